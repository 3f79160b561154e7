"""Contradictions of many forms and places are found by the rules in general; changes that are none are let be."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.checks.notes import no_figure, no_place
from tests.changed import with_files
from tests.loaded import ROOT, this_plan
from tests.thisplan.consistency.editor import entered
from tests.thisplan.consistency.test_consistency import _unchanged_parts_compared_once, found, texts_with, told

HERE = Path(__file__).parent
CONTRADICTIONS: list[dict[str, Any]] = yaml.load((HERE / "contradictions.yml").read_text("utf-8"), yaml.CSafeLoader)
AGREEMENTS: list[dict[str, Any]] = yaml.load((HERE / "agreements.yml").read_text("utf-8"), yaml.CSafeLoader)
FIGURES = (ROOT / "plan/figures.yml").read_text("utf-8")

__all__ = ["_unchanged_parts_compared_once"]


def seen_in(case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the rules find after a change, with what an editor would enter beside it."""
    texts = texts_with([case, *case.get("also", [])])
    plan = with_files(this_plan(), texts)
    figures = texts.get("figures.yml") or FIGURES
    if (now := entered(plan, figures, case.get("as", "context"))) != figures:
        plan = with_files(plan, {"figures.yml": now})
    notes = ((finding.rule, finding.message) for rule in (no_figure, no_place) for finding in rule(plan))
    return chain(notes, filter(told, found(plan)))


def test_there_are_many() -> None:
    assert len(CONTRADICTIONS) >= 100
    assert len(AGREEMENTS) >= 40


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=[case["put"][-24:] for case in CONTRADICTIONS])
def test_a_contradiction_is_found(case: dict[str, Any]) -> None:
    assert any(True for _ in seen_in(case))


@pytest.mark.parametrize("case", AGREEMENTS, ids=[case["put"][-24:] for case in AGREEMENTS])
def test_a_change_that_agrees_is_let_be(case: dict[str, Any]) -> None:
    assert list(seen_in(case)) == []
