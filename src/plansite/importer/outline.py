"""The outline: what was recognised. Every object remembers its line; every text is set as published."""

from dataclasses import dataclass, field


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
class Column:
    """专栏. A special column, which stands where its text stands in the source."""

    line: int
    number: str
    title: str
    items: tuple[Item, ...]

    @property
    def ordered(self) -> bool:
        """Whether the items make one list 1. 2. 3. …"""
        return bool(self.items) and all(item.ordinal == at for at, item in enumerate(self.items, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """指标. ``values`` are the target and, if there is one, the actual; ``unit`` may be empty."""

    line: int
    identity: str
    name: str
    unit: str
    values: tuple[str, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of a table with its indicators."""

    line: int
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """表. ``head`` holds category, name, unit and the one or two value columns."""

    line: int
    number: str
    caption: str
    head: tuple[str, ...]
    categories: tuple[Category, ...]
    note: str = ""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in order."""
        return tuple(indicator for category in self.categories for indicator in category.indicators)


Block = Measure | Paragraph | Column | Table


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
class Dropped:
    """A line of chrome: on the page, but no part of the plan."""

    line: int
    text: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A label or a mark that the format sets in its own way, e.g. 任务专栏1 as 专栏1, -- as ——."""

    line: int
    block: str
    source: str
    published: str
    reason: str
    reason_zh: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Doubt:
    """Something that form alone does not settle."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All that was recognised."""

    notice: Notice | None
    cover: tuple[CoverLine, ...]
    period: tuple[int, int] | None
    chapters: tuple[Chapter, ...]
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
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(slots=True)
class Remarks:
    """What is gathered on the way: doubts, and labels that are set in another way."""

    doubts: list[Doubt] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)

    def doubt(self, line: int, message: str) -> None:
        """Note something that form alone does not settle."""
        self.doubts.append(Doubt(line=line, message=message))

    def depart(self, line: int, block: str, source: str, published: str) -> None:
        """Declare a mark or a label that is set in another form."""
        departure = Departure(
            line=line,
            block=block,
            source=source,
            published=published,
            reason="The mark is set in the one form that the plan uses",
            reason_zh="统一编号和标记的写法",
        )
        self.departures.append(departure)
