"""Changes of plan/ that can be taken back: what stood there before is kept in plan/.undo/, the newest change last."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plansite.ground.write import write_tree

FOLDER: Final = ".undo"
#: Older changes are forgotten.
KEPT: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One change: what it was, and the files as they were before (None: there was none)."""

    number: int
    title: str
    files: Mapping[str, str | None]


class Conflict(Exception):
    """A file has been changed by hand since: taking the change back would lose that. The message names the files."""


def write_kept(plan: Path, files: Mapping[str, str], title: str) -> tuple[str, ...]:
    """Write files of the plan, and keep what stood there before; the names of those that really changed.

    Raises:
        OSError: the disk says no.
    """
    before = {name: _read(plan / name) for name in files}
    changed = {name: text for name, text in files.items() if before[name] != text}
    if not changed:
        return ()
    number = max((kept.number for kept in history(plan)), default=0) + 1
    record = {"title": title, "before": {name: before[name] for name in changed}, "after": changed}
    write_tree(plan, {f"{FOLDER}/{number:05}.json": json.dumps(record, ensure_ascii=False, indent=1)}, ())
    write_tree(plan, changed, ())
    for old in history(plan)[:-KEPT]:
        _path(plan, old.number).unlink(missing_ok=True)
    return tuple(changed)


def history(plan: Path) -> tuple[Kept, ...]:
    """The changes that can be taken back, the oldest first."""
    found = sorted((plan / FOLDER).glob("*.json"))
    return tuple(_kept(path) for path in found)


def undo(plan: Path) -> Kept | None:
    """Take the newest change back; None where there is none.

    Raises:
        Conflict: one of its files was changed since.
        OSError: the disk says no.
    """
    kept = history(plan)
    if not kept:
        return None
    last, path = kept[-1], _path(plan, kept[-1].number)
    after: dict[str, Any] = json.loads(path.read_text("utf-8"))["after"]
    if touched := [name for name, text in after.items() if _read(plan / name) != text]:
        raise Conflict(", ".join(touched))
    write_tree(plan, {name: text for name, text in last.files.items() if text is not None}, ())
    for name, text in last.files.items():
        if text is None:
            (plan / name).unlink(missing_ok=True)
    path.unlink()
    return last


def _path(plan: Path, number: int) -> Path:
    return plan / FOLDER / f"{number:05}.json"


def _kept(path: Path) -> Kept:
    record: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Kept(number=int(path.stem), title=record["title"], files=record["before"])


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
