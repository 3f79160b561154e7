"""What a page says the plan is, with the deadline for comments."""

from plansite.pages.stage import stage, stage_of
from tests.loaded import this_plan


def test_the_stage_names_the_days_and_both_states_of_the_deadline() -> None:
    plan = this_plan()
    found = [stage_of(plan, language) for language in plan.languages]
    assert [each.what for each in found] == [
        "征求意见稿（2021年12月16日公布）。",
        "Draft for public comment of 16 December 2021.",
    ]
    assert [each.deadline.passed for each in found if each.deadline] == [
        "征求意见已于2021年12月20日截止。",
        "Comments closed on 20 December 2021.",
    ]
    assert stage(plan, plan.languages[1]).endswith("Comments until 20 December 2021.")
