"""Editor's notes at their places in the text of the document."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plansite.languages import Language

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The mark of a note in the text: its number, counted through the whole, and the note."""

    number: int
    note: Json


class Marks:
    """Cuts texts at the places of their notes. Each note is placed once, in reading order."""

    def __init__(self, notes: list[Json], language: Language) -> None:
        self.language: Language = language
        self.placed: list[Mark] = []
        self._waiting: Mapping[str, list[Json]] = defaultdict(list)
        for note in notes:
            self._waiting[note["block"]].append(note)

    def cut(self, text: str, block: str, *, last: bool = True) -> list[str | Mark]:
        """The text with the marks of its block's notes. ``last``: notes without words of their own stand at its end."""
        waiting = self._waiting.get(block)
        if not waiting:
            return [text]
        found = [(offset, note) for note in waiting if (offset := self._offset(note, text, last=last)) is not None]
        found.sort(key=lambda each: each[0])
        pieces: list[str | Mark] = []
        start = 0
        for offset, note in found:
            waiting.remove(note)
            mark = Mark(number=len(self.placed) + 1, note=note)
            self.placed.append(mark)
            pieces += [text[start:offset], mark]
            start = offset
        return [*pieces, text[start:]]

    def _offset(self, note: Json, text: str, *, last: bool) -> int | None:
        words = note["after"][self.language] if note["after"] else ""
        if words and words in text:
            return text.index(words) + len(words)
        return len(text) if last and not words else None
