"""plan.json holds the whole plan, and says so in its schema."""

import copy
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from plansite.data import data_files
from plansite.data.akn import akn_text
from plansite.data.markdown import markdown_text
from plansite.data.package import package_text
from plansite.data.plain import plain_text
from plansite.data.serial import json_text
from plansite.data.sheets import sheet_files
from plansite.languages import LANGUAGES
from plansite.model import Plan
from plansite.model.history import identities
from plansite.model.version import version
from plansite.pages.addresses import Addresses, short_address
from tests.data.sources import markdown_sources

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def document(files: dict[str, str]) -> Json:
    """What a reader of the file gets."""
    found: Json = json.loads(files["plan.json"])
    return found


def _validator(files: dict[str, str], name: str) -> Any:
    schema = json.loads(files[f"{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_chapters_columns_and_notice_come_back_to_the_character(document: Json) -> None:
    plan = ROOT / "plan"
    paths = [*plan.glob("chapters/*.md"), *plan.glob("columns/*.md"), *plan.glob("notice.*.md")]
    sources = {path.relative_to(plan).as_posix(): path.read_text("utf-8") for path in paths}
    assert markdown_sources(document) == sources


def test_tables_notes_terms_and_corrections_are_those_of_the_files(document: Json) -> None:
    def read(name: str) -> Any:
        return yaml.safe_load((ROOT / "plan" / name).read_text("utf-8"))

    for table in document["tables"]:
        source = read(f"indicators/table-{table['number']}.yml")
        rows = [row for category in source["categories"] for row in category["indicators"]]
        found = [row for category in table["categories"] for row in category["indicators"]]
        assert [row["id"] for row in found] == [f"i-{row['id']}" for row in rows]
        assert [row["name"] for row in found] == [row["name"] for row in rows]
        assert [row["unit"] for row in found] == [row.get("unit") for row in rows]
        assert [row["target"]["text"] for row in found] == [row["target"] for row in rows]
        assert [row["actual"] and row["actual"]["text"] for row in found] == [row.get("actual") for row in rows]
        assert [row["new"] for row in found] == [row.get("new", False) for row in rows]
        assert (table["caption"], table["note"]) == (source["caption"], source.get("note"))
    assert [(note["id"], note["text"]) for note in document["notes"]] == [
        (f"n-{note['id']}", note["text"]) for note in read("notes.yml")
    ]
    terms = [(term["id"], term["zh"], term["en"], term["forms"], term["note"]) for term in document["glossary"]]
    assert terms == [
        (f"g-{term['id']}", term["zh"], term["en"], term.get("forms", []), term.get("note"))
        for term in read("glossary.yml")
    ]
    assert [(each["line"], each["source"], each["published"], each["reason"]) for each in document["corrections"]] == [
        (each["line"], each["source"], each["published"], each["reason"]) for each in read("corrections.yml")
    ]


def test_every_other_format_can_be_made_from_the_file_alone(document: Json, files: dict[str, str]) -> None:
    assert json_text(document) == files["plan.json"]
    assert package_text(document) == files["datapackage.json"]
    assert dict(sheet_files(document)).items() <= files.items()
    for language in LANGUAGES:
        assert markdown_text(document, language) == files[f"plan.{language}.md"]
        assert plain_text(document, language) == files[f"plan.{language}.txt"]
        assert akn_text(document, language) == files[f"plan.{language}.akn.xml"]


def test_the_plan_and_every_block_fit_their_schemas(files: dict[str, str]) -> None:
    _validator(files, "plan").validate(json.loads(files["plan.json"]))
    block = _validator(files, "block")
    for path, text in files.items():
        if path.startswith("blocks/"):
            block.validate(json.loads(text))


def test_a_small_plan_fits_as_well(small: Plan) -> None:
    files = {path.removeprefix("data/"): text for path, text in data_files(small, base="https://plan.example/").items()}
    document = json.loads(files["plan.json"])
    _validator(files, "plan").validate(document)
    assert document["home"] == "https://plan.example/"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("glossary"),
        lambda document: document["meta"].update(extra=1),
        lambda document: document["tables"][0]["categories"][0]["indicators"][0]["target"].update(text="≥9x"),
        lambda document: document["tables"][0]["categories"][0]["indicators"][0]["target"].update(number=95),
        lambda document: document["chapters"][1]["blocks"][0].update(id="m1-0-1"),
        lambda document: document["chapters"][1]["blocks"][0]["text"].pop("en"),
        lambda document: document["notes"][0].update(kind="mistake"),
        lambda document: document["version"].update(date="16.12.2021"),
    ],
)
def test_what_is_wrong_does_not_fit(spoil: Callable[[Json], Any], document: Json, files: dict[str, str]) -> None:
    spoilt = copy.deepcopy(document)
    spoil(spoilt)
    assert not _validator(files, "plan").is_valid(spoilt)


def test_every_block_has_a_file_that_tells_where_it_stands(plan: Plan, files: dict[str, str]) -> None:
    blocks = {path.removeprefix("blocks/").removesuffix(".json") for path in files if path.startswith("blocks/")}
    expected = [each for each in identities(plan) if each.kind not in {"note", "term"}]
    assert blocks == {str(each) for each in expected} | {str(move.source) for move in plan.moved}
    addresses = Addresses(plan)
    for identity in expected:
        block = json.loads(files[f"blocks/{identity}.json"])
        where = block["address"]
        assert {each: where[each] for each in LANGUAGES} == {each: addresses.of(identity, each) for each in LANGUAGES}
        assert where.get("short") == (None if identity.kind == "page" else short_address(identity))
        assert {note["id"] for note in block["notes"]} == {str(note.identity) for note in plan.notes_on(identity)}


def test_blocks_lead_from_one_to_the_next_in_reading_order(plan: Plan, files: dict[str, str]) -> None:
    order = dict.fromkeys(str(each.id) for each in plan.passages("zh") if each.id.kind != "page")
    for before, after in pairwise(order):
        assert json.loads(files[f"blocks/{before}.json"])["next"] == after
        assert json.loads(files[f"blocks/{after}.json"])["previous"] == before
    first, last = next(iter(order)), next(reversed(order))
    assert json.loads(files[f"blocks/{first}.json"])["previous"] is None
    assert json.loads(files[f"blocks/{last}.json"])["next"] is None


def test_the_version_is_that_of_the_site(plan: Plan, document: Json) -> None:
    now = version(plan)
    assert document["version"] == {"date": now.date, "digest": now.digest}


def test_the_same_plan_gives_the_same_data(plan: Plan, files: dict[str, str]) -> None:
    again = data_files(plan)
    assert {path: again[f"data/{path}"] for path in files} == files
