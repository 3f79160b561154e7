"""The page of measures: its filters, which stand in the address, and the page without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Record

At = Callable[[str], Page]
ROWS = ".register tbody tr:not(.group)"


def shown(page: Page) -> int:
    return page.locator(f"{ROWS}:visible").count()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_filters(at: At, language: str) -> None:
    page = at(f"{language}/measures/")
    everything = page.locator(ROWS).count()
    assert everything > 80 and 10 < shown(page) == page.locator(".promised tbody tr:not(.group)").count() < everything
    page.locator(".register summary").click()
    assert shown(page) == everything
    page.locator("[name=chapter]").select_option("3")
    in_chapter = shown(page)
    assert 0 < in_chapter < everything
    page.locator("[name=promises]").check()
    assert 0 < shown(page) < in_chapter
    assert str(shown(page)) in page.locator(".register .count").inner_text()
    page.locator("[name=words]").fill("qqqq zzzz")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(0)
    assert not page.locator(".register .group:visible").count()
    _clear(page)


def _clear(page: Page) -> None:
    """Undo what was chosen; measures that promise nothing stay unfolded."""
    page.locator("[name=chapter]").select_option("")
    page.locator("[name=promises]").uncheck()
    page.locator("[name=words]").fill("")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(page.locator(ROWS).count())


def test_filters_by_keyboard(at: At) -> None:
    page = at("en/measures/")
    page.locator("[name=words]").focus()
    page.keyboard.type("metrology")
    expect(page.locator(f"{ROWS}:visible").nth(20)).to_be_hidden()
    assert shown(page) > 0
    page.keyboard.press("Enter")
    assert page.url.endswith("/en/measures/?words=metrology")
    page.locator("[name=words]").fill("")


def test_filter_by_indicator_from_the_address(page: Page) -> None:
    page.goto("/zh/measures/?indicator=zhejiang-made-premium")
    assert page.locator("[name=indicator]").input_value() == "zhejiang-made-premium"
    assert page.locator(f"{ROWS}:visible .number").all_inner_texts() == ["3-2-2"]


def test_what_is_chosen_goes_along_to_the_other_language_and_comes_back(page: Page) -> None:
    page.goto("/zh/measures/")
    page.locator("[name=chapter]").select_option("3")
    page.locator("[name=promises]").check()
    ids = page.locator(f"{ROWS}:visible .number").all_inner_texts()
    page.locator(".actions a[data-carry]").click()
    page.wait_for_url("**/en/measures/?chapter=3&promises=1*")
    assert page.locator(f"{ROWS}:visible .number").all_inner_texts() == ids
    page.locator(f"{ROWS}:visible th > a").first.click()
    page.wait_for_url("**/en/3/#*")
    page.go_back()
    page.wait_for_url("**/en/measures/?chapter=3&promises=1*")
    assert page.locator(f"{ROWS}:visible .number").all_inner_texts() == ids


def test_an_address_that_no_field_knows_changes_nothing(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for query in ("length=5", "chapter=99&words=", "__proto__=1&submit=x", "promises=%E0%A4"):
        page.goto(f"/zh/measures/?{query}")
        assert page.locator("[name=chapter]").input_value() == "" and shown(page) > 10 and not errors, query


def test_words_are_compared_as_search_compares_them(page: Page, record: Record) -> None:
    """Between two queries stands one that no row has: what is not compared would leave the rows as they were."""

    def rows(typed: str) -> list[str]:
        for text in ("qqqqzzzz", typed):
            page.locator("[name=words]").fill(text)
        return page.locator(f"{ROWS}:visible .number").all_inner_texts()

    page.goto("/zh/measures/")
    page.locator(".register summary").click()
    page.locator("[name=words]").focus()
    page.wait_for_function("() => globalThis.planSearch.languages?.all.length")
    for typed, plain in {
        "標準": "标准",
        "ｚｈｅｊｉａｎｇ": "zhejiang",
        "biaozhun": "标准",
        "biao zhun": "标准",
        "检\u200b测": "检测",
    }.items():
        expected = rows(plain)
        assert rows(typed) == expected != [], typed
    record.assert_clean()


def test_each_row_leads_to_its_block(page: Page) -> None:
    page.goto("/zh/measures/")
    page.locator(".register summary").click()
    page.locator(f"{ROWS} th a", has_text="3-1-2").first.click()
    page.wait_for_url("**/zh/3/#m3-1-2")
    assert page.locator("#m3-1-2").is_visible()


def test_without_script(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto("/zh/measures/")
    assert 10 < shown(page) == page.locator(".promised tbody tr:not(.group)").count()
    page.locator(".register summary").click()
    assert shown(page) == page.locator(ROWS).count()
    assert not page.locator(".register .filters").is_visible()
