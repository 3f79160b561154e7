"""Zensical, which takes the place of Material for MkDocs one day: it must build the same site from the same files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import yaml

from plansite.site.project import Project

#: In what the two sites may differ, each with its reason.
ALLOWED: Final = Path(__file__).with_name("zensical-differences.yml")


class ZensicalError(Exception):
    """Zensical is not there or failed; the message is the one line that the user sees."""


def build_with_zensical(project: Project, folder: Path) -> Path:
    """Build the pages in docs/ in an empty folder; the folder of the site in it.

    Raises:
        ZensicalError: there is no such site in the end.
    """
    shutil.copy(project.settings, folder)
    for part in (project.docs, project.root / "overrides"):
        shutil.copytree(part, folder / part.name)
    program = Path(sys.executable).with_name("zensical")
    try:
        done = subprocess.run(
            [program, "build", "-f", "mkdocs.yml"], cwd=folder, capture_output=True, text=True, errors="replace"
        )
    except FileNotFoundError as error:
        raise ZensicalError("it is not installed; make test and make zensical install it") from error
    site = folder / "site"
    if done.returncode or not (site / "index.html").exists():
        lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise ZensicalError(lines[-1] if lines else "it failed and gave no reason")
    return site


def unexpected(found: Sequence[str]) -> Iterator[str]:
    """The differences that are not on the list, and what on the list is not found."""
    allowed = [str(entry["pattern"]) for entry in yaml.safe_load(ALLOWED.read_text("utf-8"))]
    yield from (line for line in found if not any(re.search(pattern, line) for pattern in allowed))
    for pattern in allowed:
        if not any(re.search(pattern, line) for line in found):
            yield f"{ALLOWED.name}: nothing differs as {pattern!r} says; take it out"
