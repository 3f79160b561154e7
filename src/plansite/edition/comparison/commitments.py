"""What became of the figures that a plan promises in its text: in figure, unit, deadline or scope.

Commitments are those of figures.yml. Where an edition has none, its figures in digits and in words of number stand for
them, with the year that their sentence names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.edition.comparison.blocks import TextBlock, by_identity
from plansite.edition.comparison.changes import BlockChange
from plansite.edition.comparison.meaning import Aspect, Meaning
from plansite.edition.likeness import likeness, plain
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.languages.reading import FoundFigure
from plansite.model import FigureEntry, Plan

#: How much two commitments of a block must have in common to be one that changed.
_ALIKE: Final = 0.45
#: The blocks in which figures are no promises of the text.
_NO_TEXT: Final = frozenset({"indicator", "table", "page", "announcement"})
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
Found = Mapping[Identity, Sequence["Commitment"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promised figure. ``figure`` is what it comes to, however it is written and whatever its unit; ``words`` is what
    is promised, without the figure; ``shown`` is that as readers see it.
    """

    figure: str
    unit: str
    by: str
    basis: str
    words: str
    shown: str

    def aspects(self, other: "Commitment") -> tuple[Aspect, ...]:
        """In what another differs from it."""
        differs: dict[Aspect, bool] = {
            "figure": self.figure != other.figure,
            "unit": self.unit != other.unit,
            "deadline": self.by != other.by,
            "scope": (self.basis, plain(self.words)) != (other.basis, plain(other.words)),
        }
        return tuple(aspect for aspect, found in differs.items() if found)

    def nearness(self, other: "Commitment") -> float:
        """How probably another is the same one, changed: 0 to 1."""
        same = (self.figure == other.figure) + (self.unit == other.unit) + (self.by == other.by)
        return 0.6 * likeness(self.words, other.words) + 0.4 * same / 3


def commitment_changes(
    old: Plan, new: Plan, blocks: tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]], changes: tuple[BlockChange, ...],
    language: Language, facts: Language,
) -> Iterator[Meaning]:  # fmt: skip
    """Commitments that changed, were added or dropped, block by block.

    They are told in ``language``; of those of figures.yml the words in ``facts`` decide what changed.
    """
    told = bool(old.figures and new.figures)
    before, after = (
        _commitments(plan, side, language, facts, told=told) for plan, side in zip((old, new), blocks, strict=True)
    )
    for change in changes:
        if change.is_change and not _is_part(change):
            olds, news = _sides(change)
            was = [each for identity in olds for each in before.get(identity, ())]
            now = [each for identity in news for each in after.get(identity, ())]
            yield from _in_block(change.id, was, now)


def _is_part(change: BlockChange) -> bool:
    """Whether it was split off another block or merged into one, with which its commitments are compared."""
    return change.kind in {"split", "merged"} and (change.old is None or change.new is None)


def _sides(change: BlockChange) -> tuple[list[Identity], list[Identity]]:
    """The old blocks and the new ones that hold the commitments of one change."""
    others = [*change.others]
    olds = [identity for identity in (change.old,) if identity] + (others if change.kind == "merged" else [])
    news = [identity for identity in (change.new,) if identity] + (others if change.kind == "split" else [])
    return olds, news


def _in_block(block: Identity, was: list[Commitment], now: list[Commitment]) -> Iterator[Meaning]:
    for one in list(was):
        if one in now:
            was.remove(one)
            now.remove(one)
    matched = _matched(was, now)
    for j, other in enumerate(now):
        if (found := matched.get(j)) is None:
            yield Meaning(subject="commitment", fate="added", block=block, new=other.shown)
        elif aspects := was[found].aspects(other):
            shown = was[found].shown, other.shown
            yield Meaning(
                subject="commitment", fate="changed", block=block, old=shown[0], new=shown[1], aspects=aspects
            )
    for i, one in enumerate(was):
        if i not in matched.values():
            yield Meaning(subject="commitment", fate="dropped", block=block, old=one.shown)


def _matched(was: list[Commitment], now: list[Commitment]) -> dict[int, int]:
    """Which of the old ones each of the new ones is, the most alike first."""
    near = ((one.nearness(other), i, j) for i, one in enumerate(was) for j, other in enumerate(now))
    matched: dict[int, int] = {}
    for how, i, j in sorted(near, reverse=True):
        if how >= _ALIKE and i not in matched.values() and j not in matched:
            matched[j] = i
    return matched


def _commitments(
    plan: Plan, blocks: tuple[TextBlock, ...], language: Language, facts: Language, *, told: bool
) -> Found:
    found: dict[Identity, list[Commitment]] = defaultdict(list)
    if told and plan.figures:
        for entry in plan.figures.figures:
            if entry.kind == "commitment":
                found[entry.block].append(_entered(entry, plan, language, facts))
        return found
    for block in by_identity(blocks).values():
        if block.id.kind not in _NO_TEXT:
            found[block.id] += _read(block, language)
    return found


def _entered(entry: FigureEntry, plan: Plan, language: Language, facts: Language) -> Commitment:
    figure = entry.in_language(facts, plan.original) or entry.figure
    quote = entry.quote[facts] if entry.quote else ""
    unit = entry.unit[facts] if entry.unit else ""
    return Commitment(
        figure=_amount(figure, unit, facts),
        unit=unit,
        by=entry.by or "",
        basis=entry.basis or "",
        words=quote.replace(figure, "", 1),
        shown=(entry.quote[language] if entry.quote else "") or entry.in_language(language, plan.original) or figure,
    )


def _amount(figure: str, unit: str, language: Language) -> str:
    """What a figure comes to: 60公里 and 60处 are both sixty, 三座 and 3座 both three; 98%以上 is more than 98%."""
    alone = figure.replace(unit, "", 1).strip() if unit else figure
    found = [
        f"{each.bound}{each.number.normalize():f}"
        for each in language.reading.figures(alone)
        if each.text == alone and each.number is not None
    ]
    return found[0] if found and len(_DIGITS.findall(alone)) < 2 else plain(alone)  # else words, a blank, a range


def _read(block: TextBlock, language: Language) -> Iterator[Commitment]:
    """The figures of a text that nobody has classified."""
    for line in block.lines:
        by = ""
        for figure in language.reading.figures(line.text):
            if figure.form == "date":
                by = figure.text
            elif figure.form in {"digits", "count"}:
                clause = _clause(line.text, figure, language)
                yield Commitment(
                    figure=_amount(figure.text, figure.unit, language),
                    unit=figure.unit,
                    by=by,
                    basis=figure.bound,
                    words="",
                    shown=clause,
                )


def _clause(text: str, figure: FoundFigure, language: Language) -> str:
    """What stands between the marks around a figure."""
    writing = language.writing
    marks = {mark.strip() for mark in (writing.comma, writing.semicolon, writing.full_stop)}
    starts = [at + len(mark) for mark in marks if (at := text.rfind(mark, 0, figure.start)) >= 0]
    start = max(starts, default=0)
    behind = figure.start + len(figure.text)
    ends = [at for mark in marks if (at := text.find(mark, behind)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
