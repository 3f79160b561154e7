"""What a page says the plan is, with the deadline for comments."""

from dataclasses import replace

from plansite.pages.stage import Stage, stage_of
from tests.loaded import PLANS, read, small


def test_a_plan_without_status_and_call_says_nothing() -> None:
    for plan in (small(), read(PLANS / "chinese"), read(PLANS / "english")):
        meta = plan.meta.model_copy(update={"status": None, "consultation": None})
        assert stage_of(replace(plan, meta=meta), plan.original) == Stage()
