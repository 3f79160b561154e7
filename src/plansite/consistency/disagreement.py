"""Disagreements: places of the document that do not agree. Facts of the document, not mistakes of its editor."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import NoteKind
from plansite.model import Note, Passage, Plan
from plansite.model.derived import per_plan

#: Which of the numbers that disagree a note must give: none, those of the other places, or all.
Numbers = Literal["none", "other", "both"]
#: The marks that end a sentence, and those that end a clause.
_STOPS: Final = "。！？；"
_MARKS: Final = "，。；：、！？"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One of the places: a stretch of a passage. ``zh`` and ``en`` are what a reader is shown; ``en`` may be unknown.

    ``figure`` is the number (or the word) as it stands there, where the disagreement is about it.
    """

    passage: Passage
    start: int
    end: int
    zh: str
    en: str = ""
    figure: str = ""

    @property
    def block(self) -> Identity:
        """The block in which it stands."""
        return self.passage.id

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.passage.place.shifted(self.start)

    def within(self, marks: str) -> tuple[int, int]:
        """Start and end of the sentence or clause, as ``marks`` end it, in which it stands; its end mark included."""
        text = self.passage.text
        start = max(text.rfind(mark, 0, self.start) for mark in marks) + 1
        ends = [end for mark in marks if (end := text.find(mark, max(self.end - 1, self.start))) >= 0]
        return start, min(ends, default=len(text)) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What does not agree: the places, and in words what is the matter."""

    spots: tuple[Spot, ...]
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A rule that finds disagreements, and the kinds of editor's note that can tell a reader of them.

    ``wide``: a note's mark may stand anywhere in the sentence, not only in the clause. ``numbers``: which numbers a
    note must give, so that it cannot outlive a change of them. ``says``: a word of which it must have one, so that a
    note on something else in the block does not count.
    """

    name: str
    notes: tuple[NoteKind, ...]
    wide: bool
    numbers: Numbers
    says: re.Pattern[str]
    find: Callable[[Plan], tuple[Disagreement, ...]]
    doc: str


def disagreement(
    name: str, *notes: NoteKind, wide: bool = False, numbers: Numbers = "none", says: str = ""
) -> Callable[[Callable[[Plan], Iterator[Disagreement]]], Kind]:
    """Turn a generator of disagreements into a kind of them. Its docstring states the rule with Bad: and Good:."""

    def wrap(find: Callable[[Plan], Iterator[Disagreement]]) -> Kind:
        remembered = per_plan(lambda plan: tuple(find(plan)))
        return Kind(
            name=name,
            notes=notes,
            wide=wide,
            numbers=numbers,
            says=re.compile(says),
            find=remembered,
            doc=find.__doc__ or "",
        )

    return wrap


def covering(plan: Plan, kind: Kind, found: Disagreement) -> tuple[Note, ...]:
    """The editor's notes that tell a reader of a disagreement, in the order of its places."""
    notes = (
        note
        for spot in found.spots
        for note in plan.notes_on(spot.block)
        if note.kind in kind.notes and kind.says.search(note.text.zh)
        if _beside(note, spot, kind) and _names(note, spot, kind, found)
    )
    return tuple({note.id: note for note in notes}.values())


def _beside(note: Note, spot: Spot, kind: Kind) -> bool:
    """Whether the note's mark stands beside the spot; a note without words of its own is on the whole block."""
    if note.after is None or not note.after.zh:
        return True
    at = spot.passage.text.find(note.after.zh)
    start, end = spot.within(_STOPS if kind.wide else _MARKS)
    return at >= 0 and start < at + len(note.after.zh) <= end


def _names(note: Note, spot: Spot, kind: Kind, found: Disagreement) -> bool:
    """Whether the note gives the numbers that it must."""
    told = {
        "none": (),
        "other": tuple(other.figure for other in found.spots if other is not spot),
        "both": tuple(other.figure for other in found.spots),
    }[kind.numbers]
    return all(re.search(rf"(?<![\d.]){re.escape(figure.lstrip('≥≤<>'))}(?!\d|\.\d)", note.text.zh) for figure in told)


def spot(passage: Passage, start: int, end: int, *, en: str = "", figure: str = "") -> Spot:
    """A spot that shows its own words."""
    return Spot(passage=passage, start=start, end=end, zh=passage.text[start:end], en=en, figure=figure)
