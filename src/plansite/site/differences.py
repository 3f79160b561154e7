"""Two builds of one site, by MkDocs and by Zensical: what must be the same in both, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import lxml.html

#: The theme's own identities, which no one links to.
_THEME: Final = "__"
_WORDS: Final = "//main//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What readers and links rely on: identities, languages in order, the title, and the words of the main part."""

    identities: frozenset[str]
    languages: tuple[str, ...]
    title: str
    words: str


def read_page(path: Path) -> Page:
    """The facts of one built page."""
    document = lxml.html.document_fromstring(path.read_text("utf-8"))
    return Page(
        identities=frozenset(str(each) for each in document.xpath("//@id") if not str(each).startswith(_THEME)),
        languages=tuple(f"{each.tag} {each.get('lang')}" for each in document.xpath("//*[@lang]")),
        title=" ".join(document.xpath("string(/html/head/title)").split()),
        words=" ".join("".join(document.xpath(_WORDS)).split()),
    )


def differences(site: Path, other_site: Path) -> Iterator[str]:
    """A line for each page that the other site lacks or has otherwise."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        other = other_site / name
        if not other.exists():
            yield f"{name}: is not made"
        else:
            yield from (f"{name}: {words}" for words in _differ(read_page(path), read_page(other)))


def _differ(page: Page, other: Page) -> Iterator[str]:
    if lost := page.identities - other.identities:
        yield f"lacks the identities {', '.join(sorted(lost)[:5])}"
    if page.languages != other.languages:
        pairs = zip(page.languages, other.languages, strict=False)
        first = next((f"{one} → {two}" for one, two in pairs if one != two), "their number")
        yield f"differs in language attributes ({first})"
    if page.title != other.title:
        yield f"has the title {other.title!r}, not {page.title!r}"
    if page.words != other.words:
        at = _first(page, other)
        yield f"differs in its words: {page.words[at : at + 40]!r}"


def _first(page: Page, other: Page) -> int:
    """Where the words begin to differ."""
    both = zip(page.words, other.words, strict=False)
    return next((at for at, (one, two) in enumerate(both) if one != two), min(len(page.words), len(other.words)))
