"""Every page is visited once, on a real server with its headers, and looked at in every setting; and is whole without JavaScript.

One visit serves all looks (looks.py, axe.py): coming to a page takes as long as looking at it. What its words decide (headings,
languages, landmarks, what is too wide) is looked at on every page, what its kinds of element decide where a kind is new: an `Eye` tells.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks
from tests.browser.axe import SETTINGS, Eye, settle
from tests.browser.looks import WATCH
from tests.browser.reading import NARROW, PHONE, WIDE, overflow
from tests.conftest import Record
from tests.inventory import NOT_FOUND, addresses, by_kind, homes

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def visitor(browser: Browser, served: str) -> Iterator[Page]:
    """One page for all: opening contexts would take longer than looking does."""
    context = browser.new_context(base_url=served, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def eye() -> Eye:
    """What has looked at the pages before."""
    return Eye()


def _shares() -> dict[str, list[str]]:
    """All pages, those of a kind together in all languages: most of what is to be seen they have in common."""
    shares: defaultdict[str, list[str]] = defaultdict(list)
    for kind, pages in by_kind().items():
        shares[kind.split()[0]] += pages
    return shares | {"not found": [NOT_FOUND]}


def _arrival(page: Page, address: str) -> Iterator[str]:
    """What the words of a page decide: on every page, however alike it is to the one before."""
    response = page.goto(f"/{address}")
    yield from [] if response is not None and response.status == 200 else ["cannot be had"]
    yield from looks.refused(page)
    yield from looks.outline(page)
    yield from looks.languages(page)
    yield from overflow(page)
    if address != NOT_FOUND:
        yield from looks.landmarks(page)
        yield from looks.skip_target(page)


def _narrowest(page: Page) -> Iterator[str]:
    """At 320 pixels, and there with text spaced out as a reader may."""
    page.set_viewport_size(NARROW)
    yield from overflow(page)
    with looks.spaced_out(page):
        yield from overflow(page)


def _faults(page: Page, address: str, eye: Eye) -> Iterator[str]:
    """All that is wrong with a page: narrow and wide, light and dark."""
    settle(page, *SETTINGS[-1])
    yield from _arrival(page, address)
    new = eye.is_new(page)
    yield from [] if new else eye.colours(page, SETTINGS[-1][1])
    yield from _narrowest(page)
    if new:
        yield from eye.everywhere(page)
        yield from looks.unseen_focus(page)
        yield from [] if address == NOT_FOUND else looks.skipping(page)


def test_the_shares_are_all_pages() -> None:
    assert sorted(address for share in _shares().values() for address in share) == sorted(addresses())


@pytest.mark.parametrize("share", _shares())
def test_nothing_is_wrong_with_any_page(visitor: Page, record: Record, served: str, eye: Eye, share: str) -> None:
    record.follow(visitor, served)
    found = [f"/{address} {line}" for address in _shares()[share] for line in _faults(visitor, address, eye)]
    assert found == []
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


def test_light_and_dark_follow_the_system(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE)
    for address in ("/", "/zh/", "/zh/1/", "/en/3/#m3-1-2", "/parallel/2/"):
        settle(page, 1440, "dark")
        page.goto(address)
        assert _brightness(page) < 200, address
        settle(page, 1440, "light")  # while it is being read
        assert _brightness(page) > 600, address
    page.goto("/zh/")
    assert _brightness(page) > 600


def test_colours_can_be_switched_and_are_remembered(new_page: NewPage) -> None:
    page = new_page(viewport=WIDE, color_scheme="light")
    page.goto("/en/3/")
    before = _brightness(page)
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:visible").click()
    assert _brightness(page) < before
    page.goto("/en/4/")
    assert _brightness(page) < before


BLOCKS = ".measure, .paragraph, .special-column li, .row:not(.note), .indicators tbody tr"


def test_text_is_there_without_javascript(new_page: NewPage, record: Record, site: Path) -> None:
    """Words are read in the file; what style sheets make of them is looked at on each page with an element of a new kind.
    (Whether words are too wide is seen on every page: without script there is no other word.)
    """
    page = new_page(viewport=PHONE, java_script_enabled=False)
    seen: set[str] = set()
    for address in [*_shares()["chapters"], *_shares()["facing"]]:
        tree = lxml.html.parse(site / address / "index.html").getroot()
        words = [block.text_content().strip() for block in tree.cssselect(BLOCKS)]
        assert words and all(words), address
        kinds = set(_kinds(tree))
        if not kinds <= seen:
            seen |= kinds
            page.goto(f"/{address}")
            hidden = page.locator(f":is({BLOCKS})").evaluate_all(
                "all => all.filter(one => !one.checkVisibility() || !one.innerText.trim()).map(one => one.id)"
            )
            assert hidden == overflow(page) == [], address
    record.assert_clean()


def _kinds(tree: lxml.html.HtmlElement) -> Iterator[str]:
    """What a style sheet can tell apart: names, classes and attributes of each element and of all around it."""
    for element in tree.iter("*"):
        around = [element, *element.iterancestors()]
        yield " ".join(f"{each.tag!s}.{each.get('class')!s}{sorted(map(str, each.keys()))}" for each in around)


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
