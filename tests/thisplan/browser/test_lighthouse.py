"""Lighthouse has nothing to say against access, practice and description of the pages. (Its speed is in the bench.)"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmark.lighthouse import PAGES, STEADY, faults, reports, scores
from benchmark.servers import caddy

WRONG = '<!doctype html><html><p style="color: #ccc">x</p><img src=y>'


@pytest.fixture(scope="module")
def wrong(hosting: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that has much wrong with it."""
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text(WRONG, "utf-8")
    with caddy(folder / "site", hosting, folder) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def found(served: str, wrong: str) -> dict[str, dict[str, Any]]:
    """What Lighthouse says of each page by its address; it starts once."""
    every = [wrong, *(served + address for address in PAGES)]
    return dict(zip(every, reports(every, STEADY), strict=True))


def test_lighthouse_has_nothing_to_say(found: dict[str, dict[str, Any]], served: str) -> None:
    pages = {served + address: found[served + address] for address in PAGES}
    assert {page["finalDisplayedUrl"]: faults(page) for page in pages.values()} == {address: [] for address in pages}
    best = dict.fromkeys(STEADY, 100)
    assert {address: scores(page) for address, page in pages.items()} == dict.fromkeys(pages, best)


def test_lighthouse_sees_what_is_wrong(found: dict[str, dict[str, Any]], wrong: str) -> None:
    named = {line.rpartition(": ")[0] for line in faults(found[wrong])}
    assert {"accessibility: html-has-lang", "seo: meta-description"} <= named
    assert all(score < 100 for score in scores(found[wrong]).values())
