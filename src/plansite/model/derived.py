"""What is worked out from a plan once and asked for more than once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from plansite.languages import Language
from plansite.model.plan import Plan

T = TypeVar("T")


def per_plan(compute: Callable[[Plan], T]) -> Callable[[Plan], T]:
    """Let the plan keep the answer of a function: a plan is frozen, so the answer stays the same."""

    @wraps(compute)
    def kept(plan: Plan) -> T:
        return plan.keep(compute)

    return kept


def per_language(compute: Callable[[Plan, Language], T]) -> Callable[[Plan, Language], T]:
    """Let the plan keep the answer of a function for each language that it is asked in."""

    @per_plan
    def answers(_: Plan) -> dict[str, T]:
        return {}

    @wraps(compute)
    def kept(plan: Plan, language: Language) -> T:
        found = answers(plan)
        if language.code not in found:
            found[language.code] = compute(plan, language)
        return found[language.code]

    return kept
