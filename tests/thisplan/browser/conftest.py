"""A real server for the browser tests, with the headers that we ship."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from benchmark.servers import caddy
from plansite.site.hosting import headers, host_files
from tests.browser.looks import WATCH
from tests.browser.reading import WIDE
from tests.conftest import Record
from tests.contexts import Contexts

CLIPBOARD: Final = ("clipboard-read", "clipboard-write")
#: Leaves a page as one finds it who has read to its top: nothing open, selected, said or in the address.
LEAVE: Final = """() => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const shown of document.querySelectorAll(":popover-open")) shown.hidePopover();
  document.querySelector("h1")?.click();
  getSelection().removeAllRanges();
  for (const said of document.querySelectorAll("p[role=status][data-site]")) said.textContent = "";
  document.activeElement.blur();
  history.replaceState(null, "", location.pathname);
  scrollTo(0, 0);
}"""


@pytest.fixture(scope="session")
def sent(site: Path, made_once: Callable[..., Path]) -> dict[str, str]:
    """The headers, computed once from every page of the site."""

    def fill(folder: Path) -> None:
        (folder / "headers.json").write_text(json.dumps(headers(site)), "utf-8")

    return dict(json.loads((made_once("headers", fill) / "headers.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def hosting(sent: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files for web servers that send them."""
    folder = tmp_path_factory.mktemp("hosting")
    for name, text in host_files(sent).items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def served(site: Path, hosting: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on a real server with its headers, without a slash at the end."""
    with caddy(site.absolute(), hosting, tmp_path_factory.mktemp("caddy")) as address:
        yield address


@pytest.fixture
def guarded(contexts: Contexts, served: str) -> Iterator[Page]:
    """A page that writes down what the policy refuses."""
    with contexts.lent(served, viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        yield page


@pytest.fixture(scope="module")
def opened(browser: Browser, server: str) -> Iterator[tuple[Page, Record]]:
    """The page of `at`, and what it did."""
    record = Record()
    with browser.new_context(base_url=server, viewport=WIDE, permissions=[*CLIPBOARD]) as context:
        page = context.new_page()
        record.follow(page, server)
        yield page, record


@pytest.fixture
def at(opened: tuple[Page, Record], server: str) -> Iterator[Callable[[str], Page]]:
    """One page for all tests that change nothing in it: shows an address, and loads it only where another was shown before."""
    page, record = opened

    def shown(address: str) -> Page:
        if page.url != f"{server}/{address}":
            page.goto(f"/{address}")
        return page

    yield shown
    page.evaluate(LEAVE)
    page.mouse.move(0, 0)
    record.assert_clean()
