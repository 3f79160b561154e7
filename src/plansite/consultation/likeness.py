"""How like two texts are, for words that people copied by hand."""

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from plansite.consultation.received import ways

#: Two comments whose letters agree so far, of a hundred, say the same (if no figure and no negation differs).
_SAME: Final = 90
#: Shorter texts agree by chance.
_SHORTEST: Final = 8


@cache
def plain(text: str) -> str:
    """The letters and digits of a text: what remains however somebody set it. A text without any is all that it is."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in normal if character.isalnum()) or "".join(normal.split())


def say_the_same(one: str, other: str) -> bool:
    """Whether two comments say the same, in the same words or nearly so.

    A figure or a negation that one has and the other has not makes them two: 不应 is not 应, nor is 95% 98%.
    """
    first, second = plain(one), plain(other)
    if first == second:
        return True
    if min(len(first), len(second)) < _SHORTEST or _told(one) != _told(other):
        return False
    return fuzz.ratio(first, second) >= _SAME


def is_short(text: str) -> bool:
    """Whether a text is one that people write of different places: 建议更加具体."""
    return len(plain(text)) < _SHORTEST


def _told(text: str) -> tuple[Counter[str], Counter[str]]:
    """The numerals and the negations of a text."""
    numerals = Counter(character for character in plain(text) if character.isnumeric())
    return numerals, Counter(match.group().casefold() for way in ways() for match in way.negations.finditer(text))


def grams(text: str) -> frozenset[str]:
    """The groups of two characters of a text, by which texts on the same thing are found."""
    letters = plain(text)
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the first stands in the second, from 0 to 1."""
    return len(one & other) / len(one) if one else 0.0


def inside(needle: str, text: str) -> float:
    """How far a shorter text stands in a longer one, of a hundred."""
    return fuzz.partial_ratio(plain(needle), plain(text)) if needle else 0.0
