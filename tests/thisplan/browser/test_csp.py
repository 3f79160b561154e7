"""Safety: the pages work under a strict policy on real servers, and no address or query can become markup."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from benchmark.servers import caddy, nginx
from plansite.site.hosting import PolicyError, headers, host_files, policy
from tests.browser.looks import refused
from tests.inventory import one_of_each, short_addresses


@pytest.fixture(scope="module")
def sent(site: Path) -> dict[str, str]:
    """The headers, computed once from every page of the site."""
    return dict(headers(site))


def test_policy_is_strict(sent: dict[str, str]) -> None:
    said = sent["Content-Security-Policy"]
    directives = dict(part.split(" ", 1) for part in said.split("; "))
    assert directives["default-src"] == "'none'"
    for word in ("unsafe", "*", "http:", "https:", "strict-dynamic"):
        assert word not in said
    assert "data:" not in directives["script-src"] + directives["style-src"]


@pytest.mark.parametrize("markup", ["<p style='color: red'>", "<p onclick='x()'>", "<a href='javascript:x()'>"])
def test_markup_that_no_strict_policy_allows_is_refused(markup: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{markup}", "utf-8")
    with pytest.raises(PolicyError, match="unsafe-inline"):
        policy(tmp_path)


def test_every_file_says_the_same(sent: dict[str, str]) -> None:
    for name, text in host_files(sent).items():
        for header, value in sent.items():
            assert header in text and value in text, (name, header)


@pytest.mark.parametrize("serve", [caddy, nginx])
def test_real_servers_send_the_headers(
    site: Path, hosting: Path, sent: dict[str, str], tmp_path: Path, serve: Callable[..., Iterator[str]]
) -> None:
    with serve(site.absolute(), hosting, tmp_path) as address:  # type: ignore[attr-defined]
        for path, status in (("/", 200), ("/zh/3/", 200), ("/assets/favicon.svg", 200), ("/nowhere/", 404)):
            try:
                answer = urllib.request.urlopen(address + path)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                assert answer.status == status, path
                assert {name: answer.headers[name] for name in sent} == sent, path
                if status == 404:
                    assert answer.read() == (site / "404.html").read_bytes()


def test_short_addresses_keep_to_the_policy(guarded: Page, site: Path) -> None:
    """Their script runs: it prefers English, where the page alone leads to the original; what is refused stands in the console.

    (That all other pages keep to it is seen where they are visited, in test_every_page.)
    """
    said: list[str] = []
    guarded.on("console", lambda message: said.append(message.text))
    guarded.on("pageerror", lambda error: said.append(str(error)))
    for address in one_of_each(short_addresses(site)):
        guarded.goto(f"/{address}", wait_until="commit")
        guarded.wait_for_url("**/en/**#*", wait_until="commit")
    assert said == []


def test_the_policy_does_refuse(guarded: Page) -> None:
    guarded.goto("/zh/3/")
    guarded.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
    }""")
    assert guarded.evaluate("() => window.ran") is None
    assert [line.split()[0] for line in refused(guarded)] == ["script-src-elem"]


def test_everything_works_under_the_policy(guarded: Page) -> None:
    guarded.goto("/zh/3/")
    guarded.locator("form[data-md-component=palette] label:visible").click()
    guarded.locator("form[data-md-component=palette] label:visible").click()
    assert guarded.locator("body").get_attribute("data-md-color-scheme") == "slate"
    guarded.locator(".note-mark a").first.click()
    guarded.wait_for_selector(".note.open")
    guarded.locator("a.term").first.click()
    guarded.wait_for_selector(".term-popover")
    guarded.keyboard.press("Escape")
    guarded.keyboard.press("/")
    guarded.locator(".md-search__input").fill("standards")
    guarded.locator(".md-search-result__link").first.click()
    guarded.wait_for_url("**/#*")
    assert refused(guarded) == []


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
CARRY = "() => [...document.querySelectorAll('a[data-carry]')].filter((link) => link.checkVisibility()).slice(0, 2).forEach((link) => link.focus())"


@pytest.fixture
def plain(new_page: Callable[..., Page]) -> Iterator[Page]:
    """A page of a server without any policy: the pages themselves must be safe. An image that was never shown would be asked for."""
    page = new_page(viewport={"width": 1440, "height": 900})
    errors: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/x") else None)
    yield page
    assert (errors, asked) == ([], [])


def test_no_fragment_becomes_markup(plain: Page) -> None:
    """Every page is opened with some of them, and then given all the others; every one opens some page."""
    pages = ("/", "/zh/3/", "/en/1/", "/parallel/3/", "/zh/glossary/")
    for number, address in enumerate(pages):
        opened = MARKUP[number :: len(pages)]
        for text in opened:
            plain.goto("about:blank")  # so that the page is opened, and not only scrolled
            plain.goto(f"{address}#{text}")
            plain.evaluate(CARRY)
            _assert_untouched(plain)
        for text in set(MARKUP) - {*opened}:
            plain.evaluate(GO, text)
            plain.evaluate(CARRY)
            _assert_untouched(plain)


@pytest.mark.parametrize(("address", "texts"), [("/", MARKUP[::2]), ("/en/3/", MARKUP[1::2])])
def test_no_query_becomes_markup(plain: Page, address: str, texts: tuple[str, ...]) -> None:
    """Each comes with the address of a page; then, on the same page, all are typed."""
    answered = "(text) => document.querySelector('.md-search').dataset.shown === text"
    for text in texts:
        plain.goto(f"{address}?q={quote(text)}&h={quote(text)}")
        plain.wait_for_function(answered, arg=text)
        assert plain.locator(".md-search__input").input_value() == text
        _assert_untouched(plain)
    for text in MARKUP:
        plain.locator(".md-search__input").fill(f"质量 {text}")
        plain.wait_for_function(answered, arg=f"质量 {text}")
        _assert_untouched(plain)


def _assert_untouched(page: Page) -> None:
    assert page.evaluate("() => window.ran") is None
    assert page.evaluate(STRANGE) == 0
