"""Tables of indicators: columns with a role and a year, rows with a cell under the key of each column."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, Literal, Self, get_args

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import Direction, IndicatorKind
from plansite.languages import Label, Language
from plansite.model.entry import Entry, Filled, Slug, parse_value
from plansite.model.texts import Text

Role = Literal[
    "number", "category", "name", "unit", "base", "actual", "target", "growth", "attribute", "remark", "value"
]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
#: The roles of columns that hold values, and those of which a row has one that counts: where it began, what was
#: reached, what is to be reached.
VALUE_ROLES: Final[frozenset[Role]] = frozenset({"base", "actual", "target", "growth", "value"})
#: Signs of a share, as wide as a letter or as a Han character.
_PERCENT: Final = frozenset("%％")
#: What stands in the place of a unit where there is none.
_NO_UNIT: Final = "—–－-/ "
#: Those of which a row has one that counts, beside where it began.
ValueKey = Literal["target", "actual"]
VALUE_KEYS: Final[tuple[ValueKey, ...]] = get_args(ValueKey)

#: A cell is a value (or any string), or a text by language. The marks of the two are no keys that a file can have.
Cell = Annotated[
    Annotated[Value, BeforeValidator(parse_value), Tag("@value")] | Annotated[Text, Tag("@text")],
    Discriminator(lambda cell: "@text" if isinstance(cell, Mapping | Text) else "@value"),
]


class TableColumn(Entry):
    """One column: its key, what stands in it, its head; ``year`` where the head says one.

    The role is the key where that is one; of several columns of one role each has a key of its own.
    """

    key: Slug
    role: Role = "value"
    year: int | None = None
    head: Text

    @model_validator(mode="before")
    @classmethod
    def _role_by_key(cls, raw: Any) -> Any:
        """A column without a role has that of its key."""
        if isinstance(raw, Mapping) and "role" not in raw and raw.get("key") in ROLES:
            return {**raw, "role": raw["key"]}
        return raw

    @property
    def is_value(self) -> bool:
        """Whether its cells are values."""
        return self.role in VALUE_ROLES


class Indicator(Entry):
    """指标. What stands in its row has the key of its column; ``name`` is there in every row.

    A cell that the source leaves empty is absent. ``new`` marks 新增, a number to be added and not a total; ``sub`` a
    row that gives a part of the row above (其中：…). ``baseline`` is the indicator of an earlier table that measures
    the same thing. ``direction`` says which way is better where the target has no comparator that does; ``counted`` is
    false where the note below the table says that statistics are no longer compiled.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Cell]

    id: Slug
    name: Text
    unit: Text | None = None
    kind: IndicatorKind | None = None
    direction: Direction | None = None
    counted: bool = True
    new: bool = False
    sub: bool = False
    baseline: Slug | None = None
    _columns: tuple[TableColumn, ...] = PrivateAttr(default=())

    @property
    def identity(self) -> Identity:
        """The identity of the indicator's row."""
        return Identity(kind="indicator", key=self.id)

    @property
    def is_share(self) -> bool:
        """Whether its values are percentages."""
        return self.unit is not None and any(text in _PERCENT for text in self.unit.texts)

    @property
    def cells(self) -> Mapping[str, "Value | Text"]:
        """What stands in its columns, by their keys, but for name and unit."""
        return self.__pydantic_extra__

    @property
    def base(self) -> Value | None:
        """Where it began, if the table says so."""
        return self.main("base")

    @property
    def target(self) -> Value | None:
        """What is to be reached: of several years in the last."""
        return self.main("target")

    @property
    def actual(self) -> Value | None:
        """What was reached: of several years in the last."""
        return self.main("actual")

    def main(self, role: Role) -> Value | None:
        """The value that counts of a role."""
        column = main_column(self._columns, role)
        return self.value(column.key) if column else None

    def main_place(self, role: Role) -> Place:
        """Where that stands in the file."""
        column = main_column(self._columns, role)
        return self.at(column.key if column else role)

    def title(self, language: Language) -> str:
        """Its name as published, with 新增 where it has that."""
        return self.name[language] + (language.writing.new_suffix if self.new else "")

    def value(self, key: str) -> Value | None:
        """The value in one column of its table."""
        match self.cells.get(key):
            case Value() as value:
                return value
            case Text() as text:
                return Value.in_words({code: text.by_code(code) for code in text.codes})
            case _:
                return None

    def quantity(self, value: str | Value, language: Language) -> str:
        """A value in the sense of this row, with its unit if it has one: ``≥98%``, ``≤27 μg/m³``, ``8%左右``."""
        unit = self.unit[language] if self.unit and self.unit[language].strip(_NO_UNIT) else ""
        if isinstance(value, str):
            return language.with_unit(value, unit)
        shown = value.in_language(language.code)
        if not value.is_measured or value.sign:
            return shown
        return language.with_unit(shown.removesuffix(value.behind).rstrip(), unit) + value.behind

    def cell(self, key: str, language: Language) -> str:
        """What stands in one column of its row; empty where the source has nothing. (The category has its own cell.)"""
        match key:
            case "name":
                return self.title(language)
            case "unit":
                return self.unit[language] if self.unit else ""
        match self.cells.get(key):
            case Value() as value:
                return value.text
            case Text() as text:
                return text[language]
            case _:
                return ""

    def cell_place(self, key: str, language: Language) -> Place:
        """Where that stands in the file."""
        text = self.name if key == "name" else self.unit if key == "unit" else self.cells.get(key)
        return text.at(language.code) if isinstance(text, Text) else self.at(key)


