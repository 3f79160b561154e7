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
from plansite.load import load
from plansite.model import Plan
from tests.bad_plans import apply, changed
from tests.changed import with_files
from tests.loaded import ROOT, this_plan

HERE = Path(__file__).parent
PLAN = ROOT / "plan"
SEEDED: list[dict[str, Any]] = yaml.load((HERE / "seeded.yml").read_text("utf-8"), yaml.CSafeLoader)
HARMLESS: list[dict[str, Any]] = yaml.load((HERE / "harmless.yml").read_text("utf-8"), yaml.CSafeLoader)
#: Of the files of which no seed or harmless change is made.
OTHERS = (
    {"file": "plan.yml", "find": "设专栏九个", "put": "设专栏十个"},
    {"file": "notice.en.md", "find": "20 December 2021", "put": "20 November 2021"},
)
#: The one that takes as long as all others comes last: most cases are found before it.
RULES: tuple[Rule[[Plan]], ...] = tuple(
    sorted((*CONSISTENCY_CHECKS, *FIGURE_CHECKS, *LINK_CHECKS), key=lambda rule: rule.name == "disagreement-repetition")
)


@pytest.fixture(scope="module", autouse=True)
def _unchanged_parts_compared_once() -> Iterator[None]:
    """What a case leaves as it is need not be compared again: hundreds of plans differ in a line or two."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "shared", cache(likeness.shared))
        patch.setattr(likeness, "_grams", cache(likeness._grams))
        yield


def texts_with(changes: list[dict[str, Any]]) -> dict[str, str]:
    """The files that the changes touch, as they are then."""
    texts: dict[str, str] = {}
    for change in changes:
        name = change["file"]
        texts[name] = changed(texts.get(name) or (PLAN / name).read_text("utf-8"), change)
    return texts


def found(plan: Plan) -> Iterator[tuple[str, str]]:
    """Rule and message of what the rules of figures, links and consistency find, one after the other."""
    return ((finding.rule, finding.message) for rule in RULES for finding in rule(plan))


def told(finding: tuple[str, str]) -> bool:
    """Whether it is about the document. (A seed gives no English for what it changes.)"""
    return finding[0] != "figure-quote"


def test_nothing_is_found_in_the_plan_as_it_is() -> None:
    assert list(found(this_plan())) == []


def test_a_changed_file_alone_is_read_as_with_its_whole_folder(tmp_path: Path) -> None:
    """Shown for a file of each kind: so the cases read what they change, and not all again."""
    every = [*OTHERS, *(change for case in (*SEEDED, *HARMLESS) for change in case["changes"])]
    each = {change["file"].split("/")[0]: change for change in every}
    assert each.keys() == {
        "chapters",
        "columns",
        "indicators",
        "figures.yml",
        "allowances.yml",
        "plan.yml",
        "notice.en.md",
    }
    shutil.copytree(PLAN, tmp_path / "plan")
    for change in each.values():
        apply(tmp_path / "plan" / change["file"], change)
    loaded = load(tmp_path / "plan")
    assert loaded.findings == ()
    assert loaded.plan == with_files(this_plan(), texts_with([*each.values()])) != this_plan()


def test_there_are_forty_seeds_and_thirty_eight_are_to_be_found() -> None:
    assert len(SEEDED) == 40
    assert len([seed for seed in SEEDED if seed["finds"]]) >= 38


@pytest.mark.parametrize("seed", SEEDED, ids=[seed["name"] for seed in SEEDED])
def test_seeded(seed: dict[str, Any]) -> None:
    plan = with_files(this_plan(), texts_with(seed["changes"]))
    rules = [rule for rule in RULES if rule.name == seed["finds"]]
    assert any(any(rule(plan)) for rule in rules) if seed["finds"] else list(filter(told, found(plan))) == []


@pytest.mark.parametrize("case", HARMLESS, ids=[case["name"] for case in HARMLESS])
def test_harmless(case: dict[str, Any]) -> None:
    assert list(filter(told, found(with_files(this_plan(), texts_with(case["changes"]))))) == []
