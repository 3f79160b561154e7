"""Characters that are no words: those that a reader does not see or sees as a box, and bullets."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

#: Format characters: they take no room and have no form, such as a zero-width space or a change of direction.
_FORMAT: Final = (
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0001\U000e0020-\U000e007f"
)
#: White space and format characters: what stands on neither side when two texts are compared.
BLANK: Final = re.compile(rf"[\s{_FORMAT}]+")
FORMAT: Final = re.compile(rf"[{_FORMAT}]")
_SEPARATORS: Final = "\u2028\u2029"

#: A sign that heads an item of a list in a text as received: its form, not its words.
BULLET: Final = r"(?:²(?=[\s\u4e00-\u9fff“（])|[•●◆◇■□▪▫○◎★☆➢▶►※·\ue000-\uf8ff]|[-*](?=\s))"


def unseen_in(text: str) -> Iterator[tuple[int, str]]:
    """The characters of a text that are not seen at all, each with its offset. (Line ends and tabs are no such.)"""
    return ((at, character) for at, character in _odd(text) if _is_unseen(character))


def broken_in(text: str) -> Iterator[tuple[int, str]]:
    """The characters that are not seen or have no meaning of their own: private, unassigned, lost."""
    return ((at, character) for at, character in _odd(text) if _is_unseen(character) or _is_broken(character))


def _odd(text: str) -> Iterator[tuple[int, str]]:
    if text.isprintable() and "\ufffd" not in text:
        return  # nearly every text; what follows is slow
    yield from enumerate(text)


def _is_unseen(character: str) -> bool:
    category = unicodedata.category(character)
    return character not in "\n\t" and (
        category in {"Cc", "Cs", "Cn"} or character in _SEPARATORS or bool(FORMAT.match(character))
    )


def _is_broken(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) == "Co"
