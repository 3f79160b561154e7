"""The outline: what was recognised. Every object remembers its line; its texts are those of the source until it is set."""

from collections.abc import Iterator
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
    """表. A table of indicators. ``aside`` is what stands between caption and table (单位：亿元), ``note`` what is below."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """节. Number 0 and no heading: what stands before the first section of a chapter."""

    line: int
    chapter: int
    number: int
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """章. Number 0 and no heading: the preamble."""

    line: int
    number: int
    heading: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """篇. A part, or one of several documents: its title, and the number of the chapter that it begins with."""

    line: int
    title: str
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """公告. The notice that came with the plan."""

    line: int
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """One entry of the cover: its key in plan.yml (title, status, issuer, date) and its text."""

    line: int
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """名词解释. A term that the document explains; ``source`` is the line, or the lines, as received."""

    line: int
    identity: str
    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line that the text of the plan is without: on the page, but no part of the document; or put elsewhere."""

    line: int
    text: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Words that the format sets in its own way, e.g. 任务专栏1 as 专栏1, -- as ——. ``source``: where in the line."""

    line: int
    block: str
    source: str
    published: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Said:
    """The same in both languages of the report."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Doubt:
    """Something that form alone does not settle: what was taken, and what else it could be.

    ``block``: the identity of the block, where the line does not tell.
    """

    line: int
    taken: Said
    instead: Said
    block: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All that was recognised."""

    notice: Notice | None
    cover: tuple[CoverLine, ...]
    period: tuple[int, int] | None
    parts: tuple[Part, ...]
    chapters: tuple[Chapter, ...]
    terms: tuple[Term, ...]
    dropped: tuple[Dropped, ...]
    departures: tuple[Departure, ...]
    doubts: tuple[Doubt, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, those without a heading too."""
        return tuple(section for chapter in self.chapters for section in chapter.sections)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of all chapters, in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The special columns, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Column))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of indicators, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def plain_tables(self) -> tuple[PlainTable, ...]:
        """The other tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, PlainTable))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    def places(self) -> Iterator[tuple[int, str]]:
        """Every line at which something begins that has an identity, with that identity."""
        if self.notice:
            yield self.notice.line, "notice"
            yield from ((each.line, each.identity) for each in self.notice.paragraphs)
        yield from ((entry.line, "cover") for entry in self.cover)
        for chapter in self.chapters:
            yield chapter.line, str(chapter.number)
            for section in chapter.sections:
                if section.heading:
                    yield section.line, f"s{section.chapter}-{section.number}"
                for block in section.blocks:
                    yield block.line, block.identity
                    if isinstance(block, Column):
                        yield from ((item.line, item.identity) for item in block.items)
        yield from ((term.line, f"g-{term.identity}") for term in self.terms)

    def block_at(self, line: int) -> str:
        """The identity of what stands at a line, or before it."""
        return max(((at, order, name) for order, (at, name) in enumerate(self.places()) if at <= line), default=(0, 0, "cover"))[2]
