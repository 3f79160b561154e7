"""The plan's words as inline HTML that Markdown leaves alone."""

import html
import re
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

from plansite.languages import LANGUAGES, Language

#: Characters that Markdown or one of its extensions could take for markup, wherever they stand.
_ACTIVE: Final = re.compile(r"[&<>\"*_`\[\]{}\\#|~^=$@!']")
#: At the head of a block a list mark, a number or a block fence would be taken for markup, too.
_FIRST: Final = re.compile(r"[0-9!-/:-@\[-`{-~]")


_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_SPAN: Final = r'<span lang="zh-Hans">\g<0></span>'


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _piece(text: str, language: Language) -> str:
    escaped = _ACTIVE.sub(_entity, text)
    return _CHINESE.sub(_SPAN, escaped) if language == "en" else escaped


def inline(text: str, insertions: Iterable[tuple[int, Markup]] = (), *, language: Language = LANGUAGES[0]) -> Markup:
    """Escape plain text and put pieces of HTML in at the given offsets (in order).

    What comes out is text to a browser whatever the plan says: markup in the plan is published, never run. Chinese
    words in the English are marked as such, for screen readers and for the choice of the font.
    """
    pieces: list[str] = []
    start = 0
    for offset, markup in insertions:
        pieces += [_piece(text[start:offset], language), markup]
        start = offset
    pieces.append(_piece(text[start:], language))
    joined = "".join(pieces)
    return Markup(_FIRST.sub(_entity, joined, count=1) if _FIRST.match(text) and not joined.startswith("&") else joined)


def attribute(text: str) -> Markup:
    """Text for an attribute or for front matter that the theme prints without escaping."""
    return Markup(html.escape(text, quote=True))
