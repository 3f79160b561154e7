"""Figures of an English text. A figure is one of these, and nothing else:

- a date: ``2025``, ``2021–2025``, ``20 December 2021``;
- a number in digits with %, if it has that, and what bounds it: ``97%``, ``at least 80%``, ``≤27``, ``1,200``;
- a name with digits in it: ``PM2.5``, ``5G``, ``5+5``, ``Annex 2``;
- a blank where a number is due: ``**``;
- a number in words: ``three``, ``twenty-five``. One, first and the like are left to grammar.

Numbers of headings, and the labels of tables and special columns, are form, not text.
"""

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from plansite.languages.en.numbers import COUNTING, POWERS, numbers
from plansite.languages.reading import FoundFigure, remembered

_MONTH: Final = "|".join(filter(None, calendar.month_name))
_POWER: Final = "|".join(POWERS)
_NUMBER: Final = r"\d+(?:,\d{3})*(?:\.\d+)?"
_BOUNDS: Final = {
    "at least": "≥",
    "no less than": "≥",
    "more than": ">",
    "at most": "≤",
    "no more than": "≤",
    "less than": "<",
    "below": "<",
}
_BOUND: Final = rf"(?:\b(?:{'|'.join(map(re.escape, _BOUNDS))})\ |[≥≤<>])?"
_FIGURE: Final = re.compile(
    rf"""
    (?P<date>\b(?:\d{{1,2}}\ )?(?:{_MONTH})\ \d{{4}}\b|\b\d{{1,2}}\ (?:{_MONTH})\b
        |\b(?:19|20)\d\d(?:[-–](?:19|20)\d\d)?\b(?![%.,]?\d|%|\ ?%))
    |(?P<name>\b(?:Annex|Annexe|Table|Special\ Column)\ \d[\d-]*|{_NUMBER}(?:\+{_NUMBER})+
        |\b[A-Za-z]+-?{_NUMBER}[A-Za-z]*|\b{_NUMBER}[A-Za-z]+\b)
    |(?P<blank>\*{{2,}}|_{{2,}})
    |(?P<digits>{_BOUND}{_NUMBER}(?:[-–]{_NUMBER})?(?:\ ?(?:%|‰|per\ cent))?(?:\ (?:{_POWER}))?)
    |(?P<count>\b(?:{COUNTING}|{_POWER})(?:[- ](?:{COUNTING}|{_POWER}))*\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL: Final = re.compile(r"^(?:\d+\. |\(\d+\) |Special Column [\d-]+: |Table \d+: )")
_UNIT: Final = re.compile(r"(%|‰)|per cent")


@remembered
def figures(text: str) -> Iterator[FoundFigure]:
    """The figures of a text, in order."""
    label = _LABEL.match(text)
    for match in _FIGURE.finditer(text, label.end() if label else 0):
        start, found = match.start(), match[0]
        match match.lastgroup:
            case "digits":
                yield _in_digits(start, found)
            case "count":
                values = numbers(found).words or frozenset()
                number = Decimal(next(iter(values))) if len(values) == 1 else None
                yield FoundFigure(start=start, text=found, form="count", number=number)
            case "date" | "name" | "blank" as form:
                yield FoundFigure(start=start, text=found, form=form)


def _in_digits(start: int, text: str) -> FoundFigure:
    *_, last = re.findall(_NUMBER, text)
    unit = match[1] or "%" if (match := _UNIT.search(text)) else ""
    number = Decimal(last.replace(",", ""))
    for power in re.findall("|".join(POWERS), text.lower()):
        number *= POWERS[power]
    bound = next((sign for words, sign in _BOUNDS.items() if text.lower().startswith(f"{words} ")), "")
    return FoundFigure(
        start=start,
        text=text,
        form="digits",
        unit=unit,
        number=number,
        bound=bound or (text[0] if text[0] in "≥≤<>" else ""),
    )
