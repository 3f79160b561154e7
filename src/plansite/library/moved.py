"""What a plan leaves at the addresses that it had before it came into the library.

A page there leads to the same page in the library, and takes along the block that was asked for; any other file (data,
PDFs, feeds) is the file itself.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from plansite.library.shelf import render_template
from plansite.pages.addresses import relative

_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LANGUAGE: Final = re.compile(r"<html\b[^>]*\blang=\"([^\"]*)\"")
#: What no address that somebody kept leads to: it serves pages, which load their own.
_SERVES: Final = ("assets/", "search-index/", "404.html", "robots.txt", "sitemap.xml")


def moved_pages(site: Path, address: str, former: str, base: str) -> Iterator[tuple[str, str]]:
    """The pages that lead on, by their path from the root of the library.

    Args:
        site: the plan's finished site.
        address: of the plan in the library.
        former: the folder in which it was published; empty for the root.
        base: the public address of the library, or empty.
    """
    for name in _names(site):
        if name.endswith(".html"):
            html = (site / name).read_text("utf-8")
            here, there = _below(former, name), f"{address}/{_page(name)}"
            title, tag = _TITLE.search(html), _LANGUAGE.search(html)
            yield (
                here,
                render_template(
                    "moved.html.jinja",
                    title=unescape(title[1]).strip() if title else address,
                    tag=tag[1] if tag else "und",
                    address=relative(here, there),
                    canonical=base + there if base else relative(here, there),
                    root=relative(here, ""),
                ),
            )


def moved_files(site: Path, former: str) -> Iterator[tuple[str, Path]]:
    """The other files that had an address, by their path from the root of the library."""
    for name in _names(site):
        if not name.endswith(".html"):
            yield _below(former, name), site / name


def _names(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith(_SERVES):
            yield name


def _below(former: str, name: str) -> str:
    return f"{former.strip('/')}/{name}".lstrip("/")


def _page(name: str) -> str:
    """The address of a page: that of its folder where it is the index there."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return name
    return f"{folder}/" if folder else ""
