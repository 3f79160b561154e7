"""Passages: lines of a hard-wrapped document joined again, so that one line is one paragraph."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from plansite.importer.forms import Form, form_of, is_heading
from plansite.importer.leads import split_lead
from plansite.importer.lines import Line
from plansite.importer.receive.received import Form as Arrival
from plansite.importer.texts import join

_ENDS: Final = ("。", "！", "？", "：", "；", "。”", "！”", "？”", "。）", "。』", ".", "!", "?", ".”")
_LOST_BREAK: Final = re.compile(r"(?<=。)[ \u3000]+(?=[（(\u4e00-\u9fff])")
_NARROWEST: Final = 20
_WIDEST: Final = 100
_SLACK: Final = 4
_FEWEST: Final = 12
_INDENT: Final = range(2, 9)
_HEADS: Final = frozenset(
    {
        Form.VOLUME, Form.PART, Form.DIVISION, Form.NAMED, Form.COMMA, Form.BRACKET, Form.COLUMN, Form.TABLE,
        Form.FIGURE, Form.TWO_DIGITS,
    }
)  # fmt: skip
_WEAK: Final = frozenset({Form.STRAY_BRACKET, Form.DASH, Form.CIRCLED})


def is_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether the text was broken at a fixed width: few long lines, and most lines end in mid-sentence."""
    widths = sorted(line.width for line in lines if line.width >= _NARROWEST)
    if len(widths) < _FEWEST or widths[len(widths) * 9 // 10] > _WIDEST:
        return False
    broad = [line for line in lines if line.width >= widths[len(widths) // 2] * 4 // 5]
    open_ended = sum(not line.text.endswith(_ENDS) for line in broad)
    return open_ended * 2 > len(broad) and len(broad) * 2 > len(lines)


def join_lines(lines: tuple[Line, ...], arrival: Arrival = "text") -> tuple[Line, ...]:
    """Join the lines of a hard-wrapped document into passages; leave any other document as it is.

    A passage ends with a line that ends a sentence short of the width around it, with a heading, and before a
    mark. A blank behind a 。 inside a line is a line break that was lost. Where first lines are indented, the indent
    tells where a passage begins. The paragraphs of a PDF are joined by their places already.
    """
    if arrival == "pdf" or not is_wrapped(lines):
        return lines
    pieces = tuple(_break_up(lines))
    indented = _is_indented(pieces)
    joined: list[Line] = []
    for at, piece in enumerate(pieces):
        if joined and not piece.is_solid and not joined[-1].is_solid and not _starts(pieces, at, indented=indented):
            joined[-1] = replace(joined[-1], text=join(joined[-1].text, piece.text))
        else:
            joined.append(piece)
    return tuple(joined)


def _break_up(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        first, *rest = _LOST_BREAK.split(line.text)
        yield replace(line, text=first)
        yield from (Line(number=line.number, text=text, gap=0, frame=line.frame) for text in rest)


def _is_indented(pieces: tuple[Line, ...]) -> bool:
    """Whether some lines, and not most, are indented by two characters: the first lines of their paragraphs."""
    indents = Counter(piece.indent in _INDENT for piece in pieces if not piece.is_solid)
    return indents[True] * 20 > len(pieces) and indents[True] < indents[False] * 2


def _starts(pieces: tuple[Line, ...], at: int, *, indented: bool) -> bool:
    """Whether a piece opens a new passage."""
    before, piece = pieces[at - 1], pieces[at]
    if before.number == piece.number or piece.gap or before.frame != piece.frame:
        return True
    if _differ(before, piece):
        return True
    ended = before.text.endswith(_ENDS)
    form = form_of(piece.text)
    if not ended and _is_short(pieces, at - 1) and form not in _WEAK:
        return True
    if form_of(before.text) in _HEADS and is_heading(before.text) and not _is_full(pieces, at - 1):
        return True
    if indented:
        return piece.indent in _INDENT or (form in _HEADS and is_heading(piece.text) and not before.indent)
    if form in _HEADS or (form is not None and form not in _WEAK):
        return ended or (form is Form.COLUMN and is_heading(piece.text))
    if form is Form.DASH:
        return ended
    return ended and (not _is_full(pieces, at - 1) or _is_first_line(pieces, at))


def _differ(before: Line, piece: Line) -> bool:
    """Whether two lines are set in another size, weight or place: they are no one paragraph."""
    look, other = before.style, piece.style
    return abs(look.size - other.size) > 0.6 or look.bold != other.bold or look.centred != other.centred


def _is_full(pieces: tuple[Line, ...], at: int) -> bool:
    """Whether a line reaches the width of the lines around it, so that its end says nothing."""
    return pieces[at].width > _width_around(pieces, at) - _SLACK


def _is_short(pieces: tuple[Line, ...], at: int) -> bool:
    """Whether a line stops so far before the width around it that it is a title and no running text."""
    return is_heading(pieces[at].text) and pieces[at].width < _width_around(pieces, at) * 7 // 10


def _is_first_line(pieces: tuple[Line, ...], at: int) -> bool:
    """Whether a line opens with a lead sentence and runs on, narrower by an indent that was lost."""
    piece = pieces[at]
    narrow = piece.width <= _width_around(pieces, at) - _SLACK
    return narrow and not piece.text.endswith(_ENDS) and split_lead(piece.text) is not None


def _width_around(pieces: tuple[Line, ...], at: int) -> int:
    return max((piece.width for piece in pieces[max(at - 2, 0) : at + 3] if piece.width <= _WIDEST), default=0)


def doubtful_joins(lines: tuple[Line, ...], joined: tuple[Line, ...]) -> Iterator[int]:
    """Lines inside a passage that follow the end of a sentence and open like a paragraph of their own."""
    if lines == joined:
        return
    starts = {line.number for line in joined}
    for before, line in pairwise(lines):
        if line.number not in starts and before.text.endswith("。") and split_lead(line.text):
            yield line.number
