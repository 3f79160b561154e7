"""Which block of the new edition is which of the old one: by identity first, then by moved.yml; never by position.

What identities do not tell is told by words: a new block that holds words which an old one lost was split off it, and a
dropped block whose words an old one gained was merged into it. A special column with items of another was split off
that one, and one whose items stand in another now was merged into it.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.edition.comparison.blocks import TextBlock, by_identity
from plansite.edition.likeness import SHORTEST, held, plain
from plansite.ground.identities import Identity

#: How much of a block another must hold to have been split off it or merged into it, and how little it held without.
_HOLDS: Final = 0.7
_HELD_NOT: Final = 0.55

#: Titles share words without one being a part of the other.
_HEADS: Final = frozenset({"page", "section", "column", "table", "picture"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Which blocks belong together.

    ``pairs``: old by new identity. ``moved``: the new ones that stand elsewhere than before. ``split``: for each new
    block that was split off an old one, the new identity of that one. ``merged``: for each old block that is gone, the
    new one that has its words.
    """

    pairs: Mapping[Identity, Identity]
    moved: frozenset[Identity]
    split: Mapping[Identity, Identity]
    merged: Mapping[Identity, Identity]


def align(old: tuple[TextBlock, ...], new: tuple[TextBlock, ...], moves: Mapping[Identity, Identity]) -> Alignment:
    """Align two editions; ``moves`` leads from identities that are gone to what stands in their place."""
    before, after = by_identity(old), by_identity(new)
    pairs = dict(_pairs(before, after, moves))
    kept = set(pairs.values())
    gone = [block for block in old if block.id not in kept]
    come = [block for block in new if block.id not in pairs]
    both = [(before[pairs[block.id]], block) for block in new if block.id in pairs]
    changed = [(one, block) for one, block in both if one.words != block.words and block.id.kind not in _HEADS]
    now = {was: identity for identity, was in pairs.items()}
    off = ((block.parent, _now(before[pairs[block.id]].parent, now)) for block in new if block.id in pairs)
    into = ((before[was].parent, after[identity].parent) for identity, was in pairs.items())
    return Alignment(
        pairs=pairs,
        moved=frozenset(_moved(new, before, pairs)),
        split={
            **dict(_taken(come, ((block.id, one.words, block.words) for one, block in changed))),
            **dict(_by_items(come, off, pairs)),
        },
        merged={
            **dict(_taken(gone, ((block.id, block.words, one.words) for one, block in changed))),
            **dict(_by_items(gone, into, pairs)),
        },
    )


def _now(identity: Identity | None, now: Mapping[Identity, Identity]) -> Identity | None:
    return now.get(identity) if identity else None


def _by_items(
    loose: Iterable[TextBlock], homes: Iterable[tuple[Identity | None, Identity | None]], kept: Collection[Identity]
) -> Iterator[tuple[Identity, Identity]]:
    """For each loose special column the one of both editions that most of its items stand in on the other side.

    ``homes``: for each item the column that it stands in here, and there.
    """
    found: dict[Identity | None, Counter[Identity]] = defaultdict(Counter)
    for here, there in homes:
        if there in kept and there and there.kind == "column":
            found[here][there] += 1
    yield from ((block.id, found[block.id].most_common(1)[0][0]) for block in loose if block.id in found)


def _pairs(
    before: Mapping[Identity, TextBlock], after: Mapping[Identity, TextBlock], moves: Mapping[Identity, Identity]
) -> Iterator[tuple[Identity, Identity]]:
    """Old by new: the same identity, or one that moved to a new identity."""
    yield from ((identity, identity) for identity in after if identity in before)
    taken = set()
    for source, target in moves.items():
        fits = source in before and source not in after and target in after and target not in before
        if fits and source.kind == target.kind and target not in taken:
            taken.add(target)
            yield target, source


def _taken(
    loose: Iterable[TextBlock], changed: Iterable[tuple[Identity, str, str]]
) -> Iterator[tuple[Identity, Identity]]:
    """For each loose block the changed one that has its words on the one side and lacks them on the other."""
    candidates = list(changed)
    for block in loose:
        if block.id.kind in _HEADS or len(plain(block.words)) < SHORTEST:
            continue
        found = [
            (held(block.words, having), identity)
            for identity, having, lacking in candidates
            if held(block.words, having) >= _HOLDS and held(block.words, lacking) < _HELD_NOT
        ]
        if found:
            yield block.id, max(found)[1]


def _moved(
    new: Sequence[TextBlock], before: Mapping[Identity, TextBlock], pairs: Mapping[Identity, Identity]
) -> Iterator[Identity]:
    """Blocks that stand in something else than before, and those that stand elsewhere among their neighbours."""
    place = {identity: position for position, identity in enumerate(before)}
    siblings: dict[Identity | None, list[Identity]] = defaultdict(list)
    for block in new:
        if (was := pairs.get(block.id)) is None:
            continue
        parent = pairs.get(block.parent, block.parent) if block.parent else None
        if parent != before[was].parent:
            yield block.id
        else:
            siblings[block.parent].append(block.id)
    for group in siblings.values():
        kept = rising([place[pairs[identity]] for identity in group])
        yield from (identity for position, identity in enumerate(group) if position not in kept)


def rising(places: Sequence[int]) -> frozenset[int]:
    """The positions of a longest rising run of numbers: what kept its order."""
    ends: list[int] = []
    positions: list[int] = []
    back: list[int] = []
    for position, place in enumerate(places):
        at = bisect_left(ends, place)
        back.append(positions[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            positions.append(position)
        else:
            ends[at], positions[at] = place, position
    kept, position = set(), positions[-1] if positions else -1
    while position >= 0:
        kept.add(position)
        position = back[position]
    return frozenset(kept)
