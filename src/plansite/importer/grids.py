"""Tables with cells: a table of indicators where the heads of its columns say so, else a plain table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.importer.elements import Category, Entry, Head, Indicator, PlainCell
from plansite.importer.receive.received import Cell, Grid
from plansite.importer.texts import join, strip
from plansite.importer.values import VALUE_ROLES, Title, is_measured, is_void, read_heads
from plansite.languages import Language, known, language

_ENDS: Final = re.compile(r"[。；;：:！？.]$")
_LISTED: Final = re.compile(r"(?:[（(]?\d{1,2}[)）.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳•●])")
_SUB: Final = re.compile(r"其\s*中\s*[:：]|of which", re.IGNORECASE)
_ADDED: Final = "|".join(re.escape(language(code).writing.new_suffix.strip(" （）()")) for code in known())
#: What stands behind the name of an indicator that was not there before.
NEW: Final = re.compile(rf"\s*[（(]\s*(?:{_ADDED})\s*[)）]$")
#: Of the cells under the heads of values, so many hold numbers in a table of indicators.
_MEASURED: Final = 0.4
#: What belongs to the row in which a merged cell begins, and to no other.
_ONCE: Final = frozenset({"number", "category"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell in a row of a table, at one of the columns that it spans."""

    cell: Cell
    line: int
    first: bool
    start: bool

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return one_line(self.cell.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """What a table of indicators holds."""

    head: tuple[Head, ...]
    head_cells: tuple[tuple[int, str], ...]
    categories: tuple[Category, ...]


def one_line(text: str) -> str:
    """The lines of a cell in one, save where each is a sentence or an item of its own.

    >>> one_line("产品\\n质量"), one_line("1.改造\\n2.扩容")
    ('产品质量', '1.改造\\n2.扩容')
    """
    joined = ""
    for part in filter(None, map(strip, text.split("\n"))):
        apart = joined and (_ENDS.search(joined) or _LISTED.match(part))
        joined = f"{joined}\n{part}" if apart else join(joined, part) if joined else part
    return joined


def places(grid: Grid) -> list[list[Place]]:
    """The rows of a table, a place for each column."""
    rows: list[list[Place]] = []
    below: dict[int, tuple[Cell, int, int]] = {}
    lines = iter(grid.numbered())
    for row in grid.rows:
        found: list[Place] = []
        waiting = [next(lines) for _ in row]
        while True:
            column = len(found)
            if column in below:
                cell, line, left = below.pop(column)
                fresh = False
            elif waiting:
                (cell, line), left, fresh = waiting.pop(0), 0, True
                left = cell.rows
            else:
                break
            if left > 1:
                below[column] = (cell, line, left - 1)
            found += [Place(cell=cell, line=line, first=fresh, start=at == 0) for at in range(cell.columns)]
        rows.append(found)
    return rows


def head_depth(grid: Grid) -> int:
    """How many rows the head has: as many as its highest cell, where some are higher than others."""
    if not grid.rows or not grid.rows[0]:
        return 0
    depth = max(cell.rows for cell in grid.rows[0])
    return depth if depth < len(grid.rows) else 1


def plain_rows(grid: Grid) -> tuple[tuple[PlainCell, ...], ...]:
    """The rows of a plain table; those of its head are marked."""
    depth, lines = head_depth(grid), iter(grid.numbered())
    rows = []
    for at, row in enumerate(grid.rows):
        cells = [
            PlainCell(line=line, text=one_line(cell.text), head=at < depth, rows=cell.rows, columns=cell.columns)
            for cell, line in (next(lines) for _ in row)
        ]
        rows.append(tuple(cells))
    return tuple(rows)


def read_indicators(grid: Grid, number: str, language: Language) -> Indicators | None:
    """The indicators of a table; nothing where it is another kind of table."""
    rows, depth = places(grid), head_depth(grid)
    if len({len(row) for row in rows}) != 1 or len(rows) <= depth:
        return None
    titles = [_title(rows[:depth], column) for column in range(len(rows[0]))]
    head = read_heads(titles)
    if head is None or not _is_measured(rows[depth:], head, language):
        return None
    categories = _Rows(head=head, number=number).read(rows[depth:])
    if categories is None:
        return None
    cells = tuple(
        (place.line, place.text) for row in rows[:depth] for place in row if place.first and place.start and place.text
    )
    return Indicators(head=head, head_cells=cells, categories=categories)


def _title(rows: list[list[Place]], column: int) -> Title:
    """What the rows of the head say above a column, a merged cell once."""
    found: list[Place] = []
    for row in rows:
        if not any(row[column].cell is place.cell for place in found):
            found.append(row[column])
    return Title(line=found[-1].line, text="".join(place.text for place in found))


def _is_measured(rows: list[list[Place]], head: tuple[Head, ...], language: Language) -> bool:
    """Whether the columns of values mostly hold numbers."""
    cells = [
        place.text
        for row in rows
        for place, column in zip(row, head, strict=True)
        if column.role in VALUE_ROLES and not is_void(place.text)
    ]
    return sum(is_measured(cell, language) for cell in cells) >= max(1, _MEASURED * len(cells))


@dataclass(slots=True)
class _Rows:
    """Reads the rows below the head."""

    head: tuple[Head, ...]
    number: str
    count: int = 0

    def read(self, rows: list[list[Place]]) -> tuple[Category, ...] | None:
        """The categories; nothing where a row is not one of a table of indicators."""
        groups: list[tuple[int, str, list[Indicator]]] = []
        for row in rows:
            if not any(place.text for place in row):
                continue
            if all(place.cell is row[0].cell for place in row):
                groups.append((row[0].line, row[0].text, []))
                continue
            if any(not place.start for place in row):
                return None
            self._category(row, groups)
            indicator = self._indicator(row)
            if indicator is None:
                return None
            groups[-1][2].append(indicator)
        if not groups or any(not found for _, _, found in groups):
            return None
        return tuple(Category(line=line, name=name, indicators=tuple(found)) for line, name, found in groups)

    def _category(self, row: list[Place], groups: list[tuple[int, str, list[Indicator]]]) -> None:
        """Open a category where its cell begins."""
        place = next((place for place, head in zip(row, self.head, strict=True) if head.role == "category"), None)
        if place and place.first and place.text:
            groups.append((place.line, place.text, []))
        elif not groups:
            groups.append((row[0].line, "", []))

    def _indicator(self, row: list[Place]) -> Indicator | None:
        self.count += 1
        cells = tuple(self._cells(row))
        name = next((cell for cell in cells if cell.key == "name"), None)
        if name is None or name.repeated:
            return None
        return Indicator(
            line=name.line,
            identity=f"t{self.number}-{self.count}",
            cells=cells,
            new=bool(NEW.search(name.text)),
            sub=bool(_SUB.match(name.text)),
        )

    def _cells(self, row: list[Place]) -> Iterator[Entry]:
        for place, head in zip(row, self.head, strict=True):
            once = head.role in _ONCE and not place.first
            if place.text and head.role != "category" and not once:
                last = place.line + place.cell.text.count("\n")
                yield Entry(line=place.line, last=last, key=head.key, text=place.text, repeated=not place.first)


def row_items(grid: Grid) -> Iterator[tuple[int, str, str]]:
    """A row of one or two cells as line, lead and text of an item; a lead that reaches down stands once."""
    for row in places(grid):
        found = [place for place in row if place.start and place.first and place.text]
        if found:
            lead = found[0].text if len(found) > 1 else ""
            yield found[0].line, lead.replace("\n", ""), found[-1].text.replace("\n", "")
