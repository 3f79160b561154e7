"""PDFs with text: paragraphs by their places, without running heads and page numbers; tables by their rules."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from plansite.importer.receive.failures import failure
from plansite.importer.receive.paragraphs import Area, Printed, paragraphs
from plansite.importer.receive.received import Cell, Received, Scribe
from plansite.importer.texts import join, strip

#: Points. Characters whose base lines are no further apart stand on one line.
_SAME_LINE: Final = 3
_PAGE_NUMBER: Final = re.compile(r"[-—–]?\s*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?\s*[-—–]?")
#: A running head stands on so many pages at least; in a short document on each.
_REPEATED: Final = 3
_Rows = list[list[Cell]]
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table that stands on a page: its rows; or a frame, with its left and right edge and the lines in it."""

    page: int
    top: float
    rows: _Rows
    framed: tuple[Printed, ...] = ()
    box: tuple[float, float] = (0, 0)


_Piece = Printed | _Table


def receive_pdf(data: bytes, path: str) -> Received:
    """Read a PDF.

    Raises:
        ImportFailure: it is protected, damaged, or holds pictures of pages only.
    """
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            pages = [list(_page(page, number)) for number, page in enumerate(pdf.pages, 1)]
            width, height = (float(pdf.pages[0].width), float(pdf.pages[0].height)) if pdf.pages else (0.0, 0.0)
    except (PDFPasswordIncorrect, PdfminerException, PDFException, ValueError, KeyError, TypeError) as error:
        protected = isinstance(error, PDFPasswordIncorrect) or isinstance(error.__cause__, PDFPasswordIncorrect)
        protected = protected or "PDFPasswordIncorrect" in repr(error)
        raise failure("encrypted" if protected else "broken", path) from error
    if not any(pages):
        raise failure("scan", path)
    return _written(pages, width, height)


def _written(pages: list[list[_Piece]], width: float, height: float) -> Received:
    furniture = _furniture(pages, height)
    texts = [piece for page in pages for piece in page if isinstance(piece, Printed) and piece not in furniture]
    area = Area.of(texts, width)
    scribe = Scribe()
    waiting: list[Printed] = []
    heads: list[str] = []
    for piece in (piece for page in pages for piece in page):
        if isinstance(piece, Printed):
            if piece in furniture:
                heads.append(piece.text)
            else:
                waiting.append(piece)
        elif not waiting and not piece.framed and (repeated := scribe.go_on(piece.rows)) is not None:
            heads += repeated
        else:
            _write(scribe, waiting, heads, area)
            scribe.grid([[Cell(text=_framed(piece))]] if piece.framed else piece.rows)
    _write(scribe, waiting, heads, area)
    return scribe.received("pdf")


def _framed(frame: _Table) -> str:
    left, right = frame.box
    return "\n".join(each.text for each in paragraphs(frame.framed, Area.of(frame.framed, left + right)))


def _write(scribe: Scribe, waiting: list[Printed], heads: list[str], area: Area) -> None:
    """The paragraphs that wait, then the heads and page numbers that stood among them."""
    for paragraph in paragraphs(waiting, area):
        scribe.line(paragraph.text, paragraph.style)
    for head in heads:
        scribe.line(head, furniture="page")
    waiting.clear()
    heads.clear()


def _furniture(pages: list[list[_Piece]], height: float) -> frozenset[Printed]:
    """The lines at the edges of pages that are page numbers, or the same on several pages."""
    texts = (piece for page in pages for piece in page if isinstance(piece, Printed))
    edges = [line for line in texts if not height * 0.12 <= line.top <= height * 0.88]
    known = Counter(_shape(line.text) for line in edges)
    enough = _REPEATED if len(pages) > 2 else 2
    return frozenset(
        line for line in edges if _PAGE_NUMBER.fullmatch(strip(line.text)) or known[_shape(line.text)] >= enough
    )


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(text.split()))


