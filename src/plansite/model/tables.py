"""Tables of indicators."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from pydantic import Field

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import Direction, IndicatorKind
from plansite.languages import Label, Language
from plansite.model.entry import Entry, Slug, ValueField
from plansite.model.texts import Text

CellKey = Literal["category", "name", "unit", "target", "actual"]
ValueKey = Literal["target", "actual"]
VALUE_KEYS: Final[tuple[ValueKey, ...]] = get_args(ValueKey)


class Head(Entry):
    """The column heads of a table; ``actual`` only where the table has actuals."""

    category: Text
    name: Text
    unit: Text
    target: Text
    actual: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table: what stands in it, and its head. ``is_value``: it holds values of indicators."""

    key: CellKey
    head: Text

    @property
    def is_value(self) -> bool:
        """Whether its cells are values."""
        return self.key in VALUE_KEYS


class Indicator(Entry):
    """指标. ``target`` and ``actual`` are values as the source has them (see ``plansite.ground.values``).

    ``unit`` is absent where the source has none; ``new`` marks 新增, a number to be added and not a total.
    ``baseline`` is the indicator of an earlier table that measures the same thing. ``direction`` says which way is
    better where the target has no comparator that does; ``counted`` is false where the note below the table says
    that statistics are no longer compiled.
    """

    id: Slug
    name: Text
    unit: Text | None = None
    kind: IndicatorKind | None = None
    target: ValueField
    actual: ValueField | None = None
    direction: Direction | None = None
    counted: bool = True
    new: bool = False
    baseline: Slug | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the indicator's row."""
        return Identity(kind="indicator", key=self.id)

    @property
    def is_share(self) -> bool:
        """Whether its values are percentages."""
        return self.unit is not None and "%" in self.unit.texts

    def title(self, language: Language) -> str:
        """Its name as published, with 新增 where it has that."""
        return self.name[language] + (language.writing.new_suffix if self.new else "")

    def value(self, key: ValueKey) -> Value | None:
        """The value in one column of its table."""
        found: Value | None = getattr(self, key)
        return found

    def quantity(self, value: str | Value, language: Language) -> str:
        """A value in the sense of this row, with its unit if it has one: ``≥98%``, ``≤27 μg/m³``."""
        return language.with_unit(str(value), self.unit[language] if self.unit else "")

    def cell(self, key: CellKey, language: Language) -> str:
        """What stands in one column of its row; empty where the source has nothing. (The category has its own cell.)"""
        match key:
            case "category":
                return ""
            case "name":
                return self.title(language)
            case "unit":
                return self.unit[language] if self.unit else ""
            case _:
                return str(self.value(key) or "")

    def cell_place(self, key: CellKey, language: Language) -> Place:
        """Where that stands in the file."""
        text = self.unit if key == "unit" else self.name if key == "name" else None
        return text.at(language.code) if text else self.at(key)


class Category(Entry):
    """A group of indicators."""

    name: Text
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Table(Entry):
    """表. One indicator table."""

    number: str
    caption: Text
    head: Head
    categories: tuple[Category, ...] = Field(min_length=1)
    note: Text | None = None

    @property
    def id(self) -> Identity:
        """The identity of the table."""
        return Identity(kind="table", key=self.number)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in order."""
        return tuple(indicator for category in self.categories for indicator in category.indicators)

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """Its columns, in order."""
        heads: Iterator[tuple[CellKey, Text | None]] = ((key, getattr(self.head, key)) for key in get_args(CellKey))
        return tuple(TableColumn(key=key, head=head) for key, head in heads if head is not None)

    def label(self, language: Language) -> Label:
        """表1： as it stands before the caption."""
        return language.table_label(self.number)

    def title(self, language: Language) -> str:
        """Label and caption, as published."""
        return f"{self.label(language)}{self.caption[language]}"

    def rows(self, language: Language) -> Iterator[tuple[Indicator, list[str]]]:
        """Each indicator with its row of cells; a category stands in the first of its rows."""
        for category in self.categories:
            for position, row in enumerate(category.indicators):
                cells = [row.cell(column.key, language) for column in self.columns]
                yield row, [category.name[language] if position == 0 else "", *cells[1:]]
