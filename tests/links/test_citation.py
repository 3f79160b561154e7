"""Citations, word for word: four forms, for the plan's words and the editors', on Chinese and on English pages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.citation import fill, forms, parts
from plansite.load import load
from plansite.model import Plan
from plansite.version import Version
from plansite.vocabulary import Language
from tests.bad_plans import SMALL

ROOT = Path(__file__).resolve().parents[2]
ONLINE = {"carrier": "OL", "locator": "url"}
NOW = Version(date="2021-12-16", digest="0123456789ab")
GOLDEN: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("citations.yml").read_text("utf-8"))


def _plan(folder: Path = ROOT / "plan") -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


def _bare(plan: Plan) -> Plan:
    """A plan of which the source says neither who issued it nor when, nor that it is a draft."""
    meta = plan.meta.model_copy(update={"issuer": None, "consultation": None, "status": None})
    return replace(plan, meta=meta)


@pytest.mark.parametrize("case", GOLDEN, ids=[case["name"] for case in GOLDEN])
def test_golden(case: dict[str, Any]) -> None:
    plan, now = _plan(), NOW
    if case.get("bare"):
        plan, now = _bare(plan), replace(NOW, date="")
    written = {
        form.key: fill(form.edition if case.get("edition") else form.plan, ONLINE | case["values"])
        for form in forms(plan, now, case["language"])
    }
    assert written == case["forms"]


def test_value_that_looks_like_a_placeholder_stays() -> None:
    assert fill("{quotation} {id}", {"quotation": "{id}", "id": "m3-1-2"}) == "{id} m3-1-2"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_placeholder_is_known(language: Language) -> None:
    for form in forms(_plan(SMALL), NOW, language):
        for template in (form.plan, form.edition):
            known = dict.fromkeys(
                (
                    "address",
                    "carrier",
                    "locator",
                    "accessed",
                    "accessed_en",
                    "quotation",
                    "part",
                    "part_zh",
                    "part_en",
                    "part_tex",
                    "id",
                ),
                "X",
            )
            left = fill(template, known).replace("{{", "").replace("}}", "")
            assert "{part" not in left and "{address" not in left and "{accessed" not in left


def test_names_are_in_their_language() -> None:
    on_chinese, on_english = parts("zh"), parts("en")
    assert on_chinese["zh"]["i"] == "指标“{name}”" and on_chinese["en"]["i"] == "Indicator “{key}”"
    assert on_english["en"]["g"] == "Term “{name}”" and on_english["zh"]["g"] == "术语“{key}”"
    kinds = {"page", "s", "m", "p", "c", "item", "t", "a", "i", "n", "g"}
    assert all(set(names) == kinds for names in (*on_chinese.values(), *on_english.values()))
