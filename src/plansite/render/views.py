"""What the templates show: the blocks of a page with their words already set as HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Label, Language
from plansite.model import (
    Block,
    Chapter,
    Column,
    ColumnCall,
    Indicator,
    Measure,
    Paragraph,
    Plan,
    Section,
    Table,
    TableCall,
)
from plansite.model.entries import Text
from plansite.pages.annotations import Annotator, NoteView
from plansite.pages.inline import inline

BlockKind = Literal["section", "measure", "paragraph", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLink:
    """An indicator by name, and where its row stands."""

    id: str
    name: Markup
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The indicators that a block serves, and those whose result it tells."""

    serves: tuple[IndicatorLink, ...]
    reports: tuple[IndicatorLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A section, measure, paragraph or item.

    ``toc`` is its name in the page's table of contents; ``behind``: its translation waits for an update;
    ``moved``: identities that lead here now; ``served``: its indicators, where the page shows them.
    """

    kind: BlockKind
    id: str
    label: str
    toc: Markup
    lead: Markup
    text: Markup
    notes: tuple[NoteView, ...]
    behind: bool
    moved: tuple[str, ...]
    served: Served | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A special column: label and title, then items."""

    kind: Literal["column"]
    id: str
    label: str
    name: Label
    toc: Markup
    title: Markup
    ordered: bool
    items: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]
    behind: bool
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """An indicator's row. The first row of a category carries its cell, spanning ``span`` rows.

    ``more`` leads to the register of indicators, where the page links to it.
    """

    id: str
    label: str
    category: Markup | None
    span: int
    name: Markup
    unit: Markup | None
    target: str
    actual: str | None
    moved: tuple[str, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """An indicator table: caption, heads, a group of rows per category, the note below."""

    kind: Literal["table"]
    id: str
    label: str
    name: Label
    caption: Markup
    heads: dict[str, Markup]
    groups: tuple[tuple[RowView, ...], ...]
    note: Markup | None
    notes: tuple[NoteView, ...]
    behind: bool
    moved: tuple[str, ...]


View = BlockView | ColumnView | TableView


def _number(note: NoteView) -> int:
    return note.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Turns the blocks of one language into views, with the annotations of one page.

    ``register`` is the way to the register of indicators, where the page leads to it.
    """

    plan: Plan
    language: Language
    annotator: Annotator
    behind: frozenset[Identity]
    served: Callable[[Identity], Served] | None = None
    register: str = ""

    def chapter(self, chapter: Chapter) -> tuple[View, ...]:
        """The blocks of a chapter, its tables and special columns in their places."""
        return tuple(self._blocks(chapter))

    def _blocks(self, chapter: Chapter) -> Iterator[View]:
        for block in chapter.blocks:
            match block:
                case TableCall(number=number):
                    if table := self.plan.table(number):
                        yield self.table(table)
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
        prose = self.annotator.prose(text, identity) if text else Markup()
        return BlockView(
            kind=kind,
            id=str(identity),
            label=identity.label,
            toc=inline(lead),
            lead=heading,
            text=prose,
            notes=tuple(self.annotator.opened(identity)),
            behind=identity in self.behind,
            moved=tuple(map(str, self.plan.moved_to(identity))),
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
            behind=column.id in self.behind,
            moved=tuple(map(str, self.plan.moved_to(column.id))),
        )

    def table(self, table: Table) -> TableView:
        """An indicator table. Its notes, and those of its rows, are opened below it."""
        identities = [table.id, *(indicator.identity for indicator in table.indicators)]
        caption = self.annotator.heading(table.caption[self.language], table.id, last=table.note is None)
        groups = tuple(tuple(self._rows(category.name, category.indicators)) for category in table.categories)
        note = self.annotator.prose(table.note[self.language], table.id) if table.note else None
        return TableView(
            kind="table",
            id=str(table.id),
            label=table.id.label,
            name=table.label(self.language),
            caption=caption,
            heads={column.key: inline(column.head[self.language]) for column in table.columns},
            groups=groups,
            note=note,
            notes=tuple(sorted((each for one in identities for each in self.annotator.opened(one)), key=_number)),
            behind=any(identity in self.behind for identity in identities),
            moved=tuple(map(str, self.plan.moved_to(table.id))),
        )

    def _rows(self, category: Text, indicators: tuple[Indicator, ...]) -> Iterator[RowView]:
        for position, indicator in enumerate(indicators):
            name = self.annotator.prose(indicator.title(self.language), indicator.identity)
            yield RowView(
                id=str(indicator.identity),
                label=indicator.identity.label,
                category=inline(category[self.language]) if position == 0 else None,
                span=len(indicators),
                name=name,
                unit=inline(indicator.unit[self.language]) if indicator.unit else None,
                target=str(indicator.target),
                actual=str(indicator.actual) if indicator.actual else None,
                moved=tuple(map(str, self.plan.moved_to(indicator.identity))),
                more=f"{self.register}#{indicator.id}" if self.register else "",
            )
