"""Pictures for shared links: one for each page that has a title of its own; the same bytes for the same words."""

import io
from pathlib import Path

import pytest
import yaml
from PIL import Image

from plansite.load import load
from plansite.model import Plan
from plansite.render.everything import render
from plansite.render.pictures import SIZE, pictures
from tests.bad_plans import SMALL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(SMALL).plan
    assert plan is not None
    return plan


def test_every_page_has_one(plan: Plan) -> None:
    made = set(pictures(plan))
    named = set()
    for path, text in render(plan, base="https://plan.example/").items():
        if path.endswith(".md"):
            named.add(yaml.safe_load(text.split("---\n")[1])["picture"])
    assert named == made and len(made) == 11
    assert "picture:" not in "".join(render(plan).values())


def test_same_words_same_bytes(plan: Plan) -> None:
    assert pictures(plan) == pictures(plan)


def test_whole_plan_fits() -> None:
    plan = load(ROOT / "plan").plan
    assert plan is not None
    made = pictures(plan)
    assert len(set(made.values())) == len(made) == 27
    for name, data in made.items():
        picture = Image.open(io.BytesIO(data))
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", SIZE)
        assert len(data) < 40_000
        ink = picture.point([value > 4 for value in range(256)], "1").getbbox()
        assert ink is not None, name
        left, top, right, bottom = ink
        assert left >= 90 and top >= 90 and right <= SIZE[0] - 80 and bottom <= SIZE[1] - 80, name
