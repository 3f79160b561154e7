"""Nothing that stands in an address or is typed can become markup, on pages of every kind of a small plan that asks for comments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.reading import WIDE
from tests.conftest import serving
from tests.contexts import Contexts

#: What would run, or show, if it became markup.
MARKUP = (
    "<img src=x onerror=window.ran=1>",
    '"><script>window.ran=1</script>',
    "'-window.ran-'<svg onload=window.ran=1>",
    "javascript:window.ran=1",
    "{{7*7}}<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<a href=javascript:window.ran=1 id=__config>质量</a>",
    "%E0%A4%A",
    "\\'<>&質量%",
)
STRANGE = "() => document.querySelectorAll('img[src=x], [onerror], [onload], iframe, a[href^=javascript]').length"
#: Gives the address another fragment, as a link in the page does, and waits until all who look at it have done so.
GO = """(text) => new Promise((done) => {
  addEventListener("hashchange", () => requestAnimationFrame(done), { once: true });
  location.hash = text;
})"""
ANSWERED = "(text) => document.querySelector('.md-search').dataset.shown === text"
CARRY = "() => [...document.querySelectorAll('a[data-carry]')].filter((link) => link.checkVisibility()).slice(0, 2).forEach((link) => link.focus())"


@pytest.fixture(scope="module")
def unguarded(asking: Path) -> Iterator[str]:
    """The address of a server without any policy: the pages themselves must be safe."""
    with serving(asking) as address:
        yield address


@pytest.fixture
def plain(contexts: Contexts, unguarded: str) -> Iterator[Page]:
    """A page of it. An image that was never shown would be asked for."""
    with contexts.lent(unguarded, viewport=WIDE) as context:
        yield from watched(context.new_page())


def watched(page: Page) -> Iterator[Page]:
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/x") else None)
    yield page
    assert (errors, asked) == ([], [])


def test_no_address_becomes_markup(plain: Page) -> None:
    """Every text is the query and the fragment of some page that is opened with it; every page is opened with some, and then given
    all the others as fragments, alone.
    """
    pages = ("/", "/zh/2/", "/en/1/", "/parallel/1/", "/zh/glossary/")
    for number, address in enumerate(pages):
        opened = MARKUP[number :: len(pages)]
        for text in opened:
            plain.goto(f"{address}?q={quote(text)}&h={quote(text)}#{text}")
            plain.wait_for_function(ANSWERED, arg=text)
            assert plain.locator(".md-search__input").input_value() == text
            _assert_untouched(plain)
            plain.evaluate(CARRY)
            _assert_untouched(plain)
        plain.evaluate("() => history.replaceState(null, '', location.pathname)")
        for text in set(MARKUP) - {*opened}:
            plain.evaluate(GO, text)
            plain.evaluate(CARRY)
            _assert_untouched(plain)


def test_nothing_typed_becomes_markup(plain: Page) -> None:
    """Where two languages are searched from a page of both, and from one of a single."""
    for address in ("/", "/en/1/"):
        plain.goto(address)
        plain.keyboard.press("/")
        for text in MARKUP:
            plain.locator(".md-search__input").fill(f"质量 {text}")
            plain.wait_for_function(ANSWERED, arg=f"质量 {text}")
            _assert_untouched(plain)


def _assert_untouched(page: Page) -> None:
    assert page.evaluate("() => window.ran") is None
    assert page.evaluate(STRANGE) == 0
