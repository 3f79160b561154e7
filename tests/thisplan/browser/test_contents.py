"""“On this page” of a chapter: tables too, and the entry that an address names."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]


def test_the_entry_that_an_address_names_is_marked(new_page: NewPage) -> None:
    """The page is opened with the last of each kind; it is led to the others, of which each stands as high when it is reached."""
    page = new_page(viewport={"width": 1440, "height": 900})
    page.goto("/zh/2/")
    entries = page.locator(".md-sidebar--secondary .md-nav__link[href]")
    addresses = entries.evaluate_all("all => all.map(one => one.hash)")
    assert "#t2" in addresses
    opened = {address[1]: address for address in addresses}.values()
    for address in addresses:
        if address in opened:
            page.goto("about:blank")
        page.goto(f"/zh/2/{address}")
        marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
        expect(marked).to_have_attribute("href", address)
