"""A library of three small plans, laid out and built as a user builds it; once for all that look at it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.building import command, contents, run, run_here
from tests.library.conftest import Threads, lay_out

PARTS = ".parts.json"
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

    def copied(self, folder: Path) -> BuiltLibrary:
        """A copy of it to change, with what is kept of its plans."""
        return BuiltLibrary(self.root, Path(shutil.copytree(self.folder, folder)))

    def touch(self, *plans: str) -> None:
        """Let plans be made anew, and be as they were."""
        for plan in plans:
            with (self.folder / "plans" / plan / "plan.yml").open("a", encoding="utf-8") as file:
                file.write("\n")

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


def assert_made_anew(site: Path, before: dict[str, bytes]) -> None:
    """The same plans, made from other files: one file of the published library says from which."""
    after = contents(site)
    assert after.pop(PARTS) != before[PARTS]
    assert after == {path: data for path, data in before.items() if path != PARTS}
