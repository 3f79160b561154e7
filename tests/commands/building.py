"""A project of its own to build in: the theme of this one with a small plan, and the command as a user runs it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

import pytest

from plansite.commands.main import main

#: What every plan shares.
THEME: Final = ("docs/assets", "overrides", "mkdocs.yml")
_STRAY: Final = shutil.ignore_patterns("__pycache__")


def lay_out(root: Path, folder: Path, plan: Path) -> Path:
    """Copy the theme of the project in `root`, and a plan, into a new folder."""
    for part in THEME:
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, ignore=_STRAY)
        else:
            shutil.copy(root / part, folder / part)
    shutil.copytree(plan, folder / "plan")
    return folder


def command(name: str, project: Path, *options: str) -> list[str]:
    """A subcommand of `plansite` for this project."""
    return [sys.executable, "-m", "plansite", name, "--root", str(project), *options]


def environment(root: Path, **variables: str) -> dict[str, str]:
    """The variables for a command that runs the code in `root`; no public address is set but one that is given."""
    places = [str(root / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"SITE_URL": "", "PYTHONPATH": os.pathsep.join(places)} | variables


def run(root: Path, words: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(words, env=environment(root, **variables), capture_output=True, text=True)


def run_here(words: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    """Run such a command in this process: one of its own begins with seconds of imports, which are done here."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in ({"SITE_URL": ""} | variables).items():
            patch.setenv(name, value)
        code = main(words[words.index("plansite") + 1 :])
    return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())


def small_project(root: Path, made_once: Callable[..., Path]) -> Path:
    """A project whose small plan asks for comments, and its site, as the first who asks builds it; read it, write nothing."""

    def fill(project: Path) -> None:
        lay_out(root, project, root / "tests/plans/small")
        shutil.copytree(root / "tests/plans/asking", project / "plan/consultation")
        done = run_here(command("build", project))
        assert done.returncode == 0, done.stdout + done.stderr
        assert "no public address is set (SITE_URL)" in done.stdout

    return made_once("small-project", fill)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hidden(folder: Path) -> list[str]:
    """What lies beside a site but for nobody to see."""
    return sorted(path.name for path in folder.glob(".*"))
