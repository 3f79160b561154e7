"""A workbook as it comes back: its cells as text, whatever a spreadsheet has made of them."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from plansite.languages import of_findings
from plansite.model import Plan
from plansite.office.sheets.columns import Sheet, columns, sheets
from plansite.office.sheets.workbook import NAME_KEY, head, title

_PLACES: Final = re.compile(r"\.(0+)")


class NoWorkbook(Exception):
    """The file is no workbook; the message says so in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its text, what the spreadsheet had there, and its address (`B7`)."""

    text: str
    value: Any
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackRow:
    """A row as it came back: its number, the name of its entry (empty for a new one), its cells by column."""

    number: int
    name: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackSheet:
    """A sheet as it came back, with the heads of columns that nobody knows, and the formulas without a result."""

    sheet: Sheet
    title: str
    rows: tuple[BackRow, ...]
    strange: tuple[str, ...]
    formulas: tuple[str, ...]


def read_workbook(data: bytes, plan: Plan) -> tuple[BackSheet, ...]:
    """The sheets that are there.

    Raises:
        NoWorkbook: the file is no .xlsx file, or none of the sheets is in it.
    """
    try:
        formulas = load_workbook(BytesIO(data))
        book = load_workbook(BytesIO(data), data_only=True) if _has_formulas(formulas) else formulas
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise NoWorkbook("this is no .xlsx workbook: save it as .xlsx  这不是 .xlsx 工作簿，请另存为 .xlsx") from error
    found = [back for sheet in sheets(plan) if (back := _sheet(book, formulas, sheet, plan)) is not None]
    if not found:
        raise NoWorkbook("none of its sheets is one of a plan  其中没有规划数据的工作表")
    return tuple(found)


def _sheet(book: Any, formulas: Any, sheet: Sheet, plan: Plan) -> BackSheet | None:
    name = next((each for each in book.sheetnames if _is_called(each, sheet)), None)
    if name is None:
        return None
    page: Worksheet = book[name]
    heads = _heads(page, sheet, plan)
    if heads is None:
        return None
    keys, first = heads
    known = {NAME_KEY, *(column.key for column in columns(sheet, plan))}
    strange = tuple(
        f"{get_column_letter(at)} {key}" for at, key in keys.items() if key not in known and _filled(page, at, first)
    )
    open_ = _without_result(page, formulas[name])
    rows = tuple(_rows(page, keys, first, open_))
    return BackSheet(sheet=sheet, title=name, rows=rows, strange=strange, formulas=open_)


def _has_formulas(book: Workbook) -> bool:
    """Whether the results that were saved must be read, too; most workbooks that come back are read once."""
    return any(True for page in book.worksheets for _ in _formulas(page))


def _formulas(page: Worksheet) -> Iterator[str]:
    return (cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f")


def _without_result(page: Worksheet, formulas: Worksheet) -> tuple[str, ...]:
    """The cells with a formula of which no program has saved the result: what they say nobody knows."""
    return tuple(address for address in _formulas(formulas) if page[address].value is None)


def _is_called(name: str, sheet: Sheet) -> bool:
    """Whether a sheet has the name it was given, or one half of it."""
    words = {language.words[sheet.label] for language in of_findings()}
    return name.strip() == title(sheet) or name.strip() in {*words, sheet.key}


def _heads(page: Worksheet, sheet: Sheet, plan: Plan) -> tuple[dict[int, str], int] | None:
    """The keys of the columns by their numbers, and the row at which the entries begin.

    Where somebody has deleted the hidden row of keys, the heads tell what is what.
    """
    said = {_plain(head(column, plan)): column.key for column in columns(sheet, plan)}
    known = {column.key for column in columns(sheet, plan)}
    for number in range(1, min(page.max_row, 6) + 1):
        texts = {at: _text(page.cell(number, at)) for at in range(1, page.max_column + 1)}
        keys = {
            at: text if text in known or text == NAME_KEY else said.get(_plain(text), "") for at, text in texts.items()
        }
        if len(set(filter(None, keys.values()))) * 2 > len(known):
            below = {at: _text(page.cell(number + 1, at)) for at in texts}
            two = sum(_plain(text) in said for text in below.values()) * 2 > len(known)
            named = {at: keys[at] or below[at] or text for at, text in texts.items() if keys[at] or below[at] or text}
            return named, number + (2 if two else 1)
    return None


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _filled(page: Worksheet, at: int, first: int) -> bool:
    return any(_text(page.cell(number, at)) for number in range(first, page.max_row + 1))


def _rows(page: Worksheet, keys: dict[int, str], first: int, left: tuple[str, ...]) -> Iterator[BackRow]:
    for number in range(first, page.max_row + 1):
        cells = {
            key: Cell(text=_text(found), value=found.value, address=f"{get_column_letter(at)}{number}")
            for at, key in keys.items()
            for found in (page.cell(number, at),)
            if found.coordinate not in left
        }
        name = cells.pop(NAME_KEY, None)
        if any(cell.text for cell in cells.values()):
            yield BackRow(number=number, name=name.text if name else "", cells=cells)


def _text(cell: Any) -> str:
    """What a cell shows: 9.0 as 9.0, a share as a percentage, a day as year-month-day; blanks around it are nothing."""
    value = cell.value
    form = str(cell.number_format or "")
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date():
            return value.isoformat()
        case int() | float():
            return _number(value, form)
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").strip()


def _number(value: float, form: str) -> str:
    """A number as the cell shows it."""
    shown = Decimal(repr(value))
    places = len(found[1]) if (found := _PLACES.search(form)) else None
    sign = ""
    if "%" in form:
        shown, sign = shown * 100, "%"
    if places is not None:
        return f"{shown:.{places}f}{sign}"
    text = f"{shown.normalize():f}" if shown == shown.to_integral_value() else f"{shown:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + sign
