"""Heads of sections, special columns, tables and chapters: known by their words and by what stands below them."""

from collections.abc import Mapping
from typing import Final

from rapidfuzz import fuzz

from plansite.edition.comparison.blocks import TextBlock
from plansite.edition.likeness import plain
from plansite.ground.identities import Identity

#: What the words of a head are worth by themselves, where no block below it is known.
_ALONE: Final = 0.85


def home(block: TextBlock, kind: str) -> Identity | None:
    """The head of a kind in which a block stands."""
    if kind == "page":
        return block.chapter
    return block.parent if block.parent and block.parent.kind == kind else None


def head_score(old: TextBlock, new: TextBlock, inside: Mapping[tuple[Identity, Identity], float]) -> float:
    """How like two heads are; ``inside``: the share of their blocks that two heads have in common."""
    if {old.id.key, new.id.key} & {"cover", "notice"}:
        return 1.0 if old.id == new.id else 0.0
    words = fuzz.ratio(plain(old.words), plain(new.words)) / 100
    contents = inside.get((old.id, new.id))
    return words * _ALONE if contents is None else 0.5 * words + 0.5 * contents
