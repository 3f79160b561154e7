"""Access: axe finds nothing in what opens, tables are announced, nothing moves unasked; and every look at a page can fail.

(That nothing is wrong with any page as it is, is seen where all are visited, in test_every_page.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import looks
from tests.browser.axe import SETTINGS, Eye, Scheme, every_weak_contrast, found_in, settle, violations, weak_contrasts
from tests.browser.looks import WATCH
from tests.browser.reading import WIDE, open_search
from tests.inventory import homes, one_of_each, short_addresses


@pytest.fixture(scope="module")
def reader(browser: Browser, server: str) -> Iterator[Page]:
    """One page for all: opening browsers and contexts would take longer than axe does."""
    context = browser.new_context(base_url=server, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_short_pages(browser: Browser, server: str, site: Path) -> None:
    with browser.new_context(base_url=server, reduced_motion="reduce") as context:
        # A short page is gone before axe could look at it.
        context.route("**/short.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
        page, eye = context.new_page(), Eye()
        for address in one_of_each(short_addresses(site)):
            page.goto(f"/{address}")
            assert [*eye.faults(page)] == [], address


#: Every look, and what makes a page that it must not pass.
SPOILT: tuple[tuple[Callable[[Page], Iterable[str]], tuple[str, ...]], ...] = (
    (
        looks.refused,
        ("document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))",),
    ),
    (
        looks.outline,
        (
            "document.querySelector('main h2').insertAdjacentHTML('afterend', '<h4>x</h4>')",
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<h1>x</h1>')",
        ),
    ),
    (
        looks.landmarks,
        (
            "document.querySelector('main').insertAdjacentHTML('afterend', '<main></main>')",
            "document.querySelector('main').insertAdjacentHTML('afterend', '<nav></nav>')",
            "document.querySelector('nav').after(document.querySelector('nav').cloneNode())",
        ),
    ),
    (looks.languages, ("document.querySelector('.md-content').lang = 'en'",)),
    (looks.unseen_focus, ("document.querySelector('.actions a').style.setProperty('outline', 'none', 'important')",)),
    (
        looks.skipping,
        ("document.querySelector('.md-skip').remove()", "document.querySelector('.md-skip').href = '#nowhere'"),
    ),
    (
        looks.skip_target,
        ("document.querySelector('.md-skip').remove()", "document.querySelector('.md-skip').href = '#nowhere'"),
    ),
    (
        violations,
        (
            "document.querySelector('main h2').insertAdjacentHTML('afterend', '<img src=x>')",
            "document.querySelector('.measure > p').style.color = '#999'",
            "document.querySelector('main h2').insertAdjacentHTML('afterend', '<h5>x</h5>')",
        ),
    ),
    (
        weak_contrasts,
        (
            "[...document.querySelectorAll('.measure > p')].at(-2).style.color = '#999'",
            "[...document.querySelectorAll('.measure')].at(-2).style.background = '#555'",
            "document.querySelector('.md-footer').style.opacity = .4",
            "document.querySelector('.measure > p').insertAdjacentHTML('beforeend', 'x<a class=plain href=x>x x</a>');"
            "document.querySelector('.plain').style = 'color: #333; text-decoration: none'",
        ),
    ),
)


#: Keeps a page as it came, to be spoilt and made whole again.
KEEP = "() => { window.kept = document.body.cloneNode(true); }"
MEND = "document.body.replaceWith(window.kept.cloneNode(true))"


@pytest.fixture(scope="module")
def whole(browser: Browser, served: str) -> Iterator[Page]:
    """A page that is kept as it came."""
    with browser.new_context(base_url=served, viewport=WIDE, reduced_motion="reduce") as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("/zh/8/")
        page.evaluate(KEEP)
        yield page


@pytest.mark.parametrize(("look", "spoils"), SPOILT)
def test_every_look_sees_what_is_wrong(
    whole: Page, look: Callable[[Page], Iterable[str]], spoils: tuple[str, ...]
) -> None:
    whole.evaluate(f"() => {{ {MEND} }}")
    assert list(look(whole)) == []
    for spoil in spoils:
        whole.evaluate(f"() => {{ {MEND}; {spoil} }}")
        assert list(look(whole)) != [], spoil


def test_a_contrast_that_is_weak_in_the_dark_alone_is_seen(reader: Page) -> None:
    reader.goto("/zh/8/")
    reader.evaluate("() => { document.querySelector('.measure > p').style.color = 'light-dark(#111, #333)' }")
    for width, scheme in SETTINGS:
        settle(reader, width, scheme)
        assert bool(weak_contrasts(reader)) is (scheme == "dark"), (width, scheme)


#: Makes every text paler and takes the lines below links away, so that some kinds fail and others pass.
PALE = """() => { const sheet = document.createElement("style");
  sheet.textContent = `body * { color: color-mix(in srgb, currentColor 45%, #777) !important; transition: none !important }
    main a { text-decoration: none !important }`;
  document.head.append(sheet); }"""


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    [
        ("/", 1440, "light"),
        ("/zh/8/", 390, "dark"),
        ("/en/1/", 1440, "light"),
        ("/en/agreement/", 390, "dark"),
    ],
)
def test_some_texts_of_every_kind_show_what_all_show(reader: Page, address: str, width: int, scheme: Scheme) -> None:
    settle(reader, width, scheme)
    reader.goto(address)
    reader.evaluate(PALE)
    some, every = ({_colours(line) for line in look(reader)} for look in (weak_contrasts, every_weak_contrast))
    assert some == every != set()


def _colours(line: str) -> str:
    """Which rule, and the colours and size that axe says."""
    return line.split(":")[0] + re.search(r"contrast of .*", line)[0]  # type: ignore[index]


@pytest.mark.parametrize("address", homes())
def test_axe_finds_nothing_in_the_open_search(reader: Page, address: str) -> None:
    """(The header is the same on all pages of a language: test_every_page.)"""
    settle(reader, 1440, "light")
    reader.goto(f"/{address}")
    open_search(reader)
    for width, scheme in SETTINGS:
        assert found_in(reader, width, scheme, ".md-header") == []


def test_axe_sees_what_is_wrong_in_the_open_search(reader: Page) -> None:
    settle(reader, 1440, "light")
    reader.goto("/zh/3/")
    open_search(reader)
    reader.evaluate("() => document.querySelector('.md-search__input').removeAttribute('aria-label')")
    reader.evaluate("() => document.querySelector('.md-search__input').removeAttribute('placeholder')")
    assert {line.split(":")[0] for line in violations(reader, ".md-header")} == {"label"}
    reader.evaluate("() => { document.querySelector('.md-search-result__item:nth-child(2)').style.opacity = .3 }")
    assert weak_contrasts(reader, ".md-header") != []


#: What an eye takes for new, though the page is one that it knows.
NEWS = (
    "document.querySelector('.measure > p').classList.add('new')",
    "document.querySelector('.measure > p').hidden = true",
    "document.querySelector('main h2').replaceChildren()",
    "document.querySelector('main a[href]').setAttribute('href', '')",
    "document.querySelector('main a[href]').setAttribute('aria-describedby', 'nowhere')",
    "document.querySelector('main p').id = document.querySelector('main h2').id",
    "document.documentElement.lang = 'xx'",
)


def test_what_was_seen_on_one_page_hides_nothing_new_on_the_next(reader: Page) -> None:
    settle(reader, 1440, "light")
    eye = Eye()
    reader.goto("/zh/8/")
    reader.evaluate(KEEP)
    assert eye.is_new(reader) and not eye.is_new(reader)
    assert eye.colours(reader, "light") == []
    for spoil in NEWS:
        reader.evaluate(f"() => {{ {MEND} }}")
        assert not eye.is_new(reader)
        reader.evaluate(f"() => {{ {spoil} }}")
        assert eye.is_new(reader), spoil
    reader.evaluate(f"() => {{ {MEND} }}")
    reader.evaluate("() => { document.querySelector('.measure > p ~ p').style.color = '#999' }")
    assert eye.colours(reader, "light") != []
    assert eye.colours(reader, "light") != [], "what is wrong counts as unseen"


#: What can be opened, one beside the other: what to press, what is then there.
OPENED = ((".note-mark a", ".note.open"), ("a.term", ".term-popover"))


@pytest.mark.parametrize("address", ["/zh/8/", "/en/8/"])
def test_axe_finds_nothing_in_what_opens(reader: Page, address: str) -> None:
    """In no setting; nor on the page around it, of which no colour has changed."""
    settle(reader, *SETTINGS[0])
    reader.goto(address)
    for press, opened in OPENED:
        reader.locator(press).first.click()
        reader.wait_for_selector(opened)
    assert violations(reader) == []
    for width, scheme in SETTINGS:
        assert [line for _, opened in OPENED for line in found_in(reader, width, scheme, opened)] == []


@pytest.mark.parametrize("address", ["/zh/3/", "/en/1/", "/"])
def test_axe_finds_nothing_in_the_open_menu(reader: Page, address: str) -> None:
    settle(reader, *SETTINGS[-1])
    reader.goto(address)
    reader.locator(".md-header [for='__drawer']").click()
    for width, scheme in SETTINGS[2:]:
        assert found_in(reader, width, scheme, ".md-sidebar--primary") == []


TABLES = (
    ("/zh/1/", "表1", ["类别", "指标名称", "单位", "规划目标", "完成情况"]),
    ("/en/2/", "Table 2", ["Category", "Main indicator", "Unit", "target"]),
    ("/parallel/1/", "表1", ["类别", "指标名称", "单位", "规划目标", "完成情况"]),
    ("/en/measures/", "What is promised in figures", ["Measure", "Commitments"]),
    ("/en/indicators/", "All indicators in detail", ["Indicator", "Target", "Result, progress", "Measures"]),
)
#: What the markup of a table promises, by the roles that assistive technology should hear.
PROMISED = """(table) => ({
  columnheader: table.querySelectorAll("th[scope=col]").length, row: table.rows.length,
  rowheader: table.querySelectorAll("th[scope=row], th[scope=rowgroup]").length, cell: table.querySelectorAll("td").length })"""


@pytest.mark.parametrize(("address", "name", "heads"), TABLES)
def test_tables_are_announced_with_their_headers(reader: Page, address: str, name: str, heads: list[str]) -> None:
    """CSS that sets `display` on parts of a table may take their roles away: so Chromium's accessibility tree is asked."""
    reader.goto(address)
    for width in (1440, 390):
        settle(reader, width, "light")
        spoken = _spoken(reader, name)
        promised = reader.get_by_role("table", name=name).first.evaluate(PROMISED)
        assert {role: len(names) for role, names in spoken.items()} == promised
        assert len(spoken["columnheader"]) == len(heads)
        assert all(head in said for head, said in zip(heads, spoken["columnheader"], strict=True))
        assert all(spoken["rowheader"])


