"""A change tried on a copy of the plan: what would be found then that is not found now."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from plansite.checks import check
from plansite.ground.findings import Finding
from plansite.load import load
from plansite.model import Plan
from plansite.office.undo import FOLDER

T = TypeVar("T")


def examined(folder: Path) -> tuple[Plan | None, tuple[Finding, ...]]:
    """A plan, and all that reading and checking find in it, sorted by place."""
    loaded = load(folder)
    checked = check(loaded.plan, unread=loaded.unread) if loaded.plan else ()
    return loaded.plan, tuple(sorted({*loaded.findings, *checked}))


def findings(folder: Path) -> tuple[Finding, ...]:
    """All that reading and checking find in a plan, sorted by place."""
    return examined(folder)[1]


def tried(plan: Path, files: Mapping[str, str], look: Callable[[Path], T]) -> T:
    """What there is to see in a copy of the plan with these files in it; the plan itself stays as it is."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / plan.name
        shutil.copytree(plan, copy, ignore=shutil.ignore_patterns(FOLDER))
        for name, text in files.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(text.encode("utf-8"))
        return look(copy)


def new_findings(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those of the second that the first has not, wherever in its file each stands."""
    known = {(found.place.path, found.rule, found.message) for found in before}
    return tuple(found for found in after if (found.place.path, found.rule, found.message) not in known)
