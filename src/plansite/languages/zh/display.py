"""How things are shown in Chinese: days, lists, the first words of a text, citations."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from plansite.languages.display import Display
from plansite.languages.zh.citation import gbt7714, plain


def _listing(items: Sequence[str]) -> str:
    return "和".join(filter(None, ["、".join(items[:-1]), *items[-1:]]))


def _languages(names: Sequence[str]) -> str:
    """中英文: what the names end in stands once."""
    if len(names) > 1 and all(name.endswith("文") for name in names):
        return "".join(name.removesuffix("文") for name in names) + "文"
    return _listing(names)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


DISPLAY: Final = Display(
    names={"zh": "中文", "en": "英文"},
    listing=_listing,
    languages=_languages,
    all_languages=_languages,
    day=_day,
    first_words=24,
    quotation=60,
    ellipsis="……",
    citation_standards=(gbt7714,),
    plain_citation=plain,
    bibtex_name="chinese",
)
