"""What a page weighs on the way to a phone: itself and all that it loads, compressed.

What the search fetches when a reader first opens it, its engine and its index, is no part of the page.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest

from tests.inventory import addresses, short_addresses

LIMIT = 120_000  # bytes, gzip at a server's usual level
LEVEL = 6
LOADED = (
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='manifest']/@href | //script/@src | //img/@src"
)


def page_files(site: Path, address: str) -> set[Path]:
    """The page and every file that a browser loads with it."""
    page = site / address / "index.html" if not address.endswith(".html") else site / address
    tree = lxml.html.parse(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    files = {page}
    for url in map(urlsplit, map(str, tree.xpath(LOADED))):
        if url.scheme != "data":
            files.add((page.parent / url.path).resolve())
    for sheet in [file for file in files if file.suffix == ".css"]:
        names = re.findall(r"""url\(["']?(?!data:)([^"')#]+)""", sheet.read_text("utf-8"))
        files |= {(sheet.parent / name).resolve() for name in names}
    return files


@cache
def weight(file: Path) -> int:
    """Bytes of one file after compression."""
    return len(gzip.compress(file.read_bytes(), LEVEL))


def test_every_page_is_light(site: Path) -> None:
    pages = [*addresses(), *short_addresses(site)]
    weights = {address: sum(map(weight, page_files(site, address))) for address in pages}
    assert {address: total for address, total in weights.items() if total > LIMIT} == {}


@pytest.mark.parametrize("address", ["", "zh/3/", "en/1/", "parallel/3/"])
def test_what_is_weighed_is_more_than_the_page(site: Path, address: str) -> None:
    files = page_files(site, address)
    assert all(file.is_file() for file in files)
    kinds = {file.suffix for file in files}
    assert {".html", ".css", ".js", ".svg"} <= kinds
    assert sum(map(weight, files)) > 60_000
