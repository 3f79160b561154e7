"""Access: axe finds nothing on any page in any setting, and pages say what they are to those who do not see them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.inventory import addresses, one_of_each, short_addresses

Scheme = Literal["light", "dark"]
SETTINGS: tuple[tuple[int, Scheme], ...] = ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light"))
#: axe's own default set: WCAG 2.2 A and AA, and what it calls best practice.
RUN = """async (context) => {
  const found = await axe.run(context ?? document, { resultTypes: ["violations"], preload: false });
  const line = (rule, node) => `${rule.id}: ${node.target} ${node.failureSummary}`;
  return found.violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)));
}"""
SHARE = 6


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def reader(browser: Browser, server: str) -> Iterator[Page]:
    """One page for all: opening browsers and contexts would take longer than axe does."""
    context = browser.new_context(base_url=server, reduced_motion="reduce")
    # A short page is gone before axe could look at it.
    context.route("**/short.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    yield context.new_page()
    context.close()


def _violations(page: Page, context: str | None = None) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found: list[str] = page.evaluate(RUN, context)
    return found


def _set(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def _search_is_open(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("质量")
    page.wait_for_selector(".md-search-result__link")


def _look(page: Page, address: str) -> Iterator[str]:
    """All that axe finds on one page: whole in each setting, then the open search with results in each."""
    page.goto(f"/{address}")
    for width, scheme in SETTINGS:
        _set(page, width, scheme)
        yield from (f"/{address} {width} {scheme}: {line}" for line in _violations(page))
    if not page.locator(".md-search__input").count():
        return
    _search_is_open(page)
    for width, scheme in SETTINGS:
        _set(page, width, scheme)
        yield from (f"/{address} {width} {scheme}, search: {line}" for line in _violations(page, ".md-header"))


@pytest.mark.parametrize("share", range(SHARE))
def test_axe_finds_nothing(reader: Page, site: Path, share: int) -> None:
    every = [*addresses(site), *one_of_each(short_addresses(site))]
    assert [line for address in every[share::SHARE] for line in _look(reader, address)] == []


def test_axe_would_find_something(reader: Page) -> None:
    reader.goto("/zh/3/")
    reader.evaluate("() => document.querySelector('main h2').insertAdjacentHTML('afterend', '<img src=x><h5>x</h5>')")
    assert {line.split(":")[0] for line in _violations(reader)} == {"image-alt", "heading-order"}
    reader.goto("/zh/3/")
    reader.evaluate("() => { document.querySelector('.measure > p').style.color = '#999' }")
    assert {line.split(":")[0] for line in _violations(reader)} == {"color-contrast"}
    _search_is_open(reader)
    reader.evaluate("() => document.querySelector('.md-search__input').removeAttribute('aria-label')")
    reader.evaluate("() => document.querySelector('.md-search__input').removeAttribute('placeholder')")
    assert {line.split(":")[0] for line in _violations(reader, ".md-header")} == {"label"}


#: What can be opened: address, what to press, what must then be there.
OPENED = (
    ("/zh/3/", ".note-mark a", "details.note[open]"),
    ("/en/3/", ".note-mark a", "details.note[open]"),
    ("/zh/3/", "a.term", ".term-popover"),
    ("/en/3/", "a.term", ".term-popover"),
)


@pytest.mark.parametrize(("address", "press", "opened"), OPENED)
def test_axe_finds_nothing_in_what_opens(reader: Page, address: str, press: str, opened: str) -> None:
    reader.goto(address)
    reader.locator(press).first.click()
    reader.wait_for_selector(opened)
    for width, scheme in SETTINGS:
        _set(reader, width, scheme)
        assert _violations(reader) == []


@pytest.mark.parametrize("address", ["/zh/3/", "/en/1/", "/"])
def test_axe_finds_nothing_in_the_open_menu(reader: Page, address: str) -> None:
    for width, scheme in SETTINGS[2:]:
        _set(reader, width, scheme)
        reader.goto(address)
        reader.locator(".md-header [for='__drawer']").click()
        assert _violations(reader, ".md-sidebar--primary") == []


OUTLINE = """() => [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.localName[1]))"""
LANDMARKS = """() => Object.fromEntries(["main", "header", "footer", "nav", "h1"].map((name) =>
  [name, [...document.querySelectorAll(name)].filter((each) => name === "h1" || !each.closest("article"))
    .map((each) => each.getAttribute("aria-label") ?? each.getAttribute("aria-labelledby") ?? "")]))"""


def test_headings_and_landmarks_are_in_order(reader: Page, site: Path) -> None:
    _set(reader, 1440, "light")
    for address in addresses(site):
        reader.goto(f"/{address}")
        levels: list[int] = reader.evaluate(OUTLINE)
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)
        marks: dict[str, list[str]] = reader.evaluate(LANDMARKS)
        assert len(marks["main"]) == 1, address
        if address != "404.html":
            assert len(marks["footer"]) == 1, address
            assert all(marks["nav"]), (address, marks["nav"])


#: The names of a table's cells as assistive technology gets them, from Chromium's accessibility tree.
TABLES = (
    ("/zh/1/", "表1", ["类别", "指标名称", "单位", "规划目标", "完成情况"]),
    ("/en/2/", "Table 2", ["Category", "Indicator", "Unit", "Target"]),
)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(("address", "name", "heads"), TABLES)
def test_tables_are_announced_with_their_headers(
    reader: Page, address: str, name: str, heads: list[str], width: int
) -> None:
    """CSS that sets `display` on parts of a table takes their roles away: so the tree is asked, not the markup."""
    _set(reader, width, "light")
    reader.goto(address)
    table = reader.get_by_role("table", name=name).first
    assert table.get_by_role("columnheader").count() == len(heads)
    for head in heads:
        assert table.get_by_role("columnheader", name=head).count() == 1
    rows = table.locator("tbody tr").count()
    assert table.get_by_role("row").count() == rows + 1
    row_heads = table.get_by_role("rowheader")
    assert row_heads.count() == rows + table.locator("tbody").count()
    assert table.get_by_role("cell").count() == rows * (len(heads) - 2)
    _assert_cells_know_their_headers(reader, address)


HEADERS = """() => [...document.querySelectorAll("td.figure")].filter((cell) => {
  const row = cell.parentElement, table = cell.closest("table");
  const name = row.querySelector("th[scope=row]");
  const span = table.rows[0].cells.length - row.cells.length;     // 1 where the category's cell reaches down from above
  const column = table.tHead.rows[0].cells[cell.cellIndex + span];
  return !(name?.textContent.trim() && column?.scope === "col" && column.classList.contains("figure"));
}).length"""


def _assert_cells_know_their_headers(page: Page, address: str) -> None:
    assert page.evaluate("() => document.querySelectorAll('td.figure').length"), address
    assert page.evaluate(HEADERS) == 0


LANG = """() => {
  const han = /[\\u4e00-\\u9fff]/, english = /[a-z]{3,} [a-z]{3,} [a-z]{3,}/i, wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    const lang = parent.closest("[lang]").lang;
    if (!text || parent.closest("script, style, noscript, pre, code")) continue;
    if (han.test(text) && !lang.startsWith("zh")) wrong.push(`${lang}: ${text.slice(0, 40)}`);
    if (!han.test(text) && english.test(text) && lang !== "en") wrong.push(`${lang}: ${text.slice(0, 40)}`);
  }
  return wrong;
}"""


def test_language_of_parts(reader: Page, site: Path) -> None:
    """No Chinese character stands in a part said to be English, no English sentence in one said to be Chinese."""
    for address in addresses(site):
        reader.goto(f"/{address}")
        assert reader.evaluate(LANG) == [], address


MOVING = """() => document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 0)
  .map((each) => each.transitionProperty)"""


def test_nothing_moves_where_the_reader_wants_no_motion(reader: Page) -> None:
    _set(reader, 390, "light")
    reader.goto("/zh/3/")
    reader.locator(".md-header [for='__drawer']").click()
    assert reader.evaluate(MOVING) == []
    assert reader.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_where_motion_is_welcome_the_menu_slides(browser: Browser, server: str) -> None:
    """The test above can fail."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="no-preference")
    page = context.new_page()
    page.goto(f"{server}/zh/3/")
    page.locator(".md-header [for='__drawer']").click()
    assert page.evaluate(MOVING) != []
    context.close()
