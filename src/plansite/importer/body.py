"""The body of a document: parts, chapters, sections and their blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from plansite.importer.blocks import BlockBuilder, Draft, Insert
from plansite.importer.documents import Start
from plansite.importer.elements import Block
from plansite.importer.forms import INSERTS, LISTS, RANKS, Form, Mark, is_heading, is_title, mark_of
from plansite.importer.headings import CHAPTER, SECTION, Heading, Rank, Ranks
from plansite.importer.inserts import InsertReader
from plansite.importer.lines import Line
from plansite.importer.numbering import Count
from plansite.importer.outline import Chapter, Part, Section
from plansite.importer.remarks import Remarks
from plansite.importer.texts import strip
from plansite.languages import Language

_LONGEST_STRAY: Final = 30
_PERIOD: Final = re.compile(
    r"((?:19|20)\d{2})\s*年?\s*(?:[-—–－~～至到]+|to)\s*((?:19|20)\d{2})(?:\s*年|(?=[\s.,;)]|$))"
)
#: Chapters that open a part without a number of their own are numbered from here: 101 opens the first part.
_OPENINGS: Final = 100


@dataclass(slots=True)
class _Builder:
    """The section that is being read."""

    line: int
    number: int
    heading: str
    drafts: list[Draft | Insert] = field(default_factory=list)


@dataclass(slots=True)
class _Pending:
    """A part whose first chapter has not come yet: its title, cut into number and name."""

    line: int
    opening: str
    name: str


@dataclass(slots=True)
class BodyReader:
    """Walks over the lines of the body and gathers chapters. ``starts``: where further documents begin."""

    lines: tuple[Line, ...]
    ranks: Ranks
    remarks: Remarks
    language: Language
    starts: dict[int, Start] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    chapters: list[tuple[int, int, str, list[_Builder]]] = field(default_factory=list)
    inserts: InsertReader = field(init=False)
    chapter_count: Count = field(init=False)
    section_count: Count = field(init=False)
    section: Rank | None = field(init=False)
    pending: _Pending | None = None
    opened: int = 0

    def __post_init__(self) -> None:
        self.inserts = InsertReader(
            lines=self.lines, is_section=self.ranks.is_heading, remarks=self.remarks, language=self.language
        )
        self.section = self.ranks.section
        self.chapter_count = Count(what=CHAPTER, remarks=self.remarks)
        self.section_count = Count(what=SECTION, remarks=self.remarks)

    def read(self) -> tuple[Chapter, ...]:
        """All chapters; what stands before the first heading is the preamble, chapter 0."""
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        self._open_text(self.lines[-1].number if self.pending else 0)
        return tuple(self._chapter(*entry) for entry in self.chapters)

    def _step(self, at: int) -> int:
        """Read what stands at a place; the place after it."""
        line = self.lines[at]
        if start := self.starts.get(at):
            return self._open_document(at, start)
        if found := self.ranks.of(line, self.ranks.volume):
            return self._open_part(line, found, at)
        if found := self.ranks.of(line, self.ranks.chapter):
            self._open_chapter(line.number, self._chapter_number(found, line), found.text)
            self.section = self._section_rank(at)
            return self._run_in(line, found, at)
        if self.chapters and not self.pending and (found := self.ranks.of(line, self.section)):
            self._open_section(line.number, self.section_count.take(found.number, line.number), found.text)
            return self._run_in(line, found, at)
        return self._insert(at) or self._text(at)

    def _section_rank(self, at: int) -> Rank | None:
        """What heads the sections of the chapter that opens at a place: 一、 where it has no 第一节 as others have."""
        inside = list(takewhile(lambda line: not self._opens_above(line), self.lines[at + 1 :]))
        if self.ranks.section is not Form.DIVISION or any(self.ranks.of(line, Form.DIVISION) for line in inside):
            return self.ranks.section
        found = [self.ranks.of(line, Form.COMMA) for line in inside if not line.frame]
        return Form.COMMA if [heading.number for heading in found if heading][:2] == [1, 2] else self.ranks.section

    def _opens_above(self, line: Line) -> bool:
        return any(self.ranks.of(line, rank) for rank in (self.ranks.volume, self.ranks.chapter))

    def _insert(self, at: int) -> int:
        """Read an insert that stands at a place; the place after it, 0 where there is none."""
        line, mark = self.lines[at], mark_of(self.lines[at].text)
        if line.grid:
            return self._grid(at)
        if line.picture:
            return self._place(*self.inserts.figure(at, None))
        match mark.form if mark else None:
            case Form.STRAY_BRACKET if self._is_stray_heading(at):
                self._open_stray(line)
                return at + 1
            case Form.COLUMN if mark:
                before = self._title_before(at) if not mark.rest else None
                column, end = self.inserts.column(at, mark, before)
                if before and column.line == before.number:
                    self._drafts.pop()
                return self._place(column, end)
            case Form.TABLE if mark:
                found = self.inserts.captioned(at, mark)
                return self._place(*found) if found else 0
            case Form.FIGURE if at + 1 < len(self.lines) and self.lines[at + 1].picture:
                return self._place(*self.inserts.figure(at + 1, line))
        return 0

    def _grid(self, at: int) -> int:
        if in_grid := self.inserts.column_in_grid(at):
            return self._place(*in_grid)
        table, end, taken = self.inserts.uncaptioned(at, self._title_before(at))
        if taken:
            self._drafts.pop()
        return self._place(table, end)

    def _place(self, insert: Insert, end: int) -> int:
        self._open_text(insert.line)
        self._drafts.append(insert)
        return end

    @property
    def _drafts(self) -> list[Draft | Insert]:
        return self.chapters[-1][3][-1].drafts

    def _title_before(self, at: int) -> Line | None:
        """The line before a place, where it was taken for a paragraph and could be a title."""
        before = self.lines[at - 1] if at else None
        if before is None or not self.chapters or not self._drafts or before.is_solid or not is_title(before.text):
            return None
        last = self._drafts[-1]
        alone = isinstance(last, Draft) and last.line == before.number and last.text == before.text and not last.below
        return before if alone and mark_of(before.text) is None else None

    def _open_document(self, at: int, start: Start) -> int:
        """A further document begins: its title is that of a part, or heads the chapter that its text opens."""
        line = self.lines[at]
        self.remarks.doubt(line.number, "second-document", text=start.name)
        self.pending = _Pending(line=line.number, opening=start.opening, name=start.name)
        self.chapter_count.restarts = True
        return at + start.length

    def _open_part(self, line: Line, found: Heading, at: int) -> int:
        self._open_text(line.number if self.pending else 0)
        mark = mark_of(found.text)
        name = mark.rest if mark else found.text
        self.pending = _Pending(line=line.number, opening=strip(found.text.removesuffix(name)), name=name)
        self.chapter_count.restarts = True
        return self._run_in(line, found, at)

    def _chapter_number(self, found: Heading, line: Line) -> int:
        """The number of a chapter; one without a number of its own before the first is the preamble."""
        if found.number == 0 and isinstance(self.ranks.chapter, Form) and not self.chapter_count.received:
            return 0 if not self.chapters else self._opening_number()
        return self.chapter_count.take(found.number, line.number)

    def _opening_number(self) -> int:
        self.opened += 1
        return max(_OPENINGS, (self.chapter_count.last // _OPENINGS + 1) * _OPENINGS) + self.opened

    def _open_chapter(self, line: int, number: int, text: str) -> None:
        if self.pending:
            title = "\u3000".join(filter(None, (self.pending.opening, self.pending.name)))
            self.parts.append(Part(line=self.pending.line, title=title, first=number))
            self.pending = None
        self.chapters.append((line, number, text, [_Builder(line=line, number=0, heading="")]))
        before = self.section_count.received
        self.section_count = Count(what=SECTION, remarks=self.remarks, before=before)

    def _open_section(self, line: int, number: int, text: str) -> None:
        self.chapters[-1][3].append(_Builder(line=line, number=number, heading=text))

    def _open_text(self, line: int) -> None:
        """Before text that no chapter has opened for: the preamble, or a chapter that opens the part, by its name."""
        if self.pending:
            pending, self.pending = self.pending, None
            number = self._opening_number()
            if pending.opening:
                self.parts.append(Part(line=pending.line, title=pending.opening, first=number))
            self._open_chapter(pending.line, number, pending.name)
        elif not self.chapters and line:
            self._open_chapter(line, 0, "")

    def _run_in(self, line: Line, found: Heading, at: int) -> int:
        if found.run_in:
            self._add(Draft(line=line.number, text=found.run_in, may_lead=False))
        return at + 1

    def _add(self, draft: Draft) -> None:
        self._open_text(draft.line)
        self._drafts.append(draft)

    def _is_stray_heading(self, at: int) -> bool:
        """A short line that opens with a closing bracket and stands where a numbered sibling is missing."""
        text = self.lines[at].text
        if self.ranks.section is not Form.BRACKET or len(text) > _LONGEST_STRAY or not is_title(text):
            return False
        following = (heading for line in self.lines[at + 1 :] if (heading := self._numbered(line)) is not None)
        after = next(following, None)
        return after == self.section_count.received + 2

    def _numbered(self, line: Line) -> int | None:
        """The number of a section's heading, 0 for a chapter's, nothing for another line."""
        if self.ranks.of(line, self.ranks.chapter):
            return 0
        found = self.ranks.of(line, self.ranks.section)
        return found.number if found else None

    def _open_stray(self, line: Line) -> None:
        number = self.section_count.received + 1
        self.remarks.doubt(line.number, "lost-number", text=line.text, number=number)
        self._open_section(line.number, self.section_count.take(number, line.number), line.text)

    def _text(self, at: int) -> int:
        """A paragraph; or a numbered line of its own, or one that looks like a heading, with the paragraph below it."""
        line, mark = self.lines[at], mark_of(self.lines[at].text)
        if mark and mark.form is Form.BULLET:
            self.remarks.doubt(line.number, "bullet")
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        leads = (mark and mark.number and _may_lead(line.text)) or self.ranks.of(line, self.ranks.lead)
        if leads and below and self._may_stand_below(mark, below):
            self._add(Draft(line=line.number, text=line.text, below=below.text, numbered=bool(mark)))
            if mark and mark.form in LISTS and mark.form is not Form.DIGIT:
                self.remarks.doubt(line.number, "lead-below", text=line.text[:16])
            return at + 2
        numbered = bool(mark and mark.number)
        self._add(Draft(line=line.number, text=line.text, numbered=numbered))
        return at + 1

    def _may_stand_below(self, mark: Mark | None, below: Line) -> bool:
        """Whether a line can be the text of the lead above it: plain, or the first of a list of a lower form."""
        if below.is_solid or self.ranks.is_heading(below) or self.ranks.of(below, self.ranks.lead):
            return False
        inner = mark_of(below.text)
        if inner is None:
            return True
        lower = mark is not None and inner.form is not mark.form and inner.form not in RANKS
        return lower and inner.form not in INSERTS and inner.number == 1

    def _chapter(self, line: int, number: int, text: str, builders: list[_Builder]) -> Chapter:
        sections = tuple(self._section(number, builder) for builder in builders if builder.heading or builder.drafts)
        return Chapter(line=line, number=number, heading=text, sections=sections)

    def _section(self, chapter: int, builder: _Builder) -> Section:
        place = f"{chapter}-{builder.number}"
        blocks = BlockBuilder(place=place, remarks=self.remarks).build(builder.drafts)
        return Section(
            line=builder.line, chapter=chapter, number=builder.number, heading=builder.heading, blocks=blocks
        )


def _may_lead(text: str) -> bool:
    """Whether a numbered line of its own is a title: short, and no whole sentence with a comma in it."""
    return is_heading(text) and not (text.endswith(("。", ".")) and re.search("[，,]", text))


def find_period(chapters: tuple[Chapter, ...], titles: str) -> tuple[int, int] | None:
    """The years that the cover or the preamble gives, as 2021-2025年."""
    for text in (titles, *_preamble(chapters)):
        if match := _PERIOD.search(text):
            return int(match[1]), int(match[2])
    return None


def _preamble(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.number == 0:
            yield from (text for section in chapter.sections for block in section.blocks if (text := _running(block)))


def _running(block: Block) -> str:
    return getattr(block, "text", "")
