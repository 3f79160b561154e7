"""Special columns: a line 专栏N-M or 专栏N, and the items below it (or, flattened, behind it)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from plansite.importer.forms import (
    LISTS,
    LONGEST_HEADING,
    Form,
    Mark,
    form_of,
    is_heading,
    mark_of,
    number_of,
)
from plansite.importer.front import set_text
from plansite.importer.leads import Split, split_lead
from plansite.importer.lines import Line, strip
from plansite.importer.outline import Column, Item, Remarks

_INNER: Final = re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]")
_TITLE_END: Final = re.compile(r"(?=[，。；：,;:]|\d\.\D|[^\S\n]{2,}|\u3000)")
_OPEN_NOTE: Final = re.compile(r".*注[:：]\s*1[.．](?!.*\b2[.．]\D).*", re.DOTALL)
_NEXT: Final = re.compile(r"(?<=[。；）)])\s*(?=专栏\s*(?:\d{1,3}\s*[-－–—.．]\s*)?(\d{1,3})(?:\s*[:：]|\s))")
_ENDS_PLAIN: Final = frozenset(
    {Form.PART, Form.DIVISION, Form.COMMA, Form.BRACKET, *LISTS, Form.COLUMN, Form.TABLE, Form.STRAY_BRACKET}
)


def split_columns(text: str) -> tuple[str, ...]:
    """A line that holds flattened columns one after the other, cut before each; any other line whole.

    >>> split_columns("专栏1　平台（一）升级。扩容。专栏2　网络（一）接入。")
    ('专栏1　平台（一）升级。扩容。', '专栏2　网络（一）接入。')
    >>> split_columns("专栏1　平台（一）升级。专栏5　已述。")
    ('专栏1　平台（一）升级。专栏5　已述。',)
    """
    mark = mark_of(text)
    if mark is None or mark.form is not Form.COLUMN:
        return (text,)
    last, cuts = int(mark.label.rpartition("-")[2]), [0]
    for match in _NEXT.finditer(text):
        if int(match[1]) == last + 1:
            last, cuts = last + 1, [*cuts, match.end()]
    return tuple(strip(text[start:end]) for start, end in pairwise([*cuts, len(text)]))


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
    """Reads a column from a place in the lines on. ``is_section`` tells a heading of a chapter or section."""

    lines: tuple[Line, ...]
    usual_gap: int
    is_section: Callable[[Line], bool]
    remarks: Remarks

    def read(self, at: int, mark: Mark, number: str) -> tuple[Column, int]:
        """The column at a place in the lines, and the place after it."""
        line = self.lines[at]
        if len(mark.rest) > LONGEST_HEADING or _INNER.search(mark.rest):
            title, drafts, end = self._flat(at, mark.rest)
        else:
            title, start = self._title(at, mark.rest)
            drafts, end = self._drafts(start)
        if not drafts:
            self.remarks.doubt(line.number, f"special column {number} has no items")
        items = self._items(number, drafts)
        return Column(line=line.number, number=number, title=set_text(title), items=items), end

    def _title(self, at: int, rest: str) -> tuple[str, int]:
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if not rest and following and is_heading(following.text) and form_of(following.text) is None:
            return following.text, at + 2
        if not rest:
            self.remarks.doubt(self.lines[at].number, "this special column has no title")
        return rest, at + 1

    def _drafts(self, start: int) -> tuple[list[Draft], int]:
        first = self.lines[start] if start < len(self.lines) else None
        if first is None or self.is_section(first):
            return [], start
        mark = mark_of(first.text)
        match mark.form if mark else None:
            case Form.BULLET:
                return self._bulleted(start)
            case Form.TWO_DIGITS:
                return self._headed(start)
            case Form.DIGIT | Form.DIGIT_BRACKET | Form.BRACKET as form:
                return self._numbered(start, form)
            case None:
                return self._plain(start)
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

    def _plain(self, start: int) -> tuple[list[Draft], int]:
        """Paragraphs without a mark, up to a heading, a numbered line or a gap wider than usual."""
        drafts: list[Draft] = []
        for line in self.lines[start:]:
            apart = bool(drafts) and line.gap > self.usual_gap
            if apart or self.is_section(line) or form_of(line.text) in _ENDS_PLAIN:
                break
            drafts.append(Draft(line=line, text=line.text))
        last = drafts[-1].line.number
        told = f"special column without marks at its items or its end: taken to end with line {last}"
        self.remarks.doubt(self.lines[start].number, told)
        return drafts, start + len(drafts)

    def _flat(self, at: int, rest: str) -> tuple[str, list[Draft], int]:
        """A column in one line: its items open with （一）（二）… or cannot be told apart."""
        line = self.lines[at]
        starts = _inner_starts(rest)
        if starts:
            cuts = [*starts, len(rest)]
            texts = [strip(rest[start:end]) for start, end in pairwise(cuts)]
            drafts = [Draft(line=line, text=text) for text in texts]
            return strip(rest[: starts[0]]), drafts, at + 1
        cut = next((match.start() for match in _TITLE_END.finditer(rest) if match.start() > 3), len(rest))
        self.remarks.doubt(line.number, "flattened into one line: where its title and its items end is unsure")
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
                remark = f"special column {number}, item {at + 1} {told}: {drafts[at].text[:12]}…"
                self.remarks.doubt(drafts[at].line.number, remark)
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
        lead=set_text(lead),
        text=set_text(text),
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
