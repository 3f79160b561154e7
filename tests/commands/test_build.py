"""`plansite build` replaces site/ whole, or leaves it as it was and says why."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tests.bad_plans import SMALL
from tests.commands.building import command, contents, environment, hidden, lay_out, run, run_here

pytestmark = pytest.mark.long
ADDRESS = "https://plan.example/q/"
PLANS = SMALL.parent
LOCKS = [".docs.lock", ".site.lock"]


@pytest.fixture(scope="module")
def built(root: Path, made_once: Callable[..., Path]) -> Path:
    """A project with a small plan and its site, built once; read it, write nothing."""

    def fill(project: Path) -> None:
        done = run(root, command("build", lay_out(root, project, SMALL)))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "no public address is set (SITE_URL)" in done.stdout

    return made_once("small-project", fill)


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of that project to write in."""
    return Path(shutil.copytree(built, tmp_path / "project"))


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


def test_same_plan_gives_the_same_bytes(root: Path, project: Path) -> None:
    """Whatever order Python keeps its sets in, in every time zone, and whether docs/ is there or not."""
    before = contents(project / "site")
    for folder in (project / "site", *(path for path in (project / "docs").iterdir() if path.name != "assets")):
        shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    others = {"PYTHONHASHSEED": "20211216", "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
    assert run(root, command("build", project), **others).returncode == 0
    assert contents(project / "site") == before


def test_findings_leave_the_site(project: Path) -> None:
    before = contents(project / "site")
    glossary = project / "plan" / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8") + "- id: Not A Slug\n", "utf-8")
    done = _build(project)
    assert done.returncode == 1
    assert "plan/glossary.yml:" in done.stdout
    assert done.stderr == "check of the plan failed; site/ is as it was\n"
    assert contents(project / "site") == before


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


def test_folder_that_is_no_site_is_refused(project: Path) -> None:
    before = contents(project / "docs")
    done = _build(project, "--site", str(project / "docs"))
    assert done.returncode == 1
    assert done.stderr.endswith("docs holds something else than a site; docs/ is as it was\n")
    assert contents(project / "docs") == before


@contextmanager
def _full_disk() -> Iterator[None]:
    """No file may grow beyond a limit, which is how a disk that runs full looks from here."""
    limit, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))


@pytest.mark.parametrize("step", ["PDFs", "site from the pages"])
def test_full_disk_leaves_the_site(project: Path, step: str) -> None:
    """The PDFs are there, and are not written again, unless they are removed first."""
    before = contents(project / "site")
    if step == "PDFs":
        shutil.rmtree(project / "docs" / "pdf")
    with _full_disk():
        done = _build(project)
    assert done.returncode == 1
    assert f"{step} (" not in done.stdout
    assert "File too large" in done.stderr and done.stderr.endswith("; site/ is as it was\n")
    assert done.stderr.count("\n") == 1
    assert contents(project / "site") == before
    assert hidden(project) == LOCKS


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


@pytest.mark.parametrize("moment", ["at its beginning", "while MkDocs runs"])
def test_terminated_build_says_so_and_leaves_nothing(root: Path, short: Path, moment: str) -> None:
    before = contents(short / "site")
    build = subprocess.Popen(
        command("build", short),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(root),
    )
    sign = ".site-build-*" if moment == "at its beginning" else ".site-build-*/*"
    while not list(short.glob(sign)):
        assert build.poll() is None
        time.sleep(0.02)
    build.terminate()
    _, err = build.communicate()
    assert build.returncode == 1
    assert err == "stopped; site/ is as it was\n"
    assert contents(short / "site") == before
    assert {*hidden(short)} <= {*LOCKS}


def test_two_plans_in_one_language_are_built_at_the_same_time(root: Path, project: Path, tmp_path: Path) -> None:
    """From one checkout, each a whole site in its language, and neither touches docs/."""
    docs = contents(project / "docs")
    builds = [
        subprocess.Popen(
            command("build", project, "--plan", str(PLANS / name), "--site", str(tmp_path / f"{name}-site")),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(root),
        )
        for name in ("chinese", "english")
    ]
    said = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    _assert_whole(contents(tmp_path / "chinese-site"), there="zh", missing="en")
    _assert_whole(contents(tmp_path / "english-site"), there="en", missing="zh")
    assert contents(project / "docs") == docs
    assert hidden(tmp_path) == [".chinese-site.lock", ".english-site.lock"]


def _assert_whole(site: dict[str, bytes], *, there: str, missing: str) -> None:
    assert {f"{there}/1/index.html", f"pdf/plan.{there}.pdf"} <= site.keys()
    assert [path for path in site if path.startswith("offline/plan-offline-")]
    assert not [path for path in site if path.startswith((f"{missing}/", "parallel"))]
