"""Values of indicators as readers are shown them: with their unit, and beside the level that was reached before."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from plansite.consistency import Disagreement, covering, targets_below
from plansite.consistency.quantities import reached
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import NoteKind
from plansite.model import Indicator, Note, Plan
from plansite.model.derived import per_plan
from plansite.model.standing import better, worse

#: What a target does to the level that was reached, in the order in which it is shown.
Movement = Literal["raised", "held", "lowered"]
MOVEMENTS: Final[tuple[Movement, ...]] = get_args(Movement)
#: Notes of these kinds on a row say that something is lost there.
_DOUBTED: Final[frozenset[NoteKind]] = frozenset({"lost-text", "placeholder"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The level that a target is compared with, as its table or the text gives it."""

    number: Decimal
    value: str | Value


def baseline(plan: Plan, row: Indicator) -> Before | None:
    """Where the indicator began by its own row, else what was reached before. None for 新增: it is another quantity."""
    if row.new or row.target is None or row.target.number is None:
        return None
    if row.base and row.base.number is not None:
        return Before(number=row.base.number, value=row.base)
    level = next(reached(plan, row), None)
    return Before(number=level.number, value=level.spot.figure) if level else None


def movement(plan: Plan, row: Indicator) -> Movement | None:
    """Whether a target asks for more than was reached, the same, or less; none where that cannot be told."""
    level, target = baseline(plan, row), row.target.number if row.target else None
    if level is None or target is None:
        return None
    if level.number == target:
        return "held"
    if better(row) is None:
        return None
    return "lowered" if worse(row, target, level.number) else "raised"


def doubts(plan: Plan, row: Indicator) -> tuple[Note, ...]:
    """The editor's notes that say that a value of a row may not be what was meant."""
    return tuple(note for note in plan.notes_on(row.identity) if note.kind in _DOUBTED and not note.proof)


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """A level that a target is below: its figure, and the editor's notes that tell of it."""

    figure: str
    notes: tuple[Note, ...]


def below(plan: Plan, row: Indicator) -> tuple[Below, ...]:
    """The levels that the document says were reached and that the target of a row is below."""
    return tuple(
        Below(figure=found.spots[1].figure, notes=covering(plan, targets_below, found))
        for found in _below_of(plan).get(row.identity, ())
    )


@per_plan
def _below_of(plan: Plan) -> Mapping[Identity, list[Disagreement]]:
    by_row: dict[Identity, list[Disagreement]] = defaultdict(list)
    for found in targets_below.find(plan):
        by_row[found.spots[0].block].append(found)
    return by_row
