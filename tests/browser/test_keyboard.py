"""The whole site by keyboard: all is reached, in order, one always sees where one is, and nothing holds one fast."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.inventory import addresses

OpenPage = Callable[..., Page]
SIZES = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})
#: One page of each kind is walked through stop by stop.
WALKED = (
    *("/", "/404.html", "/zh/", "/en/notice/", "/zh/3/", "/en/1/", "/parallel/3/"),
    *("/zh/glossary/", "/en/about/", "/zh/editing/"),
)

#: Where one is: its place among all stops, whether it is in view and not covered, and whether one sees it.
HERE = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  const isOption = stop.matches(".md-option");            // shown by its label
  const seen = isOption ? stop.nextElementSibling : stop;
  const style = getComputedStyle(stop.matches(".md-search__input") ? stop.closest("form") : seen);
  const boxes = [...seen.getClientRects()];
  const inView = boxes.some((box) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    return hit && (seen.contains(hit) || hit.contains(seen) || hit.closest("label, button, a") === seen);
  });
  return {
    name: `${stop.localName}.${stop.className} ${(stop.ariaLabel ?? stop.textContent).trim().slice(0, 30)}`,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView,
    order: [...document.querySelectorAll("*")].indexOf(stop),
  };
}"""

#: Everything that is a tab stop by its markup and shown.
STOPS = """() => {
  const group = (radio) => [...document.getElementsByName(radio.name)];
  const stands = (radio) => radio.checked || !group(radio).some((other) => other.checked);
  return [...document.querySelectorAll("a[href], button, input, summary, select, textarea, [tabindex]")]
    .filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }))
    .filter((stop) => stop.type !== "radio" || stands(stop)).length;
}"""


def _walk(page: Page, limit: int = 900) -> list[dict[str, object]]:
    """Press Tab from the top until the page ends."""
    stops: list[dict[str, object]] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or (stops and here["order"] == stops[0]["order"]):
            return stops
        if page.locator("#__search:checked").count():
            page.keyboard.press("Tab")
            continue
        stops.append(here)
    raise AssertionError(f"{limit} stops, and no end: {stops[-1]}")


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize("address", WALKED)
def test_every_stop_is_seen_in_order(new_page: OpenPage, address: str, size: dict[str, int]) -> None:
    page = new_page(viewport=size, reduced_motion="reduce")
    page.goto(address)
    stops = _walk(page)
    assert [stop["name"] for stop in stops if not stop["outlined"]] == []
    assert [stop["name"] for stop in stops if not stop["inView"]] == []
    orders = [int(str(stop["order"])) for stop in stops]
    assert orders == sorted(orders)
    assert len(stops) >= page.evaluate(STOPS) - 2  # the search field and what it opens are another test's


#: On all pages: give each stop the focus as the keyboard does and look for its outline.
OUTLINES = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, [tabindex='0']")]
  .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.matches(".md-option, .md-search *"))
  .filter((stop) => {
    stop.focus({ preventScroll: true, focusVisible: true });
    const style = getComputedStyle(stop);
    return document.activeElement === stop && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2);
  }).map((stop) => stop.outerHTML.slice(0, 100))"""


def test_focus_is_visible_on_every_page(new_page: OpenPage, site: Path) -> None:
    page = new_page(viewport=SIZES[0], reduced_motion="reduce")
    for address in addresses(site):
        page.goto(f"/{address}")
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINES) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_outline_stands_out(new_page: OpenPage, scheme: str) -> None:
    """At least 3:1 against what it is drawn on (WCAG 2.2, 1.4.11)."""
    page = new_page(viewport=SIZES[0], color_scheme=scheme)
    page.goto("/zh/3/")
    page.keyboard.press("Tab")
    for paper in ("--paper", "--warm", "--cool", "--shade", "--raised"):
        assert page.evaluate(CONTRAST, ["--accent", paper]) >= 3, paper


CONTRAST = """([one, other]) => {
  const style = getComputedStyle(document.body);
  const parts = (name) => style.getPropertyValue(name).trim().slice(1).match(/../g);
  const light = (name) => parts(name).map((pair) => parseInt(pair, 16) / 255)
    .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + .05) / (low + .05);
}"""


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
def test_skip_link_comes_first_and_leads_to_the_text(new_page: OpenPage, site: Path, size: dict[str, int]) -> None:
    page = new_page(viewport=size, reduced_motion="reduce")
    for address in addresses(site):
        if address == "404.html":  # has nothing to skip
            continue
        page.goto(f"/{address}")
        page.keyboard.press("Tab")
        assert "md-skip" in page.evaluate("() => document.activeElement.className"), address
        assert page.locator(".md-skip").is_visible()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('.md-content, footer'))"), address


def test_search_by_keyboard(new_page: OpenPage) -> None:
    page = new_page(viewport=SIZES[1])
    page.goto("/zh/3/")
    page.locator(".language-switch a").first.focus()
    page.keyboard.press("/")
    page.keyboard.insert_text("质量")
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("() => document.activeElement.matches('.language-switch a')")
    page.keyboard.press("/")
    page.wait_for_selector(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#*")


def test_menu_by_keyboard(new_page: OpenPage) -> None:
    page = new_page(viewport=SIZES[1], reduced_motion="reduce")
    page.goto("/zh/3/")
    opener = page.locator(".md-header button[for='__drawer']")
    opener.focus()
    assert opener.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    for _ in range(14):
        here = page.evaluate(HERE)
        assert here["inView"] and here["outlined"], here
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert page.evaluate("() => document.activeElement.getAttribute('for')") == "__drawer"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # back to the level above
    assert page.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "false"
    assert page.evaluate(HERE)["inView"]


def test_palette_by_keyboard(new_page: OpenPage) -> None:
    page = new_page(viewport=SIZES[0])
    page.goto("/en/3/")
    page.locator("form[data-md-component=palette] input").first.focus()
    for scheme in ("default", "slate"):
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(f"body[data-md-color-scheme={scheme}]")
