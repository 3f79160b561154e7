"""The two languages: the switch keeps page and place, side by side they have the same blocks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.reading import CHAPTERS, NARROW, PHONE, WIDE, named, rest
from tests.conftest import Record

NewPage = Callable[..., Page]


@pytest.mark.parametrize(("here", "there", "size"), [("zh", "en", WIDE), ("en", "zh", PHONE)])
def test_switch_keeps_the_place_both_ways(here: str, there: str, size: dict[str, int], new_page: NewPage) -> None:
    """The switch is followed to a block of one kind, and says where it leads from the others. (They arrive as in test_links.)"""
    page = new_page(viewport=size)
    place = "3/#m3-1-2"
    page.goto(f"/{here}/{place}")
    page.locator(".language-switch a").click()
    page.wait_for_url(f"**/{there}/{place}")
    assert page.locator("#m3-1-2").evaluate(
        "block => { const box = block.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight }"
    )
    page.locator(".language-switch a").click()
    page.wait_for_url(f"**/{here}/{place}")
    for place in ("3/#c3-1", "3/#s3-2", "2/#i-pm25"):
        page.goto(f"/{here}/{place}")
        rest(page)
        switch = page.locator(".language-switch a")
        switch.focus()
        assert switch.evaluate("link => link.href").endswith(f"/{there}/{place}")


def test_switch_keeps_the_place_that_one_has_scrolled_to(page: Page) -> None:
    page.goto("/zh/3/")
    page.locator("#m3-2-1").evaluate("block => block.scrollIntoView({ block: 'start', behavior: 'instant' })")
    page.locator(".language-switch a").click()
    page.wait_for_url("**/en/3/#*")
    assert page.locator(f"[id='{named(page)}']").evaluate(
        "block => Math.abs(block.getBoundingClientRect().top) < innerHeight"
    )
    assert named(page)[1:].startswith("3-2-")


def test_switch_from_the_top_goes_to_the_top(page: Page) -> None:
    page.goto("/en/3/")
    page.locator(".language-switch a").click()
    page.wait_for_url("**/zh/3/")
    assert named(page) == ""


def test_switch_leads_to_the_twin_and_back_without_javascript(new_page: NewPage) -> None:
    """(That the links of all pages lead there is a test of the HTML.)"""
    page = new_page(viewport=WIDE, java_script_enabled=False)
    for address in ("/zh/", "/zh/3/", "/zh/glossary/"):
        page.goto(address)
        page.locator(".language-switch a").click()
        assert page.url.endswith(address.replace("/zh/", "/en/"))
        page.locator(".language-switch a").click()
        assert page.url.endswith(address)


def test_side_by_side_is_reached_at_the_same_block(page: Page) -> None:
    page.goto("/en/3/#m3-1-2")
    page.get_by_role("link", name="Side by side").click()
    page.wait_for_url("**/parallel/en/3/#m3-1-2")
    page.get_by_role("link", name="English only").click()
    page.wait_for_url("**/en/3/#m3-1-2")


def test_side_by_side_keeps_the_language_that_one_came_from(page: Page) -> None:
    page.goto("/parallel/en/3/#m3-1-2")
    assert page.locator(".md-tabs__link").first.inner_text() == "The plan"
    assert page.locator(".md-search").get_attribute("data-language") == "en"
    page.locator("summary", has_text="Contents").click()
    page.get_by_role("link", name="4. Setting").first.click()
    page.wait_for_url("**/parallel/en/4/")
    page.locator(".language-switch a").click()
    page.wait_for_url("**/parallel/4/")
    assert page.locator(".md-tabs__link").first.inner_text() == "正文"


#: Sentences, leads and titles that do not stand beside their translation, or below each other, on one line or edge.
_ASTRAY = """beside => [...document.querySelectorAll(".parallel .row:not(.note) > [lang]:not(.translation)")].filter((first) => {
  const [one, two] = [first, first.nextElementSibling].map((side) => side.getBoundingClientRect());
  return beside
    ? one.right > two.left || Math.abs(one.top - two.top) >= 12  // their first lines stand on one line
    : one.bottom > two.top + 1 || Math.abs(one.left - two.left) >= 1;
}).map((first) => first.textContent.slice(0, 40))"""


def test_side_by_side_and_one_below_the_other(new_page: NewPage, record: Record) -> None:
    """Style sheets put them there; that scripts leave them there, one chapter shows."""
    still = new_page(viewport=WIDE, java_script_enabled=False)
    for chapter in ("notice/", *CHAPTERS):
        page = new_page(viewport=WIDE) if chapter == CHAPTERS[-1] else still
        page.set_viewport_size(WIDE)
        page.goto(f"/parallel/{chapter}")
        assert page.locator(".parallel .row:not(.note) > [lang]:not(.translation)").count() > 1
        assert page.evaluate(_ASTRAY, True) == [], chapter
        for size in (PHONE, NARROW):
            page.set_viewport_size(size)
            assert page.evaluate(_ASTRAY, False) == [], (chapter, size)
    record.assert_clean()


def test_table_side_by_side_holds_both_languages(page: Page) -> None:
    page.goto("/parallel/1/")
    rows = page.locator(".indicators tbody tr")
    assert rows.count() == 26
    hidden = rows.locator("th[scope=row] :is([lang=zh-Hans], [lang=en])").evaluate_all(
        "all => all.map(name => name.checkVisibility() && name.innerText.trim() !== '')"
    )
    assert hidden == [True] * 52
