"""A Word file as it comes back: its paragraphs with the names that are left, tracked changes accepted or not."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from plansite.office.word.rows import named

_TABLE: Final = qn("w:tbl")
#: What Word writes beside a form that older programs do not know.
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED: Final = (qn("w:del"), qn("w:moveFrom"))
_INSERTED: Final = (qn("w:ins"), qn("w:moveTo"))


class NoWordFile(Exception):
    """The file is no Word file that can be read; the message says so in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph: its words, its style, its bold beginning, whom it names, and whether a change in it is tracked."""

    text: str
    style: str
    bold: str
    names: tuple[tuple[str, str, str], ...]
    tracked: bool


#: A row of the table: for each of its columns the paragraphs in it.
BackRow = tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackFile:
    """A Word file: its rows, and the tables that stand in their cells, each as rows of cells."""

    rows: tuple[BackRow, ...]
    tables: tuple[tuple[tuple[Piece, ...], ...], ...]


def read_word(data: bytes, *, accept: bool) -> BackFile:
    """Read a Word file; a paragraph outside the table is a row with one column.

    Args:
        accept: whether tracked changes are taken as made, or as not made.

    Raises:
        NoWordFile: it is none.
    """
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NoWordFile("this is no .docx file: save it as .docx  这不是 .docx 文件，请另存为 .docx") from error
    styles = {style.style_id: str(style.name) for style in document.styles}
    body = document.element.body
    pasted = _pasted(body)
    inner = [table for table in body.iter(_TABLE) if _depth(table) == 2] + pasted
    return BackFile(
        rows=tuple(_rows((each for each in body if each not in pasted), styles, accept=accept)),
        tables=tuple(tuple(_cells(table, styles, accept=accept)) for table in inner),
    )


def _pasted(body: Any) -> list[Any]:
    """The tables beside those with the plan's text: none of their cells has a name, where others have."""
    outer = list(body.iterchildren(_TABLE))
    without = [table for table in outer if not any(map(_name_of, table.iter(qn("w:bookmarkStart"))))]
    return without if len(without) < len(outer) else []


def _name_of(mark: Any) -> tuple[str, str, str] | None:
    return named(mark.get(qn("w:name"), ""))


def _depth(element: Any) -> int:
    """In how many tables an element stands; a table stands in itself."""
    return sum(each.tag == _TABLE for each in (element, *element.iterancestors()))


def _own(table: Any, tag: str) -> Iterator[Any]:
    """What of a kind stands in a table, or a cell of it, and in no table inside."""
    depth = _depth(table)
    return (each for each in table.iter(qn(tag)) if _depth(each) == depth and not _is_second(each))


def _is_second(element: Any) -> bool:
    """Whether an element stands in what Word writes a second time, for older programs, such as a text box."""
    return any(each.tag == _FALLBACK for each in element.iterancestors())


def _cells(table: Any, styles: dict[str, str], *, accept: bool) -> Iterator[tuple[Piece, ...]]:
    """The rows of a table in a cell: each cell as one piece."""
    for row in _own(table, "w:tr"):
        if not _is_gone(row, accept=accept):
            yield tuple(_joined(_pieces(list(_own(cell, "w:p")), styles, accept=accept)) for cell in _own(row, "w:tc"))


def _joined(pieces: tuple[Piece, ...]) -> Piece:
    first, *rest = pieces
    for piece in rest:
        first = _together(first, replace(piece, text=f" {piece.text}"))
    return replace(first, text=first.text.strip(), tracked=any(piece.tracked for piece in pieces))


def _rows(body: Iterable[Any], styles: dict[str, str], *, accept: bool) -> Iterator[BackRow]:
    for element in body:
        if element.tag == qn("w:p"):
            yield (_pieces([element], styles, accept=accept),)
        for row in _own(element, "w:tr") if element.tag == _TABLE else ():
            if not _is_gone(row, accept=accept):
                cells = _own(row, "w:tc")
                yield tuple(_pieces(list(_own(cell, "w:p")), styles, accept=accept) for cell in cells)


def _is_gone(row: Any, *, accept: bool) -> bool:
    """Whether a row was deleted, or inserted where changes are not accepted."""
    mark = "w:del" if accept else "w:ins"
    return row.find(f"{qn('w:trPr')}/{qn(mark)}") is not None


def _pieces(paragraphs: list[Any], styles: dict[str, str], *, accept: bool) -> tuple[Piece, ...]:
    found: list[Piece] = []
    joined: Piece | None = None
    for paragraph in paragraphs:
        piece = _piece(paragraph, styles, accept=accept)
        piece = _together(joined, piece) if joined else piece
        joined = piece if _runs_on(paragraph, accept=accept) else None
        if joined is None:
            found.append(piece)
    return tuple(found if joined is None else [*found, joined])


def _runs_on(paragraph: Any, *, accept: bool) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on in it."""
    mark = "w:del" if accept else "w:ins"
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(mark)}") is not None


def _together(first: Piece, second: Piece) -> Piece:
    return Piece(
        text=first.text + second.text,
        style=first.style,
        bold=first.bold,
        names=first.names + second.names,
        tracked=True,
    )


def _piece(paragraph: Any, styles: dict[str, str], *, accept: bool) -> Piece:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    runs = list(_runs(paragraph, accept=accept))
    bold = ""
    for text, is_bold in runs:
        if not is_bold and text:
            break
        bold += text
    names = map(_name_of, paragraph.iter(qn("w:bookmarkStart")))
    tracked = any(paragraph.find(f".//{tag}") is not None for tag in (*_DELETED, *_INSERTED))
    return Piece(
        text="".join(text for text, _ in runs).strip(),
        style=styles.get(style.get(qn("w:val"), "") if style is not None else "", "Normal"),
        bold=bold.strip(),
        names=tuple(name for name in names if name),
        tracked=tracked,
    )


def _runs(element: Any, *, accept: bool) -> Iterator[tuple[str, bool]]:
    """The runs of a paragraph, without those that are not there: deleted ones, or inserted ones."""
    for child in element:
        if child.tag in (_DELETED if accept else _INSERTED):
            continue
        if child.tag == qn("w:r"):
            yield _words(child), _is_bold(child)
        elif child.tag != qn("w:pPr"):
            yield from _runs(child, accept=accept)


def _words(run: Any) -> str:
    made = ""
    for child in run:
        if child.tag in (qn("w:t"), qn("w:delText")):
            made += child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            made += " "
        elif child.tag == qn("w:noBreakHyphen"):
            made += "-"
    return made


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val"), "true") not in {"0", "false"}
