"""The published original is the source with its declared corrections, to the character."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from plansite.checks.indicators import broken_values
from plansite.ground.characters import BLANK, BULLET
from plansite.ground.findings import Fault, Place, rule
from plansite.model import Correction, Passage, Plan

#: Bullets are form, not text: in what is published they are list items.
_BULLETED: Final = re.compile(rf"\s*{BULLET}(.*)")
_SIGN: Final = re.compile(r"[²\ue000-\uf8ff]|[^\w\s]")
_WINDOW: Final = 16
_REACH: Final = 4000


def normalised(text: str) -> str:
    """Text for comparison: NFKC, no white space, nothing that is not seen."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text))


def source_lines(plan: Plan) -> list[str]:
    """The lines of the source, normalised, corrections not applied; without bullets, save one that is published."""
    kept = tuple(normalised(passage.text) for passage in plan.passages(plan.original) if _SIGN.match(passage.text))
    return [_source_line(line, kept) for line in plan.source.text.split("\n")]


def _source_line(line: str, kept: tuple[str, ...]) -> str:
    whole = normalised(line)
    match = _BULLETED.match(line)
    return whole if match is None or any(text.startswith(whole) for text in kept) else normalised(match[1])


@rule("correction-match")
def unmatched_correction(plan: Plan) -> Iterator[Fault]:
    """A correction matches exactly once: its `source` in the line it names, its `published` in its block.

    A whole line, such as a cell of a table, and what is left out (`published: ""`) may stand elsewhere, too. What is
    inserted (`source: ""`) follows the line; a title, put on the cover, stands before it.

    Bad:  `source: 质量` (hundreds of times in the source); `published:` a string that the block does not hold
    Good: `line: 669`, `source: ")强化知识产权保护"`, `published: （五）强化知识产权保护`, `block: s9-5`
    """
    lines = source_lines(plan)
    whole = "".join(lines)
    for correction in plan.corrections:
        wanted = normalised(correction.source)
        if not wanted and not normalised(correction.published):
            yield _unmatched(correction, "source", "neither source nor published says anything")
            continue
        line = lines[correction.line - 1] if 1 <= correction.line <= len(lines) else None
        there = line is not None and wanted in line
        count = whole.count(wanted) if wanted not in {"", line} and correction.published else 1
        if count != 1 or not there:
            times = f"{count} times in the source" if count != 1 else "elsewhere"
            where = f", not in line {correction.line}" if count and not there else ""
            yield _unmatched(correction, "source", f"“{correction.source}” stands {times}{where}")
        elif correction.published:
            yield from _unpublished(plan, correction)


def _unpublished(plan: Plan, correction: Correction) -> Iterator[Fault]:
    wanted = normalised(correction.published)
    texts = [normalised(passage.text) for passage in plan.passages(plan.original) if passage.id == correction.block]
    count = 1 if wanted in texts else "".join(texts).count(wanted)  # a lead and its text are one block
    if count != 1:
        where = f"{count} times in block {correction.block}"
        yield _unmatched(correction, "published", f"“{correction.published}” stands {where}")


def _unmatched(correction: Correction, key: str, message: str) -> Fault:
    return Fault(
        place=correction.at(key),
        message=f"{message}; a correction must match exactly once",
        hint="quote enough of the source to be unique, and its line; or delete the correction",
        hint_zh="订正必须恰好对应一处：请引用足够长、能唯一定位的原文并写对行号，或删去这条订正",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """Pieces of text end to end, with the way back from an offset to a piece."""

    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, pieces: list[str]) -> "_Stream":
        starts = tuple(accumulate(map(len, pieces), initial=0))
        return cls(pieces=tuple(pieces), starts=starts, text="".join(pieces))

    def locate(self, offset: int) -> tuple[int, int]:
        """Index of the piece that holds the character at the offset, and the offset within it."""
        index = min(bisect_right(self.starts, offset) - 1, len(self.pieces) - 1)
        while index > 0 and not self.pieces[index]:
            index -= 1
        return index, offset - self.starts[index]


def _expected(plan: Plan) -> _Stream:
    lines = source_lines(plan)
    for correction in plan.corrections:
        if 1 <= correction.line <= len(lines):
            source, published = normalised(correction.source), normalised(correction.published)
            line = lines[correction.line - 1]
            inserted = published + line if str(correction.block) == "cover" else line + published
            lines[correction.line - 1] = line.replace(source, published, 1) if source else inserted
    return _Stream.of(lines)


def published_lines(plan: Plan) -> Iterator[tuple[Passage, str]]:
    """The original as it is published, normalised, passage by passage; a numbered item has its number before it."""
    number = 0
    for passage in plan.passages(plan.original):
        number = number + 1 if passage.role == "numbered" else 0
        mark = f"{number}." if passage.role == "numbered" else ""
        yield passage, mark + normalised(passage.text)


