"""plan/editions/: the text of every edition that was kept, with the digest that editions.lock has for it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Place
from plansite.load.folder import Folder
from plansite.load.locks import broken_lock
from plansite.model import Kept
from plansite.model.editions import FOLDER, LOCK, KeptPicture, file_of
from plansite.model.inserts import PICTURE_NAME

_FILE: Final = re.compile(rf"{FOLDER}/(\d{{4}}-\d{{2}}-\d{{2}})\.json", re.ASCII)
#: A day, or the picture of a day, with its digest.
_LINE: Final = re.compile(rf"(?a:(\d{{4}}-\d{{2}}-\d{{2}}))(?:/({PICTURE_NAME}))? ([0-9a-f]{{16}})")


def read_kept(folder: Folder) -> Iterator[Kept]:
    """The kept editions in the order of their days, those too that the lock names and that are not there."""
    locked, pictures = _locked(folder)
    present = {match[1] for name in folder.present() if (match := _FILE.fullmatch(name))}
    for date in sorted(present | locked.keys()):
        digest, line = locked.get(date, ("", 1))
        shown = tuple(pictures.get(date, ()))
        if date in present:
            if file := folder.file(file_of(date), received=True):
                place = Place(path=file.path)
                yield Kept(date=date, text=file.text, locked=digest, place=place, pictures=shown)
        else:
            place = Place(path=folder.shown(LOCK), line=line)
            yield Kept(date=date, text=None, locked=digest, place=place, pictures=shown)


def _locked(folder: Folder) -> tuple[dict[str, tuple[str, int]], dict[str, list[KeptPicture]]]:
    """Digest and line of each day that the lock names, and the pictures of each day."""
    days: dict[str, tuple[str, int]] = {}
    pictures: dict[str, list[KeptPicture]] = defaultdict(list)
    for number, line in enumerate(folder.lines(LOCK), 1):
        place = Place(path=folder.shown(LOCK), line=number)
        match = _LINE.fullmatch(line)
        if match is None:
            folder.findings += broken_lock(folder.shown(LOCK), number, line)
        elif match[2]:
            pictures[match[1]].append(KeptPicture(name=match[2], digest=match[3], place=place))
        else:
            days[match[1]] = (match[3], number)
    return days, pictures
