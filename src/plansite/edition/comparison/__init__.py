"""Two editions compared: block by block, word by word, and what the changes mean."""

from plansite.edition.comparison.changes import CHANGE_KINDS, BlockChange, ChangeKind, LineChange
from plansite.edition.comparison.meaning import ASPECTS, FATES, SUBJECTS, Aspect, Fate, Meaning, Subject
from plansite.edition.comparison.whole import Comparison, applied, compare
from plansite.edition.comparison.words import Piece, Pieces

__all__ = [
    "ASPECTS",
    "CHANGE_KINDS",
    "FATES",
    "SUBJECTS",
    "Aspect",
    "BlockChange",
    "ChangeKind",
    "Comparison",
    "Fate",
    "LineChange",
    "Meaning",
    "Piece",
    "Pieces",
    "Subject",
    "applied",
    "compare",
]
