"""Headings: what heads the parts, chapters and sections of a document, and which lines are headings."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plansite.importer.forms import (
    INSERTS,
    LISTS,
    LOWER_RANKS,
    RANKS,
    Form,
    Mark,
    is_heading,
    is_title,
    mark_of,
    number_of,
)
from plansite.importer.leads import split_lead
from plansite.importer.lines import Line
from plansite.importer.outline import Said
from plansite.importer.receive.received import Style

#: Of the lines with a number such as 1., so many must be titles by themselves before they head anything.
_TITLES: Final = 0.6
#: So many headings of one look make a rank.
_FEWEST: Final = 2
_BARE: Final = re.compile(r"([一二三四五六七八九十]{1,3})([\u4e00-\u9fff]{2,18})")
_FEWEST_BARE: Final = 3
#: 指导思想　高举旗帜，深入贯彻。
_APART: Final = re.compile(r"(\S{2,20})(?:\u3000|\s{2,})\s*(\S.*[。！？])")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Look:
    """How headings without numbers look: by the level of their style, else by size, place and weight."""

    level: int
    size: float = 0
    centred: bool = False
    bold: bool = False


Rank = Form | Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that heads a part, chapter or section; ``run_in`` is the text that follows it in the same line."""

    text: str
    number: int
    run_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """What heads parts, chapters and sections in this document; nothing where there are none.

    ``lead`` is the rank below sections, by its look: such lines are leads of measures. ``levels`` tells which rank the
    headings of a style have, for those that have no number of their own. ``bare``: line and number of headings whose
    number stands before the words without any mark (一总体要求).
    """

    volume: Rank | None = None
    chapter: Rank | None = None
    section: Rank | None = None
    lead: Rank | None = None
    levels: tuple[tuple[int, Rank], ...] = ()
    body: float = 0
    bare: tuple[tuple[int, int], ...] = ()

    def of(self, line: Line, rank: Rank | None) -> Heading | None:
        """The heading that a line is, at one of the ranks."""
        if rank is None or line.is_solid:
            return None
        mark = mark_of(line.text)
        if isinstance(rank, Look):
            return Heading(text=line.text, number=0) if look_of(line, mark, self.body) == rank else None
        if rank is Form.COMMA and (number := dict(self.bare).get(line.number)):
            return Heading(text=line.text, number=number)
        if mark and mark.form is rank:
            deeper = rank is Form.DECIMAL and mark.label.count("-") != 1
            return None if deeper else heading(line.text, mark)
        if rank is self.chapter and mark and mark.form is Form.NAMED:
            return Heading(text=line.text, number=0)
        named = dict(self.levels).get(line.style.level) is rank and is_title(line.text)
        return Heading(text=line.text, number=0) if mark is None and named else None

    def is_heading(self, line: Line) -> bool:
        """Whether a line heads a part, a chapter or a section."""
        return any(self.of(line, rank) for rank in (self.volume, self.chapter, self.section))


def heading(text: str, mark: Mark) -> Heading | None:
    """A short line is a heading whole; of a longer one the lead sentence is, if it opens with one.

    What stands behind a title and a wide blank, and ends like a sentence, is text.
    """
    if apart := _APART.fullmatch(mark.rest):
        title = text[: len(text) - len(mark.rest)] + apart[1]
        if is_title(title) and is_heading(title):
            return Heading(text=title, number=mark.number, run_in=apart[2])
    if mark.rest and is_heading(text):
        return Heading(text=text, number=mark.number)
    split = split_lead(text, numbered=True)
    return Heading(text=split.lead, number=mark.number, run_in=split.text) if split and mark.rest else None


def find_ranks(lines: tuple[Line, ...]) -> Ranks:
    """The ranks of a document: by numbers where there are any, else by looks."""
    marks = [(line, mark) for line in lines if (mark := mark_of(line.text))]
    present = [rank for rank in RANKS if any(mark.form is rank and heading(line.text, mark) for line, mark in marks)]
    bare = () if any(form in present for form in (Form.PART, Form.DIVISION, Form.COMMA)) else _bare(lines)
    present = [Form.COMMA, *present] if bare else present
    volume = present.pop(0) if present[1:] and present[0] is Form.VOLUME else None
    if len(present) < 2:
        present += _lower(marks, lines, present)
    if not present:
        return _by_look(lines)
    chapter, section = present[0], present[1] if len(present) > 1 else None
    ranks = [rank for rank in (volume, chapter, section) if rank]
    return Ranks(volume=volume, chapter=chapter, section=section, levels=tuple(_levels(marks, ranks)), bare=bare)


