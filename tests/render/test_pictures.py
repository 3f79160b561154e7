"""Pictures for shared links: one for each page that has a title of its own; the same bytes for the same words."""

from pathlib import Path

import pytest
import yaml

from plansite.load import load
from plansite.model import Plan
from plansite.render.everything import render
from plansite.render.pictures import pictures
from tests.bad_plans import SMALL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(SMALL).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def made(plan: Plan) -> dict[str, bytes]:
    return dict(pictures(plan))


def test_every_page_has_one(plan: Plan, made: dict[str, bytes]) -> None:
    named = set()
    for path, text in render(plan, base="https://plan.example/").items():
        if path.endswith(".md"):
            named.add(yaml.load(text.split("---\n")[1], yaml.CSafeLoader)["picture"])
    assert named == set(made) and len(made) == 11
    assert "picture:" not in "".join(render(plan).values())


def test_same_words_same_bytes(plan: Plan) -> None:
    assert pictures(plan) == pictures(plan)
