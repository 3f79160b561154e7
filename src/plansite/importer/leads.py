"""Lead sentences: the short first sentence under which a paragraph stands."""

from dataclasses import dataclass
from typing import Final

from plansite.importer.lines import strip

#: A lead sentence is about this long at most, in characters, its 。 included.
LONGEST: Final = 45
_STOPS: Final = "，；：,;:"
_OTHER_ENDS: Final = "！？!?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A paragraph cut behind its lead sentence."""

    lead: str
    text: str


def split_lead(text: str) -> Split | None:
    """Cut a paragraph behind its lead sentence, if it has one.

    The rule: the first sentence, up to and with its 。, holds no ，；： (full- or half-width), is at most
    45 characters long, and more text follows. A 。 inside quotation marks or brackets ends no sentence.

    >>> split_lead("“互联网+”计量服务平台。依托温州市")
    Split(lead='“互联网+”计量服务平台。', text='依托温州市')
    >>> split_lead("到2025年，全面跃升。质量") is None
    True
    """
    end = text.find("。")
    if end < 1 or end + 1 > LONGEST:
        return None
    lead, rest = text[: end + 1], strip(text[end + 1 :])
    if not rest or any(mark in lead for mark in _STOPS + _OTHER_ENDS) or not _balanced(lead):
        return None
    return Split(lead=lead, text=rest)


def _balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes."""
    pairs = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("〔", "〕"))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)
