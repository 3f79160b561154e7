"""Linearised tables: one cell a line, empty cells lost, read back into rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from plansite.importer.elements import Category, Entry, Head, Indicator
from plansite.importer.forms import INSERTS, RANKS, form_of
from plansite.importer.grids import NEW, Indicators
from plansite.importer.lines import Line
from plansite.importer.remarks import Remarks
from plansite.importer.values import (
    VALUE_ROLES,
    Title,
    is_attribute,
    is_measured,
    is_number,
    is_unit,
    is_void,
    read_heads,
)
from plansite.languages import Language

_WIDEST_CELL: Final = 40
_WIDEST_CATEGORY: Final = 8
_KEYS: Final = ("category", "name", "unit", "target", "actual")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: its number, the text cells before the values (category parts, then the name), the unit, the values."""

    texts: tuple[Line, ...]
    unit: Line | None
    values: tuple[Line, ...]
    number: Line | None = None


def read_linear(
    lines: tuple[Line, ...], at: int, label: str, remarks: Remarks, language: Language
) -> tuple[Indicators, int] | None:
    """The table whose cells begin at a place, and the place after it; nothing if it cannot be read."""
    end = at
    while end < len(lines) and _is_cell(lines[end]):
        end += 1
    cells = lines[at:end]
    head = _head(cells)
    rows = _Cutter(head=head, language=language).rows(cells[len(head) :])
    if trouble := _trouble(head, rows):
        if cells:
            remarks.doubt(lines[at - 1].number, "table-left", label=label, why=trouble[0], why_zh=trouble[1])
        return None
    categories = tuple(_categories(label, rows, head, remarks))
    _report_units(lines[at - 1].number, label, rows, head, remarks)
    head_cells = tuple((title.line, title.text) for title in head)
    return Indicators(head=head, head_cells=head_cells, categories=categories), end


def _is_cell(line: Line) -> bool:
    form = form_of(line.text)
    return (
        not line.is_solid and not line.frame and len(line.text) <= _WIDEST_CELL and "。" not in line.text
        and form not in RANKS and form not in INSERTS
    )  # fmt: skip


def _head(cells: tuple[Line, ...]) -> tuple[Head, ...]:
    """The heads of the columns: the longest run of first cells that are known as such; else of the usual five."""
    titles = [Title(line=cell.number, text=cell.text) for cell in cells]
    for length in range(min(len(cells), 12), 2, -1):
        if found := read_heads(titles[:length]):
            return found
    width = _value_columns(cells)
    if width not in {1, 2} or len(cells) < width + 3:
        return ()
    keys = _KEYS[: width + 3]
    return tuple(
        Head(line=cell.number, key=key, role=key, text=cell.text) for key, cell in zip(keys, cells, strict=False)
    )


def _value_columns(cells: tuple[Line, ...]) -> int:
    """The usual length of a run of numbers."""
    runs = Counter(len(list(run)) for number, run in groupby(cells, lambda cell: is_number(cell.text)) if number)
    return min((length for length, count in runs.items() if count == max(runs.values())), default=0)


def _closing(head: tuple[Head, ...]) -> tuple[str, ...]:
    """The keys of the columns behind name and unit."""
    return tuple(column.key for column in head if column.role in {*VALUE_ROLES, "attribute"})


