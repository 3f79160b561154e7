"""What a browser does when it opens a page: it asks for no more than is weighed, and nothing moves before the reader's eyes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, ViewportSize

from tests.browser.reading import PHONE, WIDE
from tests.thisplan.site.test_weight import page_files

#: Scripts come late on a slow line; what they change must not move what is being read.
LATE = 0.1
#: Counts from the first frame that was drawn of the whole page: before, a header of which only half had come may move.
SHIFTS = """window.moved = [];
let whole = Infinity;
document.addEventListener("readystatechange", () =>
  requestAnimationFrame(() => requestAnimationFrame(() => { whole = Math.min(whole, performance.now()); })), { once: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.startTime < whole) continue;
    for (const { node } of entry.sources) moved.push(`${node?.nodeName}.${node?.className}`);
  }
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("address", ["", "zh/3/", "en/1/", "parallel/3/", "en/glossary/", "zh/about/"])
def test_a_page_loads_what_is_weighed(first_visit: Page, site: Path, address: str) -> None:
    asked: set[str] = set()
    first_visit.on("request", lambda request: asked.add(urlsplit(request.url).path))
    first_visit.goto(f"/{address}", wait_until="networkidle")
    weighed = {f"/{file.resolve().relative_to(site.resolve()).as_posix()}" for file in page_files(site, address)}
    assert {path.removesuffix("index.html") for path in weighed} >= asked


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
@pytest.mark.parametrize("address", ["/", "/en/5/", "/en/indicators/", "/zh/measures/"])
def test_nothing_moves_while_a_page_loads(new_page: Callable[..., Page], size: ViewportSize, address: str) -> None:
    page = new_page(viewport=size, has_touch=size is PHONE)
    page.add_init_script(SHIFTS)
    page.route("**/*.js", _late)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("() => moved") == []


def _late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


def test_what_moves_is_seen(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=PHONE)
    page.add_init_script(SHIFTS)
    page.goto("/zh/5/", wait_until="networkidle")
    page.wait_for_timeout(600)  # what follows a key or a press is not counted for half a second
    page.evaluate("() => document.querySelector('.actions').style.paddingBottom = '60px'")
    page.wait_for_function("() => moved.length > 0")
