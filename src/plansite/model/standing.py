"""How an indicator stands: the rule that the site states on its page of indicators, and nothing beyond it.

    1.  uncounted    the note below the table says that statistics are no longer compiled for it
    2.  unreported   the table gives no result, and none was reported since
    3.  reached      the result is the target (for > and < it must be past it)
    4.  exceeded     it is better than the target
    5.  missed       it is worse, and the time for it is over
        open         it is worse, and the time for it is not over
    6.  undecided    what 3 to 5 need is not there: which way is better, or a result that is a plain number

Which way is better is said by the comparator of the target (≥ > higher, ≤ < lower), else by ``direction`` of its row.
A result that a table gives comes first; else the latest year that was reported counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from plansite.ground.values import Value
from plansite.ground.vocabulary import Direction, State
from plansite.model import Indicator, Plan, Report, Table
from plansite.model.derived import per_plan

Reason = Literal["", "bound", "direction"]
_BETTER: Final[dict[str, Direction]] = {"≥": "higher", ">": "higher", "≤": "lower", "<": "lower"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A state, and why none could be found where it is ``undecided``: the result is a bound, or the direction open."""

    state: State
    reason: Reason = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An indicator with its table, what it is judged by, and the verdict.

    ``result`` is the value that is judged, ``year`` the year for which it was reported; none where a table gives it.
    """

    table: Table
    row: Indicator
    reports: tuple[tuple[int, Report], ...]
    result: Value | None
    year: int | None
    verdict: Verdict


def better(row: Indicator) -> Direction | None:
    """Which way is better for an indicator, if its row says so."""
    return _BETTER.get(row.target.comparator if row.target else "", row.direction)


def worse(row: Indicator, number: Decimal, than: Decimal) -> bool:
    """Whether one number is worse than another; where the row is silent, lower is taken to be."""
    return number > than if better(row) == "lower" else number < than


def judged(target: Value | None, result: Value, direction: Direction | None, *, over: bool) -> Verdict:
    """Rules 3 to 6. ``over``: the time for reaching the target is over."""
    if result.comparator or result.number is None or target is None or target.number is None:
        return Verdict(state="undecided", reason="bound")
    if result.number == target.number and target.comparator not in {">", "<"}:
        return Verdict(state="reached")
    if direction is None:
        return Verdict(state="undecided", reason="direction")
    beyond = result.number > target.number if direction == "higher" else result.number < target.number
    if beyond:
        return Verdict(state="exceeded")
    return Verdict(state="missed" if over else "open")


def standing(plan: Plan, table: Table, row: Indicator) -> Standing:
    """One indicator of a plan that passes its checks, judged by all the rules."""
    reports = plan.reported(row.id)
    year, last = reports[-1] if reports and row.actual is None else (None, None)
    result = last.value if last else row.actual
    if not row.counted:
        verdict = Verdict(state="uncounted")
    elif result is None:
        verdict = Verdict(state="unreported")
    else:
        over = year is None or (plan.meta.period is not None and year >= plan.meta.period.end)
        verdict = judged(row.target, result, better(row), over=over)
    return Standing(table=table, row=row, reports=reports, result=result, year=year, verdict=verdict)


@per_plan
def table_of(plan: Plan) -> Mapping[str, Table]:
    """The table of every indicator."""
    return {row.id: table for table in plan.tables for row in table.indicators}


@per_plan
def later_of(plan: Plan) -> Mapping[str, Indicator]:
    """The indicator of a later table that measures the same thing, for each that is a baseline."""
    return {row.baseline: row for table in reversed(plan.tables) for row in table.indicators if row.baseline}
