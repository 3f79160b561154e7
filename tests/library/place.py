"""A library of three small plans, laid out and built as a user builds it; once for all that look at it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.commands.building import command, run
from tests.library.conftest import lay_out

BASE = "https://plans.example/library/"


@dataclass(frozen=True)
class Place:
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
        return run(self.root, self.words, SITE_URL=BASE)


def small_library(root: Path, made_once: Callable[..., Path]) -> Place:
    """The library as the first who asks for it builds it; read it, write nothing."""

    def fill(folder: Path) -> None:
        lay_out(folder)
        done = Place(root, folder).build()
        assert done.returncode == 0, done.stdout + done.stderr

    return Place(root, made_once("small-library", fill))
