"""The columns of indicators.csv that depend on the tables: every value but the target and the result that count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from plansite.data.sheet import Field
from plansite.data.sheet_rows import BlockRow
from plansite.edition.document.fields import Texts
from plansite.edition.document.tables import TableColumnPart, TablePart, ValuePart
from plansite.edition.document.whole import Document
from plansite.ground.vocabulary import COMPARATORS
from plansite.languages import Language
from plansite.model.tables import VALUE_KEYS, VALUE_ROLES

_NUMBER_NOTE = "Empty where the cell is no single number."


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadField(Field[BlockRow]):
    """A column that is called what the head of the table says; ``more`` is a word of the interface behind that."""

    head: Texts
    more: str = ""

    def called(self, language: Language) -> str:
        """The head, with what is told of it."""
        head = self.head.get(language.code) or next(iter(self.head.values()), "")
        return head + (language.writing.gap + language.words[self.more] if self.more else "")


def value_fields(document: Document) -> Iterator[Field[BlockRow]]:
    """Three columns for each further kind of value: its string, its comparator, its number; tables share a kind."""
    found: dict[str, TableColumnPart] = {}
    for table in document.tables:
        for column in _further(table):
            found.setdefault(_name(column), column)
    for name, column in found.items():
        read = _reader(name)
        yield HeadField(name=name, head=column.head, read=_part(read, "text"), description="The string of the source.")
        yield HeadField(
            name=f"{name}_comparator",
            head=column.head,
            more="field_value_comparator",
            read=_part(read, "comparator"),
            constraints={"enum": [*COMPARATORS]},
        )
        yield HeadField(
            name=f"{name}_number",
            head=column.head,
            more="field_value_number",
            read=_part(read, "number"),
            type="number",
            description=_NUMBER_NOTE,
        )


def has_parts(document: Document) -> bool:
    """Whether a row gives a part of the row above."""
    rows = (row for table in document.tables for category in table.categories for row in category.indicators)
    return any(row.sub for row in rows)


def _further(table: TablePart) -> Iterator[TableColumnPart]:
    """The columns of values but for the one target and the one result that count."""
    for column in table.columns:
        years = [each.year or 0 for each in table.columns if each.role == column.role]
        first = next(each for each in table.columns if (each.role, each.year or 0) == (column.role, max(years)))
        if column.role in VALUE_ROLES and not (column.role in VALUE_KEYS and column == first):
            yield column


def _name(column: TableColumnPart) -> str:
    """``base_2020``, ``target_2022``, ``growth``; of a value of no known kind the key of its column."""
    known = column.key if column.role == "value" else column.role
    return known.replace("-", "_") + (f"_{column.year}" if column.year else "")


def _reader(name: str) -> Callable[[BlockRow], ValuePart | None]:
    def read(row: BlockRow) -> ValuePart | None:
        table = row.entry.table
        columns = _further(table) if table else ()
        cells = (row.indicator.cells.get(column.key) for column in columns if _name(column) == name)
        return next((cell.value for cell in cells if cell), None)

    return read


def _part(read: Callable[[BlockRow], ValuePart | None], key: str) -> Callable[[BlockRow], str | None]:
    return lambda row: getattr(read(row), key, None)
