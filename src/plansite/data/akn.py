"""The plan in one language as Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018): the text.

    coverPage   the call for comments, in a container
    preface     the cover
    mainBody    chapter, section; paragraph; hcontainer for what the standard has no name for: measure, special-column
                and its items, table; the preamble is an hcontainer without heading
    table       rows and cells as in HTML; the table's own note is an authorialNote, for it is its authors'
    noteRef     where an editor’s note stands: these are editorial, and so they are kept in ``meta/notes``

``eId`` is the identity of the block. Text is that of the plan to the character; ``num`` and ``heading`` joined are its
headings. The metadata are in ``akn_meta``.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from plansite.data.akn_meta import meta, work_date
from plansite.data.notes import Notes
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
    Chapter,
    Column,
    ColumnCall,
    Grid,
    GridCell,
    Indicator,
    Item,
    Measure,
    Note,
    Paragraph,
    Picture,
    PictureCall,
    Plan,
    Section,
    Table,
    TableCall,
)
from plansite.model.meta import CoverKey
from plansite.pages.addresses import PICTURES
from plansite.pages.notes import PlacedNote

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_COVER: Final = Identity(kind="page", key="cover")
_NOTICE: Final = Identity(kind="page", key="notice")
#: What a line of the cover is in the standard.
_COVER_TAGS: Final[dict[CoverKey, str]] = {
    "title": "docTitle",
    "status": "docStatus",
    "issuer": "docProponent",
    "date": "span",
}


def akn_text(plan: Plan, language: Language) -> str | None:
    """The XML, or None for a plan without any date: the standard demands one, and none is made up."""
    if work_date(plan) is None:
        return None
    writer = _Writer(plan, language)
    body = [*writer.front(), element("mainBody", *writer.chapters())]
    whole = element("doc", meta(plan, language, writer.notes.placed), *body, name="plan")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n{whole}</akomaNtoso>\n'


def element(tag: str, *content: str, **attributes: str) -> str:
    """An element of elements, on lines of its own."""
    return f"<{tag}{_attributes(attributes)}>\n{''.join(content)}</{tag}>\n"


def line(tag: str, content: str, **attributes: str) -> str:
    """An element of text, on one line."""
    return f"<{tag}{_attributes(attributes)}>{content}</{tag}>\n"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.rstrip("_")}="{escape(text)}"' for name, text in attributes.items())


class _Writer:
    """Writes the plan in one language, block by block, and counts the notes as it goes."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._plan = plan
        self._language = language
        self._expression = plan.expression(language)
        self.notes = Notes(plan, language)

    def front(self) -> Iterator[str]:
        """The notice and the cover."""
        if notice := self._expression.notice:
            title = line("p", self._run(notice.title, _NOTICE), class_="title")
            blocks = [line("p", self._run(each.text, each.id), eId=str(each.id)) for each in notice.paragraphs]
            yield element("coverPage", element("container", title, *blocks, name="notice", eId=str(_NOTICE)))
        yield element("preface", *self._cover(), eId=str(_COVER))

    def chapters(self) -> Iterator[str]:
        """The chapters, each with its sections."""
        for chapter in self._expression.chapters:
            if part := self._plan.part_before(chapter):
                title = line("heading", _plain(part.title[self._language]))
                yield element("hcontainer", title, name="part", eId=f"part-{part.first}")
            blocks = "".join(self._sections(chapter))
            if chapter.title:
                yield element("chapter", self._heading(chapter.title, chapter.id), blocks, eId=str(chapter.id))
            else:
                yield element("hcontainer", blocks, name="preamble", eId=str(chapter.id))

    def _cover(self) -> Iterator[str]:
        lines = list(self._plan.meta.cover(self._language))
        for number, (key, text, _) in enumerate(lines, 1):
            tag = _COVER_TAGS[key]
            yield line("p", f"<{tag}>{self._run(text, _COVER, last=number == len(lines))}</{tag}>")

    def _sections(self, chapter: Chapter) -> Iterator[str]:
        opened = False
        for block in chapter.blocks:
            if isinstance(block, Section):
                yield ("</section>\n" if opened else "") + f'<section eId="{block.id}">\n'
                yield self._heading(block.text, block.id)
                opened = True
            else:
                yield self._block(block)
        if opened:
            yield "</section>\n"

    def _run(self, text: str, block: Identity, *, last: bool = True) -> str:
        pieces = self.notes.pieces(text, block, last=last)
        return "".join(_plain(each) if isinstance(each, str) else _note_ref(each) for each in pieces)

    def _heading(self, title: str, block: Identity) -> str:
        """``num`` and ``heading``: 三、 and what follows."""
        words = self._run(title, block)
        number = self._language.reading.heading_number(words)
        num = line("num", number.text) if number else ""
        return num + line("heading", words.removeprefix(number.text) if number else words)

    def _block(self, block: Block) -> str:
        match block:
            case Measure():
                lead = line("heading", self._run(block.lead, block.id, last=False))
                text = line("p", self._run(block.text, block.id))
                return element("hcontainer", lead, element("content", text), name="measure", eId=str(block.id))
            case ColumnCall(number=number):
                column = self._expression.column(number)
                return self._column(column) if column else ""
            case TableCall(number=number):
                table = self._plan.table(number)
                grid = self._plan.grid(number)
                return self._table(table) if table else self._grid(grid) if grid else ""
            case PictureCall(number=number):
                picture = self._plan.picture(number)
                return self._picture(picture) if picture else ""
            case Section() | Paragraph():
                text = line("p", self._run(block.text, block.id))
                return element("paragraph", element("content", text), eId=str(block.id))

    def _column(self, column: Column) -> str:
        num = line("num", _plain(str(column.label(self._language))))
        heading = line("heading", self._run(column.title, column.id))
        items = [
            self._item(item, f"{number}." if column.ordered else "") for number, item in enumerate(column.items, 1)
        ]
        return element("hcontainer", num, heading, *items, name="special-column", eId=str(column.id))

    def _item(self, item: Item, mark: str) -> str:
        num = line("num", mark) if mark else ""
        heading = line("heading", self._run(item.lead, item.id, last=not item.text)) if item.lead else ""
        text = line("p", self._run(item.text, item.id) if item.text else "")
        return element("hcontainer", num, heading, element("content", text), name="item", eId=str(item.id))

    def _table(self, table: Table) -> str:
        words = self._run(table.caption_in(self._language), table.id, last=not table.note)
        caption = line("caption", _plain(str(table.label(self._language))) + words)
        parts = [element("table", caption, *self._rows(table))]
        if note := table.note:
            words = self._run(note[self._language], table.id)
            parts.append(line("p", f'<authorialNote placement="bottom"><p>{words}</p></authorialNote>'))
        return element("hcontainer", element("content", *parts), name="table", eId=str(table.id))

    def _grid(self, grid: Grid) -> str:
        parts = []
        if grid.caption:
            words = self._run(grid.caption_in(self._language), grid.id, last=not grid.note)
            parts.append(line("caption", _plain(str(grid.label(self._language))) + words))
        parts += [element("tr", *map(self._grid_cell, row)) for row in grid.rows]
        shown = [element("table", *parts)]
        if grid.note:
            shown.append(line("p", self._run(grid.note[self._language], grid.id)))
        return element("hcontainer", element("content", *shown), name="table", eId=str(grid.id))

    def _grid_cell(self, cell: GridCell) -> str:
        spans = {"rowspan": cell.rows, "colspan": cell.columns}
        said = {name: str(count) for name, count in spans.items() if count > 1}
        return _cell("th" if cell.head else "td", _plain(cell.text[self._language]), **said)

    def _picture(self, picture: Picture) -> str:
        address = escape(f"../{PICTURES}/{picture.file}")
        parts = [f'<p><img src="{address}" alt="{escape(picture.alt(self._language))}"/></p>\n']
        if picture.caption:
            label = _plain(str(picture.label(self._language)))
            parts.append(line("p", label + self._run(picture.caption_in(self._language), picture.id)))
        return element("hcontainer", element("content", *parts), name="picture", eId=str(picture.id))

    def _rows(self, table: Table) -> Iterator[str]:
        """Head and rows; the cell of a category spans all of its rows."""
        yield element("tr", *(_cell("th", _plain(column.head[self._language])) for column in table.columns))
        spans = {each.indicators[0].id: str(len(each.indicators)) for each in table.categories}
        for row, cells in table.rows(self._language):
            yield element("tr", *self._cells(table, row, cells, spans.get(row.id)), eId=str(row.identity))

    def _cells(self, table: Table, row: Indicator, cells: list[str], span: str | None) -> Iterator[str]:
        for column, cell in zip(table.columns, cells, strict=True):
            match column.role:
                case "category":
                    yield _cell("th", _plain(cell), rowspan=span) if span else ""
                case "name":
                    yield _cell("th", self._run(cell, row.identity))
                case _:
                    yield _cell("td", _plain(cell))


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _cell(tag: str, content: str, **attributes: str) -> str:
    return line(tag, f"<p>{content}</p>", **attributes)


def _note_ref(placed: PlacedNote[Note]) -> str:
    return f'<noteRef href="#{placed.note.identity}" marker="{placed.number}"/>'
