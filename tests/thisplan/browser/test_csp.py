"""Safety: the pages work under a strict policy on real servers."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmark.servers import caddy, nginx
from plansite.site.hosting import PolicyError, host_files, policy
from tests.browser.looks import refused
from tests.inventory import one_of_each, short_addresses


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
