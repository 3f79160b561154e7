"""Editor's notes at their places in the text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from plansite.ground.identities import Identity
from plansite.languages import Language, Words
from plansite.model import Note, Plan
from plansite.pdf.sheets import NoteSheet, Run


class Marker:
    """Cuts texts at the places of their notes. Each note is placed once, in the order of the edition."""

    def __init__(self, plan: Plan, language: Language, words: Words) -> None:
        self._language = language
        self._words = words
        self._count = 0
        self._placed: set[str] = set()
        self._notes: Mapping[Identity, list[Note]] = _by_block(plan)

    def run(self, text: str, identity: Identity, *, last: bool = True) -> Run:
        """The text with its notes. ``last``: notes without a place of their own stand at its end."""
        found = sorted(self._found(text, identity, last=last), key=lambda found: found[0])
        pieces: list[str | NoteSheet] = []
        start = 0
        for offset, note in found:
            self._count += 1
            pieces += [text[start:offset], self._sheet(note, self._count)]
            start = offset
        pieces.append(text[start:])
        return tuple(piece for piece in pieces if piece != "")

    def _found(self, text: str, identity: Identity, *, last: bool) -> Iterator[tuple[int, Note]]:
        for note in self._notes.get(identity, ()):
            offset = self._offset(note, text, last=last)
            if offset is not None and note.id not in self._placed:
                self._placed.add(note.id)
                yield offset, note

    def _offset(self, note: Note, text: str, *, last: bool) -> int | None:
        words = note.after[self._language] if note.after else ""
        if words and words in text:
            return text.index(words) + len(words)
        return len(text) if last and not words else None

    def _sheet(self, note: Note, number: int) -> NoteSheet:
        kind = self._words[f"note_kind_{note.kind.replace('-', '_')}"]
        return NoteSheet(id=str(note.identity), number=number, kind=kind, text=note.text[self._language])


def _by_block(plan: Plan) -> Mapping[Identity, list[Note]]:
    notes: dict[Identity, list[Note]] = defaultdict(list)
    for note in plan.notes:
        notes[note.block].append(note)
    return notes
