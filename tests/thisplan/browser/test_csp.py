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


def test_policy_is_strict(site: Path) -> None:
    directives = dict(part.split(" ", 1) for part in policy(site).split("; "))
    assert directives["default-src"] == "'none'"
    for word in ("unsafe", "*", "http:", "https:", "strict-dynamic"):
        assert word not in policy(site)
    assert "data:" not in directives["script-src"] + directives["style-src"]


@pytest.mark.parametrize("markup", ["<p style='color: red'>", "<p onclick='x()'>", "<a href='javascript:x()'>"])
def test_markup_that_no_strict_policy_allows_isrefused(markup: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{markup}", "utf-8")
    with pytest.raises(PolicyError, match="unsafe-inline"):
        policy(tmp_path)


def test_every_file_says_the_same(site: Path) -> None:
    expected = headers(site)
    for name, text in host_files(expected).items():
        for header, value in expected.items():
            assert header in text and value in text, (name, header)


@pytest.mark.parametrize("serve", [caddy, nginx])
def test_real_servers_send_the_headers(
    site: Path, hosting: Path, tmp_path: Path, serve: Callable[..., Iterator[str]]
) -> None:
    expected = headers(site)
    with serve(site.absolute(), hosting, tmp_path) as address:  # type: ignore[attr-defined]
        for path, status in (("/", 200), ("/zh/3/", 200), ("/assets/favicon.svg", 200), ("/nowhere/", 404)):
            try:
                answer = urllib.request.urlopen(address + path)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                assert answer.status == status, path
                assert {name: answer.headers[name] for name in expected} == expected, path
                if status == 404:
                    assert answer.read() == (site / "404.html").read_bytes()


def test_short_addresses_keep_to_the_policy(guarded: Page, site: Path) -> None:
    """(That all other pages do is seen where they are visited, in test_every_page.)"""
    for address in one_of_each(short_addresses(site)):
        guarded.goto(f"/{address}")
        guarded.wait_for_url("**/#*")
        assert refused(guarded) == [], address


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


@pytest.fixture
def plain(new_page: Callable[..., Page]) -> Page:
    """A page of a server without any policy: the pages themselves must be safe."""
    return new_page(viewport={"width": 1440, "height": 900})


@pytest.mark.parametrize("text", MARKUP)
def test_no_fragment_becomes_markup(plain: Page, text: str) -> None:
    errors: list[str] = []
    plain.on("pageerror", lambda error: errors.append(str(error)))
    for address in ("/", "/zh/3/", "/en/1/", "/parallel/3/", "/zh/glossary/"):
        plain.goto(f"{address}#{text}")
        for link in plain.locator("a[data-carry]:visible").all()[:2]:
            link.focus()
        _assert_untouched(plain)
    assert errors == []


@pytest.mark.parametrize("text", MARKUP)
def test_no_query_becomes_markup(plain: Page, text: str) -> None:
    errors: list[str] = []
    plain.on("pageerror", lambda error: errors.append(str(error)))
    for address in ("/", "/en/3/"):
        plain.goto(f"{address}?q={quote(text)}&h={quote(text)}")
        assert plain.locator(".md-search__input").input_value() == text
        _assert_untouched(plain)
        plain.locator(".md-search__input").fill(f"质量 {text}")
        plain.wait_for_function("() => !document.querySelector('.md-search-result__meta').textContent.includes('…')")
        _assert_untouched(plain)
    assert errors == []


def _assert_untouched(page: Page) -> None:
    page.wait_for_timeout(50)
    assert page.evaluate("() => window.ran") is None
    assert page.evaluate(STRANGE) == 0
