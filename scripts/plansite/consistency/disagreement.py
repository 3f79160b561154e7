"""Disagreements: places of the document that do not agree, as rules find them. Facts of the document, not mistakes of its editor."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.findings import Place
from plansite.identities import Identity
from plansite.memory import per_plan
from plansite.model import Note, Passage, Plan
from plansite.vocabulary import NoteKind

_STOPS: Final = "。！？；"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One of the places: a stretch of a passage. ``zh`` and ``en`` are what a reader is shown; ``en`` may be unknown.

    ``figure`` is the number as it stands there, where the disagreement is about numbers.
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

    @property
    def sentence(self) -> tuple[int, int]:
        """Start and end of the sentence, or sentences, that it touches."""
        text = self.passage.text
        start = max(text.rfind(stop, 0, self.start) for stop in _STOPS) + 1
        ends = [end for stop in _STOPS if (end := text.find(stop, max(self.end - 1, self.start))) >= 0]
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

    ``figures``: a note must name the number of the other place, so that it cannot outlive a change of that number.
    """

    name: str
    notes: tuple[NoteKind, ...]
    figures: bool
    find: Callable[[Plan], tuple[Disagreement, ...]]
    doc: str


def disagreement(
    name: str, *notes: NoteKind, figures: bool = False
) -> Callable[[Callable[[Plan], Iterator[Disagreement]]], Kind]:
    """Turn a generator of disagreements into a kind of them. Its docstring states the rule with Bad: and Good:."""

    def wrap(find: Callable[[Plan], Iterator[Disagreement]]) -> Kind:
        remembered = per_plan(lambda plan: tuple(find(plan)))
        return Kind(name=name, notes=notes, figures=figures, find=remembered, doc=find.__doc__ or "")

    return wrap


def covering(plan: Plan, kind: Kind, found: Disagreement) -> tuple[Note, ...]:
    """The editor's notes that tell a reader of a disagreement, in the order of its places."""
    notes = (
        note
        for spot in found.spots
        for note in plan.notes_on(spot.block)
        if note.kind in kind.notes and _beside(note, spot) and (not kind.figures or _names(note, spot, found))
    )
    return tuple({note.id: note for note in notes}.values())


def _beside(note: Note, spot: Spot) -> bool:
    """Whether the note's mark stands in the sentence of the spot; a note without words of its own is on the block."""
    if note.after is None or not note.after.zh:
        return True
    at = spot.passage.text.find(note.after.zh)
    start, end = spot.sentence
    return at >= 0 and start < at + len(note.after.zh) <= end


def _names(note: Note, spot: Spot, found: Disagreement) -> bool:
    """Whether the note gives the number of every other place."""
    others = (other.figure for other in found.spots if other is not spot)
    return all(re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d|\.\d)", note.text.zh) for figure in others)


def spot(passage: Passage, start: int, end: int, *, en: str = "", figure: str = "") -> Spot:
    """A spot that shows its own words."""
    return Spot(passage=passage, start=start, end=end, zh=passage.text[start:end], en=en, figure=figure)
