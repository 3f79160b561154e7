"""The page of a comparison in a browser: at both widths, by keyboard, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Eye

pytestmark = pytest.mark.long
PAGE = "/zh/changes/2021-03-01/2021-09-01/"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def test_keys_lead_from_change_to_change(visit: Callable[..., Page]) -> None:
    page = visit(PAGE)
    expect(page.get_by_text("按 J 键看下一处，按 K 键看上一处")).to_be_visible()
    seen = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == ["cover", "p0-0-1", "m1-1-1", "p0-0-1"]  # what only changed its marks is folded
    assert page.url.endswith("#p0-0-1")


@pytest.mark.parametrize(("size", "shown", "hidden"), [(WIDE, ".sides", ".merged"), (NARROW, ".merged", ".sides")])
def test_both_texts_side_by_side_where_there_is_room(
    visit: Callable[..., Page], size: dict[str, int], shown: str, hidden: str
) -> None:
    page = visit(PAGE, viewport=size)
    block = page.locator("section.change#p2-2-1")
    expect(block.locator(shown)).to_be_visible()
    expect(block.locator(hidden)).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for element, line in (("ins", "underline"), ("del", "line-through")):
        style = "element => getComputedStyle(element).textDecorationLine"
        assert line in block.locator(f"{shown} {element}").first.evaluate(style)  # colour is never alone


def test_nothing_bars_anyone(visit: Callable[..., Page], eye: Eye) -> None:
    page = visit(PAGE)
    for path in (PAGE, "/zh/editions/", "/zh/history/"):
        page.goto(path)
        assert [*eye.faults(page)] == [], path


def test_all_is_there_without_scripts(visit: Callable[..., Page]) -> None:
    page = visit(PAGE, java_script_enabled=False)
    page.locator("section.change#p0-0-1 a[rel=next]").click()
    assert page.url.endswith("#m1-1-1")
    folded = page.locator("details.folded").first
    folded.locator("summary").click()
    expect(folded.locator(".same").first).to_be_visible()


def test_an_address_opens_what_is_folded(visit: Callable[..., Page]) -> None:
    page = visit(f"{PAGE}#p1-0-1")
    expect(page.locator("section.change#p1-0-1")).to_be_visible()


def test_every_page_leads_to_the_editions(visit: Callable[..., Page]) -> None:
    page = visit("/zh/3/")
    page.get_by_text("这是最新版次").click()
    expect(page.get_by_role("heading", name="征求意见稿")).to_be_visible()
