"""`plansite library`: publish many plans as one library (build), or check them all and write nothing (check).

library.yml names the folders of the plans; each is published at its own address, exactly as it would stand alone, and
around them a list with filters, search over all, indicators across plans, consultations, a feed and data. Only plans
that changed are built. A plan with errors keeps its last good site, is named, and ends the command with exit code 1.
The environment may name the public address of the library (SITE_URL).
"""

import os
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.commands.command import Command, Failed, WrongUsage
from plansite.commands.findings import report
from plansite.commands.steps import say, step, stoppable
from plansite.library.catalogue import NAME
from plansite.library.cluster import ClusterError, make_on
from plansite.library.digests import engine_digest, plan_digest
from plansite.library.entries import contradictions
from plansite.library.library import Library
from plansite.library.making import Job, Outcome
from plansite.library.processes import check_all, cores, make_all
from plansite.library.publishing import Published, make_own_pages, put_together
from plansite.library.reading import read_library
from plansite.library.same import proposals
from plansite.library.store import Store
from plansite.office.telling import told
from plansite.site.building import BuildError, building
from plansite.site.bundle import BundleError
from plansite.site.generator import GeneratorError
from plansite.site.settings import public_address

_NAME: Final = "library"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a build is told: the checkout with the theme, the library, where it is published, at what address."""

    root: Path
    library: Library
    site: Path
    base: str
    processes: int
    scheduler: str
    exchange: str

    @property
    def store(self) -> Store:
        return Store.of(self.site)


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("build", "check"), help="publish the library, or check it and write nothing")
    parser.add_argument("--list", type=Path, metavar="FILE", help=f"the list of its plans (default: {NAME})")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="the published library (default: library-site/)")
    parser.add_argument("--processes", type=int, metavar="N", help="plans built at a time (default: as many as cores)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="build on the workers of this Dask scheduler: tcp://…")
    place = "an fsspec address that all machines reach (default: a hidden folder beside the library)"
    parser.add_argument("--exchange", metavar="ADDRESS", help=f"where plans and results travel: {place}")


def _run(arguments: Namespace) -> None:
    library, processes = _library(arguments.list or arguments.root / NAME), arguments.processes or cores()
    if arguments.action == "check":
        _check(library, processes)
        return
    root: Path = arguments.root.absolute()
    if not (root / "mkdocs.yml").is_file():
        raise WrongUsage(f"{root} holds no mkdocs.yml; run this in the project's folder, or name that with --root")
    site: Path = (arguments.site or root / "library-site").absolute()
    base = public_address(root / "mkdocs.yml")
    if base.rstrip("/") != os.environ.get("SITE_URL", "").rstrip("/"):
        line = (
            "mkdocs.yml holds an address of its own (site_url); a library takes it from SITE_URL, for each plan another"
        )
        raise WrongUsage(f"{line}  mkdocs.yml 中写死了 site_url，规划库须用 SITE_URL")
    exchange = arguments.exchange or site.with_name(f".{site.name.lstrip('.')}-exchange").as_uri()
    work = _Work(
        root=root,
        library=library,
        site=site,
        base=base,
        processes=processes,
        scheduler=arguments.scheduler or "",
        exchange=exchange,
    )
    _publish(work)


def _library(path: Path) -> Library:
    """The library that a file lists.

    Raises:
        WrongUsage: there is no such file.
        Failed: something is wrong with it; that has been printed.
    """
    if not path.is_file():
        raise WrongUsage(f"{path}: there is no such file  没有这个文件")
    read = read_library(path)
    if read.library is None:
        report(read.findings)
        raise Failed("")
    return read.library


def _check(library: Library, processes: int) -> None:
    """Check every plan, and what library.yml says of them."""
    cards, wrong, folders = {}, [], {each.address: each.folder for each in library.members}
    for outcome in check_all(folders, processes):
        _tell(outcome, folders[outcome.address])
        if outcome.card is None:
            wrong.append(outcome.address)
        else:
            cards[outcome.address] = outcome.card
    errors = report((*contradictions(library, cards), *proposals(cards, library.catalogue)))
    if wrong:
        raise Failed(f"with errors: {', '.join(sorted(wrong))}  以上规划有误")
    if errors:
        raise Failed("")


def _publish(work: _Work) -> None:
    """Build what changed and put the library in place.

    Raises:
        Failed: some of it is not as it should be; what is good is published all the same.
    """
    started, site = time.monotonic(), work.site
    if site.is_dir() and any(site.iterdir()) and not Store.of(site).folder.is_dir():
        raise Failed(f"{site} holds something else than a library  此文件夹里不是规划库")
    try:
        with stoppable(), building(site, spare=work.store.spare) as build:
            wrong, errors = _build(work, build.folder)
    except KeyboardInterrupt as error:
        raise Failed(f"stopped; {_kept(site)}  已中止") from error
    except (Failed, BuildError, GeneratorError, BundleError, ClusterError) as error:
        raise Failed(f"{error}; {_kept(site)}") from error
    work.store.keep_only(member.key for member in work.library.members)
    say(_NAME, f"{site.name}/ is ready ({time.monotonic() - started:.1f} s)")
    if wrong:
        raise Failed(f"not renewed: {', '.join(wrong)}  以上规划有误，未更新")
    if errors:
        raise Failed("")


def _build(work: _Work, into: Path) -> tuple[list[str], int]:
    """The addresses of the plans that have errors, and the number of errors in library.yml."""
    with step(_NAME, "what has changed"):
        engine = engine_digest(work.root)
        jobs = list(_jobs(work, engine))
    say(_NAME, f"{len(work.library.members)} plan(s), {len(jobs)} to build")
    wrong = sorted(each.address for each in _told(_made(work, jobs, engine), jobs) if each.failure)
    published = Published.of(work.library, work.store)
    if not published.members:
        raise Failed("no plan can be published  没有可发布的规划")
    errors = report(contradictions(work.library, published.own))
    with step(_NAME, "pages of the library"):
        make_own_pages(work.root, work.library, published, work.base, engine, work.store)
    with step(_NAME, "library put together"):
        put_together(work.library, published, work.base, work.store, work.site, into)
    return wrong, errors


def _made(work: _Work, jobs: Sequence[Job], engine: str) -> Iterator[Outcome]:
    """Make plans on this machine, or on those of a scheduler."""
    if work.scheduler and jobs:
        return make_on(work.scheduler, work.exchange, jobs, work.root, engine)
    return make_all(jobs, work.processes)


def _jobs(work: _Work, engine: str) -> Iterator[Job]:
    """The plans whose sites are not kept as they are now."""
    for each in work.library.members:
        base, entry = f"{work.base}{each.address}/" if work.base else "", work.store.entry(each.key)
        digest = plan_digest(each.folder, engine, base)
        if entry.digest != digest:
            yield Job(
                address=each.address, root=work.root, folder=each.folder, base=base, digest=digest, into=entry.folder
            )


def _told(outcomes: Iterable[Outcome], jobs: Sequence[Job]) -> Iterator[Outcome]:
    """The outcomes of jobs, each with its line."""
    folders = {each.address: each.folder for each in jobs}
    for number, outcome in enumerate(outcomes, 1):
        what = f"failed: {outcome.failure}" if outcome.failure else f"built ({outcome.seconds:.1f} s)"
        say(_NAME, f"[{number}/{len(jobs)}] {outcome.address} {what}")
        _tell(outcome, folders[outcome.address])
        yield outcome


def _tell(outcome: Outcome, folder: Path) -> None:
    """The findings of a plan, under its address."""
    if outcome.findings:
        print(f"{outcome.address}:")
        for finding in outcome.findings:
            print(told(finding, folder))


def _kept(site: Path) -> str:
    return f"{site.name}/ is as it was" if site.exists() else f"there is no {site.name}/ yet"


COMMAND = Command(name=_NAME, summary="publish many plans as one library", options=_options, run=_run)
