"""`plansite build`: build the whole site and put it in the place of the old one.

A build that fails or is stopped leaves the old site as it was. Any number of plans can be built at the same time, each
into its own site. The environment may name the public address (SITE_URL) and the time that files are given
(SOURCE_DATE_EPOCH).
"""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plansite.commands.command import Command, Failed, plan_option, project, site_folder, site_option
from plansite.commands.findings import good_plan
from plansite.commands.steps import say, step, stoppable
from plansite.pdf import TypesettingError
from plansite.site.building import Build, BuildError, building
from plansite.site.bundle import BundleError
from plansite.site.generator import GeneratorError
from plansite.site.offline import OfflineError
from plansite.site.project import Project
from plansite.site.recipe import build_site
from plansite.site.settings import public_address
from plansite.site.workspace import BusyError, workspace

_NAME = "build"


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    site_option(parser)


def _run(arguments: Namespace) -> None:
    here, site = project(arguments), site_folder(arguments).absolute()
    started = time.monotonic()
    try:
        with stoppable():
            _refuse_other_folders(site)
            with building(site) as build:
                _build(here, build)
    except KeyboardInterrupt as error:
        raise Failed(f"stopped; {_kept(site)}") from error
    except (Failed, BuildError, BusyError) as error:
        raise Failed(f"{error}; {_kept(site)}") from error
    say(_NAME, f"{site.name}/ is ready ({time.monotonic() - started:.1f} s)")


def _build(here: Project, build: Build) -> None:
    """The recipe, with a line for each of its steps."""
    base = public_address(here.settings)
    with workspace(here, build.work) as work:
        with _step("check of the plan"):
            plan = good_plan(here.plan, typesetting=True)
        if not build_site(plan, base, work, build.folder, build.lock, _step):
            say(_NAME, "no public address is set (SITE_URL): canonical links and the sitemap are left out")


@contextmanager
def _step(title: str) -> Iterator[None]:
    """A step of the recipe.

    Raises:
        Failed: it failed for a reason that the user can do something about.
    """
    try:
        with step(_NAME, title):
            yield
    except (Failed, TypesettingError, GeneratorError, BundleError, OfflineError) as error:
        reason = f"{title} failed"
        raise Failed(f"{reason}: {error}" if str(error) else reason) from error


def _refuse_other_folders(site: Path) -> None:
    """Keep a slip like `--site docs` from replacing what is no site."""
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").exists():
        raise Failed(f"{site} holds something else than a site")


def _kept(site: Path) -> str:
    return f"{site.name}/ is as it was" if site.exists() else f"there is no {site.name}/ yet"


COMMAND = Command(name=_NAME, summary="build the whole site and publish it", options=_options, run=_run)
