"""Browser contexts that are kept from test to test: a new one costs a process, half a second of two processors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page

#: A file of the site that shows nothing. The page that stays at it keeps alive the process that the next page takes.
PARKED: Final = "/robots.txt"


class Contexts:
    """Contexts by their options. Whoever is lent one finds it as it was when it was new, but for what was fetched into
    its cache; a test for which that matters opens a context of its own (`first_visit`).
    """

    #: How many are kept: each holds a process of some 60 MB.
    ROOM: Final = 8

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, tuple[BrowserContext, Page]] = {}

    @contextmanager
    def lent(self, base_url: str, **options: Any) -> Iterator[BrowserContext]:
        """A context with the options of Playwright's `new_context`. At the end all pages in it are closed."""
        key = repr((base_url, sorted(options.items())))
        context, parked = self._kept.pop(key) if key in self._kept else self._new(base_url, options)
        yield context
        for page in context.pages:
            if page is not parked:
                page.close()
        context.clear_permissions()
        context.clear_cookies()
        parked.evaluate("() => localStorage.clear()")
        self._keep(key, context, parked)

    def _new(self, base_url: str, options: dict[str, Any]) -> tuple[BrowserContext, Page]:
        context = self._browser.new_context(base_url=base_url, **options)
        parked = context.new_page()
        parked.goto(PARKED)
        return context, parked

    def _keep(self, key: str, context: BrowserContext, parked: Page) -> None:
        if key in self._kept:  # a test had two that are alike
            context.close()
            return
        self._kept[key] = (context, parked)
        if len(self._kept) > self.ROOM:
            self._kept.pop(next(iter(self._kept)))[0].close()  # the one that was asked for longest ago
