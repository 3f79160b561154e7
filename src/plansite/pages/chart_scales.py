"""How long the lines of charts are: what takes the full width, and what share of its target a result is."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plansite.ground.values import Value
from plansite.model import Indicator, Plan, Table
from plansite.model.standing import Standing, standing
from plansite.pages.quantities import baseline

HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The values that take the full width: percentages, counts; anything else takes its own largest."""

    share: Decimal
    count: Decimal

    def of(self, row: Indicator, numbers: list[Decimal]) -> Decimal:
        """The full width of one row."""
        if row.is_share:
            return self.share
        return self.count if row.kind == "count" else max(numbers)


def share(result: Value | None, target: Value | None) -> tuple[Decimal, bool] | None:
    """A result in per cent of its target, to one decimal, and whether that is exact; none for a target of nought.

    >>> share(Value.parse("87.14"), Value.parse("85"))
    (Decimal('102.5'), False)
    >>> share(Value.parse("15"), Value.parse("≥10"))
    (Decimal('150'), True)
    """
    if target is None or not target.number or result is None or result.number is None:
        return None
    exact = result.number * HUNDRED / target.number
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded
    return shown, exact == rounded


def scales(plan: Plan, table: Table) -> Scales:
    """The scales of a table."""
    numbers = [(row, drawn_numbers(standing(plan, table, row), plan)) for row in table.indicators]
    shares = [max(found) for row, found in numbers if found and row.is_share]
    counts = [max(found) for row, found in numbers if found and row.kind == "count" and row.unit is None]
    return Scales(share=max([HUNDRED, *shares]), count=max(counts, default=Decimal(1)))


def drawn_numbers(found: Standing, plan: Plan) -> list[Decimal]:
    """All that is drawn for a row of targets."""
    values = [found.row.target, *(report.value for _, report in found.reports)]
    numbers = [value.number for value in values if value and value.number is not None]
    level = baseline(plan, found.row)
    return [*numbers, level.number] if level else numbers
