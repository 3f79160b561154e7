"""The workbook: a sheet for each kind of entry, every cell a text, so that a spreadsheet changes nothing by itself."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plansite.ground.meanings import MEANINGS
from plansite.languages import of_findings
from plansite.model import Plan
from plansite.office.sheets.columns import Column, Sheet, columns, sheets
from plansite.office.sheets.rows import Files, Row, rows

#: The first row names the columns for the way back and is hidden, the second says what they are.
KEYS_ROW: Final = 1
HEAD_ROW: Final = 2
FIRST_ROW: Final = 3
#: What names the row of an entry: the first, hidden column.
NAME_KEY: Final = "@"
#: Empty rows below the entries, ready for new ones.
_SPARE: Final = 50
_TEXT: Final = "@"
_OPEN: Final = "plan"
_FIXED: Final = "plan fixed"
_HEAD: Final = PatternFill("solid", start_color="E8EDF3")
_LOCKED: Final = PatternFill("solid", start_color="F2F2F2")
#: Column widths in characters.
_NARROW: Final = 14
_WIDE: Final = 42


def workbook(plan: Plan, files: Files) -> bytes:
    """The workbook of a plan, as an .xlsx file."""
    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    for style in _styles():
        book.add_named_style(style)
    lists: dict[tuple[str, ...], str] = {}
    for sheet in sheets(plan):
        page = book.create_sheet(title(sheet))
        _fill(page, sheet, plan, rows(sheet, files, plan), lists)
    _write_lists(book, lists)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def title(sheet: Sheet) -> str:
    """The name of a sheet in both languages of the office, at most 31 characters."""
    return " ".join(language.words[sheet.label] for language in reversed(of_findings()))[:31]


def head(column: Column, plan: Plan) -> str:
    """What the head of a column says, in both languages of the office."""
    names = [language.words.get(column.field.label, column.field.label) for language in reversed(of_findings())]
    lines = list(dict.fromkeys(names))
    if column.code:
        lines.append(next(language.name for language in plan.languages if language.code == column.code))
    return "\n".join(lines)


def _fill(page: Worksheet, sheet: Sheet, plan: Plan, found: tuple[Row, ...], lists: dict[tuple[str, ...], str]) -> None:
    there = list(columns(sheet, plan))
    page.append([NAME_KEY, *(column.key for column in there)])
    page.append([NAME_KEY, *(head(column, plan) for column in there)])
    for row in found:
        page.append([row.name, *(row.cells[column.key] for column in there)])
    last = FIRST_ROW + len(found) + _SPARE
    for number in range(FIRST_ROW, last):
        for at, column in enumerate((None, *there), 1):
            _format(page.cell(number, at), column, new=number >= FIRST_ROW + len(found))
    _format_heads(page, there)
    for at, column in enumerate(there, 2):
        if column.field.choices:
            _offer(page, at, last, column.field.choices, lists)
    last_name = max((at for at, column in enumerate(there, 2) if column.key in sheet.identity), default=2)
    page.freeze_panes = f"{get_column_letter(last_name + 1)}{FIRST_ROW}"
    page.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(there) + 1)}{last - 1}"
    _protect(page)


def _styles() -> Iterator[NamedStyle]:
    """How cells look: each a style of the workbook, made once, since a thousand cells share it."""
    for name, fill in ((_OPEN, None), (_FIXED, _LOCKED)):
        yield NamedStyle(
            name=name,
            number_format=_TEXT,
            protection=Protection(locked=name == _FIXED),
            alignment=Alignment(wrap_text=True, vertical="top"),
            fill=fill,
        )


def _format(cell: Any, column: Column | None, *, new: bool) -> None:
    cell.data_type = "s" if cell.value not in (None, "") else cell.data_type
    cell.style = _FIXED if column is None or (column.field.fixed and not new) else _OPEN


def _format_heads(page: Worksheet, there: list[Column]) -> None:
    page.row_dimensions[KEYS_ROW].hidden = True
    page.column_dimensions["A"].hidden = True
    page.row_dimensions[HEAD_ROW].height = 45
    for at, column in enumerate(there, 2):
        top: Any = page.cell(HEAD_ROW, at)
        top.font, top.fill = Font(bold=True), _HEAD
        top.alignment = Alignment(wrap_text=True, vertical="top")
        wide = column.field.shape != "text"
        page.column_dimensions[get_column_letter(at)].width = _WIDE if wide else _NARROW


def _offer(page: Worksheet, at: int, last: int, choices: tuple[str, ...], lists: dict[tuple[str, ...], str]) -> None:
    """A drop-down list of the words that may stand in a column; they stand in a hidden sheet."""
    letter = lists.setdefault(choices, get_column_letter(len(lists) + 1))
    offered = DataValidation(
        type="list", formula1=f"=lists!${letter}$1:${letter}${len(choices)}", allow_blank=True, showErrorMessage=True
    )
    offered.error = " / ".join(_meaning(word) for word in choices)[:250]
    page.add_data_validation(offered)
    letter_here = get_column_letter(at)
    offered.add(f"{letter_here}{FIRST_ROW}:{letter_here}{last - 1}")


def _meaning(word: str) -> str:
    english, chinese = MEANINGS.get(word, ("", ""))
    return f"{word} {chinese}" if english else word


def _write_lists(book: Workbook, lists: dict[tuple[str, ...], str]) -> None:
    page = book.create_sheet("lists")
    page.sheet_state = "hidden"
    for at, choices in enumerate(lists, 1):
        for number, word in enumerate(choices, 1):
            page.cell(number, at, word).number_format = _TEXT


def _protect(page: Worksheet) -> None:
    """Identities are locked (without a password); rows may be added, taken out, sorted and filtered."""
    for name in _allowed():
        setattr(page.protection, name, False)
    page.protection.sheet = True


def _allowed() -> Iterator[str]:
    yield from ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter")
