"""Linearised tables: one cell a line, empty cells lost, read back into rows."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from plansite.importer.forms import Form, Mark, form_of, mark_of
from plansite.importer.front import set_text
from plansite.importer.lines import Line
from plansite.importer.outline import Category, Indicator, Remarks, Table

_VALUE: Final = re.compile(r"[≥≤><＞＜]?\s*\d+(?:\.\d+)?")
_MEASURE_WORDS: Final = (
    "个 家 项 件 人 名 户 次 条 座 处 所 台 套 辆 张 份 分 年 天 小时 元 万元 亿元 亿美元 万人 万人次 人次 "
    "吨 万吨 吨标准煤 亩 万亩 公顷 万公顷 平方米 平方公里 公里 千米 米 立方米 亿立方米 万立方米 千瓦 万千瓦 "
    "岁 倍 位 篇 床"
)
_UNIT: Final = re.compile(
    rf"[（(]?(?:[%‰％℃°]|[^\s。，]{{1,6}}/[^\s。，]{{1,8}}|{'|'.join(_MEASURE_WORDS.split())})[)）]?"
)
_NEW: Final = re.compile(r"\s*[（(]\s*新增\s*[)）]$")
_WIDEST_CELL: Final = 40
_WIDEST_CATEGORY: Final = 8
_STRUCTURE: Final = frozenset({Form.PART, Form.DIVISION, Form.COMMA, Form.BRACKET, Form.COLUMN, Form.TABLE, Form.NOTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: the text cells before the values (category parts, then the name), the unit, the values."""

    texts: tuple[Line, ...]
    unit: Line | None
    values: tuple[Line, ...]


def is_value(text: str) -> bool:
    """A number with an optional ≥ ≤ > <."""
    return bool(_VALUE.fullmatch(text))


def is_unit(text: str) -> bool:
    """%, ‰, a short token with /, or a common measure word."""
    return bool(_UNIT.fullmatch(text))


def read_table(lines: tuple[Line, ...], at: int, mark: Mark, remarks: Remarks) -> tuple[Table, int] | None:
    """The table whose caption stands at a place, and the place after it; nothing if it cannot be read."""
    end = at + 1
    while end < len(lines) and _is_cell(lines[end].text):
        end += 1
    cells = lines[at + 1 : end]
    width = _value_columns(cells)
    head, rows = cells[: width + 3], tuple(_rows(cells[width + 3 :]))
    if trouble := _trouble(width, rows):
        remarks.doubt(lines[at].number, f"table {mark.label} is left as plain text: {trouble}")
        return None
    note = _note(lines, end)
    table = Table(
        line=lines[at].number,
        number=mark.label,
        caption=set_text(mark.rest),
        head=tuple(set_text(cell.text) for cell in head),
        categories=tuple(_categories(mark.label, rows, remarks)),
        note=set_text(note.text) if note else "",
    )
    _report_units(table, rows, remarks)
    return table, end + (1 if note else 0)


def _trouble(width: int, rows: tuple[Row, ...]) -> str:
    """Why the cells make no table; nothing if they do."""
    if width not in {1, 2}:
        return f"{width} value columns, the format knows one or two" if width else "no numbers below it"
    for row in rows:
        if len(row.values) != width or not row.texts:
            line = (*row.texts, *row.values)[0].number
            return f"the row at line {line} has {len(row.values)} values, not {width}, or no name"
    return "" if rows else "no rows below its head"


def _is_cell(text: str) -> bool:
    return len(text) <= _WIDEST_CELL and "。" not in text and form_of(text) not in _STRUCTURE


def _note(lines: tuple[Line, ...], at: int) -> Line | None:
    mark = mark_of(lines[at].text) if at < len(lines) else None
    return lines[at] if mark and mark.form is Form.NOTE else None


def _value_columns(cells: tuple[Line, ...]) -> int:
    """The usual length of a run of numbers."""
    runs = Counter(len(list(run)) for number, run in groupby(cells, lambda cell: is_value(cell.text)) if number)
    return min((length for length, count in runs.items() if count == max(runs.values())), default=0)


def _rows(cells: tuple[Line, ...]) -> Iterator[Row]:
    """Cut the cells behind each run of numbers; cells left at the end make a row without values."""
    texts: list[Line] = []
    unit: Line | None = None
    values: list[Line] = []
    for cell in cells:
        if is_value(cell.text):
            values.append(cell)
            continue
        if values:
            yield Row(texts=tuple(texts), unit=unit, values=tuple(values))
            texts, unit, values = [], None, []
        if texts and unit is None and is_unit(cell.text):
            unit = cell
        elif unit is not None:
            texts, unit = [*texts, unit, cell], None
        else:
            texts.append(cell)
    if texts or values:
        yield Row(texts=tuple(texts), unit=unit, values=tuple(values))


def _categories(number: str, rows: tuple[Row, ...], remarks: Remarks) -> Iterator[Category]:
    """Rows by category: a row with more than one text cell opens one; the last of them is its name."""
    groups: list[list[Row]] = []
    for row in rows:
        if len(row.texts) > 1 or not groups:
            groups.append([])
        groups[-1].append(row)
    count = 0
    for group in groups:
        parts = group[0].texts[:-1]
        name = "".join(cell.text for cell in parts)
        if not name or len(name) > _WIDEST_CATEGORY:
            remarks.doubt(
                group[0].texts[0].number, f"table {number}: is “{name}” the category here, or part of a name?"
            )
        indicators = tuple(_indicator(f"t{number}-{at}", row) for at, row in enumerate(group, count + 1))
        count += len(group)
        yield Category(line=group[0].texts[0].number, name=set_text(name), indicators=indicators)


def _indicator(identity: str, row: Row) -> Indicator:
    name = set_text(row.texts[-1].text)
    return Indicator(
        line=row.texts[-1].number,
        identity=identity,
        name=_NEW.sub("", name),
        unit=row.unit.text if row.unit else "",
        values=tuple(value.text.replace(" ", "") for value in row.values),
        new=bool(_NEW.search(name)),
    )


def _report_units(table: Table, rows: tuple[Row, ...], remarks: Remarks) -> None:
    """Rows with no unit in a table that has units: the cell was empty, and was lost on the way."""
    bare = [str(row.texts[-1].number) for row in rows if row.unit is None]
    if bare and len(bare) < len(rows):
        remarks.doubt(table.line, f"table {table.number}: {len(bare)} rows have no unit (lines {', '.join(bare)})")
