"""The published schemas are those of the models, and take what is published."""

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import jsonschema
import pytest

from plansite.edition.document import Document
from plansite.model import Plan
from tests.data.conftest import Files
from tests.data.schemas import check_schema

Json = dict[str, Any]


def _validator(files: Files, name: str) -> Any:
    return _checked(files[f"{name}.schema.json"])


@cache
def _checked(text: str) -> Any:
    schema = json.loads(text)
    check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_the_plan_and_every_block_fit(files: Files) -> None:
    _validator(files, "plan").validate(json.loads(files["plan.json"]))
    block = _validator(files, "block")
    for path, text in files.items():
        if path.startswith("blocks/"):
            block.validate(json.loads(text))


def test_a_text_has_the_languages_of_the_plan(plan: Plan, files: Files) -> None:
    codes = [language.code for language in plan.languages]
    for name in ("plan", "block"):
        texts = json.loads(files[f"{name}.schema.json"])["$defs"]["Texts"]
        assert (texts["required"], [*texts["properties"]], texts["additionalProperties"]) == (codes, codes, False)


def test_every_key_is_demanded_and_no_other_let_in(files: Files) -> None:
    schema = json.loads(files["plan.schema.json"])
    assert schema["required"] == [*json.loads(files["plan.json"])]
    for name, part in [("the whole", schema), *schema["$defs"].items()]:
        if name not in {"AnyId"}:
            assert part["description"] and part["additionalProperties"] is False, name
            assert part["required"] == [*part["properties"]], name


def test_the_schema_speaks_of_every_field_of_the_models(files: Files) -> None:
    keys = [field.alias or key for key, field in Document.model_fields.items()]
    assert [*json.loads(files["plan.schema.json"])["properties"]] == keys


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value.pop("glossary"),
        lambda value: value["meta"].update(extra=1),
        lambda value: value["tables"][0]["categories"][0]["indicators"][0]["target"].update(kind="guess"),
        lambda value: value["tables"][0]["categories"][0]["indicators"][0]["target"].update(number=95),
        lambda value: value["tables"][0]["columns"][0].update(colour=None),
        lambda value: value["chapters"][1]["blocks"][0].update(id="m1-0-1"),
        lambda value: value["chapters"][1]["blocks"][0]["text"].pop("en"),
        lambda value: value["chapters"][1]["blocks"][0]["text"].update(fr="un"),
        lambda value: value["notes"][0].update(kind="mistake"),
        lambda value: value["version"].update(date="16.12.2021"),
        lambda value: value["version"].update(date="2021-02-30"),
        lambda value: value.update(schema_version=2),
    ],
)
def test_what_is_wrong_does_not_fit(spoil: Callable[[Json], Any], small_files: Files) -> None:
    spoilt = copy.deepcopy(json.loads(small_files["plan.json"]))
    spoil(spoilt)
    assert not _validator(small_files, "plan").is_valid(spoilt)


@pytest.mark.parametrize(
    ("block", "spoil"),
    [
        ("m1-1-1", lambda value: value.pop("lead")),
        ("m1-1-1", lambda value: value.update(colour="red")),
        ("m1-1-1", lambda value: value.update(kind="section")),
        ("m1-1-1", lambda value: value["terms"][0].update(zh=1)),
        ("t1", lambda value: value["categories"][0].update(indicators=["m1-1-1"])),
        ("i-pass-rate", lambda value: value["target"].update(kind="guess")),
        ("p1-1-2", lambda value: value["moved"].pop("to")),
    ],
)
def test_a_block_that_is_wrong_does_not_fit(block: str, spoil: Callable[[Json], Any], small_files: Files) -> None:
    value = json.loads(small_files[f"blocks/{block}.json"])
    spoil(value)
    assert not _validator(small_files, "block").is_valid(value)


def test_a_value_in_words_fits(small_files: Files) -> None:
    value = json.loads(small_files["plan.json"])
    nothing = dict.fromkeys(("comparator", "number", "low", "high"))
    words = {"text": "完成省下达任务", "kind": "words", **nothing}
    value["tables"][0]["categories"][0]["indicators"][0]["target"] = words
    _validator(small_files, "plan").validate(value)
