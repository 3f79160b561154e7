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
