"""The comparison of two editions in one language: every block, what became of it, and what the changes mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from plansite.edition.comparison.aligning import Alignment, align
from plansite.edition.comparison.blocks import Line, TextBlock, by_identity, text_blocks
from plansite.edition.comparison.changes import BlockChange, ChangeKind, block_changes
from plansite.edition.comparison.commitments import commitment_changes
from plansite.edition.comparison.meaning import Meaning, Subject, structure_changes
from plansite.edition.comparison.targets import target_changes
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of a plan between two editions, in one language.

    ``blocks`` are all blocks of either edition in reading order, ``meanings`` what their changes mean.
    """

    language: Language
    blocks: tuple[BlockChange, ...]
    meanings: tuple[Meaning, ...]

    def __bool__(self) -> bool:
        """Whether there is any change."""
        return any(block.is_change for block in self.blocks)

    @property
    def changed(self) -> tuple[BlockChange, ...]:
        """The blocks of which something became."""
        return tuple(block for block in self.blocks if block.is_change)

    def of_kind(self, *kinds: ChangeKind) -> tuple[BlockChange, ...]:
        """The blocks that changed in this way."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def about(self, subject: Subject) -> tuple[Meaning, ...]:
        """What changes mean for targets, commitments, measures or special columns."""
        return tuple(meaning for meaning in self.meanings if meaning.subject == subject)


def compare(old: Plan, new: Plan, language: Language | None = None) -> Comparison:
    """Compare two editions of a plan.

    Args:
        old: the earlier edition.
        new: the later one; its moves say where identities of the earlier one went.
        language: one that both have; the original of the later one where none is given.

    Raises:
        ValueError: an edition does not have the language.
    """
    shown = language or new.original
    if any(shown not in plan.languages for plan in (old, new)):
        raise ValueError(f"an edition has no text in {shown}")
    sides, facts = _sides(old, new, shown), _facts(old, new, shown)
    decide = sides if facts == shown else _sides(old, new, facts)
    changes = tuple(block_changes(*sides, _alignment(new, sides, decide), shown))
    meanings = chain(
        target_changes(old, new, shown, facts),
        commitment_changes(old, new, sides, changes, shown, facts),
        structure_changes(changes),
    )
    return Comparison(language=shown, blocks=changes, meanings=tuple(meanings))


Sides = tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]]


def _sides(old: Plan, new: Plan, language: Language) -> Sides:
    return text_blocks(old, language), text_blocks(new, language)


def _facts(old: Plan, new: Plan, shown: Language) -> Language:
    """The language that decides what changed, so that every other tells the same: the original, if both have it."""
    return new.original if new.original in old.languages else shown


def _alignment(new: Plan, sides: Sides, decide: Sides) -> Alignment:
    """That of the language that decides, as far as the one that is shown has the same blocks."""
    moves = {move.source: move.target for move in new.moved}
    alike = all({*by_identity(one)} == {*by_identity(other)} for one, other in zip(sides, decide, strict=True))
    return align(*(decide if alike else sides), moves)


def applied(comparison: Comparison, old: tuple[TextBlock, ...]) -> Mapping[Identity, tuple[tuple[str, str], ...]]:
    """The new edition, made from the old one and the changes: key and text of each line, by identity, in order.

    Raises:
        ValueError: the comparison is not one of this edition.
    """
    before = {block.id: block.lines for block in old}
    found = {}
    for change in comparison.blocks:
        _refuse_other_text(change, before.get(change.old, ()) if change.old else ())
        if change.new:
            found[change.new] = tuple((line.key, line.new) for line in change.lines if line.new)
    if missing := set(before) - {change.old for change in comparison.blocks}:
        raise ValueError(f"the comparison does not tell of {min(missing)}")
    return found


def _refuse_other_text(change: BlockChange, lines: tuple[Line, ...]) -> None:
    told = {line.key: line.old for line in change.lines if line.old}
    if told != {line.key: line.text for line in lines if line.text}:
        raise ValueError(f"{change.id} does not read as the comparison says")
