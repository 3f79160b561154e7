"""The lines of the received document: what is not blank, each with its look; tables and pictures among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.characters import BLANK
from plansite.importer.receive.received import Grid, Picture, Received, Style
from plansite.importer.texts import columns, strip

_PLAIN: Final = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank; or a table or a picture, which has no text here.

    ``text`` is stripped, ``indent`` counts the columns of blanks before it, ``gap`` the blank lines above it. ``frame``
    is the last line of the frame that the line stands in, 0 outside any.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0
    style: Style = _PLAIN
    grid: Grid | None = None
    picture: Picture | None = None
    frame: int = 0

    @property
    def is_solid(self) -> bool:
        """Whether it is a table or a picture, which joins nothing and heads nothing."""
        return self.grid is not None or self.picture is not None

    @property
    def width(self) -> int:
        """Columns that the text takes: two for a full-width character, one for another."""
        return columns(self.text)


def raw_lines(text: str) -> tuple[str, ...]:
    """Every line, blank or not, as an editor counts them."""
    return tuple(text.split("\n"))


def read_lines(received: Received) -> Iterator[Line]:
    """The lines that are not blank; a table stands as one, a picture behind the line that it follows."""
    yield from _pictures(received, 0)
    gap = 0
    cells = {number: grid for grid in received.grids for number in range(grid.first, grid.last + 1)}
    frames = {number: last for first, last in received.frames for number in range(first, last + 1)}
    for number, raw in enumerate(raw_lines(received.text), 1):
        if grid := cells.get(number):
            if number == grid.first:
                yield Line(number=number, text="", gap=gap, grid=grid)
            gap = 0
        elif stripped := strip(raw):
            yield _line(number, raw, stripped, gap, received, frames.get(number, 0))
            gap = 0
        else:
            gap += 1
        if grid is None or number == grid.last:
            yield from _pictures(received, number, grid.first if grid else number)


def _line(number: int, raw: str, text: str, gap: int, received: Received, frame: int) -> Line:
    lead = BLANK.match(raw)
    indent = columns(lead[0]) if lead else 0
    style = received.styles.get(number, _PLAIN)
    return Line(number=number, text=text, indent=indent, gap=gap, style=style, frame=frame)


def _pictures(received: Received, last: int, first: int = 0) -> Iterator[Line]:
    """The pictures that stand behind a line, or in a table from its first line to its last."""
    for picture in received.pictures:
        if first <= picture.line <= last:
            yield Line(number=max(picture.line, 1), text="", picture=picture)


def without(lines: Iterable[Line], numbers: frozenset[int]) -> tuple[Line, ...]:
    """The lines but those of the given numbers."""
    return tuple(line for line in lines if line.is_solid or line.number not in numbers)
