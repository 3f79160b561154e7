"""`plansite build` replaces site/ whole, or leaves it as it was and says why."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO

import pytest

from tests.bad_plans import SMALL
from tests.commands.building import command, contents, environment, hidden, lay_out, run_here, small_project
from tests.library.built import BASE, BuiltLibrary, small_library

pytestmark = pytest.mark.long
ADDRESS = "https://plan.example/q/"
PLANS = SMALL.parent
LOCKS = [".docs.lock", ".site.lock"]


@pytest.fixture(scope="module")
def built(root: Path, made_once: Callable[..., Path]) -> Path:
    """A project with a small plan and its site."""
    return small_project(root, made_once)


@pytest.fixture(scope="module")
def library(root: Path, made_once: Callable[..., Path]) -> BuiltLibrary:
    """A library of small plans."""
    return small_library(root, made_once)


@pytest.fixture
def short(root: Path, tmp_path: Path) -> Path:
    """A project with the shortest plan, and something else as its site: enough where a build comes to nothing."""
    project = lay_out(root, tmp_path / "short", PLANS / "bare")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("old", "utf-8")
    return project


def _build(project: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run_here(command("build", project, *options), **variables)


def test_a_site_is_whole(built: Path) -> None:
    """Here without a public address, and so without a sitemap."""
    site = contents(built / "site")
    assert {"index.html", "404.html", "zh/1/index.html", "parallel/1/index.html", "pdf/plan.en.pdf"} <= site.keys()
    assert [name for name in site if name.startswith("offline/plan-offline-")]
    assert [name for name in site if name.startswith("data/") and name.endswith(".md")]
    assert not [name for name in site if name.startswith("sitemap")]
    assert b'rel="canonical"' not in site["zh/index.html"]
    assert hidden(built) == LOCKS


def test_findings_leave_the_site(short: Path) -> None:
    before = contents(short / "site")
    (short / "plan/glossary.yml").write_text("- id: Not A Slug\n", "utf-8")
    done = _build(short)
    assert done.returncode == 1
    assert "plan/glossary.yml:" in done.stdout
    assert done.stderr == "check of the plan failed; site/ is as it was\n"
    assert contents(short / "site") == before


def test_broken_template_leaves_the_site(short: Path) -> None:
    before = contents(short / "site")
    template = short / "overrides" / "main.html"
    template.write_text(template.read_text("utf-8") + "{% nonsense %}", "utf-8")
    done = _build(short)
    assert done.returncode == 1
    assert "nonsense" in done.stderr
    assert done.stderr.endswith("; site/ is as it was\n")
    assert contents(short / "site") == before
    assert hidden(short) == LOCKS


def test_folder_that_is_no_site_is_refused(short: Path) -> None:
    before = contents(short / "docs")
    done = _build(short, "--site", str(short / "docs"))
    assert done.returncode == 1
    assert done.stderr.endswith("docs holds something else than a site; docs/ is as it was\n")
    assert contents(short / "docs") == before


@contextmanager
def _full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, which is how a disk that runs full looks from here."""
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))


@pytest.mark.parametrize(("step", "room"), [("PDFs", 5_000), ("site from the pages", 100_000)])
def test_full_disk_leaves_the_site(short: Path, step: str, room: int) -> None:
    """No generated file is as large as the largest script of the theme."""
    before = contents(short / "site")
    with _full_disk(room):
        done = _build(short)
    assert done.returncode == 1
    assert (step == "PDFs") is ("pages (" not in done.stdout)
    assert f"{step} (" not in done.stdout
    assert "File too large" in done.stderr and done.stderr.endswith("; site/ is as it was\n")
    assert done.stderr.count("\n") == 1
    assert contents(short / "site") == before
    assert hidden(short) == LOCKS


def test_killed_build_leaves_a_whole_site(root: Path, short: Path) -> None:
    """Killed are a build when docs/ is half written and one at its end.

    What a kill in between would leave lies there while the build is halted.
    """
    seen = [old := contents(short / "site")]
    with _building(root, short) as build:
        build.comes_to("PDFs")
    seen.append(contents(short / "site"))
    with _building(root, short) as build:
        for step in ("pages", "site from the pages"):
            build.comes_to(step)
            with build.halted():
                seen.append(contents(short / "site"))
        build.comes_to("style sheets and scripts")
    seen.append(contents(short / "site"))
    done = _build(short, SITE_URL=ADDRESS)
    assert done.returncode == 0
    assert "no public address" not in done.stdout
    new = contents(short / "site")
    assert all(site in (old, new) for site in seen)
    assert f"<loc>{ADDRESS}zh/</loc>".encode() in new["sitemap.xml"]
    assert f'<link rel="canonical" href="{ADDRESS}zh/">'.encode() in new["zh/index.html"]
    assert hidden(short) == LOCKS


