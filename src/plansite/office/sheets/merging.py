"""What was changed in a workbook, and the changes of the files that this asks for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import yaml

from plansite.model import Plan
from plansite.office.sheets.columns import BETWEEN, Column, Field, Sheet, columns
from plansite.office.sheets.reading import BackRow, BackSheet, Cell
from plansite.office.sheets.rows import FILES, Files, Row, rows
from plansite.office.yaml_text import Quoted, Written, YamlText, node_of, plain

What = Literal["changed", "new", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is other in the workbook: a cell, a new row, a row that is gone."""

    what: What
    sheet: str
    address: str
    name: str
    column: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What in the workbook cannot be taken over, in both languages."""

    sheet: str
    address: str
    message: str
    message_zh: str


@dataclass(slots=True)
class Merge:
    """Takes the sheets of a workbook into the texts of the files."""

    plan: Plan
    files: Files
    differences: list[Difference]
    troubles: list[Trouble]

    def take(self, back: BackSheet) -> None:
        """Everything that is other in one sheet."""
        there = {row.name: row for row in rows(back.sheet, self.files, self.plan)}
        cols = {column.key: column for column in columns(back.sheet, self.plan)}
        seen: set[str] = set()
        for head in back.strange:
            self._refuse(back, head.split()[0] + "1", f"column {head} is none of this sheet and is left out",
                         f"{head} 列不是这张表里的，未采用")  # fmt: skip
        for address in back.formulas:
            self._refuse(back, address, "this formula has no result saved with it: write the value; the old one stays",
                         "公式没有保存结果，未采用，原值不变：请直接填写数值")  # fmt: skip
        new: list[BackRow] = []
        for row in back.rows:
            if row.name in there and row.name not in seen:
                seen.add(row.name)
                self._compare(back, there[row.name], row, cols)
            else:
                new.append(row)
        self._add(back, new, there)
        self._remove(back, [row for name, row in there.items() if name not in seen])

    def _refuse(self, back: BackSheet, address: str, message: str, message_zh: str) -> None:
        self.troubles.append(Trouble(sheet=back.title, address=address, message=message, message_zh=message_zh))

    def _compare(self, back: BackSheet, row: Row, other: BackRow, cols: Mapping[str, Column]) -> None:
        changed: dict[Field, None] = {}
        cells = dict(row.cells)
        for key, column in cols.items():
            if key not in other.cells or _same(row.cells[key], other.cells[key]):
                continue
            cell = other.cells[key]
            if column.field.fixed:
                self._refuse(back, cell.address, f"{key} names the entry and is not changed here: {row.cells[key]}",
                             f"{key} 是标识，不能在这里改：{row.cells[key]}")  # fmt: skip
                continue
            cells[key] = cell.text
            changed[column.field] = None
            self.differences.append(
                Difference(what="changed", sheet=back.title, address=cell.address, name=row.name, column=key,
                           before=row.cells[key], after=cell.text)
            )  # fmt: skip
        text = self.files.text(row.entry.file)
        for field in changed:
            if text is not None:
                _put(text, row.entry.node, field, self._value(field, cells))

    def _value(self, field: Field, cells: Mapping[str, str]) -> Any:
        """The value of a field as the file has it, from the cells of its columns."""
        key = f"{field.key}." if field.shape in ("languages", "lists", "texts") else field.key
        by_code = {
            language.code: cells.get(key + language.code, "") for language in self.plan.languages
        } if key.endswith(".") else {}  # fmt: skip
        match field.shape:
            case "languages":
                return by_code
            case "list":
                return _parts(cells.get(field.key, ""))
            case "lists":
                return {code: _parts(text) for code, text in by_code.items()}
            case "texts":
                return [dict(zip(by_code, texts, strict=True)) for texts in _side_by_side(by_code)]
        return cells.get(field.key, "")

    def _remove(self, back: BackSheet, gone: list[Row]) -> None:
        by_list: dict[int, list[Row]] = {}
        for row in gone:
            by_list.setdefault(id(row.entry.entries), []).append(row)
            self.differences.append(Difference(what="removed", sheet=back.title, address="", name=row.name,
                                               before=_summary(row.cells)))  # fmt: skip
        for found in by_list.values():
            text = self.files.text(found[0].entry.file)
            if text is not None:
                text.remove(found[0].entry.entries, [row.entry.place for row in found])

    def _add(self, back: BackSheet, new: list[BackRow], there: Mapping[str, Row]) -> None:
        homes: dict[int, tuple[YamlText, yaml.SequenceNode, list[dict[str, Any]]]] = {}
        for row in new:
            cells = {key: cell.text for key, cell in row.cells.items()}
            address = f"A{row.number}"
            home = self._home(back.sheet, cells, there)
            if home is None:
                self._refuse(back, address, "it is not said where this new row belongs: table and category, or year",
                             "新增的这一行没有写明属于哪里：请填表号和类别，或年份")  # fmt: skip
                continue
            entry = self._entry(back.sheet, cells)
            self.differences.append(
                Difference(what="new", sheet=back.title, address=address, name=_summary(cells), after=_summary(cells))
            )
            homes.setdefault(id(home[1]), (*home, []))[2].append(entry)
        for text, node, entries in homes.values():
            text.append(node, entries)

    def _home(self, sheet: Sheet, cells: Mapping[str, str], there: Mapping[str, Row]) -> "_Home | None":
        """The file and the list in it where a new entry goes."""
        if sheet.key == "indicators":
            keys = ("table", "category")
            rows_ = [row for row in there.values() if all(row.cells[key] == cells.get(key, "") for key in keys)]
            return self._list_of(rows_[-1]) if rows_ else None
        if sheet.key == "progress":
            year = cells.get("year", "")
            if not re.fullmatch(r"\d{4}", year):
                return None
            return self._whole(f"progress/{year}.yml", None)
        return self._whole(*FILES[sheet.key])

    def _list_of(self, row: Row) -> "_Home | None":
        text = self.files.text(row.entry.file)
        return (text, row.entry.entries) if text else None

    def _whole(self, name: str, key: str | None) -> "_Home | None":
        text = self.files.text(name) or (self.files.begun(name) if key is None else None)
        node = text.root if text else None
        node = node_of(node, key) if key else node
        return (text, node) if text and isinstance(node, yaml.SequenceNode) else None

    def _entry(self, sheet: Sheet, cells: Mapping[str, str]) -> dict[str, Any]:
        entry: dict[str, Any] = {}
        for field in sheet.fields:
            if field.key in ("table", "category", "year") and field.fixed:
                continue
            value = self._value(field, cells)
            if isinstance(value, dict):
                value = {code: each for code, each in value.items() if each}
            if field.key == "" and isinstance(value, dict):
                entry.update(value)
            elif value:
                entry[field.key] = _marked(field, value)
        return entry


_Home = tuple[YamlText, yaml.SequenceNode]


def _put(text: YamlText, node: yaml.MappingNode, field: Field, value: Any) -> None:
    if field.key == "":
        for code, each in value.items():
            if (plain(node_of(node, code)) or "") != each:
                text.put(node, code, each)
    else:
        text.put(node, field.key, _marked(field, value))


def _marked(field: Field, value: Any) -> Any:
    """A value with how it is written: numbers and days in quotation marks, words by language as they stand."""
    if isinstance(value, str) and field.quoted:
        return (Written(value) if value.startswith("{") else Quoted(value)) if value else None
    return value or None


def _parts(text: str) -> list[str]:
    """The texts of a list in one cell: between bars, or lines."""
    return [part for each in re.split(r"\s*[|｜\n]\s*", text) if (part := each.strip())]


def _side_by_side(by_code: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    lists = [re.split(r"\s*[|｜\n]\s*", text) if text else [] for text in by_code.values()]
    for at in range(max(map(len, lists), default=0)):
        yield tuple(each[at] if at < len(each) else "" for each in lists)


def _summary(cells: Mapping[str, str]) -> str:
    return BETWEEN.join(list(filter(None, cells.values()))[:3])[:80]


def _same(before: str, cell: Cell) -> bool:
    """Whether a cell says what stood there, also where a spreadsheet has made it a number or a day."""
    if cell.text == before.strip() or cell.text == " ".join(before.split()):
        return True
    if isinstance(cell.value, bool):
        return cell.text == before.lower()
    if isinstance(cell.value, int | float):
        try:
            return Decimal(before.rstrip("%")) == Decimal(cell.text.rstrip("%")) and (
                before.endswith("%") == cell.text.endswith("%")
            )
        except InvalidOperation:
            return False
    if isinstance(cell.value, date | datetime):
        return bool(re.fullmatch(rf"0?{cell.value.month}[-/.]0?{cell.value.day}", before))
    return False


def summary(difference: Difference) -> str:
    """A difference as a line, with sheet and cell."""
    where = f"{difference.sheet} {difference.address}".strip()
    match difference.what:
        case "changed":
            what = f"{difference.name} {difference.column}"
            return f"{where}: {what}: {difference.before or '∅'} → {difference.after or '∅'}"
        case "new":
            return f"{where}: + {difference.after}"
    return f"{where}: − {difference.name}"
