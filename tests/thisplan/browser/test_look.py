"""How pages are set: what must not break, overlap, be cut off or stand askew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import Scheme, settle
from tests.browser.reading import PHONE, WIDE

NewPage = Callable[..., Page]
TABLES = ("/zh/1/", "/en/2/", "/parallel/1/")


MARKED = ("/zh/3/", "/en/3/", "/parallel/1/")


@pytest.mark.parametrize("address", ["/zh/", "/en/", *MARKED])
def test_no_title_is_cut_off_on_a_phone_and_no_note_mark_broken_over_lines(new_page: NewPage, address: str) -> None:
    page = new_page(viewport=PHONE)
    page.goto(address)
    title = page.locator(".md-header__topic .md-ellipsis").first
    assert title.evaluate("one => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth")
    for width in (320, 390, 768, 1440) if address in MARKED else ():
        page.set_viewport_size({"width": width, "height": 900})
        marks = page.locator(".note-mark:visible")
        assert marks.count() > 5
        assert marks.evaluate_all("all => all.filter(one => one.getClientRects().length > 1).length") == 0, width


#: Open notes that do not stand right below the line of their marks, or leave the width of their text.
ASTRAY = """() => [...document.querySelectorAll(".special-column li p .note-mark a")].filter((mark) => {
  mark.click();
  const note = document.querySelector(mark.hash).getBoundingClientRect();
  const line = mark.getBoundingClientRect();
  const item = mark.closest("li").getBoundingClientRect();
  const astray = note.top < line.bottom - 8 || note.top > line.bottom + 40 || note.left < item.left - 1 || note.right > item.right + 1;
  mark.click();
  return astray;
}).map((mark) => mark.hash)"""


def test_a_note_opens_below_the_line_of_its_mark(new_page: NewPage) -> None:
    page = new_page()
    for address in ("/zh/3/", "/zh/7/", "/en/7/"):
        page.goto(address)
        assert page.locator(".special-column li p .note-mark").count()
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(ASTRAY) == [], (address, width)


#: Names of indicators that do not begin on the line of their figures; a line of Chinese and one of figures differ by little.
ASKEW = """() => [...document.querySelectorAll(".indicators tbody tr")].filter((row) => {
  const top = (cell) => { const text = document.createRange(); text.selectNodeContents(cell); return text.getClientRects()[0].top; };
  return Math.abs(top(row.querySelector(".name")) - top(row.querySelector(".figure"))) > 1.5;
}).map((row) => row.id)"""


@pytest.mark.parametrize("width", [390, 1440])
def test_a_row_stands_on_one_line(new_page: NewPage, width: int) -> None:
    """Where style sheets have put it: no script touches a table."""
    page = new_page(viewport={"width": width, "height": 900}, has_touch=width == 390, java_script_enabled=False)
    for address in TABLES:
        page.goto(address)
        assert page.locator(".indicators tbody tr").count() > 20
        assert page.evaluate(ASKEW) == [], address


def test_the_header_keeps_its_height_and_names_its_switches(new_page: NewPage) -> None:
    """Heads of tables and named blocks stand right below it."""
    page = new_page()
    page.goto("/en/8/")
    for width in (1440, 800, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.locator(".md-header").evaluate("one => one.getBoundingClientRect().height") <= 49
        switch = page.locator(".md-header [data-md-component=palette] label:visible")
        assert switch.inner_text().strip() == "Light/dark"


def test_both_menus_of_the_landing_page_can_be_reached(new_page: NewPage) -> None:
    """One scroll bar for both, not two short boxes."""
    page = new_page(viewport=PHONE)
    page.goto("/")
    page.locator(".md-header [for='__drawer']").click()
    scrolling = page.locator(".md-nav--primary > .md-nav__list").evaluate_all(
        "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).length"
    )
    assert scrolling == 0
    last = page.locator(".md-nav--primary > .md-nav__list").last.get_by_role("link").last
    last.scroll_into_view_if_needed()
    assert last.is_visible()


def test_the_lines_of_a_text_are_not_too_long(new_page: NewPage) -> None:
    """38 characters of Chinese; some 72 of English. Style sheets alone say so."""
    page = new_page(java_script_enabled=False)
    for address, selector in (
        ("/parallel/3/", ".row:not(.title) > .zh"),
        ("/zh/3/", ".measure"),
        ("/zh/notice/", ".paragraph"),
        ("/zh/about/", ".md-content__inner > p:not(.actions)"),
    ):
        page.goto(address)
        for width in (1440, 900, 768):
            page.set_viewport_size({"width": width, "height": 900})
            ems = page.locator(selector).evaluate_all(
                "all => all.map(one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize))"
            )
            assert max(ems) <= 38.01, (address, width)


SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def test_colours_of_the_readers_own_take_no_meaning_away(new_page: NewPage) -> None:
    """Backgrounds and shadows are gone: lines and system colours say what they said."""
    page = new_page(viewport=WIDE, forced_colors="active")
    text = "one => getComputedStyle(one).color"
    page.goto("/zh/2/#i-pm25")
    for scheme in SCHEMES:
        settle(page, 1440, scheme)
        row = page.locator("tr:target > .name")
        assert row.evaluate("one => getComputedStyle(one).borderTopWidth") == "2px"
        tab = page.locator(".md-tabs__item--active a")
        assert tab.evaluate("one => getComputedStyle(one).borderBottomStyle") == "solid"
    page.goto("/zh/3/#m3-1-2")
    for scheme in SCHEMES:
        settle(page, 1440, scheme)
        ink = page.locator("main").evaluate(text)
        assert page.locator(".measure:has(> :target)").evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        bullet = page.locator(".special-column ul > li").first
        assert bullet.evaluate("one => getComputedStyle(one, '::before').backgroundColor") == ink
    page.goto("/en/indicators/")
    for scheme in SCHEMES:
        settle(page, 1440, scheme)
        ink = page.locator("main").evaluate(text)
        assert page.locator(".chart .bar:not(.hollow)").first.evaluate("one => getComputedStyle(one).fill") == ink