def _bare(lines: tuple[Line, ...]) -> tuple[tuple[int, int], ...]:
    """Titles that open with 一, 二, 三 … and no mark behind it, in order from the first."""
    found: list[tuple[int, int]] = []
    for line in lines:
        match = _BARE.fullmatch(line.text)
        if match and is_title(line.text) and number_of(match[1]) == len(found) + 1:
            found.append((line.number, len(found) + 1))
    return tuple(found) if len(found) >= _FEWEST_BARE else ()


def _lower(marks: list[tuple[Line, Mark]], lines: tuple[Line, ...], above: list[Form]) -> Iterator[Form]:
    """The forms that lists may have, too, where most of their lines are titles with text below."""
    taken = list(above)
    for form in LOWER_RANKS:
        if form is Form.DIGIT_BRACKET and not (taken and taken[0] is Form.DIGIT):
            continue  # below anything else, such lines lead paragraphs
        found = [(line, mark) for line, mark in marks if mark.form is form]
        titles = [line for line, mark in found if is_title(line.text.removeprefix("1.")) and is_title(mark.rest)]
        found_above = bool(above) or form in {Form.DECIMAL, Form.DIGIT_BRACKET}
        if len(titles) < (1 if found_above else _FEWEST) or len(titles) < _TITLES * len(found):
            continue
        if found_above or _head_text(titles, lines):
            taken.append(form)
            yield form


def _head_text(titles: list[Line], lines: tuple[Line, ...]) -> bool:
    """Whether most titles have something other than the next title below them."""
    numbers = {line.number for line in titles}
    below = sum(line.number in numbers and after.number not in numbers for line, after in pairwise(lines))
    return below * 2 > len(titles)


def _levels(marks: list[tuple[Line, Mark]], ranks: list[Form]) -> Iterator[tuple[int, Rank]]:
    """Which rank most numbered headings of a style have."""
    found = Counter((line.style.level, mark.form) for line, mark in marks if line.style.level and mark.form in ranks)
    seen: set[int] = set()
    for (level, form), _ in found.most_common():
        if level not in seen:
            seen.add(level)
            yield level, form


def _by_look(lines: tuple[Line, ...]) -> Ranks:
    """Ranks by the looks of lines: at most three, the highest first."""
    body = body_size(lines)
    looks = Counter(look for line in lines if (look := look_of(line, mark_of(line.text), body)))
    styled = [look for look in looks if look.level]
    found = sorted(styled, key=lambda look: look.level) or sorted(
        (look for look in looks if looks[look] >= _FEWEST),
        key=lambda look: (-look.size, not look.centred, not look.bold),
    )
    chapter, section, lead = (*found[:3], None, None, None)[:3]
    return Ranks(chapter=chapter, section=section, lead=lead, body=body)


def body_size(lines: tuple[Line, ...]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.style.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0)


def look_of(line: Line, mark: Mark | None, body: float) -> Look | None:
    """The look of a line that may be a heading: by its style, or short and bold, centred or larger than the rest."""
    style: Style = line.style
    if line.is_solid or (mark and (mark.form in INSERTS or mark.form in LISTS)):
        return None
    if style.level:
        return Look(level=style.level) if is_heading(line.text) else None
    larger = body and style.size > body + 0.5
    if not is_title(line.text) or not (style.bold or style.centred or larger):
        return None
    return Look(level=0, size=style.size if larger else 0, centred=style.centred, bold=style.bold)


def example_of(ranks: Ranks, lines: tuple[Line, ...]) -> Line | None:
    """The first heading that is one by its look only."""
    looks = [rank for rank in (ranks.chapter, ranks.section, ranks.lead) if isinstance(rank, Look)]
    return next((line for line in lines if any(ranks.of(line, look) for look in looks)), None)


CHAPTER: Final = Said(english="chapter", chinese="章")
SECTION: Final = Said(english="section", chinese="节")
