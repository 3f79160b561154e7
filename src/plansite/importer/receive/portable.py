"""PDFs with text: lines by their places on the page, without running heads and page numbers; tables by their rules."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from plansite.importer.receive.failures import failure
from plansite.importer.receive.received import Cell, Received, Scribe, Style

#: Points. Characters whose base lines are no further apart stand on one line.
_SAME_LINE: Final = 3
_PAGE_NUMBER: Final = re.compile(r"[-—–]?\s*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?\s*[-—–]?")
#: A running head stands on so many pages at least.
_REPEATED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a page, or a table that stands there."""

    page: int
    top: float
    left: float
    text: str
    size: float
    rows: tuple[tuple[Cell, ...], ...] = ()


def receive_pdf(data: bytes, path: str) -> Received:
    """Read a PDF.

    Raises:
        ImportFailure: it is protected, damaged, or holds pictures of pages only.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = [list(_page(page, number)) for number, page in enumerate(pdf.pages, 1)]
            height = float(pdf.pages[0].height) if pdf.pages else 0.0
    except (PDFPasswordIncorrect, PdfminerException, PDFException, ValueError, KeyError, TypeError) as error:
        protected = isinstance(error, PDFPasswordIncorrect) or isinstance(error.__cause__, PDFPasswordIncorrect)
        protected = protected or "PDFPasswordIncorrect" in repr(error)
        raise failure("encrypted" if protected else "broken", path) from error
    if not any(line.text.strip() for page in pages for line in page):
        raise failure("scan", path)
    return _written(pages, height)


def _written(pages: list[list[_Line]], height: float) -> Received:
    repeated = _repeated(pages, height)
    edge = _left_edge(pages)
    scribe = Scribe()
    before: _Line | None = None
    for line in (line for page in pages for line in page):
        if line.rows:
            scribe.grid([list(row) for row in line.rows])
        elif (line.page, line.top) in repeated:
            scribe.line(line.text, furniture="page")
        else:
            if before and before.page == line.page and line.top - before.top > 2.6 * line.size:
                scribe.line("")
            scribe.line(_indent(line, edge) + line.text, Style(size=line.size))
            before = line
    return scribe.received("pdf")


def _indent(line: _Line, edge: float) -> str:
    """Blanks for the indent of a first line: where paragraphs begin cannot be told otherwise."""
    far = line.left - edge
    return "\u3000" * min(2, round(far / line.size)) if line.size and far < 4 * line.size else ""


def _left_edge(pages: list[list[_Line]]) -> float:
    lefts = Counter(round(line.left) for page in pages for line in page if not line.rows)
    return min((left for left, count in lefts.most_common(3)), default=0)


def _repeated(pages: list[list[_Line]], height: float) -> frozenset[tuple[int, float]]:
    """The lines at the edges of pages that are page numbers, or the same on several pages."""
    texts = (line for page in pages for line in page if not line.rows)
    edges = [line for line in texts if not height * 0.12 <= line.top <= height * 0.88]
    known = Counter(_shape(line.text) for line in edges)
    return frozenset(
        (line.page, line.top)
        for line in edges
        if _PAGE_NUMBER.fullmatch(line.text.strip()) or known[_shape(line.text)] >= _REPEATED
    )


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(text.split()))


def _page(page: Any, number: int) -> Iterator[_Line]:
    """The lines and tables of a page from top to bottom."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    found = [*_lines(page, number, boxes), *(_table(table, number) for table in tables)]
    yield from sorted((line for line in found if line.text.strip()), key=lambda line: line.top)


def _lines(page: Any, number: int, boxes: list[tuple[float, float, float, float]]) -> Iterator[_Line]:
    characters = sorted(
        (each for each in page.chars if not _within(each, boxes)), key=lambda each: (each["bottom"], each["x0"])
    )
    row: list[Any] = []
    for each in characters:
        if row and abs(each["bottom"] - row[-1]["bottom"]) > _SAME_LINE:
            yield _line(row, number)
            row = []
        row.append(each)
    if row:
        yield _line(row, number)


def _line(row: list[Any], number: int) -> _Line:
    row = sorted(row, key=lambda each: each["x0"])
    size = Counter(round(each["size"], 1) for each in row).most_common(1)[0][0]
    words, end = "", row[0]["x0"]
    for each in row:
        if words and each["x0"] - end > size * 0.3 and not words.endswith(" "):
            words += " "
        words += each["text"]
        end = max(end, each["x1"])
    return _Line(page=number, top=row[0]["top"], left=row[0]["x0"], text=words.strip(), size=size)


def _within(character: Any, boxes: list[tuple[float, float, float, float]]) -> bool:
    x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _table(table: Any, number: int) -> _Line:
    """A table by its rules: a cell spans the columns and rows that no rule parts."""
    left, top, _, _ = table.bbox
    texts = table.extract()
    rows = tuple(_table_row(cells, at, texts, table) for at, cells in enumerate(table.rows))
    words = "\n".join(cell.text for row in rows for cell in row)
    return _Line(page=number, top=top, left=left, text=words or " ", size=0, rows=rows)


def _table_row(row: Any, at: int, texts: list[list[str | None]], table: Any) -> tuple[Cell, ...]:
    lefts = sorted({round(cell[0]) for each in table.rows for cell in each.cells if cell})
    tops = sorted({round(cell[1]) for each in table.rows for cell in each.cells if cell})
    cells = []
    for column, box in enumerate(row.cells):
        if box is None:
            continue
        across = sum(round(box[0]) <= left < round(box[2]) - 1 for left in lefts)
        down = sum(round(box[1]) <= top < round(box[3]) - 1 for top in tops)
        text = (texts[at][column] or "").replace("\n", "")
        cells.append(Cell(text=text, rows=max(1, down), columns=max(1, across)))
    return tuple(cells)
