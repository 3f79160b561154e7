"""A table of the plan drawn in a cell of the Word file, wide where its words are long."""

from collections.abc import Iterator
from typing import Any, Final
from unicodedata import east_asian_width

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from plansite.office.word.rows import bookmark
from plansite.office.word.tables import CellRows

_SIZE: Final = Pt(9)
#: A column has room for as many letters as its longest cell, within these bounds.
_FEWEST: Final = 8
_MOST: Final = 30


def write_table(home: Any, found: CellRows, code: str, count: int) -> int:
    """Write it; a row of one cell goes across. ``count``: the bookmarks so far; returns how many there are then."""
    widths = list(_widths(found, home.width))
    table = home.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in found:
        cells = table.add_row().cells
        if len(row) == 1 and len(widths) > 1:
            cells[0].merge(cells[-1])
        for cell, each in zip(cells, row, strict=False):
            if each is not None:
                count += 1
                write_marked(cell.paragraphs[0], bookmark(each.name, "cell", code), count, (each.text, each.head))
                for run in cell.paragraphs[0].runs:
                    run.font.size = _SIZE
    return count


def _widths(found: CellRows, room: int) -> Iterator[int]:
    columns = max(map(len, found))
    cells = [[each.text for row in found if len(row) == columns and (each := row[at])] for at in range(columns)]
    letters = [min(_MOST, max(_FEWEST, *map(_letters, texts), _FEWEST)) for texts in cells]
    yield from (room * each // sum(letters) for each in letters)


def _letters(text: str) -> int:
    """How many Latin letters a text is wide."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def write_marked(paragraph: Any, mark: str, number: int, *runs: tuple[str, bool]) -> None:
    """Write runs, each with whether it is bold, between the ends of a bookmark."""
    start, end = (OxmlElement(f"w:bookmark{side}") for side in ("Start", "End"))
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), mark)
    paragraph._p.append(start)
    for text, bold in runs:
        paragraph.add_run(text).bold = bold or None
    paragraph._p.append(end)
