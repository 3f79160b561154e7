"""The plan in one language as one Markdown file that needs nothing but CommonMark, tables and footnotes.

Identities are anchors (``<a id="m3-1-2"></a>``), editor’s notes are footnotes. Leads of items are ``<strong>``:
``**`` beside Chinese marks is no emphasis in CommonMark.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Final

from plansite.data.notes import Notes
from plansite.edition.document.rights import rights
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
    Column,
    ColumnCall,
    Grid,
    GridCell,
    Indicator,
    Item,
    Measure,
    Paragraph,
    Picture,
    PictureCall,
    Plan,
    Section,
    Table,
    TableCall,
)
from plansite.model.version import version
from plansite.pages.addresses import PICTURES

_COVER: Final = Identity(kind="page", key="cover")
_NOTICE: Final = Identity(kind="page", key="notice")
#: What Markdown escapes with a backslash, everywhere …
_ESCAPED: Final = re.compile(r"([\\`*_\[\]{}])")
#: … what only entities keep from one extension or another …
_ENTITIES: Final = re.compile(r"[&<>~^$|@=]")
#: … and what would be a mark of its own at the head of a line.
_OPENING: Final = re.compile(r"^(?:[#+:-]|\d+(?=[.)](?:\s|$)))")


def markdown_text(plan: Plan, language: Language) -> str:
    """Front matter, notice, cover, chapter by chapter, then the notes."""
    writer = _Writer(plan, language)
    return "\n\n".join([_front(plan, language), *writer.parts(), *writer.footnotes()]) + "\n"


def escape(text: str) -> str:
    """Plain text that stays plain text in Markdown.

    >>> print(escape("累**项 <b> 1|2"), escape("1. 一"), escape("+ A"))
    累\\*\\*项 &lt;b&gt; 1&#124;2 &#49;. 一 &#43; A
    """
    text = _ESCAPED.sub(r"\\\1", text)
    text = _ENTITIES.sub(lambda match: html.escape(match[0]) if match[0] in "&<>" else f"&#{ord(match[0])};", text)
    return _OPENING.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", text)


def _front(plan: Plan, language: Language) -> str:
    entries = {
        "title": plan.meta.title[language],
        "lang": language.tag,
        "version": str(version(plan)),
        "rights": rights(plan, language),
    }
    lines = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in entries.items())
    return "\n".join(["---", *lines, "---"])


def _anchor(block: Identity) -> str:
    return f'<a id="{block}"></a>'


class _Writer:
    """Writes the plan in one language, block by block, and counts the notes as it goes."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._plan = plan
        self._language = language
        self._expression = plan.expression(language)
        self._notes = Notes(plan, language)

    def parts(self) -> Iterator[str]:
        if notice := self._expression.notice:
            yield f"# {self._run(notice.title, _NOTICE)}"
            yield from map(self._paragraph, notice.paragraphs)
        yield from self._cover()
        for chapter in self._expression.chapters:
            if part := self._plan.part_before(chapter):
                yield f"**{escape(part.title[self._language])}**"
            if chapter.title:
                yield f"# {self._run(chapter.title, chapter.id)}"
            for block in chapter.blocks:
                yield from self._block(block)

    def footnotes(self) -> Iterator[str]:
        """The notes that were placed, in order."""
        for placed in self._notes.placed:
            note = placed.note
            yield f"[^{note.identity}]: {self._language.words['notes']}: {escape(note.text[self._language])}"

    def _cover(self) -> Iterator[str]:
        lines = [text for _, text, _ in self._plan.meta.cover(self._language)]
        for number, line in enumerate(lines, 1):
            words = self._run(line, _COVER, last=number == len(lines))
            yield f"# {words}" if number == 1 else words

    def _run(self, text: str, block: Identity, *, last: bool = True) -> str:
        pieces = self._notes.pieces(text, block, last=last)
        return "".join(escape(each) if isinstance(each, str) else f"[^{each.note.identity}]" for each in pieces)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Section():
                yield f"## {_anchor(block.id)}{self._run(block.text, block.id)}"
            case Measure():
                yield f"### {_anchor(block.id)}{self._run(block.lead, block.id, last=False)}"
                yield self._run(block.text, block.id)
            case ColumnCall(number=number):
                if column := self._expression.column(number):
                    yield "\n".join(self._column(column))
            case TableCall(number=number):
                if table := self._plan.table(number):
                    yield from self._table(table)
                elif grid := self._plan.grid(number):
                    yield from self._grid(grid)
            case PictureCall(number=number):
                if picture := self._plan.picture(number):
                    yield from self._picture(picture)
            case Paragraph():
                yield self._paragraph(block)

    def _paragraph(self, block: Paragraph) -> str:
        return _anchor(block.id) + self._run(block.text, block.id)

    def _column(self, column: Column) -> Iterator[str]:
        """A block quotation, so that one sees where the special column ends."""
        label = escape(str(column.label(self._language)))
        yield f"> ### {_anchor(column.id)}{label}{self._run(column.title, column.id)}"
        for number, item in enumerate(column.items, 1):
            mark = f"{number}." if column.ordered else "-"
            yield from (">", f"> {mark} {_anchor(item.id)}{self._item(item)}")

    def _item(self, item: Item) -> str:
        lead = f"<strong>{self._run(item.lead, item.id, last=not item.text)}</strong>" if item.lead else ""
        text = self._run(item.text, item.id) if item.text else ""
        return self._language.writing.gap.join(filter(None, (lead, text)))

    def _table(self, table: Table) -> Iterator[str]:
        label, caption = str(table.label(self._language)), table.caption_in(self._language)
        yield f"{_anchor(table.id)}{escape(label)}{self._run(caption, table.id, last=not table.note)}"
        lines = [[escape(column.head[self._language]) for column in table.columns], ["---"] * len(table.columns)]
        lines += [[*self._row(table, row, cells)] for row, cells in table.rows(self._language)]
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        if table.note:
            yield self._run(table.note[self._language], table.id)

    def _grid(self, grid: Grid) -> Iterator[str]:
        """A table in HTML: Markdown knows no merged cells."""
        if grid.caption:
            label = escape(str(grid.label(self._language)))
            yield f"{_anchor(grid.id)}{label}{self._run(grid.caption_in(self._language), grid.id, last=not grid.note)}"
        rows = ("".join(self._grid_cell(cell) for cell in row) for row in grid.rows)
        start = "" if grid.caption else f' id="{grid.id}"'
        yield f"<table{start}>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
        if grid.note:
            yield self._run(grid.note[self._language], grid.id)

    def _grid_cell(self, cell: GridCell) -> str:
        tag = "th" if cell.head else "td"
        spans = (("rowspan", cell.rows), ("colspan", cell.columns))
        said = "".join(f' {name}="{count}"' for name, count in spans if count > 1)
        return f"<{tag}{said}>{escape(cell.text[self._language])}</{tag}>"

    def _picture(self, picture: Picture) -> Iterator[str]:
        yield f"{_anchor(picture.id)}![{escape(picture.alt(self._language))}](../{PICTURES}/{picture.file})"
        if picture.caption:
            label = escape(str(picture.label(self._language)))
            yield label + self._run(picture.caption_in(self._language), picture.id)

    def _row(self, table: Table, row: Indicator, cells: list[str]) -> Iterator[str]:
        for column, cell in zip(table.columns, cells, strict=True):
            yield _anchor(row.identity) + self._run(cell, row.identity) if column.role == "name" else escape(cell)
