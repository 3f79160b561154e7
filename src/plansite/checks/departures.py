"""Where the original departs from its source: no correction declares it, or one does that fits no longer."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Final

from plansite.edition.likeness import likeness
from plansite.ground.characters import BLANK, BULLET
from plansite.ground.findings import Place
from plansite.model import Correction, Passage, Plan
from plansite.model.derived import per_plan

#: Bullets are form, not text: in what is published they are list items.
_BULLETED: Final = re.compile(rf"\s*{BULLET}(.*)")
_SIGN: Final = re.compile(r"[²\ue000-\uf8ff]|[^\w\s]")
_WINDOW: Final = 16
_REACH: Final = 4000
#: From which likeness on what was put in is what was taken out elsewhere.
_ALIKE: Final = 0.8


def normalised(text: str) -> str:
    """Text for comparison: NFKC, no white space, nothing that is not seen."""
    return BLANK.sub("", unicodedata.normalize("NFKC", text))


@per_plan
def source_lines(plan: Plan) -> tuple[str, ...]:
    """The lines of the source, normalised, corrections not applied; without bullets, save one that is published."""
    kept = tuple(normalised(passage.text) for passage in plan.passages(plan.original) if _SIGN.match(passage.text))
    return tuple(_source_line(line, kept) for line in plan.source.text.split("\n"))


def _source_line(line: str, kept: tuple[str, ...]) -> str:
    whole = normalised(line)
    match = _BULLETED.match(line)
    return whole if match is None or any(text.startswith(whole) for text in kept) else normalised(match[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stream:
    """Pieces of text end to end, with the way back from an offset to a piece."""

    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "_Stream":
        found = tuple(pieces)
        starts = tuple(accumulate(map(len, found), initial=0))
        return cls(pieces=found, starts=starts, text="".join(found))

    def locate(self, offset: int, *, end: bool = False) -> tuple[int, int]:
        """Index of the piece that holds the character at the offset, and the offset within it.

        ``end``: where a piece begins, the end of the one in front of it.
        """
        at = max(offset - 1, 0) if end or offset >= len(self.text) else offset
        index = min(bisect_right(self.starts, at) - 1, len(self.pieces) - 1)
        while index > 0 and not self.pieces[index]:
            index -= 1
        return index, offset - self.starts[index]


def _expected(plan: Plan, corrections: Iterable[Correction]) -> _Stream:
    lines = list(source_lines(plan))
    for correction in corrections:
        if 1 <= correction.line <= len(lines):
            source, published = normalised(correction.source), normalised(correction.published)
            line = lines[correction.line - 1]
            inserted = published + line if str(correction.block) == "cover" else line + published
            lines[correction.line - 1] = line.replace(source, published, 1) if source else inserted
    return _Stream.of(lines)


@per_plan
def published_lines(plan: Plan) -> tuple[tuple[Passage, str], ...]:
    """The original as it is published, normalised, passage by passage; a numbered item has its number before it."""
    lines, number = [], 0
    for passage in plan.passages(plan.original):
        number = number + 1 if passage.role == "numbered" else 0
        mark = f"{number}." if passage.role == "numbered" else ""
        lines.append((passage, mark + normalised(passage.text)))
    return tuple(lines)


def _without_added_facts(lines: tuple[tuple[Passage, str], ...], expected: str) -> tuple[tuple[Passage, str], ...]:
    """What is published, but for what editors know besides: facts of the cover of which the source's says nothing."""
    title, *facts = [at for at, (passage, _) in enumerate(lines) if str(passage.id) == "cover"]
    before = "".join(line for _, line in lines[: title + 1])
    behind = next((line for _, line in lines[title + len(facts) + 1 :]), "")
    end = expected.find(behind, len(before))
    said = [at for at in facts if lines[at][1] in expected[len(before) : end]]
    if not expected.startswith(before) or "".join(lines[at][1] for at in said) != expected[len(before) : end]:
        return lines
    return tuple(line for at, line in enumerate(lines) if at not in facts or at in said)


