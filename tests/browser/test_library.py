"""The pages of a library of three small plans: the list and its filters, search over all, former addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plansite.site.hosting import headers
from tests.browser.axe import Eye
from tests.browser.reading import WIDE, overflow
from tests.conftest import Record, serving
from tests.contexts import Contexts
from tests.library.built import small_library

pytestmark = pytest.mark.long
ROWS = ".register tbody tr"
PAGES = ("/", "/zh/", "/en/", "/zh/indicators/", "/en/indicators/pass-rate/", "/zh/open/")
SEARCH = ".md-search__input"
RESULTS = ".md-search-result__item"


@pytest.fixture(scope="module")
def library(root: Path, made_once: Callable[..., Path]) -> Path:
    """The published library; read it, write nothing."""
    return small_library(root, made_once).site


@pytest.fixture(scope="module")
def address(library: Path) -> Iterator[str]:
    """Where it is served, without a slash at the end."""
    with serving(library) as served:
        yield served


@pytest.fixture
def visit(contexts: Contexts, address: str, record: Record) -> Iterator[Callable[..., Page]]:
    """Open a page of the library; in the end nothing went wrong on it."""
    with ExitStack() as lent:

        def opened(path: str, **options: object) -> Page:
            page = lent.enter_context(contexts.lent(address, **{"viewport": WIDE, **options})).new_page()
            record.follow(page, address)
            page.goto(path)
            return page

        yield opened
    record.assert_clean()


def titles(page: Page) -> list[str]:
    return page.locator(f"{ROWS}:visible th > a").all_inner_texts()


def find(page: Page, text: str) -> None:
    page.locator(SEARCH).click()
    page.wait_for_selector(".md-search[data-ready]")
    page.keyboard.insert_text(text)
    page.wait_for_selector(f'.md-search[data-shown="{text}"]')


def test_filters_stand_in_the_address(visit: Callable[..., Page]) -> None:
    page = visit("/zh/")
    assert len(titles(page)) == 3
    page.locator("[name=place]").select_option("harrowdale")
    assert titles(page) == ["Harrowdale County Water Plan"]
    assert page.url.endswith("/zh/?place=harrowdale")
    page.locator(".language-switch a").click()
    page.wait_for_url("**/en/*")
    page.goto("/en/?language=zh&sort=place")
    assert titles(page) == ["清溪县质量规划", "Qingxi County Quality Plan"] or len(titles(page)) == 2
    page.locator("[name=words]").fill("办公室")
    expect(page.locator(".register .count")).to_contain_text("1")


def test_without_scripts_the_list_is_whole(visit: Callable[..., Page]) -> None:
    page = visit("/zh/", java_script_enabled=False)
    assert len(titles(page)) == 3
    assert not page.locator(".filters").is_visible()
    page.locator(f"{ROWS} th > a").first.click()
    assert page.locator("h1").first.inner_text() == "Harrowdale County Water Plan"


def test_nothing_keeps_anybody_out(visit: Callable[..., Page], eye: Eye) -> None:
    page = visit("/")
    for path in PAGES:
        page.goto(path)
        assert [*eye.faults(page)] == [], path
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert overflow(page) == [], (path, width)


def test_search_finds_in_all_plans_and_in_chosen_ones(visit: Callable[..., Page]) -> None:
    page = visit("/zh/")
    find(page, "合格率")
    assert page.locator(".search-plan").all_inner_texts() == ["清溪县质量规划", "清溪县质量规划"]
    page.locator(".search-filters [name=plan]").select_option("qingxi/quality-zh")
    expect(page.locator(".search-plan")).to_have_count(1)
    page.locator(f"{RESULTS} .md-search-result__link").first.click()
    page.wait_for_url("**/qingxi/quality-zh/zh/1/#*")
    assert page.locator(":target").count() == 1


def test_search_from_another_language(visit: Callable[..., Page]) -> None:
    page = visit("/zh/")
    find(page, "gauging stations")
    assert page.locator(".search-plan").all_inner_texts() == ["Harrowdale County Water Plan"]


def test_former_addresses_take_the_block_along(visit: Callable[..., Page]) -> None:
    page = visit("/zh/1/#m1-1-1")
    page.wait_for_url("**/qingxi/quality/zh/1/#m1-1-1")
    assert page.locator("#m1-1-1").count() == 1


def test_the_whole_library_has_one_strict_policy(library: Path) -> None:
    assert "'unsafe" not in headers(library)["Content-Security-Policy"]
