"""Every block has a file of its own, which tells what it says and where it stands."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from plansite.model import Plan
from plansite.model.history import identities
from plansite.pages.addresses import Addresses, short_address
from tests.data.conftest import Files, data_of


def test_every_block_has_a_file_that_tells_where_it_stands(plan: Plan, files: Files) -> None:
    blocks = {path.removeprefix("blocks/").removesuffix(".json") for path in files if path.startswith("blocks/")}
    expected = [each for each in identities(plan) if each.kind not in {"note", "term"}]
    assert blocks == {str(each) for each in expected} | {str(move.source) for move in plan.moved}
    addresses = Addresses(plan)
    for identity in expected:
        block = json.loads(files[f"blocks/{identity}.json"])
        where = block["address"]
        codes = {each.code: addresses.of(identity, each) for each in plan.languages}
        assert {code: where[code] for code in codes} == codes
        assert where.get("short") == (None if identity.kind == "page" else short_address(identity))
        assert {note["id"] for note in block["notes"]} == {str(note.identity) for note in plan.notes_on(identity)}
        assert block["kind"] == identity.kind


def test_only_a_plan_in_several_languages_is_shown_side_by_side(plan: Plan, files: Files) -> None:
    beside = {
        path: json.loads(text)["address"].get("parallel")
        for path, text in files.items()
        if path.startswith("blocks/") and path != "blocks/p1-1-2.json"
    }
    if plan.translations:
        assert beside.pop("blocks/cover.json") is None
        assert beside["blocks/m1-1-1.json"] == "parallel/1/#m1-1-1"
        assert all(beside.values())
    else:
        assert set(beside.values()) == {None}


def test_blocks_lead_from_one_to_the_next_in_reading_order(plan: Plan, files: Files) -> None:
    order = dict.fromkeys(str(each.id) for each in plan.passages(plan.original) if each.id.kind != "page")
    for before, after in pairwise(order):
        assert json.loads(files[f"blocks/{before}.json"])["next"] == after
        assert json.loads(files[f"blocks/{after}.json"])["previous"] == before
    first, last = next(iter(order)), next(reversed(order))
    assert json.loads(files[f"blocks/{first}.json"])["previous"] is None
    assert json.loads(files[f"blocks/{last}.json"])["next"] is None


def test_an_indicator_is_told_what_serves_it_and_what_was_reported(plans: dict[str, Plan]) -> None:
    block = json.loads(data_of(plans["reported"])["blocks/i-pass-rate.json"])
    assert [link["block"] for link in block["links"]] == ["m1-1-1"]
    assert [(each["year"], each["value"]["text"]) for each in block["progress"]] == [(2022, "97.50"), (2023, "98.5")]
    assert (block["within"], block["category"]["zh"]) == ("t1", "产品质量")


def test_a_block_that_was_moved_tells_where_it_went(small_files: Files) -> None:
    assert json.loads(small_files["blocks/p1-1-2.json"])["moved"]["to"] == "m1-1-1"


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("small", [["g-product-quality", "产品质量", "product quality"], ["g-testing", "检测", "testing"]]),
        ("chinese", [["g-product-quality", "产品质量"], ["g-testing", "检测"]]),
        ("english", [["g-clean-water", "clean river water"], ["g-gauging", "gauging"]]),
    ],
)
def test_the_terms_of_a_block_are_those_of_its_original(
    name: str, terms: list[list[str]], plans: dict[str, Plan]
) -> None:
    found = json.loads(data_of(plans[name])["blocks/m1-1-1.json"])["terms"]
    assert [[*term.values()] for term in found] == terms
    assert [*found[0]] == ["id", *(language.code for language in plans[name].languages)]


def test_the_cover_explains_no_terms(small: Plan) -> None:
    """Its title stands on the home page, which marks none."""
    testing = small.glossary[1]
    named = testing.model_copy(update={"id": "plan-title"})
    named.__pydantic_extra__["zh"] = "质量规划"
    files = data_of(replace(small, glossary=(named,)))
    assert json.loads(files["blocks/cover.json"])["terms"] == []
    assert [term["id"] for term in json.loads(files["blocks/notice.json"])["terms"]] == ["g-plan-title"]