def _place(passage: Passage, offset: int) -> Place:
    """The place in the file of the character at an offset of the normalised text."""
    seen = 0
    for column, character in enumerate(passage.text):
        if seen >= offset:
            return passage.place.shifted(column)
        seen += len(normalised(character))
    return passage.place.shifted(len(passage.text))


#: Where two texts differ: from here to there in the one, and in the other.
_Span = tuple[int, int]


def _differences(expected: _Stream, published: _Stream) -> Iterator[tuple[_Span, _Span]]:
    """The spans of the two texts that differ. One that only the one has begins where a piece of it does, if it can."""
    at, there = 0, 0
    while True:
        run = _common(expected.text, published.text, at, there)
        at, there = at + run, there + run
        if at >= len(expected.text) and there >= len(published.text):
            return
        met = _meeting(expected.text, published.text, at, there)
        end, there_end = met or _before_same_end(expected.text, published.text, at, there)
        if there == there_end:
            back = _to_start(expected, at, end)
            yield (at - back, end - back), (there - back, there - back)
        elif at == end:
            back = _to_start(published, there, there_end)
            yield (at - back, at - back), (there - back, there_end - back)
        else:
            yield (at, end), (there, there_end)
        if met is None:
            return
        at, there = met


def _to_start(stream: _Stream, start: int, end: int) -> int:
    """By how many characters a span that one text lacks can be moved forward, so that it begins with a piece."""
    starts, text = set(stream.starts), stream.text
    back = 0
    while start - back not in starts and start - back > 0 and text[start - back - 1] == text[end - back - 1]:
        back += 1
    return back if start - back in starts else 0


