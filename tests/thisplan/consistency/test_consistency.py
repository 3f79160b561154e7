"""Contradictions put into the real plan are found, and nothing is found where there is none."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.checks.consistency import CONSISTENCY_CHECKS
from plansite.checks.figures import FIGURE_CHECKS
from plansite.checks.links import LINK_CHECKS
from plansite.consistency import likeness
from plansite.ground.findings import Rule
from plansite.load import folder as loading
from plansite.load import load
from plansite.load.reading import read_yaml
from plansite.model import Plan
from tests.bad_plans import apply

HERE = Path(__file__).parent
PLAN = HERE.parents[2] / "plan"
SEEDED: list[dict[str, Any]] = yaml.safe_load((HERE / "seeded.yml").read_text("utf-8"))
HARMLESS: list[dict[str, Any]] = yaml.safe_load((HERE / "harmless.yml").read_text("utf-8"))
RULES: tuple[Rule[[Plan]], ...] = (*CONSISTENCY_CHECKS, *FIGURE_CHECKS, *LINK_CHECKS)


@pytest.fixture(scope="module", autouse=True)
def _unchanged_parts_seen_once() -> Iterator[None]:
    """What a case leaves as it is need not be parsed or compared again: hundreds of plans differ in a line or two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "read_yaml", cache(read_yaml))
        patch.setattr(likeness, "shared", cache(likeness.shared))
        yield


def plan_with(changes: list[dict[str, Any]], folder: Path) -> Plan:
    shutil.copytree(PLAN, folder / "plan")
    for change in changes:
        apply(folder / "plan" / change["file"], change)
    loaded = load(folder / "plan")
    assert not loaded.findings, "\n".join(map(str, loaded.findings))
    assert loaded.plan is not None
    return loaded.plan


def found(plan: Plan) -> list[tuple[str, str]]:
    """Rule and message of what the rules of figures, links and consistency find."""
    return [(finding.rule, finding.message) for rule in RULES for finding in rule(plan)]


def told(finding: tuple[str, str]) -> bool:
    """Whether it is about the document. (A seed gives no English for what it changes.)"""
    return finding[0] != "figure-quote"


def test_nothing_is_found_in_the_plan_as_it_is(tmp_path: Path) -> None:
    assert found(plan_with([], tmp_path)) == []


def test_there_are_forty_seeds_and_thirty_eight_are_to_be_found() -> None:
    assert len(SEEDED) == 40
    assert len([seed for seed in SEEDED if seed["finds"]]) >= 38


@pytest.mark.parametrize("seed", SEEDED, ids=[seed["name"] for seed in SEEDED])
def test_seeded(seed: dict[str, Any], tmp_path: Path) -> None:
    rules = {finding[0] for finding in found(plan_with(seed["changes"], tmp_path)) if told(finding)}
    assert seed["finds"] in rules if seed["finds"] else not rules


@pytest.mark.parametrize("case", HARMLESS, ids=[case["name"] for case in HARMLESS])
def test_harmless(case: dict[str, Any], tmp_path: Path) -> None:
    assert [finding for finding in found(plan_with(case["changes"], tmp_path)) if told(finding)] == []
