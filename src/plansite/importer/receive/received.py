"""A document as received: numbered lines, and what stands among them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

#: Gives the bytes of a file that lies beside a document, by its name from there; nothing where there is none.
Beside = Callable[[str], bytes | None]
#: The forms that a document arrives in.
Form = Literal["text", "word", "web", "pdf"]
#: Why a line is no part of the document, as far as its form tells.
Furniture = Literal["contents", "page", "navigation", "hidden"]


def nothing(_: str) -> None:
    """There is nothing beside the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a line looks, as far as its form tells. ``level``: of a heading by its style, from 1; 0 for other lines.

    ``size`` is in points, 0 where nobody says. ``numbered``: its number was computed by the word processor.
    """

    level: int = 0
    bold: bool = False
    centred: bool = False
    size: float = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, with the rows and columns that it spans."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its rows of cells. ``first`` and ``last`` are the lines of ``Received`` that hold its words."""

    first: int
    last: int
    rows: tuple[tuple[Cell, ...], ...]

    def numbered(self) -> Iterator[tuple[Cell, int]]:
        """Every cell with the line on which its words begin, that of the one before it where it is empty."""
        line, after = self.first, self.first
        for cell in (cell for row in self.rows for cell in row):
            line = after if cell.text.strip() else line
            yield cell, line
            after += cell.text.count("\n") + 1 if cell.text.strip() else 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(sum(cell.columns for cell in row) for row in self.filled())

    def filled(self) -> Iterator[tuple[Cell, ...]]:
        """The rows, each spanning cell standing in every row that it reaches."""
        below: dict[int, tuple[Cell, int]] = {}
        for row in self.rows:
            cells: list[Cell] = []
            waiting = iter(row)
            column = 0
            while True:
                cell, left = below.pop(column, (None, 0))
                if cell is None and (cell := next(waiting, None)) is not None:
                    left = cell.rows
                if cell is None:
                    break
                if left > 1:
                    below[column] = (cell, left - 1)
                cells.append(cell)
                column += cell.columns
            yield tuple(cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that stands behind a line. ``alt`` is what the document says of it, often nothing."""

    line: int
    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A document as received.

    ``text`` is the document as plain text, one line a paragraph or cell; it is what findings count lines in. ``styles``
    tells how a line looks, ``furniture`` which lines are no part of the document, both by the number of the line.
    ``frames`` are the first and last lines of what stands in a frame; ``lost`` are pictures that were not saved with a
    page: the line that each stands behind, and its address.
    """

    form: Form
    text: str
    styles: Mapping[int, Style] = field(default_factory=dict)
    furniture: Mapping[int, Furniture] = field(default_factory=dict)
    grids: tuple[Grid, ...] = ()
    pictures: tuple[Picture, ...] = ()
    frames: tuple[tuple[int, int], ...] = ()
    lost: tuple[tuple[int, str], ...] = ()


class Scribe:
    """Writes a document down line by line, for those who read a form."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._styles: dict[int, Style] = {}
        self._furniture: dict[int, Furniture] = {}
        self._grids: list[Grid] = []
        self._pictures: list[Picture] = []
        self._frames: list[tuple[int, int]] = []
        self._lost: list[tuple[int, str]] = []

    @property
    def here(self) -> int:
        """The number of the last line."""
        return len(self._lines)

    def line(self, text: str, style: Style | None = None, furniture: Furniture | None = None) -> None:
        """A paragraph; one that holds line breaks is several."""
        for part in text.split("\n"):
            self._lines.append(part)
            if style is not None and style != Style():
                self._styles[self.here] = style
            if furniture is not None and part.strip():
                self._furniture[self.here] = furniture

    def grid(self, rows: list[list[Cell]]) -> None:
        """A table: a line for each line of its cells. One of a single column is a frame around paragraphs."""
        first = self.here + 1
        for cell in (cell for row in rows for cell in row):
            if cell.text.strip():
                self.line(cell.text)
        if self.here < first:
            return
        if all(len(row) <= 1 for row in rows):
            self._frames.append((first, self.here))
        else:
            self._grids.append(Grid(first=first, last=self.here, rows=tuple(map(tuple, rows))))

    def go_on(self, rows: list[list[Cell]]) -> list[str] | None:
        """Write a table on whose last line is the last one; nothing if there is none with as many columns.

        Gives the words of its head, where that is repeated and was left out.
        """
        last = self._grids[-1] if self._grids else None
        if last is None or last.last != self.here or last.width != Grid(first=0, last=0, rows=_rows(rows)).width:
            return None
        head = 1 if _rows(rows[:1]) == last.rows[:1] else 0
        for cell in (cell for row in rows[head:] for cell in row):
            if cell.text.strip():
                self.line(cell.text)
        self._grids[-1] = Grid(first=last.first, last=self.here, rows=last.rows + _rows(rows[head:]))
        return [cell.text for row in rows[:head] for cell in row if cell.text.strip()]

    def picture(self, name: str, data: bytes, alt: str) -> None:
        """A picture that stands behind the last line."""
        self._pictures.append(Picture(line=self.here, name=name, data=data, alt=alt))

    def lost(self, address: str) -> None:
        """A picture behind the last line that only its address tells of."""
        self._lost.append((self.here, address))

    def received(self, form: Form) -> Received:
        """What was written."""
        return Received(
            form=form,
            text="\n".join(self._lines) + "\n",
            styles=self._styles,
            furniture=self._furniture,
            grids=tuple(self._grids),
            pictures=tuple(self._pictures),
            frames=tuple(self._frames),
            lost=tuple(self._lost),
        )


def _rows(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(map(tuple, rows))