def _before_same_end(expected: str, published: str, at: int, there: int) -> tuple[int, int]:
    """Where two texts that meet no more begin to end alike."""
    same, most = 0, min(len(expected) - at, len(published) - there)
    while same < most and expected[-1 - same] == published[-1 - same]:
        same += 1
    return len(expected) - same, len(published) - same


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the original departs from the source: the line of that, and the passage.

    ``has`` and ``says`` are how both go on there; ``line_text`` and ``passage_text`` the two normalised, the line with
    its corrections made; ``source`` and ``published`` the offsets in these between which they differ (to their ends,
    where they meet again later or never).
    """

    place: Place
    line: int
    passage: Passage
    has: str
    says: str
    line_text: str
    passage_text: str
    source: _Span
    published: _Span

    @property
    def is_block_more(self) -> bool:
        """Whether a whole passage was put in and nothing taken out."""
        return self.source[0] == self.source[1] and self.published == (0, len(self.passage_text))

    @property
    def is_line_gone(self) -> bool:
        """Whether a whole line was taken out and nothing put in."""
        return self.published[0] == self.published[1] and self.source == (0, len(self.line_text))

    @property
    def behind(self) -> int:
        """The line behind which a block that was put in stands."""
        return self.line - 1 if self.source[0] == 0 else self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A correction that fits no longer, and where the text departs from the source without it; None: nowhere."""

    correction: Correction
    departure: Departure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The original beside its source: the corrections that do not fit, and the departures that are not about these."""

    misfits: tuple[Misfit, ...]
    departures: tuple[Departure, ...]


@per_plan
def comparison(plan: Plan) -> Comparison:
    """The comparison of the original with its source and the corrections of that."""
    aside = [each for each in plan.corrections if mistakes(plan, each)]
    kept = [each for each in plan.corrections if each not in aside]
    cost = _cost(_streams(plan, kept))
    while cost:
        fewer = ([each for each in kept if each not in together] for together in _at_once(kept))
        costs = ((_cost(_streams(plan, rest)), rest) for rest in fewer)
        best, less = min(costs, default=(cost, kept), key=itemgetter(0))
        if best >= cost:
            break
        aside += [each for each in kept if each not in less]  # what they say stands there no longer
        kept, cost = less, best
    found = list(_departures(plan, kept)) if cost else []
    misfits = []
    for each in sorted(aside, key=lambda correction: correction.place):
        mine = next((departure for departure in found if _is_about(each, departure)), None)
        misfits.append(Misfit(correction=each, departure=mine))
        found = [departure for departure in found if departure is not mine]
    return Comparison(misfits=tuple(misfits), departures=tuple(found))


def _at_once(corrections: Iterable[Correction]) -> Iterator[tuple[Correction, ...]]:
    """Each correction alone, then those that hold or fall together.

    A line taken out goes with the block that was put in elsewhere; what was changed in it before falls together.
    """
    found = tuple(corrections)
    yield from ((each,) for each in found)
    for gone in (each for each in found if not each.published):
        moved = (each for each in found if not each.source and likeness(gone.source, each.published) > _ALIKE)
        yield from ((gone, each) for each in moved)
        yield tuple(each for each in found if each.line == gone.line and each is not gone)


def mistakes(plan: Plan, correction: Correction) -> tuple[tuple[str, str], ...]:
    """In which of its keys a correction matches nothing, or more than one place, and how."""
    lines = source_lines(plan)
    wanted = normalised(correction.source)
    if not wanted and not normalised(correction.published):
        return (("source", "neither source nor published says anything"),)
    line = lines[correction.line - 1] if 1 <= correction.line <= len(lines) else None
    there = line is not None and wanted in line
    count = "".join(lines).count(wanted) if wanted not in {"", line} and correction.published else 1
    if count != 1 or not there:
        times = f"{count} times in the source" if count != 1 else "elsewhere"
        where = f", not in line {correction.line}" if count and not there else ""
        return (("source", f"“{correction.source}” stands {times}{where}"),)
    return _unpublished(plan, correction) if correction.published else ()


def _unpublished(plan: Plan, correction: Correction) -> tuple[tuple[str, str], ...]:
    wanted = normalised(correction.published)
    texts = [normalised(passage.text) for passage in plan.passages(plan.original) if passage.id == correction.block]
    count = 1 if wanted in texts else "".join(texts).count(wanted)  # a lead and its text are one block
    message = f"“{correction.published}” stands {count} times in block {correction.block}"
    return () if count == 1 else (("published", message),)


def _streams(plan: Plan, corrections: Iterable[Correction]) -> tuple[_Stream, list[Passage], _Stream]:
    """The source with these corrections, and what is published: its passages, and their texts."""
    expected = _expected(plan, corrections)
    compared = _without_added_facts(published_lines(plan), expected.text)
    return expected, [passage for passage, _ in compared], _Stream.of(line for _, line in compared)


def _cost(streams: tuple[_Stream, list[Passage], _Stream]) -> int:
    """How many characters differ; none where there is no source."""
    expected, passages, published = streams
    if not expected.text or expected.text == published.text or not passages:
        return 0
    return sum(
        end - start + there_end - there for (start, end), (there, there_end) in _differences(expected, published)
    )


def _departures(plan: Plan, corrections: Iterable[Correction]) -> Iterator[Departure]:
    """Every departure from the source that these corrections do not declare, in order."""
    expected, passages, published = _streams(plan, corrections)
    for (at, end), (there, there_end) in _differences(expected, published):
        line, behind = expected.locate(at)
        index, offset = published.locate(there)
        if at == end and offset > 0:  # more words at the end of a passage: at that of the line, too
            line, behind = expected.locate(at, end=True)
        if there == there_end and behind > 0:
            index, offset = published.locate(there, end=True)
        yield Departure(
            place=_place(passages[index], offset),
            line=line + 1,
            passage=passages[index],
            has=expected.text[at : at + 12],
            says=published.text[there : there + 12],
            line_text=expected.pieces[line],
            passage_text=published.pieces[index],
            source=(behind, min(behind + end - at, len(expected.pieces[line]))),
            published=(offset, min(offset + there_end - there, len(published.pieces[index]))),
        )


def _is_about(correction: Correction, departure: Departure) -> bool:
    """Whether a text departs where a correction was, or has elsewhere the block that it put in."""
    if not correction.source and departure.is_block_more:
        return departure.passage.id == correction.block
    return bool(correction.source) and departure.line == correction.line and not departure.is_line_gone
