"""Editor's notes at their places in the text."""

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.pages.notes import NotePlacer, hanging_notes
from plansite.pdf.sheets import NoteSheet, Run


class Marker:
    """Cuts texts at the places of their notes."""

    def __init__(self, plan: Plan, language: Language, *, annotated: bool) -> None:
        self._language = language
        self._placer = NotePlacer(hanging_notes(plan, language) if annotated else ())

    def run(self, text: str, identity: Identity, *, last: bool = True) -> Run:
        """The text with its notes. ``last``: notes without a place of their own stand at its end."""
        pieces: list[str | NoteSheet] = []
        start = 0
        for placed in self._placer.place(text, identity, last=last):
            pieces += [text[start : placed.offset], self._sheet(placed.note, placed.number)]
            start = placed.offset
        pieces.append(text[start:])
        return tuple(piece for piece in pieces if piece != "")

    def _sheet(self, note: Note, number: int) -> NoteSheet:
        kind = self._language.words[f"note_kind_{note.kind.replace('-', '_')}"]
        return NoteSheet(id=str(note.identity), number=number, kind=kind, text=note.text[self._language])