def main_column(columns: tuple[TableColumn, ...], role: Role) -> TableColumn | None:
    """Of the columns of a role the one that counts: that of the latest year, else the first."""
    found = [column for column in columns if column.role == role]
    return max(found, key=lambda column: column.year or 0, default=None)


class Category(Entry):
    """A group of indicators; without a name where the table has no column for it."""

    name: Text | None = None
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    def title(self, language: Language) -> str:
        """Its name; empty where it has none."""
        return self.name[language] if self.name else ""


class NumberedTable(Entry):
    """What every table has: its number is its identity, and stands in its label unless it was renumbered since."""

    number: Filled
    caption: Text | None = None
    _shown: str = PrivateAttr(default="")

    @property
    def id(self) -> Identity:
        """The identity of the table."""
        return Identity(kind="table", key=self.number)

    @property
    def shown(self) -> str:
        """The number in its label."""
        return self._shown or self.number

    def renumbered(self, number: str) -> Self:
        """The same under another number in its label."""
        made = self.model_copy()
        made._shown = number
        return made

    def label(self, language: Language) -> Label:
        """表1： as it stands before the caption."""
        return language.table_label(self.shown)

    def caption_in(self, language: Language) -> str:
        """Its caption; empty where it has none."""
        return self.caption[language] if self.caption else ""

    def title(self, language: Language) -> str:
        """Label and caption, as published; the name of the label alone where there is no caption."""
        label, caption = self.label(language), self.caption_in(language)
        return f"{label}{caption}" if caption else label.name


class Table(NumberedTable):
    """表. One indicator table."""

    columns: tuple[TableColumn, ...] = Field(min_length=1)
    categories: tuple[Category, ...] = Field(min_length=1)
    note: Text | None = None

    @model_validator(mode="after")
    def _rows_fit_columns(self, info: ValidationInfo) -> Self:
        """Tell the rows of their columns; refuse a cell that stands in none."""
        known = tuple(column.key for column in self.columns)
        strange = [
            (key, row.at(key))
            for row in self.indicators
            for key in (*(("unit",) if row.unit else ()), *row.cells)
            if key not in known or key == "category"
        ]
        if strange:
            rows = len(self.indicators)
            raise PydanticCustomError(
                "cells", "cells without a column", {"strange": strange, "known": known, "rows": rows}
            )
        for row in self.indicators:
            row._columns = self.columns
        return self

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in order."""
        return tuple(indicator for category in self.categories for indicator in category.indicators)

    @property
    def value_columns(self) -> tuple[TableColumn, ...]:
        """The columns of values, in order."""
        return tuple(column for column in self.columns if column.is_value)

    @property
    def has_results(self) -> bool:
        """Whether it says what was reached."""
        return any(column.role == "actual" for column in self.columns)

    @property
    def lacks_unit(self) -> bool:
        """Whether it has a column of units that some row leaves empty."""
        has_units = any(column.role == "unit" for column in self.columns)
        return has_units and any(row.unit is None for row in self.indicators)

    def caption_place(self, language: Language) -> Place:
        """Where its caption stands in the file, or its number."""
        return self.caption.at(language.code) if self.caption else self.at("number")

    def rows(self, language: Language) -> Iterator[tuple[Indicator, list[str]]]:
        """Each indicator with its row of cells; a category stands in the first of its rows."""
        for category in self.categories:
            for position, row in enumerate(category.indicators):
                name = category.title(language) if position == 0 else ""
                yield (
                    row,
                    [name if column.role == "category" else row.cell(column.key, language) for column in self.columns],
                )