def _trouble(head: tuple[Head, ...], rows: tuple[Row, ...]) -> tuple[str, str] | None:
    """Why the cells make no table, in both languages; nothing if they do."""
    if not head:
        return "its columns are not known", "表头无法识别"
    if any(column.role == "remark" for column in head):
        return "it has a column of words, whose empty cells cannot be told", "含文字说明栏，空单元格无法判断"
    width, has_category = len(_closing(head)), any(column.role == "category" for column in head)
    for row in rows:
        if len(row.values) != width or not row.texts or (len(row.texts) > 1 and not has_category):
            line = (*row.texts, *row.values)[0].number
            return f"the row at line {line} has {len(row.values)} values, not {width}, or no name", (
                f"第{line}行有{len(row.values)}个数值，应为{width}个，或缺少名称"
            )
    return None if rows else ("no rows below its head", "表头下没有内容")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cutter:
    """Cuts the cells of a table, which stand one below the other, into rows."""

    head: tuple[Head, ...]
    language: Language

    def rows(self, cells: tuple[Line, ...]) -> tuple[Row, ...]:
        """The rows: each up to its attribute, where all have one and lack nothing; else each up to its values."""
        return self._closed(cells) or tuple(self._run(cells))

    def _has(self, role: str) -> bool:
        return any(column.role == role for column in self.head)

    def _closed(self, cells: tuple[Line, ...]) -> tuple[Row, ...]:
        """Rows that end with an attribute, cell by cell: values may be words; none at all where one lacks a cell."""
        if self.head[-1:] == () or self.head[-1].role != "attribute":
            return ()
        ends = [at + 1 for at, cell in enumerate(cells) if is_attribute(cell.text)]
        if not ends or ends[-1] != len(cells):
            return ()
        rows = [self._row(cells[start:end], at) for at, (start, end) in enumerate(pairwise([0, *ends]), 1)]
        whole = tuple(row for row in rows if row)
        return whole if len(whole) == len(rows) else ()

    def _row(self, cells: tuple[Line, ...], count: int) -> Row | None:
        """A row with a cell in each of its columns; nothing where one is missing."""
        number = cells[0] if self._has("number") and _counts(cells[0], count) else None
        named = cells[1:] if number else cells
        behind = len(_closing(self.head)) + self._has("unit")
        if len(named) < behind:
            return None
        texts, unit = named[:-behind], named[-behind] if self._has("unit") else None
        values = named[len(named) - len(_closing(self.head)) :]
        misplaced = any(is_unit(cell.text) for cell in values) or any(self._closes(cell) for cell in texts)
        if not texts or misplaced or (unit and self._closes(unit)):
            return None
        return Row(texts=texts, unit=unit, values=values, number=number)

    def _run(self, cells: tuple[Line, ...]) -> Iterator[Row]:
        """Cut behind each run of values; cells left at the end make a row without values."""
        width = len(_closing(self.head))
        texts: list[Line] = []
        values: list[Line] = []
        unit: Line | None = None
        number: Line | None = None
        count = 1
        for cell in cells:
            if values and (len(values) == width or not self._closes(cell)):
                yield self._cut(texts, unit, values, number)
                texts, unit, values, number, count = [], None, [], None, count + 1
            if self._has("number") and number is None and not values and _counts(cell, count):
                number = cell
            elif self._closes(cell) and (texts or values):
                values.append(cell)
            elif self._has("unit") and texts and unit is None and is_unit(cell.text):
                unit = cell
            elif unit is not None:
                texts, unit = [*texts, unit, cell], None
            else:
                texts.append(cell)
        if texts or values:
            yield self._cut(texts, unit, values, number)

    def _cut(self, texts: list[Line], unit: Line | None, values: list[Line], number: Line | None) -> Row:
        """A row; the second of its two texts is its unit where it can be nothing else."""
        if unit is None and len(texts) == 2 and self._has("unit") and not self._has("category"):
            texts, unit = texts[:1], texts[1]
        return Row(texts=tuple(texts), unit=unit, values=tuple(values), number=number)

    def _closes(self, cell: Line) -> bool:
        return is_measured(cell.text, self.language) or is_attribute(cell.text) or is_void(cell.text)


def _counts(cell: Line, count: int) -> bool:
    """Whether a cell is the number of a row."""
    return cell.text.rstrip(".．、") == str(count)


def _categories(label: str, rows: tuple[Row, ...], head: tuple[Head, ...], remarks: Remarks) -> Iterator[Category]:
    """Rows by category: a row with more than one text cell opens one; the last of them is its name."""
    groups: list[list[Row]] = []
    for row in rows:
        if len(row.texts) > 1 or not groups:
            groups.append([])
        groups[-1].append(row)
    count = 0
    has_category = any(column.role == "category" for column in head)
    for group in groups:
        parts = group[0].texts[:-1]
        name = "".join(cell.text for cell in parts)
        if has_category and (not name or len(name) > _WIDEST_CATEGORY):
            remarks.doubt(group[0].texts[0].number, "table-category", number=label, text=name)
        indicators = tuple(_indicator(f"t{label}-{at}", row, head) for at, row in enumerate(group, count + 1))
        count += len(group)
        yield Category(line=group[0].texts[0].number, name=name, indicators=indicators)


def _indicator(identity: str, row: Row, head: tuple[Head, ...]) -> Indicator:
    name = row.texts[-1]
    found = {"number": row.number, "name": name, "unit": row.unit}
    found |= dict(zip(_closing(head), row.values, strict=False))
    cells = tuple(
        Entry(line=cell.number, last=cell.number, key=column.key, text=cell.text)
        for column in head
        if (cell := found.get(column.key)) is not None
    )
    return Indicator(
        line=name.number,
        identity=identity,
        cells=cells,
        new=bool(NEW.search(name.text)),
        sub=name.text.startswith("其中"),
    )


def _report_units(line: int, label: str, rows: tuple[Row, ...], head: tuple[Head, ...], remarks: Remarks) -> None:
    """Rows with no unit in a table that has units: the cell was empty, and was lost on the way."""
    bare = sum(row.unit is None for row in rows)
    if any(column.role == "unit" for column in head) and 0 < bare < len(rows):
        remarks.doubt(line, "table-units", number=label, count=bare)
