"""What a browser asks for when it opens a page: no more than the weight test weighs, and nothing of the search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.site.test_weight import page_files


@pytest.mark.parametrize("address", ["", "zh/3/", "en/1/", "parallel/3/", "en/glossary/", "zh/about/"])
def test_a_page_loads_what_is_weighed(new_page: Callable[..., Page], site: Path, server: str, address: str) -> None:
    page = new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page.goto(f"/{address}", wait_until="networkidle")
    weighed = {f"/{file.resolve().relative_to(site.resolve()).as_posix()}" for file in page_files(site, address)}
    assert {path.removesuffix("index.html") for path in weighed} >= asked
