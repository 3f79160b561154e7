"""What a section is made of. Every element remembers its line; its texts are those of the source until they are set."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """举措. A lead sentence and the text under it."""

    line: int
    identity: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Any other paragraph."""

    line: int
    identity: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a special column.

    ``ordinal`` is its number in a ``1.`` list (else 0); ``bulleted``: the source has a bullet before it.
    """

    line: int
    identity: str
    lead: str
    text: str
    ordinal: int = 0
    bulleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The label and title of a special column, table or picture as received, in pieces of the source.

    ``order`` says what the pieces are: both in one; the label, then the title; the title, then the label; or the first
    cell of a table, then the label with the title, which stand behind it. No pieces: the source has neither.
    """

    pieces: tuple[tuple[int, str], ...] = ()
    order: Literal["whole", "label-title", "title-label", "behind"] = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """专栏. A special column, which stands where its text stands in the source."""

    line: int
    number: str
    title: str
    items: tuple[Item, ...]
    received: Received

    @property
    def identity(self) -> str:
        """The identity of the column."""
        return f"c{self.number}"

    @property
    def ordered(self) -> bool:
        """Whether the items make one list 1. 2. 3. …"""
        return bool(self.items) and all(item.ordinal == at for at, item in enumerate(self.items, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column of a table of indicators: ``key`` in its rows, its role, the year that its head names, or 0."""

    line: int
    key: str
    role: str
    text: str
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A cell of an indicator, on its first line and up to its ``last``.

    ``repeated``: it reaches down from the row above, where the source has it once.
    """

    line: int
    last: int
    key: str
    text: str
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """指标. Its cells in the order of the columns, without empty ones; ``sub``: 其中, a part of the row above."""

    line: int
    identity: str
    cells: tuple[Entry, ...]
    new: bool = False
    sub: bool = False

    def text(self, key: str) -> str:
        """What a cell says, nothing where there is none."""
        return next((cell.text for cell in self.cells if cell.key == key), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of a table with its indicators. It has no name where the table has none."""

    line: int
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """表. A table of indicators.

    ``aside`` is what stands between caption and table (单位：亿元), ``note`` what stands below.
    """

    line: int
    number: str
    caption: str
    head: tuple[Head, ...]
    categories: tuple[Category, ...]
    received: Received
    aside: str = ""
    note: str = ""
    head_cells: tuple[tuple[int, str], ...] = ()

    @property
    def identity(self) -> str:
        """The identity of the table."""
        return f"t{self.number}"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in order."""
        return tuple(indicator for category in self.categories for indicator in category.indicators)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCell:
    """A cell of a plain table, with the rows and columns that it spans."""

    line: int
    text: str
    head: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainTable:
    """Any other table."""

    line: int
    number: str
    caption: str
    rows: tuple[tuple[PlainCell, ...], ...]
    received: Received
    aside: str = ""
    note: str = ""

    @property
    def identity(self) -> str:
        """The identity of the table."""
        return f"t{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """图. A picture: the file it becomes, its bytes, and what the document says of it."""

    line: int
    number: str
    caption: str
    file: str
    data: bytes
    description: str
    received: Received

    @property
    def identity(self) -> str:
        """The identity of the picture."""
        return f"f{self.number}"


Block = Measure | Paragraph | Column | Table | PlainTable | Figure
