"""The outline: all that was recognised of a document, from its notice to its doubts."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.importer.elements import Block, Column, Figure, Paragraph, PlainTable, Table


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

    english: str
    chinese: str


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
        return max(
            ((at, order, name) for order, (at, name) in enumerate(self.places()) if at <= line), default=(0, 0, "cover")
        )[2]
