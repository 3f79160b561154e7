"""Texts as they are measured, stripped and joined."""

import re
from typing import Final

from plansite.ground.characters import BLANK

_LATIN_END: Final = re.compile(r"[\x21-\x7e]")
_NARROW: Final = re.compile(r"[\x00-\u2000]+")
_LATIN_START: Final = re.compile(r"[A-Za-z0-9(]")


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return len(text) + len(_NARROW.sub("", text))


def strip(text: str) -> str:
    """The text without the blanks (invisible ones too) at its ends."""
    start = BLANK.match(text)
    text = text[start.end() :] if start else text
    return text if not text or not BLANK.fullmatch(text[-1]) else text[: _last(text) + 1]


def _last(text: str) -> int:
    return max((at for at, character in enumerate(text) if not BLANK.fullmatch(character)), default=-1)


def join(before: str, after: str) -> str:
    """Two parts of a passage; a blank between Latin words, nothing beside Chinese.

    >>> join("Made in", "China"), join("形成", "合力"), join("达到", "98%")
    ('Made in China', '形成合力', '达到98%')
    """
    latin = before and after and _LATIN_END.match(before[-1]) and _LATIN_START.match(after[0])
    return f"{before} {after}" if latin else before + after
