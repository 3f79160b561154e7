"""What mkdocs.yml inherits comes from the plan; mkdocs.yml itself knows no plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

from plansite.languages import known, language
from plansite.load import load
from plansite.model import Plan
from plansite.render.front import SEVERAL
from plansite.site.settings import PLAN_SETTINGS, configuration, lay_out


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(Path("tests/plans/small"))
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture(scope="module")
def settings(plan: Plan) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(configuration(plan))
    return read


def test_the_navigation_has_a_section_for_each_language(plan: Plan, settings: dict[str, Any]) -> None:
    home, *sections = settings["nav"]
    assert home == "index.md"
    assert [list(each) for each in sections] == [[each.name] for each in plan.languages]
    for code, section in zip(plan.languages, sections, strict=True):
        (first, *_), *_ = section.values()
        assert list(first.values()) == [f"{code}/index.md"]


def test_every_chapter_is_in_the_navigation(plan: Plan, settings: dict[str, Any]) -> None:
    text = str(settings["nav"])
    for each in plan.languages:
        for chapter in plan.expression(each).chapters:
            assert f"'{each}/{chapter.number}.md'" in text


def test_words_of_the_root_are_those_of_every_language(settings: dict[str, Any]) -> None:
    languages = settings["extra"]["language"]
    codes = settings["extra"]["languages"]
    for key, text in languages[SEVERAL]["words"].items():
        assert text == " ".join(languages[code]["words"][key] for code in codes), key


def test_the_templates_ask_for_words_that_every_language_has() -> None:
    words = {code: {key for key in language(code).words if key.startswith("theme_")} for code in known()}
    assert len(set(map(frozenset, words.values()))) == 1
    assert "theme_action_skip" in words[known()[0]]


def test_mkdocs_yml_inherits_and_names_no_page(root: Path, plan: Plan) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert f"INHERIT: docs/{PLAN_SETTINGS}" in text
    assert "nav:" not in text.split()
    assert "site_name" not in text
    assert text.isascii()


def test_another_plan_is_built_in_a_folder_laid_out_as_the_checkout(root: Path, plan: Plan, tmp_path: Path) -> None:
    docs = lay_out(tmp_path, root)
    lay_out(tmp_path, root)  # as often as one likes
    assert docs.parent == tmp_path
    assert (docs / "assets").samefile(root / "docs/assets")
    (docs / PLAN_SETTINGS).write_text(configuration(plan), "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert (config.site_name, Path(config.docs_dir)) == (plan.meta.title[plan.original], docs)
    assert str(tmp_path / "overrides") in config.theme.dirs
