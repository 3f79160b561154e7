"""Passages: stretches of the plan's own words, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model.blocks import Column, Paragraph
from plansite.model.inserts import Grid
from plansite.model.tables import Indicator, Table
from plansite.model.texts import Text

Role = Literal["title", "heading", "lead", "text", "item", "numbered", "caption", "cell"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the plan's own words, as published, with the identity that a reader would cite for it."""

    id: Identity
    role: Role
    text: str
    place: Place


def paragraph_passage(paragraph: Paragraph) -> Passage:
    """The words of a paragraph."""
    return Passage(id=paragraph.id, role="text", text=paragraph.text, place=paragraph.place)


def column_passages(column: Column, language: Language) -> Iterator[Passage]:
    """The words of a special column: its labelled title, then its items."""
    yield Passage(id=column.id, role="title", text=column.heading(language), place=column.place)
    for item in column.items:
        role: Role = "numbered" if column.ordered else "item"
        gap = language.writing.gap if item.lead and item.text else ""
        yield Passage(id=item.id, role=role, text=item.lead + gap + item.text, place=item.place)


def table_passages(table: Table, language: Language) -> Iterator[Passage]:
    """The words of a table: caption, heads, then row by row, a category in its first row."""

    def cell(identity: Identity, text: Text) -> Iterator[Passage]:
        if text[language]:
            yield Passage(id=identity, role="cell", text=text[language], place=text.at(language.code))

    if table.caption:
        yield Passage(id=table.id, role="caption", text=table.title(language), place=table.caption_place(language))
    for column in table.columns:
        yield from cell(table.id, column.head)
    for category in table.categories:
        for position, row in enumerate(category.indicators):
            name = category.name if position == 0 else None
            yield from _row_passages(table, row, name, language)
    if table.note:
        yield from cell(table.id, table.note)


def grid_passages(grid: Grid, language: Language) -> Iterator[Passage]:
    """The words of any other table: caption, cells row by row, note."""
    if grid.caption:
        place = grid.caption.at(language.code)
        yield Passage(id=grid.id, role="caption", text=grid.title(language), place=place)
    for text, place in grid.cells(language):
        yield Passage(id=grid.id, role="cell", text=text, place=place)
    if grid.note and grid.note[language]:
        yield Passage(id=grid.id, role="cell", text=grid.note[language], place=grid.note.at(language.code))


def _row_passages(table: Table, row: Indicator, category: Text | None, language: Language) -> Iterator[Passage]:
    """The cells of a row; that of its category in the first of its rows."""
    for column in table.columns:
        if column.role == "category" and category and category[language]:
            place = category.at(language.code)
            yield Passage(id=table.id, role="cell", text=category[language], place=place)
        elif words := row.cell(column.key, language):
            place = row.cell_place(column.key, language)
            yield Passage(id=row.identity, role="cell", text=words, place=place)
