"""What changes mean: for targets, commitments, measures and special columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from plansite.edition.comparison.changes import BlockChange
from plansite.ground.identities import Identity

#: What a change is about, and what became of that.
Subject = Literal["target", "commitment", "measure", "column"]
Fate = Literal["changed", "added", "dropped", "moved", "split", "merged"]
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)
FATES: Final[tuple[Fate, ...]] = get_args(Fate)
#: Which way a target moved, by which way is better for its indicator.
Shift = Literal["", "tightened", "eased"]
#: What of a commitment changed.
Aspect = Literal["figure", "unit", "deadline", "scope"]
ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one change means.

    ``block`` is where it is to be found: the block of the new edition, or that of the old one where it was dropped.
    ``name`` is what the thing is called, ``old`` and ``new`` what it was and is, each empty where there is none.
    """

    subject: Subject
    fate: Fate
    block: Identity
    name: str = ""
    old: str = ""
    new: str = ""
    shift: Shift = ""
    aspects: tuple[Aspect, ...] = ()
    others: tuple[Identity, ...] = ()


def structure_changes(changes: tuple[BlockChange, ...]) -> Iterator[Meaning]:
    """Measures and special columns that were added, dropped, moved, split or merged."""
    for change in changes:
        subject: Subject | None = _SUBJECTS.get(change.id.kind)
        if subject is None:
            continue
        fate = _fate(change)
        if fate and not _told_elsewhere(change):
            yield Meaning(
                subject=subject,
                fate=fate,
                block=change.id,
                name=_name(change),
                others=change.others,
            )


_SUBJECTS: Final[dict[str, Subject]] = {"measure": "measure", "column": "column"}


def _told_elsewhere(change: BlockChange) -> bool:
    """Whether this is the part of a thing that was split or merged: then the whole tells it, if it is of that kind."""
    in_one = change.old is None or change.new is None
    return in_one and change.kind in {"split", "merged"} and change.others[0].kind == change.id.kind


def _fate(change: BlockChange) -> Fate | None:
    match change.kind:
        case "added" | "dropped" | "split" | "merged" as kind:
            return kind
        case _:
            return "moved" if change.moved else None


def _name(change: BlockChange) -> str:
    """The lead of a measure, the title of a special column, as it is now."""
    line = change.lines[0] if change.lines else None
    return (line.new or line.old) if line else ""
