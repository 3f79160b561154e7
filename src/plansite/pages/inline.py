"""The plan's words as inline HTML that Markdown leaves alone."""

import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from markupsafe import Markup

from plansite.languages import Language, known, language

#: Characters that Markdown or one of its extensions could take for markup, wherever they stand.
_ACTIVE: Final = re.compile(r"[&<>\"*_`\[\]{}\\#|~^=$@!']")
#: At the head of a block a list mark, a number or a block fence would be taken for markup, too.
_FIRST: Final = re.compile(r"[0-9!-/:-@\[-`{-~]")
#: Han characters, which another script has only as words of another language. (Latin letters stand in any script.)
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")


def inline(text: str, insertions: Iterable[tuple[int, Markup]] = (), *, language: Language | None = None) -> Markup:
    """Escape plain text and put pieces of HTML in at the given offsets (in order).

    What comes out is text to a browser whatever the plan says: markup in the plan is published, never run. Where the
    language of the text is given, words of another script are marked as such, for screen readers and for the choice of
    the font; where it is not, there is no element in what comes out but the pieces put in.
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


def _piece(text: str, language: Language | None) -> str:
    escaped = _ACTIVE.sub(_entity, text)
    if language is None or language.script == "Hani":
        return escaped
    return _HAN.sub(rf'<span lang="{_han_tag()}">\g<0></span>', escaped)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


@cache
def _han_tag() -> str:
    """The tag of the first known language that is written in Han characters."""
    tags = (each.tag for each in map(language, known()) if each.script == "Hani")
    return next(tags, "und-Hani")
