"""The blocks of a plan as views, with the annotations of one page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import escape

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
    Category,
    Chapter,
    Column,
    ColumnCall,
    Grid,
    GridCell,
    Indicator,
    Measure,
    Paragraph,
    Picture,
    PictureCall,
    Plan,
    Section,
    Table,
    TableCall,
    TableColumn,
)
from plansite.pages.alignment import WHOLE, Cuts
from plansite.pages.annotations import Annotator, NoteView
from plansite.pages.commenting import questions_on
from plansite.pages.inline import inline
from plansite.pages.sentences import sentence
from plansite.render.views import (
    BlockKind,
    BlockLink,
    BlockView,
    CellKind,
    CellView,
    ColumnView,
    GridCellView,
    GridView,
    HeadView,
    PictureView,
    QuestionView,
    RowView,
    Served,
    TableView,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Turns the blocks of one language into views, with the annotations of one page.

    ``register`` is the way to the register of indicators, where the page leads to it; ``pictures`` that to the folder
    of the plan's pictures; ``cuts`` says where running texts are cut into pieces; ``commented`` tells of the comments
    on blocks.
    """

    plan: Plan
    language: Language
    annotator: Annotator
    behind: frozenset[Identity]
    served: Callable[[Identity], Served] | None = None
    register: str = ""
    pictures: str = ""
    cuts: Cuts = field(default_factory=dict)
    commented: Callable[[tuple[Identity, ...]], Iterator[BlockLink]] | None = None
    changed: Callable[[tuple[Identity, ...]], Iterator[BlockLink]] | None = None

    def chapter(self, chapter: Chapter) -> tuple[View, ...]:
        """The blocks of a chapter, its tables and special columns in their places."""
        return tuple(self._blocks(chapter))

    def _blocks(self, chapter: Chapter) -> Iterator[View]:
        for block in chapter.blocks:
            match block:
                case TableCall(number=number):
                    if table := self.plan.table(number):
                        yield self.table(table)
                    elif grid := self.plan.grid(number):
                        yield self.grid(grid)
                case PictureCall(number=number):
                    if picture := self.plan.picture(number):
                        yield self.picture(picture)
                case ColumnCall(number=number):
                    if column := self.plan.expression(self.language).column(number):
                        yield self.column(column)
                case _:
                    yield self.block(block)

    def block(self, block: Block) -> BlockView:
        """A section, measure or paragraph."""
        match block:
            case Section(id=identity, text=text):
                return self._view("section", identity, text, "")
            case Measure(id=identity, lead=lead, text=text):
                return self._view("measure", identity, lead, text)
            case Paragraph(id=identity, text=text):
                return self._view("paragraph", identity, "", text)
        raise TypeError(f"{block} is not text")

    def _view(self, kind: BlockKind, identity: Identity, lead: str, text: str) -> BlockView:
        heading = self.annotator.heading(lead, identity, last=not text)
        pieces = self.annotator.pieces(text, identity, self.cuts.get(identity, WHOLE)) if text else ()
        return BlockView(
            kind=kind,
            id=str(identity),
            label=identity.label,
            toc=inline(lead),
            lead=heading,
            pieces=pieces,
            notes=tuple(self.annotator.opened(identity)),
            questions=self._questions(identity),
            links=self._links(identity),
            behind=self._remark(identity),
            moved=self._moved(identity),
            served=self.served(identity) if self.served else None,
        )

    def column(self, column: Column) -> ColumnView:
        """A special column."""
        title = self.annotator.heading(column.title, column.id, last=True)
        return ColumnView(
            kind="column",
            id=str(column.id),
            label=column.id.label,
            name=column.label(self.language),
            toc=inline(column.heading(self.language)),
            title=title,
            ordered=column.ordered,
            items=tuple(self._view("item", item.id, item.lead, item.text) for item in column.items),
            notes=tuple(self.annotator.opened(column.id)),
            questions=self._questions(column.id),
            links=self._links(column.id),
            behind=self._remark(column.id),
            moved=self._moved(column.id),
        )

    def table(self, table: Table) -> TableView:
        """An indicator table. Its notes, and those of its rows, are opened below it."""
        identities = [table.id, *(indicator.identity for indicator in table.indicators)]
        caption = self.annotator.heading(table.caption_in(self.language), table.id, last=table.note is None)
        groups = tuple(tuple(self._rows(table, category)) for category in table.categories)
        note = self.annotator.prose(table.note[self.language], table.id) if table.note else None
        return TableView(
            kind="table",
            id=str(table.id),
            label=table.id.label,
            name=table.label(self.language),
            caption=caption,
            heads=tuple(self._head(column) for column in table.columns),
            groups=groups,
            note=note,
            notes=tuple(sorted((each for one in identities for each in self.annotator.opened(one)), key=_number)),
            questions=self._questions(*identities),
            links=self._links(*identities),
            behind=self._remark(*identities),
            moved=self._moved(table.id),
        )

    def grid(self, grid: Grid) -> GridView:
        """A table that is none of indicators."""
        caption = self.annotator.heading(grid.caption_in(self.language), grid.id, last=grid.note is None)
        rows = tuple(tuple(self._grid_cell(cell) for cell in row) for row in grid.rows)
        return GridView(
            kind="grid",
            id=str(grid.id),
            label=grid.id.label,
            name=grid.label(self.language),
            captioned=grid.caption is not None,
            caption=caption,
            heads=rows[: grid.heads],
            rows=rows[grid.heads :],
            note=self.annotator.prose(grid.note[self.language], grid.id) if grid.note else None,
            notes=tuple(self.annotator.opened(grid.id)),
            questions=self._questions(grid.id),
            links=self._links(grid.id),
            behind=self._remark(grid.id),
            moved=self._moved(grid.id),
        )

    def _grid_cell(self, cell: GridCell) -> GridCellView:
        text = inline(cell.text[self.language], language=self.language)
        return GridCellView(text=text, head=cell.head, rows=cell.rows, columns=cell.columns)

    def picture(self, picture: Picture) -> PictureView:
        """A picture with its caption."""
        return PictureView(
            kind="picture",
            id=str(picture.id),
            label=picture.id.label,
            name=picture.label(self.language),
            captioned=picture.caption is not None,
            caption=self.annotator.heading(picture.caption_in(self.language), picture.id, last=True),
            address=self.pictures + picture.file,
            alt=inline(picture.alt(self.language)),
            notes=tuple(self.annotator.opened(picture.id)),
            questions=self._questions(picture.id),
            links=self._links(picture.id),
            behind=self._remark(picture.id),
            moved=self._moved(picture.id),
        )

    def _head(self, column: TableColumn) -> HeadView:
        return HeadView(key=column.role, kind=_kind(column), text=inline(column.head[self.language]))

    def _rows(self, table: Table, category: Category) -> Iterator[RowView]:
        for position, row in enumerate(category.indicators):
            yield RowView(
                id=str(row.identity),
                label=row.identity.label,
                cells=tuple(self._cells(table, category, row, first=position == 0)),
                moved=self._moved(row.identity),
            )

    def _cells(self, table: Table, category: Category, row: Indicator, *, first: bool) -> Iterator[CellView]:
        more = f"{self.register}#{row.id}" if self.register else ""
        for column in table.columns:
            kind = _kind(column)
            text = row.cell(column.key, self.language)
            match kind:
                case "category":
                    name = inline(category.title(self.language))
                    yield from [CellView(kind=kind, text=name, span=len(category.indicators))] if first else []
                case "name":
                    yield CellView(kind=kind, text=self.annotator.prose(text, row.identity))
                case "unit":
                    yield CellView(kind=kind, text=inline(text))
                case "text":
                    yield CellView(kind=kind, text=inline(text))
                case "figure":
                    yield CellView(kind=kind, text=escape(text), more=more)
                    more = ""  # one link a row is enough

    def _links(self, *identities: Identity) -> tuple[BlockLink, ...]:
        """The ways to the comments on a block, round by round, and to its history."""
        return tuple(link for find in (self.commented, self.changed) if find for link in find(identities))

    def _questions(self, *identities: Identity) -> tuple[QuestionView, ...]:
        """What the rounds of consultation ask here."""
        return tuple(
            QuestionView(
                round=found.id,
                id=question.id,
                block=str(identity),
                name=self.language.words["question"].format(number=number),
                text=inline(question.text[self.language], language=self.language),
                first=found.opened,
                last=found.closed,
            )
            for identity in identities
            for found, number, question in questions_on(self.plan, identity)
        )

    def _remark(self, *identities: Identity) -> str:
        """What is said below a translation that waits for an update."""
        late = any(identity in self.behind for identity in identities)
        return sentence(self.plan, self.language, "behind") if late else ""

    def _moved(self, identity: Identity) -> tuple[str, ...]:
        """Identities that lead here: those of blocks that moved, and of notes that left the text for another page."""
        left = (note.identity for note in self.plan.notes_on(identity) if not note.is_marked(self.language))
        return tuple(map(str, (*self.plan.moved_to(identity), *left)))


def _kind(column: TableColumn) -> CellKind:
    if column.is_value:
        return "figure"
    match column.role:
        case "category" | "name" | "unit" as role:
            return role
        case _:
            return "text"


def _number(note: NoteView) -> int:
    return note.number
