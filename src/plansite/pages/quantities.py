"""Values of indicators as readers are shown them: with their unit, and beside the level that was reached before."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plansite.consistency import Disagreement, covering, targets_below
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.model import Indicator, Note, Plan
from plansite.model.derived import per_plan


def drawn_baseline(plan: Plan, row: Indicator) -> Value | None:
    """Where the indicator began: by its own row, else by its result in an earlier table. Not for 新增."""
    if row.new:
        return None
    earlier = plan.indicator(row.baseline) if row.baseline else None
    return row.base or (earlier.actual if earlier else None)


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
