"""Contradictions of many forms and places are found by the rules in general; changes that are none are let be."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.checks.notes import no_figure, no_place
from plansite.load import load
from plansite.model import Plan
from tests.thisplan.consistency.editor import entered
from tests.thisplan.consistency.test_consistency import _unchanged_parts_seen_once, found, plan_with, told

HERE = Path(__file__).parent
CONTRADICTIONS: list[dict[str, Any]] = yaml.safe_load((HERE / "contradictions.yml").read_text("utf-8"))
AGREEMENTS: list[dict[str, Any]] = yaml.safe_load((HERE / "agreements.yml").read_text("utf-8"))

__all__ = ["_unchanged_parts_seen_once"]


def seen_in(case: dict[str, Any], folder: Path) -> list[tuple[str, str]]:
    """What the rules find after a change, with what an editor would enter beside it."""
    plan = plan_with([case, *case.get("also", [])], folder)
    if entered(plan, folder / "plan" / "figures.yml", case.get("as", "context")):
        plan = reloaded(folder)
    notes = [(finding.rule, finding.message) for rule in (no_figure, no_place) for finding in rule(plan)]
    return [*notes, *filter(told, found(plan))]


def reloaded(folder: Path) -> Plan:
    plan = load(folder / "plan").plan
    assert plan is not None
    return plan


def test_there_are_many() -> None:
    assert len(CONTRADICTIONS) >= 100
    assert len(AGREEMENTS) >= 40


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=[case["put"][-24:] for case in CONTRADICTIONS])
def test_a_contradiction_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    assert seen_in(case, tmp_path)


@pytest.mark.parametrize("case", AGREEMENTS, ids=[case["put"][-24:] for case in AGREEMENTS])
def test_a_change_that_agrees_is_let_be(case: dict[str, Any], tmp_path: Path) -> None:
    assert seen_in(case, tmp_path) == []
