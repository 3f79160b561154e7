"""The parts that hold the tables of indicators, and what was reported since."""

from typing import Any, Final

from pydantic import ConfigDict, Field

from plansite.data.document.fields import DIGITS, Date, Digits, IndicatorId, Part, TableId, Texts, Year
from plansite.ground.vocabulary import COMPARATORS, Comparator, Direction, IndicatorKind, State
from plansite.model.tables import CellKey

#: A number has a text that is its comparator and its digits; what is no number has no comparator either.
_FORM: Final[dict[str, Any]] = {
    "if": {"properties": {"number": {"type": "string"}}},
    "then": {"properties": {"text": {"pattern": f"^[{''.join(COMPARATORS)}]?{DIGITS}$"}}},
    "else": {"properties": {"comparator": {"type": "null"}}},
}


class ValuePart(Part):
    """A value: the string of the source and what it is read as. The number is a string, so that it stays exact.

    A value in words has neither comparator nor number.
    """

    model_config = ConfigDict(json_schema_extra=_FORM)

    text: str
    comparator: Comparator | None
    number: Digits | None


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

    target: ValuePart
    actual: ValuePart | None = Field(description="null where the table has no results.")
    direction: Direction | None = Field(description="Which way is better.")
    counted: bool = Field(description="false: statistics are no longer compiled, by the note below the table.")
    state: State = Field(description="How the indicator stands, by the rule that the page of indicators states.")
    new: bool = Field(description="The value is a number to be added, not a total.")
    baseline: IndicatorId | None = Field(description="The same thing in an earlier table.")


class IndicatorPart(IndicatorValuesPart, IndicatorMeasurePart):
    """An indicator."""


class CategoryPart(Part):
    """A group of indicators."""

    name: Texts
    indicators: tuple[IndicatorPart, ...]


class TableHeadPart(Part):
    """What stands at the head of a table; its caption is published behind the label."""

    id: TableId
    number: str
    label: Texts
    caption: Texts
    head: dict[CellKey, Texts | None] = Field(description="The heads of the columns; null: there is no such column.")


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
