"""Lead sentences: the short first sentence under which a paragraph stands."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importer.texts import columns, strip

#: A lead sentence is about this long at most, in characters of full width, its full stop included.
LONGEST: Final = 45
_STOPS: Final = re.compile(r"[，；：;]|[,:](?:\s|$|(?=[\u4e00-\u9fff]))")
_OTHER_ENDS: Final = re.compile(r"[！？!?]")
_FULL_STOP: Final = re.compile(r"(?<=[\w)”’])\.(?=\s+[A-Z“(])(?<!\b\w\.)(?<!\d\.)(?<!No\.)(?<!e\.g\.)(?<!i\.e\.)")
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff]")
#: 一是…… 二是……: points of one paragraph. First, … Second, …
_POINT: Final = re.compile(
    r"[一二三四五六七八九十]{1,2}(?:是|要|方面)|第[一二三四五六七八九十]，|首先|其次|再次|最后|此外|同时"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A paragraph cut behind its lead sentence."""

    lead: str
    text: str


def split_lead(text: str, *, numbered: bool = False) -> Split | None:
    """Cut a paragraph behind its lead sentence, if it has one.

    The rule: the first sentence, up to and with its 。, holds no ，；： (full- or half-width), is at most
    45 characters long, and more text follows. A 。 inside quotation marks or brackets ends no sentence. Behind a number
    (``numbered``) a ， is allowed, too. Points of a paragraph (一是……) are no leads.

    >>> split_lead("“互联网+”计量服务平台。依托温州市")
    Split(lead='“互联网+”计量服务平台。', text='依托温州市')
    >>> split_lead("到2025年，全面跃升。质量") is None
    True
    >>> split_lead("Raise quality. Firms improve.")
    Split(lead='Raise quality.', text='Firms improve.')
    """
    end = _end(text)
    if end < 1 or columns(text[: end + 1]) > 2 * LONGEST or _POINT.match(text):
        return None
    lead, rest = text[: end + 1], strip(text[end + 1 :])
    stops = _STOPS.search(lead.replace("，", "").replace(",", "") if numbered else lead)
    if not rest or stops or _OTHER_ENDS.search(lead) or not _balanced(lead):
        return None
    return Split(lead=lead, text=rest)


def _end(text: str) -> int:
    """Where the first sentence ends: at its 。, or in a text without Chinese at its full stop."""
    if _IDEOGRAPH.search(text):
        return text.find("。")
    match = _FULL_STOP.search(text)
    return match.start() if match else -1


def _balanced(text: str) -> bool:
    """Whether every quotation mark and bracket that opens also closes."""
    pairs = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"), ("〔", "〕"))
    return all(text.count(opening) == text.count(closing) for opening, closing in pairs)