def _page(page: Any, number: int) -> Iterator[_Piece]:
    """The lines and tables of a page from top to bottom."""
    finder = page.debug_tablefinder()
    tables = finder.tables
    boxes = [table.bbox for table in tables]
    frames = [box for box in finder.cells if not any(_overlap(box, other) for other in boxes)]
    boxes += frames
    outside = [each for each in page.chars if not any(_within(each, box) for box in boxes)]
    found: list[_Piece] = [*_lines(outside, number), *(_table(page, table, number) for table in tables)]
    found += [_frame(page, box, number) for box in frames]
    page.close()  # what it keeps of each character is large
    yield from sorted((piece for piece in found if _says(piece)), key=lambda piece: piece.top)


def _says(piece: _Piece) -> bool:
    if isinstance(piece, Printed):
        return bool(strip(piece.text))
    return bool(piece.framed) or any(strip(cell.text) for row in piece.rows for cell in row)


def _lines(found: Sequence[Any], number: int) -> Iterator[Printed]:
    row: list[Any] = []
    for each in sorted(found, key=lambda each: (each["bottom"], each["x0"])):
        if row and abs(each["bottom"] - row[-1]["bottom"]) > _SAME_LINE:
            yield _line(row, number)
            row = []
        row.append(each)
    if row:
        yield _line(row, number)


def _line(row: list[Any], number: int) -> Printed:
    row = sorted(row, key=lambda each: each["x0"])
    size = Counter(round(each["size"], 1) for each in row).most_common(1)[0][0]
    font = Counter(str(each["fontname"]) for each in row).most_common(1)[0][0]
    words, end = "", row[0]["x0"]
    for each in row:
        if words and each["x0"] - end > size * 0.3 and not words.endswith(" "):
            words += " "
        words += each["text"]
        end = max(end, each["x1"])
    seen = [each for each in row if each["text"].strip()] or row
    left, right = min(each["x0"] for each in seen), max(each["x1"] for each in seen)
    text, name = words.strip(), font.rpartition("+")[2]
    return Printed(page=number, top=row[0]["top"], left=left, right=right, text=text, size=size, font=name)


def _within(character: Any, box: _Box) -> bool:
    x, y = (character["x0"] + character["x1"]) / 2, (character["top"] + character["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _table(page: Any, table: Any, number: int) -> _Table:
    """A table by its rules: a cell spans the columns and rows that no rule parts. One of one column is a frame."""
    texts = table.extract()
    if all(sum(cell is not None for cell in row.cells) <= 1 for row in table.rows):
        return _frame(page, table.bbox, number)
    rows = [_row(cells, at, texts, table) for at, cells in enumerate(table.rows)]
    return _Table(page=number, top=table.bbox[1], rows=rows)


def _frame(page: Any, box: _Box, number: int) -> _Table:
    """A frame: the lines in it."""
    inside = tuple(_lines([each for each in page.chars if _within(each, box)], number))
    return _Table(page=number, top=box[1], rows=[], framed=inside, box=(box[0], box[2]))


def _overlap(box: _Box, other: _Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _row(row: Any, at: int, texts: list[list[str | None]], table: Any) -> list[Cell]:
    lefts = sorted({round(cell[0]) for each in table.rows for cell in each.cells if cell})
    tops = sorted({round(cell[1]) for each in table.rows for cell in each.cells if cell})
    cells = []
    for column, box in enumerate(row.cells):
        if box is None:
            continue
        across = sum(round(box[0]) <= left < round(box[2]) - 1 for left in lefts)
        down = sum(round(box[1]) <= top < round(box[3]) - 1 for top in tops)
        text = _cell_text(texts[at][column] or "")
        cells.append(Cell(text=text, rows=max(1, down), columns=max(1, across)))
    return cells


def _cell_text(text: str) -> str:
    """The words of a cell, its broken lines joined."""
    whole = ""
    for part in filter(None, map(strip, text.split("\n"))):
        whole = join(whole, part) if whole else part
    return whole
