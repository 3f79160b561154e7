"""How like two texts are, from 0 to 1: characters that match, whatever the language (rapidfuzz)."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

#: White space and marks; a sign that belongs to a number stays.
_MARKS: Final = re.compile(r"[^\w%‰+≥≤<>.−-]+|(?<!\d)[.−-]|\.(?!\d)|_", re.UNICODE)
#: A shorter text is found in nearly every long one.
SHORTEST: Final = 4


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """What of a text counts when marks do not: small letters, digits and the signs of numbers, after NFKC."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def likeness(one: str, other: str) -> float:
    """How like two texts are as wholes."""
    return fuzz.ratio(plain(one), plain(other)) / 100


def held(part: str, whole: str) -> float:
    """How much of a text stands in a longer one, in one place."""
    short, long = plain(part), plain(whole)
    if len(short) < SHORTEST or len(short) > len(long):
        return fuzz.ratio(short, long) / 100
    return fuzz.partial_ratio(short, long) / 100
