"""Lock files: what was confirmed and what was published, a block a line. Commands write them."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Fault, Place, rule
from plansite.ground.identities import Identity
from plansite.load.folder import Folder

_LINE: Final = re.compile(r"(\S+) ([0-9a-f]{16}(?: [0-9a-f]{16}(?: =)?)?)", re.ASCII)


@rule("lock-form")
def broken_lock(path: str, number: int, line: str) -> Iterator[Fault]:
    """A lock file has a line per block: its identity, and in translation.en.lock a digest. Commands write it.

    Bad:  `m3-1-2` in translation.en.lock; `m3-1` in identities.lock
    Good: `m3-1-2 5f0c1d2e3a4b5c6d` in translation.en.lock; `m3-1-2` in identities.lock
    """
    yield Fault(
        place=Place(path=path, line=number),
        message=f"{line[:40]!r} is not a line of a lock file",
        hint="restore the file as it was last published; commands write it (make translated, make release)",
        hint_zh="锁定文件由命令写成（make translated、make release），请勿手改：请恢复上次发布时的文件",
    )


def read_confirmed(folder: Folder, name: str) -> dict[str, str]:
    """What a lock file says of each block, by its identity: digests."""
    found = {}
    for number, line in enumerate(folder.lines(name), 1):
        if match := _LINE.fullmatch(line):
            found[match[1]] = match[2]
        else:
            folder.findings += broken_lock(folder.shown(name), number, line)
    return found


def read_published(folder: Folder, name: str) -> dict[Identity, Place]:
    """The identities of a lock file, each with its place."""
    found = {}
    for number, line in enumerate(folder.lines(name), 1):
        try:
            found[Identity.parse(line)] = Place(path=folder.shown(name), line=number)
        except ValueError:
            folder.findings += broken_lock(folder.shown(name), number, line)
    return found
