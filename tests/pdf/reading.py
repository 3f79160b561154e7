"""PDFs read back: what a screen reader gets (tags in order, with their text), and what stands where on the page.

Text comes from PDFium, the tree of tags from pikepdf; neither knows Typst or this project's code. Many tests ask
something of one PDF: each is read once.
"""

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

#: The mark of a note in a box or table, with the word that a language puts before its number, tied by joiners.
MARK = re.compile("\u2060?注\u2060\\s*\\d+|\u2060\\d+")


@dataclass(frozen=True, slots=True)
class Element:
    """A tag: its children and pieces of text in reading order, its alternative text, the pages that it is on, and those
    that have a piece of text of its own, not of a child.
    """

    tag: str
    parts: tuple["Element | str", ...]
    alt: str
    pages: tuple[int, ...]
    own: tuple[int, ...]

    @property
    def text(self) -> str:
        """All text below the tag."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def children(self) -> tuple["Element", ...]:
        """The tags directly below."""
        return tuple(part for part in self.parts if isinstance(part, Element))

    def all(self, *tags: str) -> Iterator["Element"]:
        """The tags of these names below this one, in order."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def without(self, *tags: str) -> str:
        """The text below the tag, less that of tags of these names."""
        pieces = (part if isinstance(part, str) else part.without(*tags) for part in self.parts)
        return "" if self.tag in tags else "".join(pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: page from 1, left, bottom and right edge in points, font size, text."""

    page: int
    left: float
    bottom: float
    right: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its page, its web address or the page and height that it leads to."""

    page: int
    address: str
    target: tuple[int, float] | None
    says: str


def normalised(text: str) -> str:
    """NFKC, no white space, no invisible joiners, no hyphens that PDFium takes for those of a broken word."""
    shown = (mark for mark in unicodedata.normalize("NFKC", text) if unicodedata.category(mark) not in {"Cf", "Cc"})
    return "".join("".join(shown).split())


def _marked_text(data: bytes) -> dict[tuple[int, int], str]:
    """The text of every marked content, by page from 1 and number."""
    texts: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        whole = page.get_textpage()
        for position in range(pdfium.FPDFPage_CountObjects(page.raw)):
            item = pdfium.FPDFPage_GetObject(page.raw, position)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                key = (number + 1, pdfium.FPDFPageObj_GetMarkedContentID(item))
                texts[key] = texts.get(key, "") + _object_text(item, whole.raw)
    return texts


def _object_text(item: Any, whole: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, whole, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(item, whole, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


@cache
def tags(data: bytes) -> Element:
    """The document as its tags have it."""
    texts = _marked_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        kids = pdf.Root.StructTreeRoot.K
        (root,) = kids if isinstance(kids, pikepdf.Array) else [kids]
        return _element(root, None, texts, pages)


def _element(node: Any, page: Any, texts: dict[tuple[int, int], str], pages: dict[Any, int]) -> Element:
    page = node.get("/Pg", page)
    parts: list[Element | str] = []
    seen: list[int] = []
    own: list[int] = []
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            child = _element(kid, page, texts, pages)
            parts.append(child)
            seen += child.pages
        elif not (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"):
            marked = kid if not isinstance(kid, pikepdf.Dictionary) else kid.MCID
            where = pages[(kid.get("/Pg", page) if isinstance(kid, pikepdf.Dictionary) else page).objgen]
            parts.append(texts.get((where, int(marked)), ""))
            seen.append(where)
            if parts[-1] != "":
                own.append(where)
    pages_of = tuple(dict.fromkeys(seen))
    return Element(str(node.S)[1:], tuple(parts), str(node.get("/Alt", "")), pages_of, tuple(dict.fromkeys(own)))


@cache
def lines(data: bytes) -> tuple[Line, ...]:
    """The lines of every page from top to bottom; what stands level is one line only if it is close together."""
    document = pypdfium2.PdfDocument(data)
    return tuple(line for number in range(len(document)) for line in _page_lines(document[number], number + 1))


def _page_lines(page: Any, number: int) -> Iterator[Line]:
    rows = _rows(page.get_textpage())
    for (bottom, size), marks in sorted(rows.items(), key=lambda entry: -entry[0][0]):
        marks.sort()
        run = [marks[0]]
        for mark in [*marks[1:], (float("inf"), 0.0, "")]:
            if mark[0] - run[-1][1] > 1.5 * size:
                yield Line(number, run[0][0], bottom, run[-1][1], size, "".join(m for _, _, m in run))
                run = []
            run.append(mark)


def _rows(whole: Any) -> dict[tuple[float, float], list[tuple[float, float, str]]]:
    """Left, right and character by base line and size; raised marks belong to the line that they stand in."""
    rows: dict[tuple[float, float], list[tuple[float, float, str]]] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for position in range(whole.count_chars()):
        mark = chr(pdfium.FPDFText_GetUnicode(whole.raw, position))
        if mark.strip() and unicodedata.category(mark) not in {"Cf", "Cn"}:
            pdfium.FPDFText_GetCharOrigin(whole.raw, position, x, y)
            assert pdfium.FPDFText_GetLooseCharBox(whole.raw, position, box)
            size = pdfium.FPDFText_GetFontSize(whole.raw, position)
            rows.setdefault((round(y.value, 1), round(size, 1)), []).append((x.value, box.right, mark))
    for raised in sorted(rows):
        for bottom, size in rows:
            if 0.5 < raised[1] / size < 0.6 and 0 < raised[0] - bottom < 0.5 * size:
                rows[bottom, size] += rows.pop(raised)
                break
    return rows


def links(data: bytes) -> Iterator[Link]:
    """Every link of a PDF.

    Raises:
        KeyError: a link leads to a name or page that the PDF lacks.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        names = dict(_names(pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary())))
        for number, page in enumerate(pdf.pages, 1):
            for mark in page.get("/Annots", ()):
                action = mark.get("/A", pikepdf.Dictionary())
                goal = mark.get("/Dest", action.get("/D"))
                goal = names[str(goal)] if isinstance(goal, pikepdf.String) else goal
                target = None if goal is None else (pages[goal[0].objgen], float(goal[3]))
                yield Link(number, str(action.get("/URI", "")), target, str(mark.get("/Contents", "")))


def _names(node: Any) -> Iterator[tuple[str, Any]]:
    for kid in node.get("/Kids", ()):
        yield from _names(kid)
    flat = list(node.get("/Names", ()))
    for position in range(0, len(flat), 2):
        yield str(flat[position]), flat[position + 1]


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """Depth from 0 and title of every bookmark, in order."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return list(_bookmarks(outline.root, 0))


def _bookmarks(items: Any, depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, str(item.title)
        yield from _bookmarks(item.children, depth + 1)


def is_note(element: Element) -> bool:
    """Whether a paragraph is a note at the foot of a box or table: it opens with 注 and a joined number."""
    return element.tag == "P" and bool(re.match(r"\s*注\u2060\s*\d", element.text))
