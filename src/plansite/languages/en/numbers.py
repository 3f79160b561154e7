"""The numbers that an English text gives: in digits, in words, in the names of months, in Roman numerals.

One and first are left to grammar and are no numbers; both, dual and double are two, a century is a hundred.
"""

import calendar
import re
from collections import Counter
from decimal import Decimal
from typing import Final

from plansite.languages.reading import Numbers, shown

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES: Final = "|".join(_MONTHS)
_MONTH: Final = re.compile(rf"(?<=\d )\b({_NAMES})\b|\b({_NAMES})\b(?= \d)")
_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = (
    *("zeroth", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_CARDINALS: Final = {word: value for value, word in enumerate(_SMALL)} | {
    word: value * 10 for value, word in enumerate(_TENS, 2)
}
_WORDS: Final[dict[str, int]] = (
    _CARDINALS
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {"both": 2, "dual": 2, "double": 2, "twofold": 2, "twin": 2, "century": 100}
)
POWERS: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ALL: Final = _WORDS.keys() | POWERS.keys()
_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4"}
_ROMAN_NUMERAL: Final = re.compile(rf"\b(?:{'|'.join(_ROMAN)})\b")
_FIGURE: Final = re.compile(
    r"(\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?)( ?%| per cent)?(?:[ -]?(hundred|thousand|million|billion)s?)?"
)
_PIECE: Final = re.compile(r"[a-z]+|[^a-z\s-]")
#: Words that count things by themselves: two centres, twenty-five centres.
COUNTING: Final = "|".join(sorted((word for word in _CARDINALS if word not in {"zero", "one"}), key=len, reverse=True))


def numbers(text: str) -> Numbers:
    """The numbers of a text, in any letter case."""
    text = text.lower()
    months = Counter(_MONTHS[match[0]] for match in _MONTH.finditer(text))
    text = _MONTH.sub(" ", text) if months else text
    figures = Counter(map(_figure, _FIGURE.finditer(text)))
    rest = _FIGURE.sub(" ", text) if figures else text
    possible = frozenset(_ROMAN[numeral] for numeral in _ROMAN_NUMERAL.findall(rest))
    return Numbers(figures=figures, words=frozenset(map(str, words(rest))), months=months, possible=possible)


def _figure(match: re.Match[str]) -> str:
    number = Decimal(match[1].replace(",", "")) * POWERS.get(match[3] or "", 1)
    return shown(number) + ("%" if match[2] else "")


def words(text: str) -> set[int]:
    """The numbers in words of a text in lower case."""
    found: set[int] = set()
    pieces = _PIECE.findall(text)
    if _ALL.isdisjoint(pieces):
        return found
    value: int | None = None
    for word in [*pieces, ""]:
        number = _WORDS.get(word, POWERS.get(word))
        joined = _joined(value, word, number)
        if value is not None and joined is None:
            found.add(value)
        value = number if joined is None else joined
    return found - {1}


def _joined(value: int | None, word: str, number: int | None) -> int | None:
    """Two and hundred are two hundred, twenty and five are twenty-five; three and four are two numbers."""
    if value is None or number is None:
        return None
    if word in POWERS:
        return value * number if value < number else None
    return value + number if value >= 20 and value % (10 if number < 10 else 100) == 0 else None
