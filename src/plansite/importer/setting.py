"""Texts as they are published: what was recognised in the words of the source, set in the way of its language.

Where labels and marks then differ from the source, the difference is declared.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plansite.importer.elements import (
    Block,
    Column,
    Entry,
    Figure,
    Measure,
    Paragraph,
    PlainCell,
    PlainTable,
    Received,
    Table,
)
from plansite.importer.forms import Form, mark_of
from plansite.importer.outline import Chapter, Departure, Outline, Section
from plansite.importer.same import normalise
from plansite.languages import Language

_QUOTED: Final = 16
_DASHES: Final = "—–―─－-"
_BARE: Final = frozenset({Form.DIGIT, Form.DECIMAL})
_SPACED: Final = frozenset({Form.VOLUME, Form.PART, Form.DIVISION})
_MARK: Final = ("The mark is set in the one form that the plan uses", "统一编号和标记的写法")
_MOVED: Final = ("The label stands before what it names", "编号和标题移到所属内容之前")
_MERGED: Final = ("A merged cell stands in each row that it spans", "合并单元格在所跨各行分别列出")
_HEADS: Final = ("The head of each column is written out whole", "多层表头按列写全")


def set_outline(outline: Outline, language: Language) -> Outline:
    """The outline with its texts set, and with what that changes beyond marks and blanks."""
    setter = Setter(language)
    notice = outline.notice and replace(
        outline.notice,
        title=setter.text(outline.notice.title),
        paragraphs=tuple(replace(each, text=setter.text(each.text)) for each in outline.notice.paragraphs),
    )
    found = replace(
        outline,
        notice=notice,
        cover=tuple(replace(entry, text=setter.text(entry.text)) for entry in outline.cover),
        parts=tuple(replace(part, title=setter.heading(part.title)) for part in outline.parts),
        chapters=tuple(map(setter.chapter, outline.chapters)),
        terms=tuple(replace(term, name=setter.text(term.name), note=setter.text(term.note)) for term in outline.terms),
    )
    departures = (departure for block in outline.blocks for departure in setter.departures(block))
    return replace(found, departures=(*outline.departures, *departures))


class Setter:
    """Sets texts in the way of a language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.text = language.reading.published

    def heading(self, text: str) -> str:
        """A heading; in a language without blanks 第N章 keeps one, full-width, behind it, and so does a bare 1.1."""
        mark = mark_of(text)
        if mark is None or not mark.rest or self.language.script != "Hani":
            return self.text(text)
        opening = text[: text.rindex(mark.rest)]
        bare = mark.form in _BARE and opening[-1:].isspace() and opening.rstrip()[-1:].isdigit()
        if mark.form in _SPACED or bare:
            return f"{self.text(opening)}\u3000{self.text(mark.rest)}"
        return self.text(text)

    def running(self, text: str) -> str:
        """A paragraph: a dash that opens it is one of two."""
        mark = mark_of(text)
        return self.text("——" + mark.rest if mark and mark.form is Form.DASH else text)

    def lead(self, text: str) -> str:
        """The lead of a measure that opens with a mark: a dash, or the number of a heading."""
        mark = mark_of(text)
        return self.running(text) if mark and mark.form is Form.DASH else self.heading(text)

    def cell(self, text: str) -> str:
        """What a cell or a note says, line by line."""
        return "\n".join(self.text(line) for line in text.split("\n"))

    def chapter(self, chapter: Chapter) -> Chapter:
        """A chapter with all that is in it."""
        sections = tuple(map(self.section, chapter.sections))
        return replace(chapter, heading=self.heading(chapter.heading), sections=sections)

    def section(self, section: Section) -> Section:
        """A section with its blocks."""
        return replace(section, heading=self.heading(section.heading), blocks=tuple(map(self.block, section.blocks)))

    def block(self, block: Block) -> Block:
        """A block of any kind."""
        match block:
            case Measure():
                return replace(block, lead=self.lead(block.lead), text=self.text(block.text))
            case Paragraph():
                return replace(block, text=self.running(block.text))
            case Column():
                items = tuple(
                    replace(item, lead=self.text(item.lead), text=self.text(item.text)) for item in block.items
                )
                return replace(block, title=self.text(block.title), items=items)
            case Table():
                return self._table(block)
            case PlainTable():
                rows = tuple(tuple(self._plain_cell(cell) for cell in row) for row in block.rows)
                return replace(block, rows=rows, caption=self._caption(block), aside="", note=self.cell(block.note))
            case Figure():
                return replace(block, caption=self.text(block.caption), description=self.text(block.description))

    def _plain_cell(self, cell: PlainCell) -> PlainCell:
        return replace(cell, text=self.cell(cell.text))

    def _table(self, table: Table) -> Table:
        categories = tuple(
            replace(
                category,
                name=self.text(category.name),
                indicators=tuple(replace(row, cells=tuple(map(self._entry, row.cells))) for row in category.indicators),
            )
            for category in table.categories
        )
        return replace(
            table,
            caption=self._caption(table),
            aside="",
            head=tuple(replace(head, text=self.text(head.text)) for head in table.head),
            categories=categories,
            note=self.cell(table.note),
        )

    def _entry(self, entry: Entry) -> Entry:
        """A value keeps the signs of the source, such as ＞; other cells are text."""
        return replace(entry, text=self.cell(entry.text))

    def _caption(self, table: Table | PlainTable) -> str:
        return "\u3000".join(self.text(each) for each in (table.caption, table.aside) if each)

    def departures(self, block: Block) -> Iterator[Departure]:
        """What is published of a block in another form than it was received in."""
        match block:
            case Measure(lead=text) | Paragraph(text=text):
                yield from self._dashed(block.line, block.identity, text)
            case Column(number=number, title=title):
                yield from self._labelled(block, str(self.language.column_label(number)), title)
            case Table() | PlainTable():
                label = str(self.language.table_label(block.number)) if block.caption else ""
                yield from self._of_table(block, label)
            case Figure(number=number, caption=caption) if caption:
                yield from self._labelled(block, str(self.language.picture_label(number)), caption)

    def _dashed(self, line: int, block: str, text: str) -> Iterator[Departure]:
        mark = mark_of(text)
        if mark and mark.form is Form.DASH and text[: len(text) - len(text.lstrip(_DASHES))] != "——":
            opening = text[: max(_QUOTED, len(text) - len(mark.rest))]
            yield _departure(line, block, opening, self.running(opening), _MARK)

    def _labelled(self, block: Column | Table | PlainTable | Figure, label: str, title: str) -> Iterator[Departure]:
        published = f"{label}{self.text(title)}"
        received = block.received
        match received.order:
            case "whole":
                yield from _changed(received, block.identity, (published,))
            case "label-title":
                yield from _changed(received, block.identity, (label, self.text(title)))
            case "title-label" | "behind":
                (first, text), (second, source) = received.pieces
                rest = self.text(text) if received.order == "behind" else ""
                yield _departure(first, block.identity, text, published + rest, _MOVED)
                yield _departure(second, block.identity, source, "", _MOVED)

    def _of_table(self, table: Table | PlainTable, label: str) -> Iterator[Departure]:
        heads = "".join(self.text(head.text) for head in table.head) if isinstance(table, Table) else ""
        cells = table.head_cells if isinstance(table, Table) else ()
        together = bool(cells) and normalise("".join(text for _, text in cells)) != normalise(heads)
        if together and table.received.order == "behind":
            first, *others = cells
            title = f"{label}{self.text(table.caption)}"
            yield _departure(first[0], table.identity, first[1], title + heads, _MOVED)
            yield from (_departure(line, table.identity, text, "", _HEADS) for line, text in others)
            line, text = table.received.pieces[1]
            yield _departure(line, table.identity, text, "", _MOVED)
        else:
            yield from self._labelled(table, label, table.caption)
            if together:
                first, *others = cells
                yield _departure(first[0], table.identity, first[1], heads, _HEADS)
                yield from (_departure(line, table.identity, text, "", _HEADS) for line, text in others)
        if isinstance(table, Table):
            yield from self._repeated(table)

    def _repeated(self, table: Table) -> Iterator[Departure]:
        """Cells that reach down: the source has them once, in the row above."""
        for indicator in table.indicators:
            last = indicator.line
            for cell in indicator.cells:
                if cell.repeated:
                    yield _departure(last, f"i-{indicator.identity}", "", self.cell(cell.text), _MERGED)
                else:
                    last = cell.last


def _changed(received: Received, block: str, published: tuple[str, ...]) -> Iterator[Departure]:
    """The pieces that are published in other characters than they were received in."""
    for (line, source), due in zip(received.pieces, published, strict=False):
        if normalise(source) != normalise(due):
            yield _departure(line, block, source, due, _MARK)


def _departure(line: int, block: str, source: str, published: str, reason: tuple[str, str]) -> Departure:
    return Departure(line=line, block=block, source=source, published=published, reason=reason[0], reason_zh=reason[1])
