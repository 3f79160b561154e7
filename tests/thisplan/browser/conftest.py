"""A real server for the browser tests, with the headers that we ship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmark.servers import caddy
from plansite.site.hosting import headers, host_files
from tests.browser.looks import WATCH
from tests.contexts import Contexts


@pytest.fixture(scope="session")
def hosting(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files for web servers, computed from the built site."""
    folder = tmp_path_factory.mktemp("hosting")
    for name, text in host_files(headers(site)).items():
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
