"""Citations, word for word: four forms, for the plan's words and the editors', on Chinese and on English pages."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.ground.findings import Place
from plansite.languages import Language
from plansite.load import load
from plansite.model import Plan, Text
from plansite.model.entries import Marks
from plansite.model.version import Version
from plansite.pages.citation import fill, forms, parts
from plansite.render.everything import render
from tests.bad_plans import SMALL

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("zh/2.md", "zh/3.md", "en/2.md", "parallel/2.md")
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


def test_every_kind_has_a_name_in_both_languages() -> None:
    names = parts()
    assert names["zh"]["i"] == "指标“{name}”" and names["en"]["g"] == "Term “{name}”"
    kinds = {"page", "s", "m", "p", "c", "item", "t", "a", "i", "n", "g"}
    assert set(names) == {"zh", "en"} and all(set(each) == kinds for each in names.values())


def test_pages_know_the_names_of_the_other_language() -> None:
    docs = render(_plan())
    names = {path: json.loads(yaml.safe_load(docs[path].split("---\n")[1])["citing"])["names"] for path in PAGES}
    assert names["zh/2.md"]["i-pm25"] == names["parallel/2.md"]["i-pm25"] == "Average urban PM2.5 concentration"
    assert names["en/2.md"]["i-pm25"] == "城市PM2.5平均浓度"
    assert names["zh/3.md"] == {} and len(names["zh/2.md"]) == 23


def test_no_character_of_a_title_is_a_command_to_tex() -> None:
    marks = Marks(place=Place(path="plan/plan.yml"), keys={})
    title = Text.model_construct(marks=marks, zh="50%_{甲}", en=r"R&D {100%} #1 a_b $ ~ ^ \x")
    plan = _plan(SMALL)
    plan = replace(plan, meta=plan.meta.model_copy(update={"title": title, "status": None}))
    bibtex = next(form for form in forms(plan, NOW, "en") if form.key == "bibtex").plan
    words = r"R\&D \textbraceleft{}100\%\textbraceright{} \#1 a\_b \$ \textasciitilde{} \textasciicircum{} \textbackslash{}x"
    assert f"title = {{{{{words}: {{part_tex}}}}}}" in bibtex
    assert bibtex.count("{") == bibtex.count("}")
