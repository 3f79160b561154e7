"""Two editions as one row of blocks, as a text with tracked changes needs it.

Read with all that was removed left in and all that was added left out, it is the old edition; the other way round it is
the new one. So a block that moved stands in it twice: where it was, and where it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plansite.edition.comparison.aligning import rising
from plansite.edition.comparison.blocks import TextBlock
from plansite.ground.identities import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A place in the row: a block of both editions, or of one; of both, the two are at the same place."""

    old: TextBlock | None
    new: TextBlock | None


def lineal(old: Sequence[TextBlock], new: Sequence[TextBlock], pairs: Mapping[Identity, Identity]) -> Iterator[Station]:
    """Every block of both editions; what kept its order once, what moved twice. ``pairs``: old by new identity.

    Between two blocks that stayed, what is gone stands before what came.
    """
    place = {block.id: at for at, block in enumerate(old)}
    common = [block for block in new if block.id in pairs]
    kept = rising([place[pairs[block.id]] for block in common])
    anchors = {block.id: pairs[block.id] for at, block in enumerate(common) if at in kept}
    at, come = 0, list[Station]()
    for block in new:
        was = anchors.get(block.id)
        if was is None:
            come.append(Station(old=None, new=block))
            continue
        yield from (Station(old=gone, new=None) for gone in old[at : place[was]])
        yield from come
        yield Station(old=old[place[was]], new=block)
        at, come = place[was] + 1, []
    yield from (Station(old=gone, new=None) for gone in old[at:])
    yield from come
