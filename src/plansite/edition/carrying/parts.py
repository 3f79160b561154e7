"""Where blocks stand, and which hold the words of others: what was split, merged, or cut to a part of itself."""

from collections.abc import Iterator, Sequence
from typing import Final

from plansite.edition.comparison.blocks import TextBlock
from plansite.edition.likeness import SHORTEST, held, plain
from plansite.ground.identities import Identity

#: How much of a block another must hold to have been split off it or merged into it, and how little it held without.
_HOLDS: Final = 0.75
_HELD_NOT: Final = 0.6
#: How long a part must be to tell of the block that it is of.
_LONG_ENOUGH: Final = 12
#: How many of its pairs of characters a part shares at least with what holds it: a cheap test before the dear one.
_SHARED: Final = 0.6


class Row:
    """The blocks of a text in their order, and what stands beside each."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self._blocks = blocks
        self._at = {block.id: at for at, block in enumerate(blocks)}

    def beside(self, identity: Identity, step: int) -> TextBlock | None:
        """What stands a step before (-1) or behind (1) a block."""
        at = self._at[identity] + step
        return self._blocks[at] if 0 <= at < len(self._blocks) else None


def holder(block: TextBlock, pairs: list[tuple[str, str, Identity]]) -> tuple[float, Identity] | None:
    """The pair one side of which has the words of a block that the other side lacks, and how much of them."""
    if len(plain(block.words)) < SHORTEST:
        return None
    found = [
        (held(block.words, having), identity)
        for having, lacking, identity in pairs
        if held(block.words, having) >= _HOLDS and held(block.words, lacking) < _HELD_NOT
    ]
    return max(found, default=None)


def largest_parts(wholes: Sequence[TextBlock], parts: Sequence[TextBlock]) -> Iterator[tuple[Identity, Identity]]:
    """For each whole the longest of the shorter blocks whose words stand in it, if there is one: whole and part."""
    pairs = {part.id: _pairs(part) for part in parts}
    for whole in wholes:
        within, length = _pairs(whole), len(plain(whole.words))
        found = [
            (len(plain(part.words)), part.id)
            for part in parts
            if _LONG_ENOUGH <= len(plain(part.words)) < length
            and len(pairs[part.id] & within) >= _SHARED * len(pairs[part.id])
            and held(part.words, whole.words) >= _HOLDS
        ]
        if found:
            yield whole.id, max(found)[1]


def _pairs(block: TextBlock) -> frozenset[str]:
    """Every two characters that follow each other."""
    text = plain(block.words)
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
