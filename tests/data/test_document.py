"""The document holds the whole plan and gives it back."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from plansite.edition.document import Document, document, from_document, read_document
from plansite.edition.serial import json_text
from plansite.load import load
from plansite.model import Plan
from plansite.model.translation import behind
from plansite.search import search_files
from tests.data.conftest import data_of
from tests.data.documents import documents
from tests.data.plans import pages, told
from tests.data.sources import markdown_sources
from tests.loaded import PLANS, read

Json = dict[str, Any]
FROZEN = Path(__file__).parent / "frozen"
#: What ``document`` works out of the rest of a plan.
WORKED_OUT = {"version", "rights", "cover", "tables", "behind"}


def test_the_plan_comes_back_as_it_was(plan: Plan) -> None:
    back = from_document(document(plan))
    assert told(back) == told(plan)


def test_document_json_and_plan_say_the_same(plan: Plan) -> None:
    whole = document(plan, "https://plan.example/")
    text = json_text(whole)
    read_back = read_document(text)
    assert read_back == whole
    assert document(from_document(read_back), "https://plan.example/") == whole
    assert json_text(read_back) == text


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_any_document_comes_back(made: Document) -> None:
    once = document(from_document(made))
    assert once.model_dump(exclude=WORKED_OUT) == made.model_dump(exclude=WORKED_OUT)
    assert document(from_document(read_document(json_text(once)))) == once


def test_all_that_is_made_of_a_plan_can_be_made_of_its_document(plan: Plan) -> None:
    assert data_of(from_document(document(plan))) == data_of(plan)


def test_pages_and_search_of_a_plan_can_be_made_of_its_document(small: Plan) -> None:
    back = from_document(document(small))
    assert pages(back) == pages(small)
    assert search_files(back) == search_files(small)


def test_every_thing_has_a_place_of_its_own(small: Plan) -> None:
    """Figures of the text are told from values of indicators by their places."""
    back = from_document(document(small))
    for language in back.languages:
        places = [passage.place for passage in back.passages(language)]
        assert len(set(places)) == len(places)
    assert str(back.notes[0].place).startswith("plan.json#notes/0:")


def test_a_translation_that_waits_is_not_there(small: Plan) -> None:
    value = json.loads(json_text(document(small)))
    column, (_, paragraph) = value["columns"][0], value["chapters"][1]["blocks"][1:3]
    for text in (paragraph["text"], column["items"][0]["lead"], column["items"][0]["text"]):
        text["en"] = ""
    for text in (value["notice"]["title"], *(block["text"] for block in value["notice"]["blocks"])):
        text["en"] = ""
    plan = from_document(read_document(json.dumps(value)))
    translation = plan.expressions[1]
    assert translation.notice is None
    assert [str(item.id) for item in translation.columns[0].items] == ["c1-1-2"]
    assert "p1-1-1" not in {str(passage.id) for passage in plan.passages(translation.language)}
    assert "p1-1-1" in {str(passage.id) for passage in plan.passages(plan.original)}
    assert json.loads(json_text(document(plan)))["columns"] == value["columns"]


def test_a_paragraph_of_the_notice_can_wait_alone(small: Plan) -> None:
    value = json.loads(json_text(document(small)))
    value["notice"]["blocks"][0]["text"]["en"] = ""
    original, translation = from_document(read_document(json.dumps(value))).expressions
    assert original.notice and len(original.notice.paragraphs) == 1
    assert translation.notice and translation.notice.title and translation.notice.paragraphs == ()


def test_what_is_behind_stays_behind(tmp_path: Path) -> None:
    shutil.copytree(PLANS / "small", tmp_path / "plan")
    lock = tmp_path / "plan/translation.en.lock"
    lines = lock.read_text("utf-8").splitlines(keepends=True)
    late = lines.pop(3).split()[0]
    lock.write_text("".join(lines), "utf-8")
    plan = read(tmp_path / "plan")
    whole = document(plan)
    assert whole.behind == {"en": (late,)}
    back = from_document(whole)
    assert behind(back, back.translations[0]) == behind(plan, plan.translations[0]) != frozenset()


def test_the_files_of_the_text_come_back_to_the_character(small: Plan) -> None:
    folder = PLANS / "small"
    paths = [*folder.glob("chapters/*.md"), *folder.glob("columns/*.md"), *folder.glob("notice.*.md")]
    sources = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    assert markdown_sources(json.loads(json_text(document(small))), small.languages) == sources


def _holds(now: Any, kept: Any) -> bool:
    """Whether a value says all that one says that was kept; it may have keys that came later."""
    if isinstance(kept, dict):
        return isinstance(now, dict) and all(key in now and _holds(now[key], each) for key, each in kept.items())
    if isinstance(kept, list):
        return len(now) == len(kept) and all(map(_holds, now, kept))
    return bool(now == kept)


def test_a_document_that_was_kept_is_still_read() -> None:
    """Leave this file as it is: editions that were published are read for ever."""
    text = (FROZEN / "plan-1.json").read_text("utf-8")
    kept = read_document(text)
    plan = from_document(kept)
    original, translation = plan.languages
    assert (kept.schema_version, original.code, translation.code) == (1, "zh", "en")
    assert plan.meta.origin and plan.meta.origin[translation] == "From the notice.\n\nWord for word."
    assert [row.title(translation) for row in plan.tables[0].indicators] == [
        "Product pass rate",
        "Brands fostered (newly added)",
    ]
    assert [cells for _, cells in plan.tables[0].rows(original)] == [
        ["产品质量", "产品合格率", "%", "≥98", "98.20"],
        ["", "培育品牌（新增）", "", "5", "完成省下达任务"],
    ]
    assert [str(report.value) for _, report in plan.reported("pass-rate")] == ["97.50", "98.5"]
    assert plan.glossary[0].renderings(translation) == ("product quality", "quality of products", "product qualities")
    assert [str(block) for block in behind(plan, translation)] == ["p2-1-1"]
    now, then = json.loads(json_text(document(plan, "https://plan.example/"))), json.loads(text)
    for words_or_rules_of_the_program in ("version", "rights"):
        del then[words_or_rules_of_the_program]
    assert _holds(now, then)


@pytest.mark.parametrize("version", [None, 0, 2, "1"])
def test_a_document_of_another_form_is_refused(version: object, small: Plan) -> None:
    value = json.loads(json_text(document(small)))
    with pytest.raises(ValueError, match=f"schema_version is {version}; this program reads 1"):
        read_document(json.dumps({**value, "schema_version": version}))


@pytest.mark.parametrize("text", ["[]", "1", "{", ""])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_document(text)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value.pop("glossary"),
        lambda value: value["meta"].update(extra=1),
        lambda value: value["chapters"][1]["blocks"][0].update(id="m1-0-1"),
        lambda value: value["chapters"][1]["blocks"][0]["text"].pop("en"),
        lambda value: value["chapters"][1]["blocks"][0]["text"].update(fr="un"),
        lambda value: value["notes"][0].update(kind="mistake"),
        lambda value: value["version"].update(date="16.12.2021"),
        lambda value: value["tables"][0]["categories"][0]["indicators"][0]["target"].update(number=95),
    ],
)
def test_what_is_wrong_is_refused(spoil: Callable[[Json], Any], small: Plan) -> None:
    value = json.loads(json_text(document(small)))
    spoil(value)
    with pytest.raises(ValidationError):
        read_document(json.dumps(value))


def test_a_document_cannot_be_changed(small: Plan) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        document(small).meta.title = {}  # type: ignore[misc]


def test_the_same_plan_gives_the_same_data(plan: Plan) -> None:
    loaded = load(PLANS / "small").plan
    assert loaded and data_of(loaded) == data_of(read(PLANS / "small"))
    assert document(plan) == document(plan)
