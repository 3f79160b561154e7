"""From stop to stop by the keyboard: what has the focus is in view, not below the header, the buttons of a block or another layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

NewPage = Callable[..., Page]
STOPS = 60

#: A stop none of whose lines can be seen at its middle; none of a box larger than the window. What has scrolled is drawn first: then the
#: button to the top has come or gone. Else nothing moves, and no frame is waited for.
HIDDEN = """async () => {
  if (scrollY !== globalThis.before) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  globalThis.before = scrollY;
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


def _hidden(page: Page, key: str) -> Iterator[str]:
    """Each stop on the way that is not seen."""
    for _ in range(STOPS):
        page.keyboard.press(key)
        if stop := page.evaluate(HIDDEN):
            yield stop


@pytest.mark.parametrize("address", ["/zh/1/#t1", "/zh/3/", "/en/measures/", "/parallel/1/", "/zh/glossary/"])
@pytest.mark.parametrize("width", [1440, 390])
def test_what_has_the_focus_is_seen(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", has_touch=width == 390)
    page.goto(address)
    if "#" not in address:
        _from_the_top(page)
    assert [*_hidden(page, "Tab")] == []
    assert [*_hidden(page, "Shift+Tab")] == []


def test_a_hidden_stop_is_noticed(new_page: NewPage) -> None:
    """The test above can fail."""
    page = new_page(viewport={"width": 1440, "height": 800}, reduced_motion="reduce")
    page.goto("/en/measures/")
    page.add_style_tag(content=".md-main * { scroll-margin: 0 !important }")
    page.locator(".register th a:visible").nth(20).focus()
    assert next(_hidden(page, "Shift+Tab"), None)


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
