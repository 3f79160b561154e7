"""Editor's notes at their places in the text."""

from collections.abc import Iterator

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.pages.notes import NotePlacer, PlacedNote, hanging_notes


class Notes:
    """Cuts the texts of a plan in one language at the places of their notes, and remembers the notes in order."""

    def __init__(self, plan: Plan, language: Language) -> None:
        self._placer = NotePlacer(hanging_notes(plan, language))
        self.placed: list[PlacedNote[Note]] = []

    def pieces(self, text: str, block: Identity, *, last: bool = True) -> Iterator[str | PlacedNote[Note]]:
        """The text with the notes of its block. ``last``: notes without words of their own stand at its end."""
        start = 0
        for placed in self._placer.place(text, block, last=last):
            self.placed.append(placed)
            yield text[start : placed.offset]
            yield placed
            start = placed.offset
        yield text[start:]
