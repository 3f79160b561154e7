"""Every page loads without an error or a foreign request, fits a phone, and can be read without JavaScript."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.reading import CHAPTERS, NARROW, PARTS, PHONE, WIDE, addresses, overflow
from tests.conftest import Record

NewPage = Callable[..., Page]


@pytest.mark.parametrize("part", ["", *PARTS])
def test_loads_cleanly_and_fits_a_phone(part: str, site: Path, page: Page, record: Record) -> None:
    wide = []
    for address in addresses(site, part):
        page.set_viewport_size(WIDE)
        response = page.goto(address)
        assert response is not None and response.status == 200, address
        assert page.locator("h1").first.is_visible(), address
        for size in (PHONE, NARROW):
            page.set_viewport_size(size)
            wide += [f"{address} {size['width']}: {found}" for found in overflow(page)]
    assert wide == []
    record.assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_not_found(scheme: str, new_page: NewPage, record: Record, server: str) -> None:
    page = new_page(viewport=NARROW, color_scheme=scheme)
    response = page.goto("/zh/99/nowhere/")
    assert response is not None and response.status == 404
    assert page.get_by_text("找不到这一页").is_visible() and page.get_by_text("Page not found").is_visible()
    assert overflow(page) == []
    for name, path in (("规划首页", "/zh/"), ("Plan home", "/en/")):
        assert page.get_by_role("link", name=name).evaluate("link => new URL(link.href).pathname") == path
    assert record.foreign == []
    assert set(record.failed) == {f"{server}/zh/99/nowhere/"}


def _brightness(page: Page) -> float:
    numbers = re.findall(r"[\d.]+", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    return sum(map(float, numbers[:3]))


def _faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]}})
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]]


@pytest.mark.parametrize("address", ["/", "/zh/", "/zh/1/", "/en/3/#m3-1-2", "/parallel/2/"])
def test_light_and_dark_are_legible(address: str, new_page: NewPage) -> None:
    brightness = {}
    for scheme in ("light", "dark"):
        page = new_page(viewport=WIDE, color_scheme=scheme)
        page.goto(address)
        brightness[scheme] = _brightness(page)
        assert _faults(page) == [], scheme
    assert brightness["dark"] < 200 < 600 < brightness["light"]


def test_colours_can_be_switched_and_are_remembered(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, color_scheme="light")
    page.goto("/en/3/")
    before = _brightness(page)
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:visible").click()
    assert _brightness(page) < before
    page.goto("/en/4/")
    assert _brightness(page) < before


@pytest.mark.parametrize("part", PARTS)
def test_text_is_there_without_javascript(part: str, new_page: NewPage, record: Record) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    for chapter in CHAPTERS:
        page.goto(f"/{part}/{chapter}")
        blocks = page.locator(
            ":is(.measure, .paragraph, .special-column li, .row:not(.parallel-notes), .indicators tbody tr)"
        )
        assert blocks.count() > 0
        hidden = blocks.evaluate_all(
            "all => all.filter(one => !one.checkVisibility() || !one.innerText.trim()).map(one => one.id)"
        )
        assert hidden == [], chapter
        assert overflow(page) == []
    record.assert_clean()


def test_notes_open_without_javascript(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/zh/1/")
    note = page.locator("details.note").first
    text = note.locator("[id^=n-]")
    assert not text.is_visible()
    note.locator("summary").click()
    assert text.is_visible()
    page.goto("/zh/3/")
    mark = page.locator(".note-mark a").first
    mark.click()
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()


def test_terms_are_explained_without_javascript(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/en/3/")
    term = page.locator("a.term").first
    term.click()
    explained = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert explained.is_visible()
    assert explained.locator("dd").inner_text()
    explained.locator("dt a").click()
    assert "/en/glossary/#g-" in page.url
    assert page.locator(f"[id='{page.url.partition('#')[2]}']").is_visible()
