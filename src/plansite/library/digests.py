"""Digests: what a finished site was made from. Equal digests mean equal bytes, whatever a clock says."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import Final

from plansite.site.settings import SHARED

_PROGRAM: Final = Path(__file__).parents[1]
#: Folders of compiled files, which say nothing that their sources do not, and such files elsewhere.
_COMPILED: Final = "__pycache__"
_COMPILED_FILES: Final = (".pyc", ".cache")
#: What each installed package lies beside: a folder that is called after it and its version.
_INSTALLED: Final = "*.dist-info"


def engine_digest(root: Path) -> str:
    """Of the program: this package, the theme in the checkout ``root``, the packages that are installed, Python."""
    theme = (part for name in SHARED for part in _shared(root / name))
    code = _below(_PROGRAM, but=_COMPILED_FILES)
    installed = sorted({each.name for place in sys.path for each in Path(place).glob(_INSTALLED)})
    return _digest([*code, *theme, *(name.encode() for name in installed), sys.version.encode()])


def plan_digest(folder: Path, engine: str, base: str) -> str:
    """Of a plan's site: its folder, the program, the settings (public address, time given to files)."""
    settings = (engine, base, os.environ.get("SOURCE_DATE_EPOCH", ""))
    return _digest([*_below(folder), *(text.encode() for text in settings)])


def text_digest(files: Iterable[tuple[str, str]], *more: str) -> str:
    """Of texts by their names, and of what else is to count."""
    written = (part.encode() for pair in sorted(files) for part in pair)
    return _digest([*written, *(text.encode() for text in more)])


def _shared(place: Path) -> Iterator[bytes]:
    """A file or a folder of the theme."""
    yield place.name.encode()
    yield from _below(place) if place.is_dir() else [place.read_bytes()]


def _below(folder: str | Path, above: str = "", but: tuple[str, ...] = ()) -> Iterator[bytes]:
    """Name and content of each file below a folder, in order; ``but`` are ends of names that do not count.

    A link is not followed: where it leads is what it says. A library of a hundred plans asks for ten thousand files
    every time it is built, so each is looked at once (`os.scandir`).
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != _COMPILED:
                yield from _below(entry.path, f"{name}/", but)
        elif not name.endswith(but):
            yield os.fsencode(name)
            yield from _content(entry)


def _content(entry: os.DirEntry[str]) -> Iterator[bytes]:
    if entry.is_symlink():
        yield b"link" + os.fsencode(Path(entry.path).readlink())
    if entry.is_file():
        with FileIO(entry.path) as file:
            yield file.readall()


def _digest(parts: Iterable[bytes]) -> str:
    """Each part counts with its length, so that no two lists of parts are one. BLAKE2 (RFC 7693) is quick anywhere."""
    whole = hashlib.blake2b(digest_size=32)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return whole.hexdigest()
