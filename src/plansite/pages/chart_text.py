"""Text of charts in lines: SVG breaks none by itself."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

#: How wide a line of text may be, in em: that of the narrowest phone.
_EM: Final = Decimal(21)
#: What stands between two labels.
BETWEEN: Final = " · "
#: Han characters with the mark that must not part from them, words with the blank behind them.
_PIECE: Final = re.compile(r"[（“]?[\u3000-\u9fff][）”、，]?|[^\s\u3000-\u9fff]+\s*|\s+")


def title_lines(title: str) -> Iterator[str]:
    """A title in lines."""
    return _wrapped(_pieces(title))


def label_lines(labels: list[str]) -> Iterator[str]:
    """Labels in lines: one is broken only where it is wider than a line."""
    return _wrapped(_unbroken(labels))


def _wrapped(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of text in lines of ``_EM`` at most."""
    line = ""
    for piece in pieces:
        if line and text_width(line + piece.rstrip()) > _EM:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _unbroken(labels: list[str]) -> Iterator[str]:
    """Labels with what stands between them; one that is wider than a line comes in its own pieces."""
    for number, label in enumerate(labels, 1):
        text = label + (BETWEEN if number < len(labels) else "")
        yield from [text] if text_width(text) <= _EM else _pieces(text)


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank behind them, Chinese characters with the mark that must not part from them."""
    return (match[0] for match in _PIECE.finditer(text))


def text_width(text: str) -> Decimal:
    """About how wide a text is, in em: rather too much than too little."""
    return sum((_em(character) for character in text), Decimal(0))


@cache
def _em(character: str) -> Decimal:
    if character > "\u2000":
        return Decimal(1)
    if character in "%mwMW":
        return Decimal("0.95")
    return Decimal("0.35") if character in " .,:;il1'" else Decimal("0.72") if character.isupper() else Decimal("0.62")
