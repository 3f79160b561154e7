"""The tables of the plan in a Word file: each cell with a name, and where in plan/ its text stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.digests import digest
from plansite.ground.findings import Place
from plansite.ground.values import Value
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.inserts import Grid
from plansite.model.tables import Indicator, Table, TableColumn
from plansite.model.texts import ByLanguage

#: Characters of the digest in a cell's name: Word allows forty in all.
_DIGITS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is there. ``key`` is the one at ``place`` in the file under which its text stands, or would stand.

    ``name`` is its own in the whole plan: `t1-3f9a2b1c0d`; ``told`` is what the office reads: `i-brands target`.
    """

    name: str
    told: str
    text: str
    key: str
    place: Place
    head: bool = False


#: Rows of cells; None where the table has none that could be written in. A row of one cell goes across.
CellRows = tuple[tuple[Cell | None, ...], ...]


def cell_rows(plan: Plan, number: str, language: Language) -> CellRows:
    """A table in one language: its caption, its heads, its rows, its note."""
    if table := plan.table(number):
        return tuple(_table(table, language))
    if grid := plan.grid(number):
        return tuple(_grid(grid, language))
    return ()


def _table(table: Table, language: Language) -> Iterator[tuple[Cell | None, ...]]:
    yield from _across(table, "caption", language)
    yield tuple(_text(table.number, f"head {column.key}", column.head, language, head=True) for column in table.columns)
    for category in table.categories:
        for at, row in enumerate(category.indicators):
            first = category.name if at == 0 else None
            yield tuple(_cell(table.number, row, column, first, language) for column in table.columns)
    yield from _across(table, "note", language)


def _cell(
    table: str, row: Indicator, column: TableColumn, category: ByLanguage | None, language: Language
) -> Cell | None:
    if column.role == "category":
        return _text(table, f"category {row.identity}", category, language) if category else None
    name = f"{row.identity} {column.key}"
    match {"name": row.name, "unit": row.unit}.get(column.key, row.cells.get(column.key)):
        case ByLanguage() as text:
            return _text(table, name, text, language)
        case Value() as value:
            return _named(table, name, value.text, column.key, row.at(column.key))
    return None


def _grid(grid: Grid, language: Language) -> Iterator[tuple[Cell | None, ...]]:
    yield from _across(grid, "caption", language)
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(grid.rows, 1):
        cells: list[Cell | None] = [None] * grid.width
        free = iter(place for place in range(grid.width) if (at, place) not in covered)
        for place, cell in zip(free, row, strict=False):
            cells[place] = _text(grid.number, f"{at}/{place + 1}", cell.text, language, head=cell.head)
            covered |= {(at + down, place + across) for down in range(cell.rows) for across in range(cell.columns)}
        yield tuple(cells)
    yield from _across(grid, "note", language)


def _across(table: Table | Grid, key: str, language: Language) -> Iterator[tuple[Cell | None, ...]]:
    text: ByLanguage | None = getattr(table, key)
    if text is not None:
        yield (_text(table.number, f"{table.id} {key}", text, language),)


def _text(table: str, told: str, text: ByLanguage, language: Language, *, head: bool = False) -> Cell:
    """``told`` names the cell in its table; the language is that of the text."""
    return _named(table, told, text[language], language.code, text.at(language.code), head=head)


def _named(table: str, told: str, text: str, key: str, place: Place, *, head: bool = False) -> Cell:
    name = f"t{table}-{digest(told, _DIGITS)}"
    return Cell(name=name, told=told, text=text, key=key, place=place, head=head)