def _spoken(page: Page, name: str) -> dict[str, list[str]]:
    """The names of rows, headers and cells of the table with this in its name, by role, as they are said."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    tree = {node["nodeId"]: node for node in nodes}
    said: dict[str, list[str]] = {role: [] for role in ("columnheader", "row", "rowheader", "cell")}
    todo = [next(node for node in nodes if _role(node) == "table" and name in node["name"]["value"])]
    while todo:
        node = todo.pop()
        todo += [tree[child] for child in reversed(node.get("childIds", []))]
        if not node["ignored"] and _role(node) in said:
            said[_role(node)].append(str(node["name"]["value"]))
    return said


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", "")).replace("gridcell", "cell")


@pytest.mark.parametrize("address", ["/zh/1/", "/en/2/", "/parallel/1/"])
def test_each_figure_stands_below_the_head_of_its_column(reader: Page, address: str) -> None:
    reader.goto(address)
    assert reader.evaluate("() => document.querySelectorAll('td.figure').length")
    assert reader.evaluate(HEADERS) == 0


HEADERS = """() => [...document.querySelectorAll("td.figure")].filter((cell) => {
  const row = cell.parentElement, table = cell.closest("table");
  const name = row.querySelector("th[scope=row]");
  const span = table.rows[0].cells.length - row.cells.length;     // 1 where the category's cell reaches down from above
  const column = table.tHead.rows[0].cells[cell.cellIndex + span];
  return !(name?.textContent.trim() && column?.scope === "col" && column.classList.contains("figure"));
}).length"""


MOVING = """() => document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 0)
  .map((each) => each.transitionProperty)"""


def test_nothing_moves_where_the_reader_wants_no_motion(reader: Page) -> None:
    settle(reader, 390, "light")
    reader.goto("/zh/3/")
    reader.locator(".md-header [for='__drawer']").click()
    assert reader.evaluate(MOVING) == []
    assert reader.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_where_motion_is_welcome_the_menu_slides(browser: Browser, server: str) -> None:
    """The test above can fail."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="no-preference")
    page = context.new_page()
    page.goto(f"{server}/zh/3/")
    press = "document.querySelector(\".md-header [for='__drawer']\").click()"
    assert page.evaluate(f"() => {{ {press}; return ({MOVING})(); }}") != []  # at once: it is over soon
    context.close()
