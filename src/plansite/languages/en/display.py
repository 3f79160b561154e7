"""How things are shown in English: days, lists, citations."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from plansite.languages.display import Display
from plansite.languages.en.citation import apa, plain
from plansite.languages.en.months import MONTHS


def _listing(items: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _all_languages(names: Sequence[str]) -> str:
    return "both languages" if len(names) == 2 else "all languages"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


DISPLAY: Final = Display(
    names={"zh": "Chinese", "en": "English"},
    listing=_listing,
    languages=_listing,
    all_languages=_all_languages,
    day=_day,
    citation_standards=(apa,),
    plain_citation=plain,
    bibtex_name="english",
)
