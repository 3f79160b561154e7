"""Lines that hold several headings, or a heading in the middle of running text, cut before each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from plansite.importer.columns import split_columns
from plansite.importer.forms import INSERTS, RANKS, Form, is_title, mark_of
from plansite.importer.lines import Line
from plansite.importer.remarks import Remarks
from plansite.importer.texts import strip

_NUMERAL: Final = "[〇零一二三四五六七八九十百]{1,4}"
#: Marks that may stand inside a line.
_INNER: Final = re.compile(
    rf"第(?:{_NUMERAL}|\d{{1,3}})[篇章节]|[（(]{_NUMERAL}[)）]|(?:(?<=[。！？”）\s])|(?<=[。！？]）)){_NUMERAL}、"
)
#: A title of so many characters, in front of a first heading below it: 一、总体要求（一）指导思想.
_SHORTEST_TITLE: Final = 4


@dataclass(slots=True)
class HeadingSplitter:
    """Cuts lines before headings that stand inside them, as long as their numbers go on from those before."""

    remarks: Remarks
    last: dict[Form, int] = field(default_factory=dict)

    def split(self, lines: tuple[Line, ...]) -> Iterator[Line]:
        """The lines, those that hold several headings in pieces."""
        for line in lines:
            first, *others = self._pieces(line)
            yield replace(line, text=first)
            for text in others:
                yield Line(number=line.number, text=text, frame=line.frame, style=replace(line.style, level=0))

    def _pieces(self, line: Line) -> tuple[str, ...]:
        mark = mark_of(line.text)
        if line.is_solid or line.frame or (mark and mark.form in INSERTS):
            return split_columns(line.text) if mark and mark.form is Form.COLUMN else (line.text,)
        cuts = [0]
        if mark and mark.form in RANKS:
            self._count(mark.form, mark.number)
        for match in _INNER.finditer(line.text, 1):
            if self._is_heading(line.text[cuts[-1] : match.start()], line.text[match.start() :]):
                cuts.append(match.start())
        pieces = tuple(
            strip(line.text[start:end]) for start, end in zip(cuts, [*cuts[1:], len(line.text)], strict=True)
        )
        for before, piece in pairwise(pieces):
            if not is_title(piece) and not is_title(before):
                self.remarks.doubt(line.number, "split-headings", text=piece[:12])
        return pieces

    def _is_heading(self, before: str, after: str) -> bool:
        """Whether a mark inside a line goes on in its count, behind the end of a sentence or a title."""
        mark = mark_of(after)
        if mark is None or mark.form not in RANKS or not mark.rest:
            return False
        title = mark_of(before)
        behind_title = bool(
            title and title.form in RANKS and is_title(strip(before)) and len(title.rest) >= _SHORTEST_TITLE
            and RANKS.index(title.form) < RANKS.index(mark.form)
        )  # fmt: skip
        apart = before[-1:].isspace() and bool(title and title.form in RANKS and is_title(strip(before)))
        if not (behind_title or apart or re.search(r"[。！？][”）]?\s*$", before)):
            return False
        goes_on = mark.number == self.last.get(mark.form, 0) + 1 and (self.last.get(mark.form) or behind_title or apart)
        if goes_on:
            self._count(mark.form, mark.number)
        return bool(goes_on)

    def _count(self, form: Form, number: int) -> None:
        self.last[form] = number
        for lower in RANKS[RANKS.index(form) + 1 :]:
            self.last.pop(lower, None)
