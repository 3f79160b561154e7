"""The plan's words as inline HTML that Markdown leaves alone."""

import html
import re
from collections.abc import Iterable
from typing import Final

from markupsafe import Markup

#: Characters that Markdown or one of its extensions could take for markup, wherever they stand.
_ACTIVE: Final = re.compile(r"[&<>\"*_`\[\]{}\\#|~^=$@!']")
#: At the head of a block a list mark, a number or a block fence would be taken for markup, too.
_FIRST: Final = re.compile(r"[0-9!-/:-@\[-`{-~]")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def inline(text: str, insertions: Iterable[tuple[int, Markup]] = ()) -> Markup:
    """Escape plain text and put pieces of HTML in at the given offsets (in order).

    What comes out is text to a browser whatever the plan says: markup in the plan is published, never run.
    """
    pieces: list[str] = []
    start = 0
    for offset, markup in insertions:
        pieces += [_ACTIVE.sub(_entity, text[start:offset]), markup]
        start = offset
    pieces.append(_ACTIVE.sub(_entity, text[start:]))
    joined = "".join(pieces)
    return Markup(_FIRST.sub(_entity, joined, count=1) if _FIRST.match(text) and not joined.startswith("&") else joined)


def attribute(text: str) -> Markup:
    """Text for an attribute or for front matter that the theme prints without escaping."""
    return Markup(html.escape(text, quote=True))
