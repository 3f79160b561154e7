"""Special columns: a line 专栏N-M or 专栏N, and the items below it (or, flattened, behind it; or in its frame)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from plansite.importer.elements import Column, Item, Received
from plansite.importer.forms import (
    COLUMN_END,
    LISTS,
    LONGEST_HEADING,
    RANKS,
    Form,
    Mark,
    form_of,
    is_heading,
    mark_of,
    number_of,
)
from plansite.importer.leads import Split, split_lead
from plansite.importer.lines import Line
from plansite.importer.remarks import Remarks
from plansite.importer.texts import strip

_INNER: Final = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]")
_TITLE_END: Final = re.compile(r"(?=[，。；：,;:]|\d\.\D|[^\S\n]{2,}|\u3000)")
_OPEN_NOTE: Final = re.compile(r".*注[:：]\s*1[.．](?!.*\b2[.．]\D).*", re.DOTALL)
_NEXT: Final = re.compile(r"(?<=[。；）)])\s*(?=专栏\s*(?:\d{1,3}\s*[-－–—.．]\s*)?(\d{1,3})(?:\s*[:：]|\s))")
_ENDS_PLAIN: Final = frozenset({*RANKS, Form.NAMED, *LISTS, Form.COLUMN, Form.TABLE, Form.FIGURE, Form.STRAY_BRACKET})


def split_columns(text: str) -> tuple[str, ...]:
    """A line that holds flattened columns one after the other, cut before each; any other line whole.

    >>> split_columns("专栏1　平台（一）升级。扩容。专栏2　网络（一）接入。")
    ('专栏1　平台（一）升级。扩容。', '专栏2　网络（一）接入。')
    >>> split_columns("专栏1　平台（一）升级。专栏5　已述。")
    ('专栏1　平台（一）升级。专栏5　已述。',)
    """
    mark = mark_of(text)
    if mark is None or mark.form is not Form.COLUMN or not mark.label:
        return (text,)
    last, cuts = int(mark.label.rpartition("-")[2]), [0]
    for match in _NEXT.finditer(text):
        if int(match[1]) == last + 1:
            last, cuts = last + 1, [*cuts, match.end()]
    return tuple(strip(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


def frame_columns(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines, each special column whose end is marked in a frame that ends there; and the marks, taken out."""
    framed, marks = list(lines), []
    for at, line in enumerate(lines):
        if not COLUMN_END.fullmatch(line.text):
            continue
        start = next((each for each in range(at - 1, -1, -1) if form_of(lines[each].text) is Form.COLUMN), None)
        if start is None or start == at - 1 or any(each.frame or each in marks for each in lines[start:at]):
            continue
        last = lines[at - 1].number
        framed[start:at] = [each if each.is_solid else replace(each, frame=last) for each in lines[start:at]]
        marks.append(line)
    return tuple(line for line in framed if line not in marks), tuple(marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An item before it is known whether the items of its column have lead sentences."""

    line: Line
    text: str
    lead: str = ""
    ordinal: int = 0
    bulleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReader:
    """Reads a column from a place in the lines on. ``is_section`` tells a heading of a chapter or section.

    ``title_before`` is a title that stands on the line before the label.
    """

    lines: tuple[Line, ...]
    usual_gap: int
    is_section: Callable[[Line], bool]
    remarks: Remarks

    def read(self, at: int, mark: Mark, number: str, title_before: Line | None = None) -> tuple[Column, int]:
        """The column at a place in the lines, and the place after it."""
        line = self.lines[at]
        if len(mark.rest) > LONGEST_HEADING or _INNER.search(mark.rest):
            title, drafts, end = self._flat(at, mark.rest, number)
            received = Received(pieces=((line.number, _until(line.text, title)),))
        else:
            title, start, received = self._title(at, mark.rest, number, title_before)
            drafts, end = self._framed(start) if self._frame(at, start) else self._drafts(start, number)
        if not drafts:
            self.remarks.doubt(line.number, "column-empty", number=number)
        items = self._items(number, drafts)
        first = received.pieces[0][0]
        return Column(line=first, number=number, title=title, items=items, received=received), end

    def _frame(self, at: int, start: int) -> int:
        """The last line of the frame that the column stands in, or that stands right below its title; 0 without one."""
        below = self.lines[start].frame if start < len(self.lines) else 0
        return self.lines[at].frame or below

    def _title(self, at: int, rest: str, number: str, before: Line | None) -> tuple[str, int, Received]:
        """The title: behind the label, on the line below it or on the line before it."""
        line = self.lines[at]
        if rest:
            return rest, at + 1, Received(pieces=((line.number, line.text),))
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if following and not following.is_solid and is_heading(following.text) and form_of(following.text) is None:
            pieces = ((line.number, line.text), (following.number, following.text))
            return following.text, at + 2, Received(pieces=pieces, order="label-title")
        if before:
            pieces = ((before.number, before.text), (line.number, line.text))
            return before.text, at + 1, Received(pieces=pieces, order="title-label")
        self.remarks.doubt(line.number, "column-untitled", number=number)
        return rest, at + 1, Received(pieces=((line.number, line.text),))

    def _framed(self, start: int) -> tuple[list[Draft], int]:
        """All lines to the end of the frame; a numbered list or bullets lose their marks as they do elsewhere."""
        last, at = self.lines[start].frame if start < len(self.lines) else 0, start
        while at < len(self.lines) and self.lines[at].frame == last and last:
            at += 1
        lines = self.lines[start:at]
        marks = [mark_of(line.text) for line in lines]
        if lines and all(mark and mark.form is Form.TWO_DIGITS for mark in marks[::2]):
            return self._headed(start)
        listed = all(
            mark and mark.form is Form.DIGIT and mark.number == count and re.match(r"\d+\s*[.．]", line.text)
            for count, (line, mark) in enumerate(zip(lines, marks, strict=True), 1)
        )
        drafts = []
        for line, mark in zip(lines, marks, strict=True):
            if mark and mark.form is Form.BULLET:
                drafts.append(Draft(line=line, text=mark.rest, bulleted=True))
            elif mark and listed:
                drafts.append(Draft(line=line, text=mark.rest, ordinal=mark.number))
            else:
                drafts.append(Draft(line=line, text=line.text))
        return drafts, at

    def _drafts(self, start: int, number: str) -> tuple[list[Draft], int]:
        first = self.lines[start] if start < len(self.lines) else None
        if first is None or first.is_solid or self.is_section(first):
            return [], start
        mark = mark_of(first.text)
        match mark.form if mark else None:
            case Form.BULLET:
                return self._bulleted(start)
            case Form.TWO_DIGITS:
                return self._headed(start)
            case Form.DIGIT | Form.DIGIT_BRACKET | Form.DIGIT_CLOSE | Form.CIRCLED | Form.LETTER | Form.BRACKET as form:
                return self._numbered(start, form)
            case None:
                return self._plain(start, number)
        return [], start

    def _bulleted(self, start: int) -> tuple[list[Draft], int]:
        drafts: list[Draft] = []
        for line in self.lines[start:]:
            mark = mark_of(line.text)
            if mark is None or mark.form is not Form.BULLET:
                break
            drafts.append(Draft(line=line, text=mark.rest, bulleted=True))
        return drafts, start + len(drafts)

    def _numbered(self, start: int, form: Form) -> tuple[list[Draft], int]:
        """Items whose numbers go up by one, indented alike: the next 2. of a section does not belong."""
        drafts: list[Draft] = []
        for line in self.lines[start:]:
            mark = mark_of(line.text)
            alike = abs(line.indent - self.lines[start].indent) < 2 and not self.is_section(line)
            if not alike or mark is None or mark.form is not form or mark.number != len(drafts) + 1:
                break
            drafts.append(Draft(line=line, text=mark.rest, ordinal=mark.number))
        listed = all(re.match(r"\d+\s*[.．]", draft.line.text) for draft in drafts)
        kept = drafts if listed else [replace(draft, text=draft.line.text, ordinal=0) for draft in drafts]
        return kept, start + len(drafts)

    def _headed(self, start: int) -> tuple[list[Draft], int]:
        """Items such as ``01 title`` with one paragraph below each."""
        drafts: list[Draft] = []
        at = start
        while at < len(self.lines):
            mark = mark_of(self.lines[at].text)
            if mark is None or mark.form is not Form.TWO_DIGITS or mark.number != len(drafts) + 1:
                break
            below = self.lines[at + 1] if at + 1 < len(self.lines) else None
            text = below.text if below and form_of(below.text) is None else ""
            drafts.append(Draft(line=self.lines[at], lead=self.lines[at].text, text=text))
            at += 2 if text else 1
        return drafts, at

    def _plain(self, start: int, number: str) -> tuple[list[Draft], int]:
        """Paragraphs without a mark, up to a heading, a numbered line or a gap wider than usual."""
        drafts: list[Draft] = []
        for line in self.lines[start:]:
            apart = bool(drafts) and line.gap > self.usual_gap
            if apart or line.is_solid or line.frame or self.is_section(line) or form_of(line.text) in _ENDS_PLAIN:
                break
            drafts.append(Draft(line=line, text=line.text))
        if drafts:
            last = drafts[-1].line.number
            self.remarks.doubt(self.lines[start].number, "column-unmarked", number=number, last=last)
        return drafts, start + len(drafts)

    def _flat(self, at: int, rest: str, number: str) -> tuple[str, list[Draft], int]:
        """A column in one line: its items open with （一）（二）… or cannot be told apart."""
        line = self.lines[at]
        starts = _inner_starts(rest)
        if starts:
            cuts = [*starts, len(rest)]
            texts = [strip(rest[start:end]) for start, end in pairwise(cuts)]
            drafts = [Draft(line=line, text=text) for text in texts]
            return strip(rest[: starts[0]]), drafts, at + 1
        cut = next((match.start() for match in _TITLE_END.finditer(rest) if match.start() > 3), len(rest))
        self.remarks.doubt(line.number, "column-flat", number=number)
        drafts = [Draft(line=line, text=strip(rest[cut:]))] if strip(rest[cut:]) else []
        if _OPEN_NOTE.fullmatch(rest):
            notes = self._note_lines(at + 1)
            return strip(rest[:cut]), [*drafts, *notes], at + 1 + len(notes)
        return strip(rest[:cut]), drafts, at + 1

    def _note_lines(self, start: int) -> list[Draft]:
        """Lines 2. 3. … that carry on a note whose 1. stands at the end of the flattened line."""
        drafts: list[Draft] = []
        for line in self.lines[start:]:
            mark = mark_of(line.text)
            if mark is None or mark.form is not Form.DIGIT or mark.number != len(drafts) + 2:
                break
            drafts.append(Draft(line=line, text=line.text))
        return drafts

    def _items(self, number: str, drafts: list[Draft]) -> tuple[Item, ...]:
        """The items, with leads if they have headings of their own, or if most open with a lead sentence."""
        splits = [split_lead(draft.text) for draft in drafts]
        marked = sum(split is not None for split in splits) * 2 > len(drafts)
        if any(splits) and not any(draft.lead for draft in drafts):
            odd = [at for at, split in enumerate(splits) if bool(split) is not marked]
            told = "has no lead, most others do" if marked else "opens with a lead, most others do not: left unmarked"
            for at in odd:
                details = {"number": number, "at": at + 1, "odd": told, "text": drafts[at].text[:12]}
                self.remarks.doubt(drafts[at].line.number, "item-lead", **details)
        place = f"c{number}" if "-" in number else f"c{number}-0"
        return tuple(
            _item(f"{place}-{at}", draft, split if marked else None)
            for at, (draft, split) in enumerate(zip(drafts, splits, strict=True), 1)
        )


def _item(identity: str, draft: Draft, split: Split | None) -> Item:
    lead, text = (draft.lead, draft.text) if draft.lead or split is None else (split.lead, split.text)
    return Item(
        line=draft.line.number,
        identity=identity,
        lead=lead,
        text=text,
        ordinal=draft.ordinal,
        bulleted=draft.bulleted,
    )


def _inner_starts(text: str) -> list[int]:
    """Where （一）, （二） … stand in a flattened column, in sequence."""
    starts: list[int] = []
    for match in _INNER.finditer(text):
        if number_of(match[1]) == len(starts) + 1:
            starts.append(match.start())
    return starts


def _until(text: str, title: str) -> str:
    """A line up to and with the title in it."""
    end = text.find(title) + len(title) if title and title in text else len(text)
    return text[:end]
