"""Digests: what a finished site was made from. Equal digests mean equal bytes, whatever a clock says."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from plansite.site.settings import SHARED

_PROGRAM: Final = Path(__file__).parents[1]
#: Folders of compiled files, which say nothing that their sources do not, and such files elsewhere.
_COMPILED: Final = "__pycache__"
_COMPILED_FILES: Final = frozenset({".pyc", ".cache"})
#: What each installed package lies beside: a folder that is called after it and its version.
_INSTALLED: Final = "*.dist-info"


def engine_digest(root: Path) -> str:
    """Of the program: this package, the theme in the checkout ``root``, the packages that are installed, Python."""
    theme = (part for name in SHARED for part in _of_files(_files(root / name), root))
    code = _of_files((path for path in _files(_PROGRAM) if path.suffix not in _COMPILED_FILES), _PROGRAM)
    installed = sorted({each.name for place in sys.path for each in Path(place).glob(_INSTALLED)})
    return _digest([*code, *theme, *(name.encode() for name in installed), sys.version.encode()])


def plan_digest(folder: Path, engine: str, base: str) -> str:
    """Of a plan's site: its folder, the program, the settings (public address, time given to files)."""
    settings = (engine, base, os.environ.get("SOURCE_DATE_EPOCH", ""))
    return _digest([*_of_files(_files(folder), folder), *(text.encode() for text in settings)])


def text_digest(files: Iterable[tuple[str, str]], *more: str) -> str:
    """Of texts by their names, and of what else is to count."""
    written = (part.encode() for pair in sorted(files) for part in pair)
    return _digest([*written, *(text.encode() for text in more)])


def _files(place: Path) -> Iterator[Path]:
    """The files below a folder in order, or the file itself. A link is not followed: where it leads is what it says."""
    if not place.is_dir():
        yield place
        return
    for folder, names, files in os.walk(place):
        names[:] = sorted(name for name in names if name != _COMPILED)
        links = (name for name in names if Path(folder, name).is_symlink())
        yield from (Path(folder, name) for name in sorted([*files, *links]))


def _of_files(paths: Iterable[Path], root: Path) -> Iterator[bytes]:
    for path in paths:
        yield path.relative_to(root).as_posix().encode("utf-8", "surrogateescape")
        if path.is_symlink():
            yield b"link" + os.fsencode(path.readlink())
        if path.is_file():
            yield path.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    """Each part counts with its length, so that no two lists of parts are one."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(f"{len(part)}:".encode())
        whole.update(part)
    return whole.hexdigest()
