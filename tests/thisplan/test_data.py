"""The data of this plan: they hold what its files hold, and give the plan back."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree

from plansite.data import data_files
from plansite.data.sheets import SHEETS
from plansite.edition.document import document, from_document, read_document
from plansite.model import Plan
from plansite.search import search_files
from tests.data.plans import pages, told
from tests.data.sources import markdown_sources
from tests.data.test_sheets import package_in, rows_of
from tests.data.test_words import akn_words, load_akn_schema, markdown_words, words_of
from tests.loaded import ROOT, this_plan
from tests.published import expected_text, normalised

Json = dict[str, Any]
PLAN = ROOT / "plan"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return this_plan()


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, str]:
    return {path.removeprefix("data/"): text for path, text in data_files(plan).items()}


@pytest.fixture(scope="module")
def whole(files: dict[str, str]) -> Json:
    """What a reader of plan.json gets."""
    found: Json = json.loads(files["plan.json"])
    return found


@pytest.fixture(scope="module")
def back(files: dict[str, str]) -> Plan:
    """The plan that plan.json gives back."""
    return from_document(read_document(files["plan.json"]))


def _yaml(name: str) -> Any:
    return yaml.load((PLAN / name).read_text("utf-8"), yaml.CSafeLoader)


def test_chapters_columns_and_notice_come_back_to_the_character(plan: Plan, whole: Json) -> None:
    paths = [*PLAN.glob("chapters/*.md"), *PLAN.glob("columns/*.md"), *PLAN.glob("notice.*.md")]
    sources = {path.relative_to(PLAN).as_posix(): path.read_text("utf-8") for path in paths}
    assert markdown_sources(whole, plan.languages) == sources


def test_tables_are_those_of_the_files(whole: Json) -> None:
    for table in whole["tables"]:
        source = _yaml(f"indicators/table-{table['number']}.yml")
        rows = [row for category in source["categories"] for row in category["indicators"]]
        found = [row for category in table["categories"] for row in category["indicators"]]
        assert [row["id"] for row in found] == [f"i-{row['id']}" for row in rows]
        assert [row["name"] for row in found] == [row["name"] for row in rows]
        assert [row["unit"] for row in found] == [row.get("unit") for row in rows]
        assert [row["target"]["text"] for row in found] == [row["target"] for row in rows]
        assert [row["actual"] and row["actual"]["text"] for row in found] == [row.get("actual") for row in rows]
        assert [row["new"] for row in found] == [row.get("new", False) for row in rows]
        assert (table["caption"], table["note"]) == (source["caption"], source.get("note"))
        assert [{"key": each["key"], "head": each["head"]} for each in table["columns"]] == source["columns"]


def test_notes_terms_and_corrections_are_those_of_the_files(whole: Json) -> None:
    assert [(note["id"], note["text"]) for note in whole["notes"]] == [
        (f"n-{note['id']}", note["text"]) for note in _yaml("notes.yml")
    ]
    assert [(term["id"], term["term"], term["forms"], term["reading"], term["note"]) for term in whole["glossary"]] == [
        (
            f"g-{each['id']}",
            {"zh": each["zh"], "en": each["en"]},
            each.get("forms", {}),
            each.get("reading"),
            each.get("note"),
        )
        for each in _yaml("glossary.yml")
    ]
    assert [(each["line"], each["source"], each["published"], each["reason"]) for each in whole["corrections"]] == [
        (each["line"], each["source"], each["published"], each["reason"]) for each in _yaml("corrections.yml")
    ]


def test_the_plan_comes_back_from_its_document(plan: Plan, back: Plan) -> None:
    assert told(back) == told(plan)
    assert document(back) == document(plan)


def test_all_that_is_published_can_be_made_of_the_document(plan: Plan, files: dict[str, str], back: Plan) -> None:
    assert {path.removeprefix("data/"): text for path, text in data_files(back).items()} == files
    assert pages(back) == pages(plan)
    assert search_files(back) == search_files(plan)


def test_the_files_fit_their_schemas(files: dict[str, str]) -> None:
    def validator(name: str) -> Any:
        return jsonschema.Draft202012Validator(json.loads(files[name]), format_checker=jsonschema.FormatChecker())

    validator("plan.schema.json").validate(json.loads(files["plan.json"]))
    block = validator("block.schema.json")
    for path, text in files.items():
        if path.startswith("blocks/"):
            block.validate(json.loads(text))


def test_the_package_is_valid(files: dict[str, str], tmp_path: Path) -> None:
    report = package_in(tmp_path, files).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_no_cell_had_to_be_guarded(files: dict[str, str]) -> None:
    for sheet in SHEETS:
        assert not [cell for row in rows_of(files[sheet.path]) for cell in row.values() if cell.startswith("'")]


def test_commitments_are_the_promised_figures_word_for_word(plan: Plan, files: dict[str, str]) -> None:
    entries = [entry for entry in (plan.figures.figures if plan.figures else ()) if entry.promise]
    found = rows_of(files["commitments.csv"])
    assert len(found) == len(entries) >= 20
    for row, entry in zip(found, entries, strict=True):
        assert (row["block"], row["figure_zh"], row["by"]) == (str(entry.block), entry.figure, entry.by or "")
        for language in plan.languages:
            assert row[f"figure_{language}"] in row[f"quote_{language}"]


def test_who_is_named_as_responsible_is_quoted(plan: Plan, files: dict[str, str]) -> None:
    found = {row["id"]: row["responsible_zh"] for row in rows_of(files["measures.csv"]) if row["responsible_zh"]}
    named = {str(link.block): " | ".join(words[plan.original] for words in link.responsible) for link in plan.links}
    assert found == {block: words for block, words in named.items() if words and block[0] in "mc"}


def test_every_format_says_the_plan(plan: Plan, files: dict[str, str]) -> None:
    assert normalised(files[f"plan.{plan.original}.txt"]) == expected_text(PLAN)
    for language in plan.languages:
        words = words_of(plan, language)
        assert normalised(files[f"plan.{language}.txt"]) == words
        assert markdown_words(files[f"plan.{language}.md"]) == words
        assert akn_words(files[f"plan.{language}.akn.xml"]) == words.replace("•", "")


def test_akoma_ntoso_is_valid_and_dated(plan: Plan, files: dict[str, str]) -> None:
    schema = load_akn_schema()
    for language in plan.languages:
        root = etree.fromstring(files[f"plan.{language}.akn.xml"].encode())
        schema.assertValid(root)
        dates = {(date.get("date"), date.get("name")) for date in root.iter("{*}FRBRdate")}
        assert dates == {("2021-12-16", "publication")}
