"""Every page is visited once, on a real server with its headers, and looked at in every setting; and is whole without JavaScript.

One visit serves all looks (looks.py, axe.py): coming to a page takes as long as looking at it. What pages have in common is looked at
once: contrast for each kind of text, a narrow page for each kind of element; the open search on one page of each kind (test_access).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks
from tests.browser.axe import news, settle, violations, weak_contrasts
from tests.browser.looks import WATCH
from tests.browser.reading import NARROW, PHONE, WIDE, overflow
from tests.conftest import Record
from tests.inventory import NOT_FOUND, addresses, by_kind, homes

NewPage = Callable[..., Page]
#: By setting, the kinds of text and of element that have been looked at.
Seen = defaultdict[str, set[str]]
SHARES = 6


@pytest.fixture(scope="module")
def visitor(browser: Browser, served: str) -> Iterator[Page]:
    """One page for all: opening contexts would take longer than looking does."""
    context = browser.new_context(base_url=served, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def _arrival(page: Page, address: str) -> Iterator[str]:
    response = page.goto(f"/{address}")
    yield from [] if response is not None and response.status == 200 else ["cannot be had"]
    yield from looks.refused(page)
    yield from looks.outline(page)
    yield from looks.languages(page)
    yield from [] if address == NOT_FOUND else looks.landmarks(page)


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What has been looked at on the pages before, by setting."""
    return defaultdict(set)


def _in_all_settings(page: Page, seen: Seen) -> Iterator[str]:
    """Whatever depends on the width is looked at in light; what colours decide also in the dark, where light shows anything new."""
    texts = len(seen["wide, light"])
    yield from violations(page, seen=seen["wide, light"])
    yield from looks.unseen_focus(page)
    if news(page, seen["wide"]) or len(seen["wide, light"]) > texts:
        settle(page, 1440, "dark")
        yield from weak_contrasts(page, seen=seen["wide, dark"])
    settle(page, 390, "light")
    texts = len(seen["narrow, light"])
    new = news(page, seen["narrow"])
    yield from (violations if new else weak_contrasts)(page, seen=seen["narrow, light"])
    if new or len(seen["narrow, light"]) > texts:
        settle(page, 390, "dark")
        yield from weak_contrasts(page, seen=seen["narrow, dark"])
        settle(page, 390, "light")


def _narrow(page: Page, address: str) -> Iterator[str]:
    yield from overflow(page)
    yield from [] if address == NOT_FOUND else looks.skipping(page)
    page.set_viewport_size(NARROW)
    yield from overflow(page)


def _faults(page: Page, address: str, seen: Seen) -> Iterator[str]:
    """All that is wrong with a page: wide and narrow, light and dark."""
    settle(page, 1440, "light")
    yield from _arrival(page, address)
    yield from _in_all_settings(page, seen)
    yield from _narrow(page, address)


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_wrong_with_any_page(visitor: Page, record: Record, served: str, seen: Seen, share: int) -> None:
    record.follow(visitor, served)
    every = addresses()[share::SHARES]
    assert [f"/{address} {line}" for address in every for line in _faults(visitor, address, seen)] == []
    record.assert_clean()


def test_the_header_is_the_same_on_all_pages_of_a_language(site: Path) -> None:
    """(So that a look at the open search on one page of each is enough: test_access.)"""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for address in addresses():
        if address != NOT_FOUND:
            (search,) = lxml.html.parse(site / address / "index.html").getroot().cssselect(".md-search")
            shape = tuple(f"{each.tag!s}.{each.get('class')} {each.get('aria-label')}" for each in search.iter("*"))
            found[search.get("data-language", "")].add(shape)
    assert {language: len(shapes) for language, shapes in found.items()} == dict.fromkeys(found, 1)
    assert len(found) == len(homes())


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


@pytest.mark.parametrize("address", ["/", "/zh/", "/zh/1/", "/en/3/#m3-1-2", "/parallel/2/"])
def test_light_and_dark_follow_the_system(address: str, new_page: NewPage) -> None:
    brightness = {}
    for scheme in ("light", "dark"):
        page = new_page(viewport=WIDE, color_scheme=scheme)
        page.goto(address)
        brightness[scheme] = _brightness(page)
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


@pytest.mark.parametrize("kind", [kind for kind in by_kind() if kind.startswith(("chapters", "facing"))])
def test_text_is_there_without_javascript(kind: str, new_page: NewPage, record: Record) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    for address in by_kind()[kind]:
        page.goto(f"/{address}")
        blocks = page.locator(":is(.measure, .paragraph, .special-column li, .row:not(.note), .indicators tbody tr)")
        assert blocks.count() > 0
        hidden = blocks.evaluate_all(
            "all => all.filter(one => !one.checkVisibility() || !one.innerText.trim()).map(one => one.id)"
        )
        assert hidden == [], address
        assert overflow(page) == []
    record.assert_clean()


def test_notes_open_without_javascript(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/zh/1/")
    mark = page.locator(".note-mark a").first
    note = page.locator(mark.get_attribute("href") or "")
    assert not note.is_visible()
    mark.click()
    assert note.is_visible()
    note.locator(".close").click()
    assert not note.is_visible()


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
