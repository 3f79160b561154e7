"""The way through the document: block by block in reading order, each with what it stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.edition.document.fields import Part, Texts
from plansite.edition.document.inserts import GridPart, PicturePart
from plansite.edition.document.tables import CategoryPart, TablePart
from plansite.edition.document.text import (
    ChapterPart,
    ColumnCallPart,
    ColumnPart,
    PictureCallPart,
    SectionPart,
    TableCallPart,
)
from plansite.edition.document.whole import Document
from plansite.ground.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """A page of the plan: its title, and the identities of its blocks."""

    title: Texts | None
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One block, with the chapter, section, special column, or table and category that it stands in.

    ``part`` is what the document says of it; of a special column or a table that a chapter calls, all that it says.
    """

    id: str
    kind: Kind
    part: Part | Titled
    chapter: ChapterPart | None = None
    section: SectionPart | None = None
    column: ColumnPart | None = None
    table: TablePart | None = None
    category: CategoryPart | None = None

    @property
    def within(self) -> str | None:
        """The identity of the special column or table that it is a piece of."""
        around = self.column or self.table
        return around.id if around and around.id != self.id else None


def outline(document: Document) -> Iterator[OutlineEntry]:
    """Every block in reading order: notice, cover, then chapter by chapter."""
    if notice := document.notice:
        page = Titled(title=notice.title, blocks=tuple(block.id for block in notice.blocks))
        yield OutlineEntry(id=notice.id, kind="page", part=page)
        yield from (OutlineEntry(id=block.id, kind=block.kind, part=block) for block in notice.blocks)
    yield OutlineEntry(id="cover", kind="page", part=Titled(title=document.meta.title, blocks=()))
    columns = {column.id: column for column in document.columns}
    tables = {table.id: table for table in document.tables}
    inserts: dict[str, GridPart | PicturePart] = {grid.id: grid for grid in document.grids}
    inserts |= {picture.id: picture for picture in document.pictures}
    for chapter in document.chapters:
        page = Titled(title=chapter.title, blocks=tuple(block.id for block in chapter.blocks))
        yield OutlineEntry(id=chapter.id, kind="page", part=page, chapter=chapter)
        yield from _in_chapter(chapter, columns, tables, inserts)


def _in_chapter(
    chapter: ChapterPart,
    columns: Mapping[str, ColumnPart],
    tables: Mapping[str, TablePart],
    inserts: Mapping[str, GridPart | PicturePart],
) -> Iterator[OutlineEntry]:
    section: SectionPart | None = None
    for block in chapter.blocks:
        match block:
            case ColumnCallPart():
                yield from _column(columns[block.id], chapter, section)
            case TableCallPart() if block.id in tables:
                yield from _table(tables[block.id], chapter, section)
            case TableCallPart() | PictureCallPart():
                part = inserts[block.id]
                yield OutlineEntry(id=block.id, kind=block.kind, part=part, chapter=chapter, section=section)
            case _:
                section = block if isinstance(block, SectionPart) else section
                yield OutlineEntry(id=block.id, kind=block.kind, part=block, chapter=chapter, section=section)


def _column(column: ColumnPart, chapter: ChapterPart, section: SectionPart | None) -> Iterator[OutlineEntry]:
    yield OutlineEntry(id=column.id, kind="column", part=column, chapter=chapter, section=section, column=column)
    for item in column.items:
        yield OutlineEntry(id=item.id, kind=item.kind, part=item, chapter=chapter, section=section, column=column)


def _table(table: TablePart, chapter: ChapterPart, section: SectionPart | None) -> Iterator[OutlineEntry]:
    yield OutlineEntry(id=table.id, kind="table", part=table, chapter=chapter, section=section, table=table)
    for category in table.categories:
        for row in category.indicators:
            yield OutlineEntry(
                id=row.id,
                kind="indicator",
                part=row,
                chapter=chapter,
                section=section,
                table=table,
                category=category,
            )
