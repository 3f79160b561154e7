"""Where editor's notes stand in the texts of the plan, and which number each has.

Pages, data and PDFs ask the same placer and set marks of their own at the offsets that it gives.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.model.derived import per_language

N = TypeVar("N")


@dataclass(frozen=True, slots=True, kw_only=True)
class HangingNote(Generic[N]):
    """A note with the identity of its block, and the words behind which it stands: none where its block's end will do.

    ``note`` is whatever the caller calls a note.
    """

    block: str
    after: str
    note: N

    def offset(self, text: str, *, last: bool) -> int | None:
        """Where the note stands in a text of its block, if it stands there. ``last``: no text of the block follows."""
        if self.after and self.after in text:
            return text.index(self.after) + len(self.after)
        return len(text) if last and not self.after else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote(Generic[N]):
    """A note at its place: ``offset`` in the text that was asked about, ``number`` counted through page or document."""

    offset: int
    number: int
    note: N


@per_language
def hanging_notes(plan: Plan, language: Language) -> tuple[HangingNote[Note], ...]:
    """The notes of a plan that leave a mark in its texts in one language."""
    return tuple(
        HangingNote(block=str(note.block), after=note.after[language] if note.after else "", note=note)
        for note in plan.notes
        if note.is_marked(language)
    )


class NotePlacer(Generic[N]):
    """Places notes in the texts of one page or document.

    Ask for the texts in reading order: each note is placed once, and counted as it is placed.
    """

    def __init__(self, notes: Iterable[HangingNote[N]]) -> None:
        self._waiting: defaultdict[str, list[HangingNote[N]]] = defaultdict(list)
        for note in notes:
            self._waiting[note.block].append(note)
        self._count = 0

    def place(self, text: str, block: object, *, last: bool = True) -> tuple[PlacedNote[N], ...]:
        """The notes of a block that stand in this text of it, by offset.

        Args:
            text: one of the block's texts: its lead, its running text, the caption of a table.
            block: its identity.
            last: no text of the block follows; notes without words of their own then stand at the end of this one.
        """
        waiting = self._waiting.get(str(block), [])
        found = [(offset, note) for note in waiting if (offset := note.offset(text, last=last)) is not None]
        found.sort(key=lambda each: each[0])
        for _, note in found:
            waiting.remove(note)
        first = self._count + 1
        self._count += len(found)
        return tuple(
            PlacedNote(offset=offset, number=number, note=hanging.note)
            for number, (offset, hanging) in enumerate(found, first)
        )
