"""Whether what pages lead to is there, read from the Markdown as it is generated."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from plansite.render.front import address_of

#: What is not made of pages: files that lie beside them.
_FILE = re.compile(r"\.(css|js|pdf|zip|json|csv|xml|md|txt|png|docx)$")


def dead_links(docs: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each page with a link on it that leads to no page, or to no anchor of one."""
    pages = {_address(path): text for path, text in docs.items() if path.endswith((".md", ".html"))}
    anchors = {address: set(_anchors(text)) for address, text in pages.items()}
    return [
        (address, link)
        for address, text in pages.items()
        for link in re.findall(r'href="([^"]+)"', text)
        if not _leads_somewhere(address, link, anchors)
    ]


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith(".html") else address_of(path)


def _anchors(text: str) -> Iterator[str]:
    yield from re.findall(r'id="([^"]+)"', text)
    yield from re.findall(r"\{ #([\w-]+)", text)


def _leads_somewhere(page: str, link: str, anchors: Mapping[str, set[str]]) -> bool:
    path, _, fragment = link.partition("#")
    target = page
    if path:
        joined = posixpath.normpath(posixpath.join("/", page, path)).lstrip("/")
        target = f"{joined}/" if joined and not _FILE.search(joined) else joined
    if link.startswith("https://") or _FILE.search(target):
        return True
    return target in anchors and (not fragment or fragment in anchors[target])
