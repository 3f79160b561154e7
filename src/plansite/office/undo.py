"""Changes of plan/ that can be taken back: what stood there before is kept in plan/.undo/, the newest change last."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from plansite.ground.write import write_tree

FOLDER: Final = ".undo"
#: Older changes are forgotten.
KEPT: Final = 30
#: What is in a file; None where there is none.
Content = str | bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One change: what it was, and the files as they were before and after it."""

    number: int
    title: str
    files: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]


class Conflict(Exception):
    """A file has been changed by hand since: taking the change back would lose that. The message names the files."""


def write_kept(plan: Path, files: Mapping[str, Content], title: str) -> tuple[str, ...]:
    """Write files of the plan (None: remove it), and keep what stood there; the names of those that really changed.

    Raises:
        OSError: the disk says no.
    """
    changed = _changed(plan, files)
    write_tree(plan, _record(plan, changed, title), ())
    _put(plan, changed)
    for old in history(plan)[:-KEPT]:
        _path(plan, old.number).unlink(missing_ok=True)
    return tuple(changed)


def kept_record(plan: Path, files: Mapping[str, Content], title: str) -> Mapping[str, str]:
    """The file to be written along with a change, so that it can be taken back; none where nothing would change."""
    return _record(plan, _changed(plan, files), title)


def _record(plan: Path, changed: Mapping[str, bytes | None], title: str) -> Mapping[str, str]:
    if not changed:
        return {}
    number = max((kept.number for kept in history(plan)), default=0) + 1
    before = {name: _written(_read(plan / name)) for name in changed}
    record = {"title": title, "before": before, "after": {name: _written(data) for name, data in changed.items()}}
    return {f"{FOLDER}/{number:05}.json": json.dumps(record, ensure_ascii=False, indent=1)}


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
    last = kept[-1]
    if touched := [name for name, data in last.after.items() if _read(plan / name) != data]:
        raise Conflict(", ".join(touched))
    _put(plan, last.files)
    _path(plan, last.number).unlink()
    return last


def _changed(plan: Path, files: Mapping[str, Content]) -> dict[str, bytes | None]:
    """Those of the files that are other than they are now."""
    data = {name: each.encode("utf-8") if isinstance(each, str) else each for name, each in files.items()}
    return {name: each for name, each in data.items() if _read(plan / name) != each}


def _put(plan: Path, files: Mapping[str, bytes | None]) -> None:
    write_tree(plan, {name: data for name, data in files.items() if data is not None}, ())
    for name, data in files.items():
        if data is None:
            (plan / name).unlink(missing_ok=True)


def _path(plan: Path, number: int) -> Path:
    return plan / FOLDER / f"{number:05}.json"


def _kept(path: Path) -> Kept:
    record: dict[str, Any] = json.loads(path.read_text("utf-8"))
    before, after = ({name: _back(each) for name, each in record[side].items()} for side in ("before", "after"))
    return Kept(number=int(path.stem), title=record["title"], files=before, after=after)


def _written(data: bytes | None) -> Any:
    """The content of a file as JSON: text as it is, what is none (a picture, a Word file) under ``base64``."""
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode("ascii")}


def _back(written: Any) -> bytes | None:
    if isinstance(written, dict):
        return b64decode(written["base64"])
    return None if written is None else str(written).encode("utf-8")


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
