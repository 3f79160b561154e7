"""plan/editions/: the text of every edition that was kept, with the digest that editions.lock has for it."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Place
from plansite.load.folder import Folder
from plansite.load.locks import broken_lock
from plansite.model import Kept
from plansite.model.editions import FOLDER, LOCK, file_of

_FILE: Final = re.compile(rf"{FOLDER}/(\d{{4}}-\d{{2}}-\d{{2}})\.json", re.ASCII)
_LINE: Final = re.compile(r"(\d{4}-\d{2}-\d{2}) ([0-9a-f]{16})", re.ASCII)


def read_kept(folder: Folder) -> Iterator[Kept]:
    """The kept editions in the order of their days, those too that the lock names and that are not there."""
    locked = _locked(folder)
    present = {match[1] for name in folder.present() if (match := _FILE.fullmatch(name))}
    for date in sorted(present | locked.keys()):
        digest, line = locked.get(date, ("", 1))
        if date in present:
            if file := folder.file(file_of(date), received=True):
                place = Place(path=file.path)
                yield Kept(date=date, text=file.text, locked=digest, place=place)
        else:
            place = Place(path=folder.shown(LOCK), line=line)
            yield Kept(date=date, text=None, locked=digest, place=place)


def _locked(folder: Folder) -> dict[str, tuple[str, int]]:
    """Digest and line of each day that the lock names."""
    found = {}
    for number, line in enumerate(folder.lines(LOCK), 1):
        if match := _LINE.fullmatch(line):
            found[match[1]] = (match[2], number)
        else:
            folder.findings += broken_lock(folder.shown(LOCK), number, line)
    return found
