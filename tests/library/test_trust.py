"""Trust between plans: what a plan holds stays its own, whatever it says."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from plansite.library.card import Card, Texts, card
from plansite.library.making import Job, make
from plansite.library.moved import moved_pages
from plansite.library.news import feeds
from plansite.library.pages import pages
from plansite.library.same import shared
from plansite.library.settings import configuration as library_settings
from plansite.library.shelf import Shelf
from plansite.load import load
from plansite.site.settings import configuration as plan_settings
from tests.library.conftest import PLANS, Made

EVIL = '</title></script><script>alert(1)</script>"><img src=x onerror=alert(1)>{{ 7*7 }} [x](javascript:alert(1)) `'


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan to spoil, beside another that is none of its business."""
    shutil.copytree(PLANS / "english", tmp_path / "other")
    return Path(shutil.copytree(PLANS / "english", tmp_path / "plan"))


def first_lines(folder: Path) -> list[str]:
    return [str(each).splitlines()[0] for each in load(folder).findings]


def test_a_link_to_a_file_of_another_plan_is_not_read(plan: Path) -> None:
    (plan / "chapters/01.en.md").unlink()
    (plan / "chapters/01.en.md").symlink_to(plan.parent / "other/chapters/01.en.md")
    assert first_lines(plan) == [
        "plan/chapters/01.en.md:1:1: this is a link that leads out of the folder of the plan  [file-outside]"
    ]
    assert load(plan).plan is None


def test_nor_is_a_folder_of_another_plan(plan: Path) -> None:
    shutil.rmtree(plan / "chapters")
    (plan / "chapters").symlink_to("../other/chapters")
    assert first_lines(plan) == [
        "plan/chapters:1:1: this is a link that leads out of the folder of the plan  [file-outside]"
    ]


def test_a_link_within_the_plan_is_its_own_affair(plan: Path) -> None:
    (plan / "source/copy.txt").symlink_to("../plan.yml")
    assert first_lines(plan) == []


OUTSIDE = ["../../other/plan.yml", "/etc/passwd", "a/../../x.png", "..", ".hidden.png", r"..\x.png"]
SCRIPTED = ["map.svg", "map.html", "map.png.js", "map.xml", "map"]


@pytest.mark.parametrize("name", [*OUTSIDE, *SCRIPTED])
def test_a_picture_lies_among_the_pictures_of_its_plan_and_runs_nothing(plan: Path, name: str) -> None:
    (plan / "pictures").mkdir()
    (plan / "pictures/pictures.yml").write_text(f"- number: '1'\n  file: '{name}'\n", "utf-8")
    if name in SCRIPTED:
        (plan / "pictures" / name).write_text("<script>alert(1)</script>", "utf-8")
    line = f"plan/pictures/pictures.yml:2:3: file: {name} has not the form that is asked for here  [yaml-value]"
    assert line in first_lines(plan)


def test_nor_does_a_picture_of_an_earlier_edition(plan: Path) -> None:
    (plan / "pictures").mkdir()
    (plan / "pictures/map.html").write_text("<script>alert(1)</script>", "utf-8")
    (plan / "editions.lock").write_text(f"2021-12-16/map.html {'0' * 16}\n", "utf-8")
    assert any(line.startswith("plan/editions.lock:1:") for line in first_lines(plan))


def test_an_address_of_the_issuer_runs_nothing(plan: Path) -> None:
    with (plan / "plan.yml").open("a") as file:
        file.write('issuer_link: "javascript:alert(1)"\n')
    assert any("issuer_link" in line and "[yaml-value]" in line for line in first_lines(plan))


def spoilt(made: Made) -> dict[str, Card]:
    """Cards all of whose words are hostile."""
    texts: Texts = {"en": EVIL, "zh": EVIL}
    one = made.cards["qingxi/quality"]
    rows = tuple(
        row.model_copy(update={"name": texts, "unit": texts, "target": texts, "base": texts}) for row in one.indicators
    )
    changes = tuple(each.model_copy(update={"text": texts}) for each in one.changes)
    words = {"title": texts, "short": texts, "owner": texts, "stage": texts, "indicators": rows, "changes": changes}
    evil = one.model_copy(update={**words, "where": "qingxi", "field": "quality"})
    return {"qingxi/quality": evil, "qingxi/quality-zh": evil}


def test_words_of_a_plan_are_words_on_the_pages_of_the_library(made: Made) -> None:
    cards = spoilt(made)
    shelf = Shelf(
        library=made.library, cards=cards, shared=shared(cards, made.library.catalogue), feeds={"zh": "x", "en": "y"}
    )
    texts = pages(shelf)
    assert len(texts) > 7
    for path, text in texts.items():
        assert "alert" in text or path in ("index.md", "zh/indicators/index.md") or "open" in path
        front, body = text.removeprefix("---\n").split("\n---\n", 1)
        assert not re.search(r"<script|<img|</title", front), path
        assert not re.search(r"<script|<img|\{\{|\]\(|</title|`", body), path
    for text in feeds(made.library, cards, "https://plans.example/").values():
        assert "<script" not in text and "<img" not in text


def test_what_the_theme_prints_without_escaping_is_told_to_it_escaped(made: Made, plan: Path) -> None:
    settings = (plan / "plan.yml").read_text("utf-8")
    title = yaml.safe_load(settings)["title"]["en"]
    (plan / "plan.yml").write_text(settings.replace(title, '"<script>alert(1)</script>"'), "utf-8")
    spoilt = load(plan).plan
    assert spoilt is not None
    library = replace(
        made.library, catalogue=made.library.catalogue.model_copy(update={"title": spoilt.meta.title}),
        languages=spoilt.languages,
    )  # fmt: skip
    for told in (plan_settings(spoilt), library_settings(library)):
        assert "&lt;script&gt;" in told
        assert "<script" not in told


def test_nor_do_they_run_at_former_addresses(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<html lang="zh"><title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>', "utf-8"
    )
    [(path, text)] = moved_pages(tmp_path, "a/b", "old", "")
    assert path == "old/index.html"
    assert "<script>" not in text
    assert 'href="../a/b/"' in text


def test_a_plan_that_leads_out_keeps_what_was_published(plan: Path, tmp_path: Path) -> None:
    (plan / "chapters/01.en.md").unlink()
    (plan / "chapters/01.en.md").symlink_to("/etc/hostname")
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "digest").write_text("of before", "ascii")
    outcome = make(Job(address="a", root=tmp_path, folder=plan, base="", digest="", into=kept))
    assert outcome.failure == "1 error(s)  错误 1 处"
    assert [path.name for path in kept.iterdir()] == ["digest"]


def test_what_a_card_holds_of_a_plan_is_text(made: Made) -> None:
    again = load(PLANS / "small").plan
    assert again is not None
    assert Card.model_validate_json(card(again).model_dump_json()) == made.cards["qingxi/quality"]
