"""Disagreements: places of the document that do not agree. Facts of the document, not mistakes of its editor."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import NoteKind
from plansite.languages import Language
from plansite.languages.agreement import Agreement
from plansite.model import Note, Passage, Plan
from plansite.model.derived import per_plan

W = TypeVar("W")
#: Which of the numbers that disagree a note must give: none, those of the other places, or all.
Numbers = Literal["none", "other", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One of the places: a stretch of a passage. ``quote`` is what a reader of the original is shown.

    ``translated`` holds that in other languages by their codes, where it is known. ``figure`` is the number (or the
    word) as it stands there, where the disagreement is about it.
    """

    passage: Passage
    start: int
    end: int
    quote: str
    translated: Mapping[str, str] = field(default_factory=dict)
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
    """What does not agree: the places, and what is the matter, as each language says it (``matter_…`` of its words)."""

    spots: tuple[Spot, ...]
    matter: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """What is the matter, in one language."""
        return language.words[f"matter_{self.matter}"].format_map(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A rule that finds disagreements, and the kinds of editor's note that can tell a reader of them.

    ``wide``: a note may hang anywhere in the sentence, not only in the clause. ``numbers``: which numbers a note must
    give, so that it cannot outlive a change of them.
    """

    name: str
    notes: tuple[NoteKind, ...]
    wide: bool
    numbers: Numbers
    find: Callable[[Plan], tuple[Disagreement, ...]]
    doc: str


def disagreement(
    name: str, *notes: NoteKind, needs: Callable[[Agreement], W | None], wide: bool = False, numbers: Numbers = "none"
) -> Callable[[Callable[[Plan, W], Iterator[Disagreement]]], Kind]:
    """Turn a generator of disagreements into a kind of them. Its docstring states the rule with Bad: and Good:.

    ``needs`` picks what the rule needs of the language of the original; without that the rule finds nothing.
    """

    def wrap(find: Callable[[Plan, W], Iterator[Disagreement]]) -> Kind:
        def found(plan: Plan) -> tuple[Disagreement, ...]:
            words = needs(agreement_of(plan))
            return tuple(find(plan, words)) if words else ()

        return Kind(name=name, notes=notes, wide=wide, numbers=numbers, find=per_plan(found), doc=find.__doc__ or "")

    return wrap


def agreement_of(plan: Plan) -> Agreement:
    """What the rules need of the language in which a plan was written."""
    return plan.original.reading.agreement


def whole(agreement: Agreement) -> Agreement:
    """What a rule needs that can read any language, or that reads parts of a text only where it can."""
    return agreement


def covering(plan: Plan, kind: Kind, found: Disagreement) -> tuple[Note, ...]:
    """The editor's notes that tell a reader of a disagreement, in the order of its places."""
    says = agreement_of(plan).says.get(kind.name)
    notes = (
        note
        for spot in found.spots
        for note in plan.notes_on(spot.block)
        if note.kind in kind.notes and (says is None or says.search(note.text[plan.original]))
        if _beside(plan, note, spot, kind) and _names(plan, note, spot, kind, found)
    )
    return tuple({note.id: note for note in notes}.values())


def _beside(plan: Plan, note: Note, spot: Spot, kind: Kind) -> bool:
    """Whether the note hangs beside the spot; a note without words of its own is on the whole block."""
    words = note.after[plan.original] if note.after else ""
    if not words:
        return True
    at = spot.passage.text.find(words)
    start, end = spot.within(agreement_of(plan).stops if kind.wide else agreement_of(plan).marks)
    return at >= 0 and start < at + len(words) <= end


def _names(plan: Plan, note: Note, spot: Spot, kind: Kind, found: Disagreement) -> bool:
    """Whether the note gives the numbers that it must."""
    told = {
        "none": (),
        "other": tuple(other.figure for other in found.spots if other is not spot),
        "both": tuple(other.figure for other in found.spots),
    }[kind.numbers]
    words = note.text[plan.original]
    return all(re.search(rf"(?<![\d.]){re.escape(figure.lstrip('≥≤<>'))}(?!\d|\.\d)", words) for figure in told)


def spot(passage: Passage, start: int, end: int, *, figure: str = "") -> Spot:
    """A spot that shows its own words."""
    return Spot(passage=passage, start=start, end=end, quote=passage.text[start:end], figure=figure)
