"""What a CSV file holds: one description of each column, from which the file and its entry in the package are made."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Literal, TypeVar

from plansite.languages import Language

R = TypeVar("R")
_BOM: Final = "\ufeff"
#: What the files are encoded in: UTF-8 with a byte order mark, by which Excel knows it.
ENCODING: Final = "utf-8-sig"
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")
#: ``1-2`` or ``3/4/21``, which a spreadsheet takes for a date; a date as ISO 8601 writes it is meant as one.
_DATE: Final = re.compile(r"\s*(?!\d{4}-\d\d-\d\d\s*$)(?:\d{1,2}[-/]\d{1,4}|\d{4}[-/]\d{1,2})(?:[-/]\d{1,4})?\s*")
FieldType = Literal["string", "number", "integer", "boolean", "year", "date"]
#: The languages of a plan, the original first.
Languages = tuple[Language, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    """What holds of a column.

    ``title`` is the word of the interface that names it: ``field_`` and its name where nothing else is said.
    ``constraints`` are those of the Table Schema.
    """

    name: str
    title: str = ""
    type: FieldType = "string"
    description: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)

    def called(self, language: Language) -> str:
        """What readers of a language call it."""
        return language.words[self.title or f"field_{self.name}"]

    def _titled(self, languages: Languages) -> str:
        return " ".join(map(self.called, languages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(_Described, Generic[R]):
    """One column, the same in every language: ``read`` gives its cell for a row, None where it is empty."""

    read: Callable[[R], str | None]

    def heads(self, languages: Languages) -> list[tuple[str, str]]:
        """The column with its title."""
        return [(self.name, self._titled(languages))]

    def cells(self, row: R, languages: Languages) -> list[str]:
        """What stands in it for a row."""
        return [self.read(row) or ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(_Described, Generic[R]):
    """A column for each language of the plan, ``name_zh, name_en``: ``read`` gives the text for a row."""

    read: Callable[[R], Mapping[str, str] | None]

    def heads(self, languages: Languages) -> list[tuple[str, str]]:
        """The columns with their titles, which name the language where there are several."""
        several = len(languages) > 1
        title = self._titled(languages)
        return [(f"{self.name}_{each}", title + (_bracketed(each) if several else "")) for each in languages]

    def cells(self, row: R, languages: Languages) -> list[str]:
        """What stands in them for a row."""
        texts = self.read(row) or {}
        return [texts.get(language.code, "") for language in languages]


def _bracketed(language: Language) -> str:
    return language.writing.gap + language.writing.brackets.format(language.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """A CSV file: its columns, and the keys of the Table Schema. ``title`` is a word of the interface."""

    name: str
    title: str
    fields: tuple[Field[R] | TextField[R], ...]
    keys: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    def text(self, rows: Iterable[R], languages: Languages) -> str:
        """The file: a head, then a line for each row."""
        head = [name for each in self.fields for name, _ in each.heads(languages)]
        lines = ([cell for each in self.fields for cell in each.cells(row, languages)] for row in rows)
        return csv_text(head, lines)


def csv_text(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """CSV (RFC 4180) as spreadsheets open it rightly: UTF-8 with a byte order mark, CRLF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return _BOM + stream.getvalue()


def guarded(cell: str) -> str:
    """The cell as it stands in the file, with an apostrophe before what a spreadsheet would not leave as it is.

    It would run as a formula what begins with ``= + - @``, their full-width forms, a tab or a line break, also behind
    blanks (OWASP, “CSV Injection”), and make a date of a range such as ``1-2``.
    """
    return f"'{cell}" if _FORMULA.match(cell) or _DATE.fullmatch(cell) else cell
