"""Where the original departs from its source: no correction declares it, or one does that fits no longer."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from plansite.checks.streams import Span, Stream, differences
from plansite.edition.likeness import likeness
from plansite.ground.characters import BLANK, BULLET
from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.model import Correction, Passage, Plan
from plansite.model.derived import per_plan

#: Bullets are form, not text: in what is published they are list items.
_BULLETED: Final = re.compile(rf"\s*{BULLET}(.*)")
_SIGN: Final = re.compile(r"[²\ue000-\uf8ff]|[^\w\s]")
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


def _expected(plan: Plan, corrections: Iterable[Correction]) -> Stream:
    lines = list(source_lines(plan))
    for correction in corrections:
        if 1 <= correction.line <= len(lines):
            source, published = normalised(correction.source), normalised(correction.published)
            line = lines[correction.line - 1]
            inserted = published + line if str(correction.block) == "cover" else line + published
            lines[correction.line - 1] = line.replace(source, published, 1) if source else inserted
    return Stream.of(lines)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the original departs from the source: the line of that, and the passage.

    ``has`` and ``says`` are how both go on there; ``line_text`` and ``passage_text`` the two normalised, the line with
    its corrections made; ``source`` and ``published`` the offsets in these between which they differ (to their ends,
    where they meet again later or never). ``gone``: the lines taken out whole where nothing was put in; ``more``: the
    blocks put in whole where nothing was taken out.
    """

    place: Place
    line: int
    passage: Passage
    has: str
    says: str
    line_text: str
    passage_text: str
    source: Span
    published: Span
    gone: tuple[int, ...]
    more: tuple[Identity, ...]

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


def _streams(plan: Plan, corrections: Iterable[Correction]) -> tuple[Stream, list[Passage], Stream]:
    """The source with these corrections, and what is published: its passages, and their texts."""
    expected = _expected(plan, corrections)
    compared = _without_added_facts(published_lines(plan), expected.text)
    return expected, [passage for passage, _ in compared], Stream.of(line for _, line in compared)


def _cost(streams: tuple[Stream, list[Passage], Stream]) -> int:
    """How many characters differ; none where there is no source."""
    expected, passages, published = streams
    if not expected.text or expected.text == published.text or not passages:
        return 0
    return sum(end - start + there_end - there for (start, end), (there, there_end) in differences(expected, published))


def _departures(plan: Plan, corrections: Iterable[Correction]) -> Iterator[Departure]:
    """Every departure from the source that these corrections do not declare, in order."""
    expected, passages, published = _streams(plan, corrections)
    for (at, end), (there, there_end) in differences(expected, published):
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
            gone=tuple(each + 1 for each in expected.whole(at, end)) if there == there_end else (),
            more=_blocks(passages, published.whole(there, there_end)) if at == end else (),
        )


def _blocks(passages: list[Passage], there: Iterable[int]) -> tuple[Identity, ...]:
    """The blocks all of whose passages are these."""
    found = Counter(passages[at].id for at in there)
    every = Counter(passage.id for passage in passages)
    return tuple(identity for identity, count in found.items() if count == every[identity])


def _is_about(correction: Correction, departure: Departure) -> bool:
    """Whether a text departs where a correction was, or has elsewhere the block that it put in."""
    if not correction.source and departure.more:
        return correction.block in departure.more
    return bool(correction.source) and departure.line == correction.line and not departure.gone
