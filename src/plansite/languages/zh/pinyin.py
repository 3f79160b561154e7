"""How Chinese characters are read, and how a term is: for the order of the glossary and for searches in Latin letters.

``readings.txt`` holds what the library pypinyin says of every character; a test compares the two. Its dictionary of
phrases would also know how 行 is read in 行业, but takes a quarter of a second to load; the few terms that need it have
their ``reading`` in the glossary.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).with_name("readings.txt")


def readings(character: str) -> tuple[str, ...]:
    """The readings of a character with the number of their tone, the usual one first: 行 → xing2, hang2, …

    Empty for what is no Chinese character. ü is v.
    """
    return _readings().get(character, ())


def syllable(reading: str) -> str:
    """A reading without its tone: hang2 → hang."""
    return reading.rstrip("12345")


def sort_key(text: str, reading: str | None = None) -> str:
    """What brings Chinese texts into the order of a dictionary; marks and blanks do not count.

    ``reading``: a syllable for each Chinese character, where they are not read as each is by itself.
    """
    given = iter(reading.split()) if reading else None
    return "".join(_sound(character, next(given) if given and readings(character) else "") for character in text)


def _sound(character: str, given: str) -> str:
    alone = readings(character)
    if alone:
        return given or alone[0]
    return character.casefold() if character.isalnum() else ""


@cache
def _readings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sounds, _, characters = line.partition(": ")
            found |= dict.fromkeys(characters, tuple(sounds.split()))
    return found
