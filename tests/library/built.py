"""A library of three small plans, laid out and built as a user builds it; once for all that look at it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.building import command, run, run_here
from tests.library.conftest import Threads, lay_out

BASE = "https://plans.example/library/"


@dataclass(frozen=True)
class BuiltLibrary:
    """Where a library lies and is published."""

    root: Path
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def words(self) -> list[str]:
        """The command that builds it."""
        where = ("--list", str(self.folder / "library.yml"), "--site", str(self.site), "--processes", "2")
        return [*command("library", self.root), "build", *where]

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build it in processes of its own."""
        return run(self.root, self.words, SITE_URL=BASE)

    def build_here(self) -> subprocess.CompletedProcess[str]:
        """Build it in this process, whose imports are done."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("plansite.library.processes._pool", Threads)
            return run_here(self.words, SITE_URL=BASE)


def small_library(root: Path, made_once: Callable[..., Path]) -> BuiltLibrary:
    """The library as the first who asks for it builds it; read it, write nothing."""

    def fill(folder: Path) -> None:
        lay_out(folder)
        done = BuiltLibrary(root, folder).build()
        assert done.returncode == 0, done.stdout + done.stderr

    return BuiltLibrary(root, made_once("small-library", fill))
