"""Making what is kept of one plan: the work of one process, on this machine or another."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plansite.checks import check
from plansite.ground.findings import Finding
from plansite.ground.write import write_tree
from plansite.library.card import Card, card
from plansite.library.segment import segment
from plansite.library.store import CARD, DIGEST, SEARCH, SITE
from plansite.load import load
from plansite.model import Plan
from plansite.pdf import TypesettingError
from plansite.render.kinds import PAGES
from plansite.site.building import Build, BuildError, building
from plansite.site.bundle import BundleError
from plansite.site.generator import GeneratorError
from plansite.site.offline import OfflineError
from plansite.site.project import Project
from plansite.site.recipe import build_site
from plansite.site.workspace import separate

_FAILURES = (TypesettingError, GeneratorError, BundleError, OfflineError, BuildError, NotADirectoryError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A plan to make.

    ``root`` is the checkout with the theme, ``base`` the public address of the plan's site or empty, ``digest`` that of
    all it is made from, ``into`` where the result is kept.
    """

    address: str
    root: Path
    folder: Path
    base: str
    digest: str
    into: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job: the findings in order, and why there is no new site where there is none.

    ``card`` is that of a plan that was only checked and has no errors.
    """

    address: str
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    seconds: float = 0.0
    card: Card | None = None


def make(job: Job) -> Outcome:
    """Check a plan, build its site and put it where it is kept; a plan with errors leaves what was kept."""
    started = time.monotonic()
    try:
        plan, findings, errors = checked(job.folder)
        failure = f"{errors} error(s)  错误 {errors} 处" if errors else ""
        if plan is not None and not errors:
            with building(job.into) as build:
                _make(job, plan, build)
    except _FAILURES as error:
        findings, failure = (), str(error).strip() or type(error).__name__
    return Outcome(address=job.address, findings=findings, failure=failure, seconds=time.monotonic() - started)


def look(address: str, folder: Path) -> Outcome:
    """Check a plan and make nothing but its card."""
    plan, findings, errors = checked(folder)
    return Outcome(address=address, findings=findings, card=card(plan) if plan is not None and not errors else None)


def checked(folder: Path) -> tuple[Plan | None, tuple[Finding, ...], int]:
    """A plan, its findings in order, and how many of them are errors."""
    loaded = load(folder)
    wrong = check(loaded.plan, unread=loaded.unread, typesetting=True) if loaded.plan else ()
    found = tuple(sorted({*loaded.findings, *wrong}))
    errors = sum(each.level == "error" for each in found)
    return loaded.plan, found, errors


def _make(job: Job, plan: Plan, build: Build) -> None:
    site = build.folder / SITE
    site.mkdir()
    work = separate(Project(root=job.root, plan=job.folder), build.work)
    build_site(plan, job.base, work, site, build.lock, _quiet)
    (build.folder / CARD).write_text(card(plan).model_dump_json(), "utf-8")
    write_tree(build.folder / SEARCH, segment(plan, PAGES), ())
    (build.folder / DIGEST).write_text(job.digest, "ascii")


@contextmanager
def _quiet(title: str) -> Iterator[None]:
    """Steps of many plans at the same time would tell nobody anything."""
    yield
