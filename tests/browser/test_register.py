"""The register of measures: its filters, and the register without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

ROWS = ".register tbody tr:not(.group)"


def shown(page: Page) -> int:
    return page.locator(f"{ROWS}:visible").count()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_filters(page: Page, language: str) -> None:
    page.goto(f"/{language}/measures/")
    everything = shown(page)
    assert everything == page.locator(ROWS).count() > 80
    page.locator("[name=chapter]").select_option("3")
    in_chapter = shown(page)
    assert 0 < in_chapter < everything
    page.locator("[name=promises]").check()
    assert 0 < shown(page) < in_chapter
    assert str(shown(page)) in page.locator(".register .count").inner_text()
    page.locator("[name=words]").fill("no such words")
    assert shown(page) == 0
    assert not page.locator(".register .group:visible").count()


def test_filter_by_indicator_from_the_address(page: Page) -> None:
    page.goto("/zh/measures/?indicator=zhejiang-made-premium")
    assert page.locator("[name=indicator]").input_value() == "zhejiang-made-premium"
    assert page.locator(f"{ROWS}:visible .number").all_inner_texts() == ["3-2-2"]


def test_filters_by_keyboard(page: Page) -> None:
    page.goto("/en/measures/")
    page.locator("[name=words]").focus()
    page.keyboard.type("metrology")
    assert 0 < shown(page) < 20
    page.keyboard.press("Enter")
    assert page.url.endswith("/en/measures/")


def test_each_row_leads_to_its_block(page: Page) -> None:
    page.goto("/zh/measures/")
    page.locator(f"{ROWS} th a", has_text="3-1-2").first.click()
    page.wait_for_url("**/zh/3/#m3-1-2")
    assert page.locator("#m3-1-2").is_visible()


def test_without_script(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto("/zh/measures/")
    assert shown(page) == page.locator(ROWS).count()
    assert not page.locator(".register .filters").is_visible()
