"""The card of a plan: what the library's pages know of it."""

from __future__ import annotations

from pathlib import Path

from plansite.library.card import card
from plansite.load import load
from tests.library.conftest import PLANS, Made


def test_a_call_without_rounds_leads_to_the_notice(made: Made) -> None:
    [each] = made.cards["qingxi/quality"].consultations
    assert (each.opened, each.closes) == ("2022-02-20", "2022-03-01")
    assert each.addresses == {"zh": "zh/notice/", "en": "en/notice/"}
    assert made.cards["qingxi/quality"].status == "draft"


def test_each_round_leads_to_its_own_page(tmp_path: Path) -> None:
    found = [path.parent for path in PLANS.glob("*/plan.yml") if (path.parent / "consultation").is_dir()]
    assert found
    for folder in found:
        plan = load(folder).plan
        assert plan is not None
        rounds = card(plan).consultations
        assert len(rounds) == len(plan.rounds)
        for one, each in zip(rounds, plan.rounds, strict=True):
            page = "comment/" if each.invitation.form and not each.invitation.published else f"consultation/{each.id}/"
            assert one.addresses == {language.code: f"{language}/{page}" for language in plan.languages}


def test_what_pages_show_of_a_plan_is_not_another_after_every_sentence(made: Made) -> None:
    one = made.cards["qingxi/quality"]
    assert one.model_copy(update={"version": "later", "offline": "later.zip"}).shown == one.shown
    for key, value in (("title", {"zh": "新规划"}), ("indicators", one.indicators[1:]), ("status", "final")):
        assert one.model_copy(update={key: value}).shown != one.shown