def _without_added_facts(lines: list[tuple[Passage, str]], expected: str) -> list[tuple[Passage, str]]:
    """What is published, but for what editors know besides: facts of the cover of which the source's says nothing."""
    title, *facts = [at for at, (passage, _) in enumerate(lines) if str(passage.id) == "cover"]
    before = "".join(line for _, line in lines[: title + 1])
    behind = next((line for _, line in lines[title + len(facts) + 1 :]), "")
    end = expected.find(behind, len(before))
    said = [at for at in facts if lines[at][1] in expected[len(before) : end]]
    if not expected.startswith(before) or "".join(lines[at][1] for at in said) != expected[len(before) : end]:
        return lines
    return [line for at, line in enumerate(lines) if at not in facts or at in said]


def _place(passage: Passage, offset: int) -> Place:
    """The place in the file of the character at an offset of the normalised text."""
    seen = 0
    for column, character in enumerate(passage.text):
        if seen >= offset:
            return passage.place.shifted(column)
        seen += len(normalised(character))
    return passage.place.shifted(len(passage.text))


def _differences(expected: str, published: str) -> Iterator[tuple[int, int]]:
    """Offsets (in both) at which the two texts part, each time after they had met again."""
    at, there = 0, 0
    while True:
        run = _common(expected, published, at, there)
        at, there = at + run, there + run
        if at >= len(expected) and there >= len(published):
            return
        yield at, there
        meeting = _meeting(expected, published, at, there)
        if meeting is None:
            return
        at, there = meeting


def _common(left: str, right: str, at: int, there: int) -> int:
    """How many characters agree from two offsets on; by doubling steps, so that equal texts cost little."""
    run, step = 0, 4096
    while step:
        piece = left[at + run : at + run + step]
        if piece and piece == right[there + run : there + run + step]:
            run += len(piece)
        else:
            step //= 2
    return run


def _meeting(expected: str, published: str, at: int, there: int) -> tuple[int, int] | None:
    for skip in range(_REACH):
        window = published[there + skip : there + skip + _WINDOW]
        if len(window) < _WINDOW:
            return None
        found = expected.find(window, at, at + _REACH)
        if found >= 0:
            return found, there + skip
    return None


@rule("fidelity")
def unfaithful(plan: Plan) -> Iterator[Fault]:
    """The original is the source with its declared corrections, to the character (after NFKC, without white space).

    Who issued the plan, when, and how far it has come may be added in plan.yml where the source's cover does not say.

    Bad:  a changed figure in a chapter and nothing in corrections.yml
    Good: the figure of the source; or the change, and a correction that gives line, source, published and reason
    """
    broken = {place for place, _, _ in broken_values(plan)}  # each has a finding of its own
    for departure in departures(plan):
        if departure.passage.place in broken:
            continue
        yield Fault(
            place=departure.place,
            message=(
                f"the text departs from line {departure.line} of the source, which has "
                f"“{departure.has}” where the plan has “{departure.says}”"
            ),
            hint="restore the words of the source, or declare the change in plan/corrections.yml",
            hint_zh=f"与原文第 {departure.line} 行不一致：请恢复原文，或在 plan/corrections.yml 中申明这处订正",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the original departs from the source: the line of that, and the passage.

    ``has`` and ``says`` are how both go on there; ``line_text`` and ``passage_text`` the two normalised, the line with
    its corrections made; ``source`` and ``published`` the offsets in these between which they differ (to their ends,
    where they never meet again).
    """

    place: Place
    line: int
    passage: Passage
    has: str
    says: str
    line_text: str
    passage_text: str
    source: tuple[int, int]
    published: tuple[int, int]


def departures(plan: Plan) -> Iterator[Departure]:
    """Every departure from the source that no correction declares, in order."""
    expected = _expected(plan)
    compared = _without_added_facts(list(published_lines(plan)), expected.text)
    passages, published = [passage for passage, _ in compared], _Stream.of([line for _, line in compared])
    if not plan.source.text or expected.text == published.text or not passages:
        return
    for at, there in _differences(expected.text, published.text):
        line, behind = expected.locate(min(at, max(len(expected.text) - 1, 0)))
        index, offset = published.locate(there)
        meeting = _meeting(expected.text, published.text, at, there) or (len(expected.text), len(published.text))
        yield Departure(
            place=_place(passages[index], offset),
            line=line + 1,
            passage=passages[index],
            has=expected.text[at : at + 12],
            says=published.text[there : there + 12],
            line_text=expected.pieces[line],
            passage_text=published.pieces[index],
            source=(behind, min(behind + meeting[0] - at, len(expected.pieces[line])))
            if at < len(expected.text)
            else (len(expected.pieces[line]), len(expected.pieces[line])),
            published=(offset, min(offset + meeting[1] - there, len(published.pieces[index]))),
        )
