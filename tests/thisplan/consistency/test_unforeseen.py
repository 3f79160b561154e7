"""Contradictions of many forms and places are found by the rules in general; changes that are none are let be."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.checks.notes import no_figure, no_place
from tests.changed import with_files
from tests.loaded import this_plan
from tests.thisplan.consistency.editor import entered
from tests.thisplan.consistency.test_consistency import _unchanged_parts_compared_once, found, texts_with, told

HERE = Path(__file__).parent
CONTRADICTIONS: list[dict[str, Any]] = yaml.load((HERE / "contradictions.yml").read_text("utf-8"), yaml.CSafeLoader)
AGREEMENTS: list[dict[str, Any]] = yaml.load((HERE / "agreements.yml").read_text("utf-8"), yaml.CSafeLoader)

__all__ = ["_unchanged_parts_compared_once"]


def seen_in(*cases: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the rules find after changes of one kind, with what an editor would enter beside them."""
    texts = texts_with([change for case in cases for change in (case, *case.get("also", []))])
    plan = entered(with_files(this_plan(), texts), cases[0].get("as", "context"))
    notes = ((finding.rule, finding.message) for rule in (no_figure, no_place) for finding in rule(plan))
    return chain(notes, filter(told, found(plan)))


def together() -> list[list[dict[str, Any]]]:
    """The changes that agree, all that can be made beside each other in one plan: those of one kind, at other places."""
    groups: dict[object, list[dict[str, Any]]] = defaultdict(list)
    times = Counter[object]()
    for case in AGREEMENTS:
        where = (case["file"], case["find"])
        groups[case["put"] if "also" in case else (case.get("as"), times[where])].append(case)
        times[where] += 1
    return list(groups.values())


def test_there_are_many() -> None:
    assert len(CONTRADICTIONS) >= 100
    assert len(AGREEMENTS) >= 40


@pytest.mark.parametrize("case", CONTRADICTIONS, ids=[case["put"][-24:] for case in CONTRADICTIONS])
def test_a_contradiction_is_found(case: dict[str, Any]) -> None:
    assert any(True for _ in seen_in(case))


@pytest.mark.parametrize("cases", together(), ids=len)
def test_changes_that_agree_are_let_be(cases: list[dict[str, Any]]) -> None:
    """Each rule is shown them all: what it held against one of them alone, it holds against it among others, too."""
    assert list(seen_in(*cases)) == []
