"""Headings: which forms head the chapters and sections of a document, and which lines are headings."""

from dataclasses import dataclass

from plansite.importer.failures import ImportFailure
from plansite.importer.forms import RANKS, Form, Mark, is_heading, mark_of
from plansite.importer.front import set_text
from plansite.importer.leads import split_lead
from plansite.importer.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that heads a chapter or a section; ``run_in`` is the text that follows it in the same line."""

    text: str
    number: int
    run_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """Which forms head chapters and sections in this document."""

    chapter: Form
    section: Form | None

    def of(self, line: Line, rank: Form | None) -> Heading | None:
        """The heading that a line is, at one of the two ranks."""
        mark = mark_of(line.text)
        return heading(line.text, mark) if mark and rank and mark.form is rank else None

    def is_heading(self, line: Line) -> bool:
        """Whether a line heads a chapter or a section."""
        return bool(self.of(line, self.chapter) or self.of(line, self.section))


def heading(text: str, mark: Mark) -> Heading | None:
    """A short line is a heading whole; of a longer one the lead sentence is, if it opens with one."""
    if mark.rest and is_heading(text):
        return Heading(text=text, number=mark.number)
    split = split_lead(text)
    return Heading(text=split.lead, number=mark.number, run_in=split.text) if split and mark.rest else None


def find_ranks(lines: tuple[Line, ...], path: str) -> Ranks:
    """The two highest forms of heading that occur.

    Raises:
        ImportFailure: there is no heading at all.
    """
    marks = [(line.text, mark) for line in lines if (mark := mark_of(line.text)) and mark.form in RANKS]
    present = [rank for rank in RANKS if any(mark.form is rank and heading(text, mark) for text, mark in marks)]
    if not present:
        raise ImportFailure(
            path=path,
            line=0,
            message="no headings: no line opens with 一、, （一）, 第一章 or 第一节",
            hint="put each heading on a line of its own, with its number, and import again",
            hint_zh="没有找到标题：请让“一、”“（一）”“第一章”等标题各占一行，再行导入",
        )
    return Ranks(chapter=present[0], section=present[1] if len(present) > 1 else None)


def set_heading(text: str) -> str:
    """A heading as published; 第N章 and 第N节 keep a blank, full-width, behind them."""
    mark = mark_of(text)
    if mark and mark.form in {Form.PART, Form.DIVISION}:
        opening = text.removesuffix(mark.rest)
        return f"{set_text(opening)}\u3000{set_text(mark.rest)}"
    return set_text(text)
