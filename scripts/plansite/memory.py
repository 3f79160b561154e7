"""What is worked out from a plan once and asked for more than once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from plansite.model import Plan

T = TypeVar("T")


def per_plan(compute: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Remember the last answer of a function: a plan is frozen, and a run asks about one plan at a time."""
    last: list[tuple[Plan, T]] = []

    @wraps(compute)
    def remembered(plan: Plan) -> T:
        if not last or last[0][0] is not plan:
            last[:] = [(plan, compute(plan))]
        return last[0][1]

    return remembered
