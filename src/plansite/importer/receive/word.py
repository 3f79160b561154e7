"""Word documents (.docx): paragraphs with their computed numbers, tables, text boxes, notes and pictures in order.

What is inserted by a tracked change is text, what is deleted is not. Of two renderings of one thing
(``mc:AlternateContent``) the first counts. A field is what it shows; of a table of contents nothing counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from lxml import etree

from plansite.importer.receive.failures import failure
from plansite.importer.receive.received import Cell, Furniture, Received, Scribe, Style
from plansite.importer.receive.word_names import MC, WP, A, M, R, V, W, children, is_on, number, value
from plansite.importer.receive.word_numbers import Numbering, Styles

#: What holds runs and is not itself text. Deletions (``w:del``, ``w:moveFrom``) are not among them.
_HOLDERS: Final = frozenset(
    W + name
    for name in (
        "r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo",
    )
) | {W + "ruby", W + "rubyBase"}  # fmt: skip
_BLOCKS: Final = frozenset(W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"))
_DRAWN: Final = frozenset({W + "drawing", W + "pict", W + "object"})
_NOTES: Final = (("footnote", RELATION.FOOTNOTES), ("endnote", RELATION.ENDNOTES))
#: Number formats of notes in the text of Chinese documents.
_CIRCLED: Final = 20
#: What a title does not have: behind it a note would part it from what it is the title of.
_SENTENCE: Final = re.compile(r"[。！？；]|[.!?](?:\s|$)")


def receive_word(data: bytes, path: str) -> Received:
    """Read a Word document.

    Raises:
        ImportFailure: it is damaged, or holds nothing.
    """
    try:
        document = Document(BytesIO(data))
        reader = _Reader.of(document)
        reader.read(document.element.body)
    except (KeyError, ValueError, etree.XMLSyntaxError, OSError) as error:
        raise failure("broken", path) from error
    received = reader.scribe.received("word")
    if not received.text.strip():
        raise failure("empty", path)
    return received


@dataclass(slots=True)
class _Reader:
    """Goes through the body once and writes it down."""

    part: Any
    numbering: Numbering
    notes: dict[tuple[str, str], Any]
    scribe: Scribe = field(default_factory=Scribe)
    _marks: list[tuple[str, Any]] = field(default_factory=list)
    _contents: int = 0
    _noted: int = 0
    _listed: set[Any] = field(default_factory=set)

    @classmethod
    def of(cls, document: Any) -> "_Reader":
        part = document.part
        styles = Styles.read(_root(part, RELATION.STYLES))
        notes = {
            (kind, str(entry.get(W + "id"))): entry
            for kind, relation in _NOTES
            for entry in children(_root(part, relation), kind)
            if entry.get(W + "type") in {None, "normal"}
        }
        return cls(part=part, numbering=Numbering.of(_root(part, RELATION.NUMBERING), styles), notes=notes)

    def read(self, body: Any) -> None:
        """Every block in order. A note stands behind the paragraph or table of its mark, that of a title one later."""
        self._listed = set(_in_contents(body))
        self._blocks(body)
        self._tell_notes()

    def _tell_notes(self) -> None:
        """The notes whose marks were met, each a paragraph with its mark."""
        waiting, self._marks = self._marks, []
        for mark, note in waiting:
            text = "\n".join(filter(None, (self._text(each) for each in note.iter(W + "p"))))
            self.scribe.line(f"{mark}{text.strip()}")

    def _blocks(self, holder: Any) -> None:
        for element in holder:
            if element.tag == W + "p":
                self._paragraph(element)
            elif element.tag == W + "tbl":
                self._table(element)
                self._tell_notes()
            elif element.tag == W + "sdt" and _is_contents(element):
                self._contents += 1
                self._blocks(element.find(W + "sdtContent"))
                self._contents -= 1
            elif element.tag in _BLOCKS:
                self._blocks(element)
            elif element.tag == MC + "AlternateContent":
                self._blocks(element.find(MC + "Choice"))

    def _paragraph(self, paragraph: Any) -> None:
        in_contents = bool(self._contents) or paragraph in self._listed
        furniture: Furniture | None = "contents" if in_contents else None
        number_ = self.numbering.take(paragraph)
        text = self._text(paragraph)
        if number_ and (text.strip() or furniture):
            text = number_ + text
        self.scribe.line(text, _style(paragraph, self.numbering.styles, numbered=bool(number_)), furniture)
        for drawn in self._drawn(paragraph):
            self._drawing(drawn)
        if _SENTENCE.search(text):
            self._tell_notes()

    def _text(self, holder: Any) -> str:
        return "".join(self._pieces(holder))

    def _pieces(self, holder: Any) -> Iterator[str]:
        """What a paragraph or run says, piece by piece."""
        if holder is None or (holder.tag == W + "r" and is_on(holder.find(W + "rPr"), "vanish")):
            return
        for element in holder:
            match element.tag:
                case tag if tag == W + "t" or tag == M + "t":
                    yield element.text or ""
                case tag if tag in {W + "tab", W + "ptab"} and holder.tag == W + "r":
                    yield "\t"
                case tag if tag in {W + "br", W + "cr"}:
                    yield "" if element.get(W + "type") in {"page", "column"} else "\n"
                case tag if tag == W + "noBreakHyphen":
                    yield "-"
                case tag if tag == W + "sym":
                    yield chr(int(str(element.get(W + "char") or "0"), 16) or 0xFFFD)
                case tag if tag in {W + "footnoteReference", W + "endnoteReference"}:
                    yield self._mark(element)
                case tag if tag in {M + "oMath", M + "oMathPara"}:
                    yield "".join(each.text or "" for each in element.iter(M + "t"))
                case tag if tag == MC + "AlternateContent":
                    yield from self._pieces(element.find(MC + "Choice"))
                case tag if tag in _HOLDERS:
                    yield from self._pieces(element)

    def _mark(self, reference: Any) -> str:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        note = self.notes.get((kind, str(reference.get(W + "id"))))
        if note is None or reference.get(W + "customMarkFollows") in {"1", "true", "on"}:
            return ""
        self._noted += 1
        count = self._noted
        mark = chr(0x2460 + count - 1) if count <= _CIRCLED else f"[{count}]"
        self._marks.append((mark, note))
        return mark

    def _drawn(self, holder: Any) -> Iterator[Any]:
        """The drawings of a paragraph, of each pair of renderings the first."""
        for element in holder:
            if element.tag in {W + "del", W + "moveFrom"}:
                continue
            if element.tag in _DRAWN:
                yield element
            elif element.tag == MC + "AlternateContent":
                yield from self._drawn(element.find(MC + "Choice") if element.find(MC + "Choice") is not None else [])
            elif element.tag in _HOLDERS:
                yield from self._drawn(element)

    def _drawing(self, drawing: Any) -> None:
        """The paragraphs of its text boxes, and its pictures."""
        for box in drawing.iter(W + "txbxContent"):
            if not any(parent.tag == MC + "Fallback" for parent in box.iterancestors()):
                self._blocks(box)
        alt = next((str(each.get("descr") or each.get("title") or "") for each in drawing.iter(WP + "docPr")), "")
        links = [each.get(R + "embed") for each in drawing.iter(A + "blip")]
        links += [each.get(R + "id") for each in drawing.iter(V + "imagedata")]
        for link in filter(None, links):
            part = self.part.related_parts.get(link)
            if part is not None:
                self.scribe.picture(str(part.partname).rpartition("/")[2], part.blob, alt)

    def _table(self, table: Any) -> None:
        self.scribe.grid(list(_merged([list(self._row(row)) for row in _rows(table)])))

    def _row(self, row: Any) -> Iterator[tuple[Cell, str]]:
        """The cells of a row, each with what it says of a merge downwards."""
        for cell in _cells(row):
            properties = cell.find(W + "tcPr")
            span = max(1, number(value(properties, "gridSpan") or "1"))
            merge = None if properties is None else properties.find(W + "vMerge")
            down = "" if merge is None else str(merge.get(W + "val") or "continue")
            yield Cell(text=self._cell_text(cell), columns=span), down

    def _cell_text(self, cell: Any) -> str:
        """The paragraphs of a cell, those of tables in it too, each on a line."""
        lines = []
        for paragraph in cell.iter(W + "p"):
            if any(parent.tag in {W + "del", MC + "Fallback"} for parent in paragraph.iterancestors()):
                continue
            number_ = self.numbering.take(paragraph)
            text = self._text(paragraph)
            lines.append(number_ + text if text.strip() else "")
        return "\n".join(line for line in lines if line.strip())


def _root(part: Any, relation: str) -> Any:
    """The root of a related part, or None where there is none."""
    found = next((each.target_part for each in part.rels.values() if each.reltype == relation), None)
    return None if found is None else etree.fromstring(found.blob)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == W + "tr" and (properties := element.find(W + "trPr")) is not None:
            if properties.find(W + "del") is None:
                yield element
        elif element.tag == W + "tr":
            yield element
        elif element.tag in _BLOCKS:
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == W + "tc":
            yield element
        elif element.tag in _BLOCKS:
            yield from _cells(element)


def _merged(rows: list[list[tuple[Cell, str]]]) -> Iterator[list[Cell]]:
    """Cells that are merged downwards become one cell that spans rows."""
    for at, row in enumerate(rows):
        cells, column = [], 0
        for cell, down in row:
            if down != "continue":
                reach = 1
                while down == "restart" and at + reach < len(rows) and _continues(rows[at + reach], column):
                    reach += 1
                cells.append(Cell(text=cell.text, rows=reach, columns=cell.columns))
            column += cell.columns
        yield cells


def _continues(row: list[tuple[Cell, str]], column: int) -> bool:
    at = 0
    for cell, down in row:
        if at == column:
            return down == "continue"
        at += cell.columns
    return False


def _is_contents(sdt: Any) -> bool:
    gallery = next((each.get(W + "val") for each in sdt.iter(W + "docPartGallery")), "")
    return gallery == "Table of Contents"


def _in_contents(body: Any) -> Iterator[Any]:
    """The paragraphs of a table of contents that is a field: one field over many paragraphs."""
    fields: list[str] = []
    waiting: list[Any] = []
    for element in body.iter(W + "fldChar", W + "instrText", W + "p"):
        if element.tag == W + "p":
            waiting = [element]
            if "TOC" in fields:
                yield element
        elif element.tag == W + "instrText":
            words = (element.text or "").split()
            if fields and not fields[-1] and words:
                fields[-1] = words[0]
                if words[0] == "TOC":
                    yield from waiting
        elif element.get(W + "fldCharType") == "begin":
            fields.append("")
        elif element.get(W + "fldCharType") == "end" and fields:
            fields.pop()


def _style(paragraph: Any, styles: Styles, *, numbered: bool) -> Style:
    runs = [run for run in paragraph.iter(W + "r") if any((each.text or "").strip() for each in run.iter(W + "t"))]
    bold = bool(runs) and all(is_on(run.find(W + "rPr"), "b") for run in runs)
    sizes = [number(value(run.find(W + "rPr"), "sz")) / 2 for run in runs]
    alignment = next((value(each, "jc") for each in children(paragraph, "pPr")), "")
    return Style(
        level=styles.level_of(paragraph),
        bold=bold,
        centred=alignment == "center",
        size=max(sizes, default=0),
        numbered=numbered,
    )
