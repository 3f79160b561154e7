"""Blocks of several languages in rows: the same block of each stands in one row."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plansite.pages.annotations import NoteView
from plansite.render.views import (
    BlockView,
    CellView,
    ColumnView,
    GridCellView,
    GridView,
    HeadView,
    QuestionView,
    RowView,
    TableView,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """A block in several languages, that of the original first."""

    views: tuple[View, ...]

    @property
    def first(self) -> View:
        """That of the original."""
        return self.views[0]

    @property
    def pieces(self) -> tuple[tuple[Markup, ...], ...]:
        """The running text: each piece in every language."""
        return tuple(zip(*(view.pieces for view in self.views if isinstance(view, BlockView)), strict=True))

    @property
    def items(self) -> "tuple[Facing, ...]":
        """The items of a special column."""
        return faced(*(view.items for view in self.views if isinstance(view, ColumnView)))

    @property
    def questions(self) -> "tuple[tuple[QuestionView, ...], ...]":
        """What a round of consultation asks here, each question in every language."""
        return tuple(zip(*(view.questions for view in self.views), strict=True))

    @property
    def notes(self) -> "tuple[FacingNote, ...]":
        """The notes that hang on the block."""
        return faced_notes(*(view.notes for view in self.views))

    @property
    def noted(self) -> frozenset[str]:
        """The identities of those notes: where one language marks what the other leaves out, they stand at the note."""
        return frozenset(note.id for note in self.notes)

    @property
    def moved(self) -> tuple[str, ...]:
        """Other identities that lead here."""
        return tuple(each for each in self.first.moved if each not in self.noted)

    @property
    def heads(self) -> tuple[tuple[HeadView, ...], ...]:
        """The heads of a table, each in every language."""
        return tuple(zip(*(view.heads for view in self.views if isinstance(view, TableView)), strict=True))

    @property
    def groups(self) -> "tuple[tuple[FacingRow, ...], ...]":
        """The rows of a table, by category."""
        tables = [view.groups for view in self.views if isinstance(view, TableView)]
        return tuple(
            tuple(FacingRow(rows=rows) for rows in zip(*group, strict=True)) for group in zip(*tables, strict=True)
        )

    @property
    def grid_heads(self) -> "FacingRows":
        """The rows of heads of any other table, each cell in every language."""
        return _faced_rows(*(view.heads for view in self.views if isinstance(view, GridView)))

    @property
    def grid_rows(self) -> "FacingRows":
        """The rows below them."""
        return _faced_rows(*(view.rows for view in self.views if isinstance(view, GridView)))


FacingRows = tuple[tuple[tuple[GridCellView, ...], ...], ...]


def _faced_rows(*tables: tuple[tuple[GridCellView, ...], ...]) -> FacingRows:
    return tuple(tuple(zip(*rows, strict=True)) for rows in zip(*tables, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class FacingRow:
    """An indicator's row in several languages."""

    rows: tuple[RowView, ...]

    @property
    def first(self) -> RowView:
        """That of the original."""
        return self.rows[0]

    @property
    def cells(self) -> tuple[tuple[CellView, ...], ...]:
        """Each cell in every language."""
        return tuple(zip(*(row.cells for row in self.rows), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class FacingNote:
    """A note in several languages; None where it leaves no mark in the text of one."""

    views: tuple[NoteView | None, ...]

    @property
    def shown(self) -> NoteView:
        """The first there is."""
        return next(view for view in self.views if view is not None)

    @property
    def id(self) -> str:
        """Its identity."""
        return self.shown.id

    @property
    def moved(self) -> tuple[str, ...]:
        """The identities that lead to it."""
        return self.shown.moved


def faced_notes(*notes: Sequence[NoteView]) -> tuple[FacingNote, ...]:
    """Each note once, with what it says in every language."""
    by_id = [{note.id: note for note in one} for one in notes]
    identities = dict.fromkeys(note.id for one in notes for note in one)
    return tuple(FacingNote(views=tuple(each.get(identity) for each in by_id)) for identity in identities)


def faced(*texts: Sequence[View]) -> tuple[Facing, ...]:
    """Blocks of the same identity, in the order of the first language. (That all have the same blocks is a check.)"""
    first, *others = texts or ((),)
    by_id = [{view.id: view for view in other} for other in others]
    return tuple(
        Facing(views=(view, *(each[view.id] for each in by_id)))
        for view in first
        if all(view.id in each for each in by_id)
    )
