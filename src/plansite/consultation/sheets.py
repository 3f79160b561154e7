"""Spreadsheets (.csv in UTF-8 or GB18030, .xlsx): lists of comments, such as those taken by telephone, a row each."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from plansite.consultation.grids import read_grid, rows_below_head
from plansite.consultation.received import (
    Author,
    Draft,
    Letter,
    Unreadable,
    channel_of,
    day_in,
    remark_of,
    says_nothing,
)
from plansite.languages.commenting import Role


def decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or GB18030, as programs of offices write it.

    Raises:
        Unreadable: it is none of these.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("this is text in no encoding that is known  文字编码无法识别")


def read_csv(data: bytes) -> tuple[Letter, ...]:
    """The senders of a CSV file.

    Raises:
        Unreadable: it is no table.
    """
    text = decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t，", key=first.count)
    return _letters(list(csv.reader(io.StringIO(text), delimiter=delimiter)))


def read_workbook(data: bytes) -> tuple[Letter, ...]:
    """The senders of all sheets of a workbook; a cell merged over rows counts for each of them.

    Raises:
        Unreadable: it is damaged, or no workbook.
    """
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Unreadable("this is no workbook that can be opened  不是可以打开的 xlsx 文件") from error
    return tuple(letter for sheet in book.worksheets for letter in _letters(_rows(sheet)))


def _rows(sheet: Any) -> list[list[str]]:
    rows = [[_shown(cell.value) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        text = rows[merged.min_row - 1][merged.min_col - 1]
        for row in rows[merged.min_row - 1 : merged.max_row]:
            row[merged.min_col - 1 : merged.max_col] = [text] * (merged.max_col - merged.min_col + 1)
    return rows


def _shown(value: Any) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _letters(rows: Sequence[Sequence[str]]) -> tuple[Letter, ...]:
    """A letter for each row with a sender of its own; else the whole table is the form of one."""
    found = [roles for roles in rows_below_head(rows) if any(roles.values())]
    of_sender: tuple[Role, ...] = ("name", "organisation", "contact")
    if any(role in roles for roles in found for role in of_sender):
        return tuple(_letter(roles) for roles in found)
    draft = Draft(channel="form")
    read_grid([list(row) for row in rows], draft)
    return (draft.letter(),)


def _letter(roles: dict[Role, str]) -> Letter:
    author = Author(
        name=roles.get("name", ""), organisation=roles.get("organisation", ""), contact=roles.get("contact", "")
    )
    nothing = says_nothing(roles.get("suggestion", ""))
    remark = None if nothing else remark_of(roles)
    left = () if remark or nothing else (" ".join(roles.values()),)
    return Letter(
        author=author,
        date=day_in(roles.get("date", "")),
        channel=channel_of(roles.get("channel", "")) or "other",
        remarks=(remark,) if remark else (),
        says_nothing=nothing,
        left=left,
    )
