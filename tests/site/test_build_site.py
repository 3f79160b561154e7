"""The real build replaces site/ whole, or leaves it as it was and says why."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARTS = ("plan", "docs", "overrides", "scripts", "mkdocs.yml")
ADDRESS = "https://plan.example/q/"
STRAY = shutil.ignore_patterns("__pycache__")


@pytest.fixture
def project(root: Path, site: Path, tmp_path: Path) -> Path:
    """A copy of the project with its built site."""
    folder = tmp_path / "project"
    for part in PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, ignore=STRAY)
        else:
            shutil.copy(root / part, folder / part)
    shutil.copytree(site, folder / "site")
    return folder


def _build(
    project: Path, *options: str, limit: int | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; no file that it writes may be longer than `limit` bytes."""
    command = [sys.executable, str(project / "scripts" / "build_site.py"), *options]
    if limit is not None:
        command = ["/bin/sh", "-c", f'ulimit -f {limit // 512}; exec "$@"', "sh", *command]
    environ = os.environ | {"SITE_URL": ""} | variables
    return subprocess.run(command, env=environ, capture_output=True, text=True)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_plan_gives_the_same_bytes(project: Path) -> None:
    """Here without a public address, and so without a sitemap."""
    before = _contents(project / "site")
    shutil.rmtree(project / "site")
    done = _build(project)
    assert done.returncode == 0
    assert "no public address is set (SITE_URL)" in done.stdout
    assert _contents(project / "site") == before
    assert not [name for name in before if name.startswith("sitemap")]
    assert b'rel="canonical"' not in before["zh/index.html"]


def test_findings_leave_the_site(project: Path) -> None:
    before = _contents(project / "site")
    glossary = project / "plan" / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8") + "- id: Not A Slug\n", "utf-8")
    done = _build(project)
    assert done.returncode == 1
    assert "plan/glossary.yml:" in done.stdout
    assert done.stdout.endswith("site: PDFs from plan/ failed; site/ is as it was\n")
    assert _contents(project / "site") == before


def test_broken_template_leaves_the_site(project: Path) -> None:
    before = _contents(project / "site")
    template = project / "overrides" / "main.html"
    template.write_text(template.read_text("utf-8") + "{% nonsense %}", "utf-8")
    done = _build(project)
    assert done.returncode == 1
    assert done.stdout.endswith("site: site from docs/ failed; site/ is as it was\n")
    assert "nonsense" in done.stderr
    assert _contents(project / "site") == before


def test_folder_that_is_no_site_is_refused(project: Path) -> None:
    before = _contents(project / "docs")
    done = _build(project, "--site", "docs")
    assert done.returncode == 1
    assert done.stdout.endswith("docs holds something else than a site; docs/ is as it was\n")
    assert _contents(project / "docs") == before


def test_full_disk_leaves_the_site(project: Path) -> None:
    """No file may grow beyond 100 kB, which is how a disk that runs full looks from here."""
    before = _contents(project / "site")
    done = _build(project, limit=100_000)
    assert done.returncode == 1
    assert "File too large" in done.stdout.splitlines()[-1]
    assert done.stdout.endswith("; site/ is as it was\n")
    assert "Traceback" not in done.stdout + done.stderr
    assert _contents(project / "site") == before


def test_killed_build_leaves_a_whole_site(project: Path) -> None:
    """Old and new differ in every page, by their public address: a mixture passes for neither."""
    old = _contents(project / "site")
    started = time.monotonic()
    assert _build(project).returncode == 0
    whole = time.monotonic() - started
    moments = random.Random(20211216)
    for _ in range(3):
        build = subprocess.Popen(
            [sys.executable, project / "scripts" / "build_site.py"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"SITE_URL": ADDRESS},
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.1, 1.1) * whole)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        site = _contents(project / "site")
        assert site == old or _is_new(site, old)
    done = _build(project, SITE_URL=ADDRESS)
    assert done.returncode == 0
    assert "no public address" not in done.stdout
    new = _contents(project / "site")
    assert _is_new(new, old)
    assert f"<loc>{ADDRESS}zh/</loc>".encode() in new["sitemap.xml"]
    assert f'<link rel="canonical" href="{ADDRESS}zh/">'.encode() in new["zh/index.html"]
    assert [path.name for path in project.glob(".site*")] == [".site.lock"]


def test_terminated_build_says_so_and_leaves_nothing(project: Path) -> None:
    before = _contents(project / "site")
    build = subprocess.Popen(
        [sys.executable, project / "scripts" / "build_site.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(project.glob(".site-build-*")):
        time.sleep(0.02)
    build.terminate()
    out, err = build.communicate()
    assert build.returncode == 1
    assert out.endswith("site: stopped; site/ is as it was\n") and err == ""
    assert _contents(project / "site") == before
    assert [path.name for path in project.glob(".site*")] == [".site.lock"]


def _is_new(site: dict[str, bytes], old: dict[str, bytes]) -> bool:
    pages = {name for name in old if name.startswith(("zh/", "en/")) and name.endswith("index.html")}
    whole = site.keys() >= old.keys() | {"sitemap.xml"}
    return whole and all(ADDRESS.encode() in site[name] for name in pages)
