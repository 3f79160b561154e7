"""The body of a document: chapters, sections and their blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from plansite.importer.blocks import BlockBuilder, Draft
from plansite.importer.columns import ColumnReader
from plansite.importer.forms import Form, Mark, is_heading, is_title, mark_of
from plansite.importer.front import set_text
from plansite.importer.headings import Heading, Ranks, set_heading
from plansite.importer.lines import Line
from plansite.importer.numbering import Count, Labels
from plansite.importer.outline import Block, Chapter, Column, Remarks, Section, Table
from plansite.importer.tables import read_table

_LONGEST_STRAY: Final = 30
_PERIOD: Final = re.compile(r"((?:19|20)\d{2})\s*年?\s*[-—–－~～至到]+\s*((?:19|20)\d{2})\s*年")


@dataclass(slots=True)
class _Builder:
    """The section that is being read."""

    line: int
    number: int
    heading: str
    drafts: list[Draft | Column | Table] = field(default_factory=list)


@dataclass(slots=True)
class BodyReader:
    """Walks over the lines of the body and gathers chapters."""

    lines: tuple[Line, ...]
    ranks: Ranks
    remarks: Remarks
    chapters: list[tuple[int, int, str, list[_Builder]]] = field(default_factory=list)
    columns: Labels = field(init=False)
    tables: Labels = field(init=False)
    chapter_count: Count = field(init=False)
    section_count: Count = field(init=False)

    def __post_init__(self) -> None:
        self.columns = Labels(what="special column", remarks=self.remarks)
        self.tables = Labels(what="table", remarks=self.remarks)
        self.chapter_count = Count(what="chapter", remarks=self.remarks)
        self.section_count = Count(what="section", remarks=self.remarks)

    def read(self) -> tuple[Chapter, ...]:
        """All chapters; what stands before the first heading is the preamble, chapter 0."""
        if self.lines and not self.ranks.of(self.lines[0], self.ranks.chapter):
            self._open_chapter(self.lines[0].number, 0, "")
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return tuple(self._chapter(*entry) for entry in self.chapters)

    def _step(self, at: int) -> int:
        """Read what stands at a place; the place after it."""
        line = self.lines[at]
        if found := self.ranks.of(line, self.ranks.chapter):
            self._open_chapter(line.number, self.chapter_count.take(found.number, line.number), found.text)
            return self._run_in(line, found, at)
        if found := self.ranks.of(line, self.ranks.section):
            self._open_section(line.number, self.section_count.take(found.number, line.number), found.text)
            return self._run_in(line, found, at)
        mark = mark_of(line.text)
        match mark.form if mark else None:
            case Form.STRAY_BRACKET if self._is_stray_heading(at):
                self._open_stray(line)
                return at + 1
            case Form.COLUMN if mark:
                return self._column(at, mark)
            case Form.TABLE if mark:
                return self._table(at, mark)
        return self._text(at, mark)

    def _open_chapter(self, line: int, number: int, text: str) -> None:
        section = _Builder(line=line, number=0, heading="")
        self.chapters.append((line, number, set_heading(text), [section]))
        self.section_count = Count(what=f"chapter {number}: section", remarks=self.remarks)

    def _open_section(self, line: int, number: int, text: str) -> None:
        self.chapters[-1][3].append(_Builder(line=line, number=number, heading=set_heading(text)))

    def _run_in(self, line: Line, found: Heading, at: int) -> int:
        if found.run_in:
            self._add(Draft(line=line.number, text=found.run_in, may_lead=False))
        return at + 1

    def _add(self, draft: Draft | Column | Table) -> None:
        self.chapters[-1][3][-1].drafts.append(draft)

    def _is_stray_heading(self, at: int) -> bool:
        """A short line that opens with a closing bracket and stands where a numbered sibling is missing."""
        text = self.lines[at].text
        if self.ranks.section is not Form.BRACKET or len(text) > _LONGEST_STRAY or not is_title(text):
            return False
        following = (heading for line in self.lines[at + 1 :] if (heading := self._numbered(line)) is not None)
        after = next(following, None)
        return after == self.section_count.last + 2

    def _numbered(self, line: Line) -> int | None:
        """The number of a section's heading, 0 for a chapter's, nothing for another line."""
        if self.ranks.of(line, self.ranks.chapter):
            return 0
        found = self.ranks.of(line, self.ranks.section)
        return found.number if found else None

    def _open_stray(self, line: Line) -> None:
        number = self.section_count.last + 1
        self.section_count.last = number
        self.remarks.doubt(line.number, f"“{line.text}”: a section heading that seems to have lost its number {number}")
        self._open_section(line.number, number, line.text)

    def _column(self, at: int, mark: Mark) -> int:
        line = self.lines[at]
        number = self.columns.take(mark.label, line.number)
        reader = ColumnReader(
            lines=self.lines,
            usual_gap=usual_gap(self.lines),
            is_section=self.ranks.is_heading,
            remarks=self.remarks,
        )
        column, end = reader.read(at, mark, number)
        self._depart(line, mark, f"c{number}", f"专栏{number}", column.title)
        self._add(column)
        return end

    def _table(self, at: int, mark: Mark) -> int:
        found = read_table(self.lines, at, mark, self.remarks)
        if found is None or mark.label in self.tables.used:
            self._add(Draft(line=self.lines[at].number, text=self.lines[at].text, may_lead=False))
            return at + 1
        self.tables.take(mark.label, self.lines[at].number)
        table, end = found
        self._depart(self.lines[at], mark, f"t{mark.label}", f"表{mark.label}", table.caption)
        self._add(table)
        return end

    def _depart(self, line: Line, mark: Mark, block: str, label: str, title: str) -> None:
        """Declare a label that is published in another form than it was received in, such as 任务专栏1."""
        published = f"{label}：{title if mark.rest else ''}"
        end = line.text.find(title) + len(title) if title and title in line.text else len(line.text)
        if set_text(line.text[:end]) != published:
            self.remarks.depart(line.number, block, line.text[:end], published)

    def _text(self, at: int, mark: Mark | None) -> int:
        """A paragraph; or a numbered line of its own with the plain paragraph below it."""
        line = self.lines[at]
        text = "——" + mark.rest if mark and mark.form is Form.DASH else line.text
        if mark and mark.form is Form.BULLET:
            self.remarks.doubt(line.number, "a bullet outside a special column: kept as the sign it is")
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if mark and mark.number and is_heading(text) and below and not mark_of(below.text):
            self._add(Draft(line=line.number, text=text, below=below.text))
            self.remarks.doubt(line.number, f"“{text[:16]}” is taken for the lead of the paragraph below it")
            return at + 2
        self._add(Draft(line=line.number, text=text, received=line.text))
        return at + 1

    def _chapter(self, line: int, number: int, text: str, builders: list[_Builder]) -> Chapter:
        sections = tuple(self._section(number, builder) for builder in builders if builder.heading or builder.drafts)
        return Chapter(line=line, number=number, heading=text, sections=sections)

    def _section(self, chapter: int, builder: _Builder) -> Section:
        place = f"{chapter}-{builder.number}"
        blocks = BlockBuilder(place=place, remarks=self.remarks).build(builder.drafts)
        return Section(
            line=builder.line, chapter=chapter, number=builder.number, heading=builder.heading, blocks=blocks
        )


def usual_gap(lines: tuple[Line, ...]) -> int:
    """How many blank lines usually stand between two paragraphs."""
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 2] if gaps else 0


def find_period(chapters: tuple[Chapter, ...], remarks: Remarks) -> tuple[int, int] | None:
    """The years that the preamble gives, as 2021-2025年."""
    for text in _preamble(chapters):
        if match := _PERIOD.search(text):
            return int(match[1]), int(match[2])
    remarks.doubt(0, "the preamble gives no years from–to: plan.yml lacks the period")
    return None


def _preamble(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.number == 0:
            yield from (text for section in chapter.sections for block in section.blocks if (text := _running(block)))


def _running(block: Block) -> str:
    return getattr(block, "text", "")