@dataclass(frozen=True)
class _Running:
    """A build under way, and all that it started."""

    process: subprocess.Popen[str]
    lines: IO[str]

    def comes_to(self, step: str) -> None:
        """Wait until it says that it has done a step."""
        assert any(line.startswith(f"build: {step} (") for line in self.lines)

    @contextmanager
    def halted(self) -> Iterator[None]:
        """Let it rest meanwhile."""
        os.killpg(self.process.pid, signal.SIGSTOP)
        yield
        os.killpg(self.process.pid, signal.SIGCONT)


@contextmanager
def _building(root: Path, project: Path) -> Iterator[_Running]:
    """A build that is killed, with all that it started, when the block ends."""
    build = subprocess.Popen(
        command("build", project),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(root, SITE_URL=ADDRESS),
        start_new_session=True,
    )
    assert build.stdout is not None
    with build.stdout as lines:
        try:
            yield _Running(build, lines)
        finally:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()


@pytest.mark.parametrize("sign", [".site-build-*", ".site-build-*/*"], ids=["at its beginning", "while MkDocs runs"])
def test_terminated_build_says_so_and_leaves_nothing(short: Path, sign: str) -> None:
    """Here, where the signal means nothing but to the build."""
    before, over, unheard = contents(short / "site"), Event(), signal.signal(signal.SIGTERM, signal.SIG_IGN)

    def terminate() -> None:
        while not [*short.glob(sign)]:
            if over.wait(0.02):
                return
        os.kill(os.getpid(), signal.SIGTERM)

    try:
        with ThreadPoolExecutor(1) as watching:
            watching.submit(terminate)
            done = _build(short)
            over.set()
    finally:
        signal.signal(signal.SIGTERM, unheard)
    assert (done.returncode, done.stderr) == (1, "stopped; site/ is as it was\n")
    assert contents(short / "site") == before
    assert {*hidden(short)} <= {*LOCKS}


def test_same_plan_gives_the_same_bytes(root: Path, short: Path, tmp_path: Path, library: BuiltLibrary) -> None:
    """Alone or in a library, whatever order Python keeps its sets in, in every time zone; and beside another that is built
    from one checkout at the same time: neither touches docs/.
    """
    docs = contents(short / "docs")
    others = {"PYTHONHASHSEED": "20211216", "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
    places = {"small": "qingxi/quality", "english": "harrowdale/water"}
    sites = {name: tmp_path / f"{name}-site" for name in places}
    words = {name: ("--plan", str(PLANS / name), "--site", str(sites[name])) for name in places}
    addresses = {name: f"{BASE}{place}/" for name, place in places.items()}
    with subprocess.Popen(
        command("build", short, *words["small"]), env=environment(root, SITE_URL=addresses["small"], **others)
    ) as beside:
        assert _build(short, *words["english"], SITE_URL=addresses["english"]).returncode == 0
    assert beside.returncode == 0
    for name, place in places.items():
        assert contents(sites[name]) == contents(library.site / place)
    assert contents(short / "docs") == docs
    assert hidden(tmp_path) == [".english-site.lock", ".small-site.lock"]


def test_plans_in_one_language_are_whole(library: BuiltLibrary) -> None:
    """Built at the same time as others."""
    _assert_whole(contents(library.site / "qingxi/quality-zh"), there="zh", missing="en")
    _assert_whole(contents(library.site / "harrowdale/water"), there="en", missing="zh")


def _assert_whole(site: dict[str, bytes], *, there: str, missing: str) -> None:
    assert {f"{there}/1/index.html", f"pdf/plan.{there}.pdf"} <= site.keys()
    assert [path for path in site if path.startswith("offline/plan-offline-")]
    assert not [path for path in site if path.startswith((f"{missing}/", "parallel"))]
