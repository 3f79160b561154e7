"""What is worked out from a plan once and asked for more than once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from plansite.model.plan import Plan

T = TypeVar("T")


def per_plan(compute: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Let the plan keep the answer of a function: a plan is frozen, so the answer stays the same."""

    @wraps(compute)
    def kept(plan: Plan) -> T:
        return plan.keep(compute)

    return kept
