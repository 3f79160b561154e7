"""From stop to stop by the keyboard: what has the focus is in view, not below the header, the buttons of a block or another layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

NewPage = Callable[..., Page]
STOPS = 60

#: A stop none of whose lines can be seen at its middle; none of a box larger than the window.
HIDDEN = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));  // the button to the top follows a scroll
  const stop = document.activeElement;
  if (!stop || stop === document.body || stop.closest(".md-header, .md-skip") || stop.matches(".table-scroll")) return "";
  const isSeen = ({ left, top, width, height }) => {
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found && (stop.contains(found) || found.contains(stop) && !found.matches("body, html"));
  };
  return [...stop.getClientRects()].some(isSeen) ? "" : stop.outerHTML.slice(0, 90);
}"""


def _from_the_top(page: Page) -> None:
    page.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }")


def _walk(page: Page, key: str) -> list[str]:
    hidden = []
    for _ in range(STOPS):
        page.keyboard.press(key)
        hidden.append(page.evaluate(HIDDEN))
    return [stop for stop in hidden if stop]


@pytest.mark.parametrize("address", ["/zh/1/#t1", "/zh/3/", "/en/measures/", "/parallel/1/", "/zh/glossary/"])
@pytest.mark.parametrize("width", [1440, 390])
def test_what_has_the_focus_is_seen(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", has_touch=width == 390)
    page.goto(address)
    if "#" not in address:
        _from_the_top(page)
    assert _walk(page, "Tab") == []
    assert _walk(page, "Shift+Tab") == []


def test_a_hidden_stop_is_noticed(new_page: NewPage) -> None:
    """The test above can fail."""
    page = new_page(viewport={"width": 1440, "height": 800}, reduced_motion="reduce")
    page.goto("/en/measures/")
    page.add_style_tag(content=".md-main * { scroll-margin: 0 !important }")
    _from_the_top(page)
    _walk(page, "Tab")
    assert _walk(page, "Shift+Tab") != []


def test_the_buttons_of_a_block_leave_with_the_focus(new_page: NewPage) -> None:
    """In a table they lie over the cells of their row, which come next."""
    page = new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce", has_touch=True)
    page.goto("/zh/1/#t1")
    page.locator("tr .identity a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.locator("tr .link-tools").count() == 1
    for _ in range(3):  # its two buttons, then the target
        page.keyboard.press("Tab")
    assert page.locator("a.more:focus").count() == 1
    assert page.locator(".link-tools").count() == 0
