"""Thirty searches of readers, asked of the index of this plan: no site is needed."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Browser

from plansite.render.kinds import PAGES
from plansite.search import search_files
from tests.loaded import this_plan
from tests.search.engine import Engine

ASKED = Path(__file__).parents[1] / "search/asked.yml"


def test_the_first_result_answers(browser: Browser) -> None:
    asked = [one for group in yaml.safe_load(ASKED.read_text("utf-8")).values() for one in group]
    assert len(asked) == 30
    page = browser.new_page()
    engine = Engine(page, search_files(this_plan(), PAGES))
    answers = [(one, *engine.ask(one["q"], one["page"])) for one in asked]
    page.close()
    missed = [
        (one["q"], results[:3]) for one, results, *_ in answers if results[:1] and results[0][0] not in one["first"]
    ]
    assert missed == []
    assert [one["q"] for one, results, *_ in answers if one["first"] and not results] == []
    assert [one["q"] for one, _, kind, _ in answers if not one["first"] and kind != "none"] == []
