"""The parts that hold the tables of indicators, and what was reported since."""

from pydantic import Field

from plansite.edition.document.fields import Date, Digits, IndicatorId, Part, TableId, Texts, Year
from plansite.ground.values import ValueKind
from plansite.ground.vocabulary import Comparator, Direction, IndicatorKind, State
from plansite.model.tables import Role


class ValuePart(Part):
    """A value: the string of the source and what it is read as. Numbers are strings, so that they stay exact.

    Only a value of the kind number has a number. A range has its ends; an approximate or cumulative number is both
    its low and its high.
    """

    text: str
    kind: ValueKind
    comparator: Comparator | None
    number: Digits | None
    low: Digits | None
    high: Digits | None


class CellPart(Part):
    """What stands in a cell: a string, or words by language; and what that is read as, where the column has values."""

    text: str | Texts
    value: ValuePart | None


class IndicatorNamePart(Part):
    """What an indicator is called; the unit is null where the source gives none."""

    id: IndicatorId
    name: Texts
    unit: Texts | None


class IndicatorMeasurePart(IndicatorNamePart):
    """What an indicator measures."""

    kind: IndicatorKind | None = Field(description="A share, a number of things, or how much of something there is.")


class IndicatorValuesPart(Part):
    """The values of an indicator, and what they mean."""

    target: ValuePart | None = Field(description="Of several years the last; null where the row gives none.")
    actual: ValuePart | None = Field(description="null where the table has no results.")
    cells: dict[str, CellPart] = Field(description="What else stands in the row, under the keys of the columns.")
    sub: bool = Field(description="The row gives a part of the row above.")
    direction: Direction | None = Field(description="Which way is better.")
    counted: bool = Field(description="false: statistics are no longer compiled, by the note below the table.")
    state: State = Field(description="How the indicator stands, by the rule that the page of indicators states.")
    new: bool = Field(description="The value is a number to be added, not a total.")
    baseline: IndicatorId | None = Field(description="The same thing in an earlier table.")


class IndicatorPart(IndicatorValuesPart, IndicatorMeasurePart):
    """An indicator."""


class CategoryPart(Part):
    """A group of indicators."""

    name: Texts | None = Field(description="null where the table has no column of categories.")
    indicators: tuple[IndicatorPart, ...]


class TableColumnPart(Part):
    """A column of a table: its key, what stands in it, its head, and the year that the head says."""

    key: str
    role: Role
    year: int | None
    head: Texts


class TableHeadPart(Part):
    """What stands at the head of a table; its caption is published behind the label."""

    id: TableId
    number: str
    label: Texts
    caption: Texts | None
    columns: tuple[TableColumnPart, ...]


class TablePart(TableHeadPart):
    """A table of indicators."""

    categories: tuple[CategoryPart, ...]
    note: Texts | None


class ReportPart(Part):
    """What an office reported for an indicator and a year: the value, where, and on which day."""

    indicator: IndicatorId
    year: Year
    value: ValuePart
    source: Texts
    date: Date
