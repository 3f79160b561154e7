"""What plan/editions/ keeps: each edition as it was published, and the digest by which it is known."""

from dataclasses import dataclass
from typing import Final

from plansite.ground.digests import digest
from plansite.ground.findings import Place

#: The folder below plan/, and the lock that `plansite release` writes: a line per edition, its day and digest.
FOLDER: Final = "editions"
LOCK: Final = "editions.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPicture:
    """A picture that an edition shows: the name of its file in pictures/, and its digest as the lock has it."""

    name: str
    digest: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An edition as it lies in plan/editions/.

    ``date`` is the day of its publication, from the name of its file. ``text`` is that of the file, None where the lock
    names a file that is not there; ``locked`` is the digest of the lock, empty where that does not name the file.
    """

    date: str
    text: str | None
    locked: str
    place: Place
    pictures: tuple[KeptPicture, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is what was kept on its day."""
        return self.text is not None and digest(self.text) == self.locked


def file_of(date: str) -> str:
    """Where the edition of a day is kept, below plan/."""
    return f"{FOLDER}/{date}.json"
