"""Forms of citation: every placeholder is known, every kind of block has a name, no title is a command to TeX."""

import json
from dataclasses import replace

import pytest
import yaml

from plansite.ground.findings import Place
from plansite.languages import language
from plansite.model import Text
from plansite.model.entry import Places
from plansite.model.version import Version
from plansite.pages.citation import citations, fill, parts
from plansite.render.everything import render
from tests.loaded import small

NOW = Version(date="2021-12-16", digest="0123456789ab")
PLACEHOLDERS = (
    "address", "carrier", "locator", "accessed", "accessed_long", "quotation", "part", "part_tex", "id",
)  # fmt: skip
KINDS = {"page", "s", "m", "p", "c", "item", "t", "f", "a", "i", "n", "g"}


def test_value_that_looks_like_a_placeholder_stays() -> None:
    assert fill("{quotation} {id}", {"quotation": "{id}", "id": "m3-1-2"}) == "{id} m3-1-2"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_placeholder_is_known(code: str) -> None:
    for each in citations(small(), NOW, language(code)):
        for template in (each.form.plan, each.form.editors):
            left = fill(template, dict.fromkeys(PLACEHOLDERS, "X")).replace("{{", "").replace("}}", "")
            assert not any(f"{{{name}" in left for name in ("part", "address", "accessed"))


@pytest.mark.parametrize("code", ["zh", "en"])
def test_standards_keep_their_language_the_rest_is_in_that_of_the_page(code: str) -> None:
    found = [(each.form.key, each.language.code) for each in citations(small(), NOW, language(code))]
    assert found == [("gbt7714", "zh"), ("apa", "en"), ("bibtex", code), ("plain", code)]


def test_every_kind_has_a_name_in_every_language() -> None:
    names = {code: parts(language(code)) for code in ("zh", "en")}
    assert names["zh"]["i"] == "指标“{name}”" and names["en"]["g"] == "Term “{name}”"
    assert all(set(each) == KINDS for each in names.values())


def test_pages_know_the_names_in_other_languages() -> None:
    docs = render(small())
    pages = ("zh/1.md", "zh/2.md", "en/1.md", "parallel/1.md")
    names = {path: json.loads(yaml.safe_load(docs[path].split("---\n")[1])["citing"])["names"] for path in pages}
    assert names["zh/1.md"] == names["parallel/1.md"] and names["zh/1.md"].keys() == {"en"}
    rows = [row for table in small().tables for row in table.indicators]
    assert names["zh/1.md"]["en"] == {str(row.identity): row.name[language("en")] for row in rows}
    assert names["en/1.md"]["zh"] == {str(row.identity): row.name[language("zh")] for row in rows}
    assert names["zh/2.md"] == {"en": {}}


def test_no_character_of_a_title_is_a_command_to_tex() -> None:
    places = Places(place=Place(path="plan/plan.yml"), keys={})
    title = Text.model_construct(places=places, zh="50%_{甲}", en=r"R&D {100%} #1 a_b $ ~ ^ \x")
    plan = replace(small(), meta=small().meta.model_copy(update={"title": title, "status": None}))
    bibtex = next(each for each in citations(plan, NOW, language("en")) if each.form.key == "bibtex").form.plan
    words = (
        r"R\&D \textbraceleft{}100\%\textbraceright{} \#1 a\_b \$ "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{}x"
    )
    assert f"title = {{{{{words}: {{part_tex}}}}}}" in bibtex
    assert bibtex.count("{") == bibtex.count("}")
