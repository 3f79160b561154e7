"""A third language is a folder: a plan in three languages has its data in all of them, and in no form of two."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from frictionless import Package
from lxml import etree

from plansite.data import data_files, data_offer
from plansite.edition.document import document, from_document, read_document
from plansite.edition.serial import json_text
from plansite.model import Plan
from tests.data.schemas import check_schema
from tests.data.test_words import load_akn_schema, markdown_words, words_of
from tests.loaded import read
from tests.published import normalised
from tests.third_language import CODE, made_up_language, plan_in_three_languages

Files = dict[str, str]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The small plan in Chinese, English and a made-up language."""
    folder = tmp_path_factory.mktemp("three")
    with made_up_language(folder):
        yield read(plan_in_three_languages(folder))


@pytest.fixture(scope="module")
def three_files(three: Plan) -> Files:
    return {path.removeprefix("data/"): text for path, text in data_files(three).items()}


def test_every_text_is_in_three_languages(three_files: Files) -> None:
    value = json.loads(three_files["plan.json"])
    assert value["languages"] == [*value["meta"]["title"]] == ["zh", "en", CODE]
    assert [*value["behind"]] == ["en", CODE]
    block = json.loads(three_files["blocks/m1-1-1.json"])
    for name, told in (("plan", value), ("block", block)):
        schema = json.loads(three_files[f"{name}.schema.json"])
        check_schema(schema)
        jsonschema.Draft202012Validator(schema).validate(told)
    assert [*block["address"]] == ["zh", "en", CODE, "parallel", f"parallel-{CODE}", "short"]
    assert [*block["terms"][0]] == ["id", "zh", "en", CODE]


def test_the_plan_comes_back(three: Plan) -> None:
    whole = document(three)
    assert document(from_document(read_document(json_text(whole)))) == whole
    assert data_files(from_document(whole)) == data_files(three)


def test_every_language_has_its_files(three: Plan, three_files: Files) -> None:
    schema = load_akn_schema()
    for language in three.languages:
        words = words_of(three, language)
        assert normalised(three_files[f"plan.{language}.txt"]) == words
        assert markdown_words(three_files[f"plan.{language}.md"]) == words
        root = etree.fromstring(three_files[f"plan.{language}.akn.xml"].encode())
        schema.assertValid(root)
        assert [each.get("language") for each in root.iter("{*}FRBRlanguage")] == [language.iso639_3]
    offered = {file.name for file in data_offer(three, data_files(three)).files}
    assert {f"plan.{CODE}.md", f"plan.{CODE}.txt", f"plan.{CODE}.akn.xml"} < offered


def test_the_sheets_have_a_column_more(three_files: Files, tmp_path: Path) -> None:
    head = three_files["indicators.csv"].removeprefix("\ufeff").splitlines()[0].split(",")
    assert [name for name in head if name.startswith("name_")] == ["name_zh", "name_en", f"name_{CODE}"]
    for name, text in three_files.items():
        if name.endswith((".csv", "datapackage.json")):
            (tmp_path / name).write_bytes(text.encode("utf-8"))
    assert Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_rights_name_no_single_translation(three: Plan) -> None:
    rights = document(three).rights
    assert "The translations, the glossary" in rights["en"] and "各译文、术语表" in rights["zh"]
