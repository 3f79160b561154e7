"""Two builds of one site, by MkDocs and by Zensical: what must be the same in both, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

#: The theme's own identities, which no one links to.
_THEME: Final = "__"
_SILENT: Final = frozenset({"script", "style", "noscript"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What readers and links rely on: identities, languages in order, the title, and the words of the main part."""

    identities: frozenset[str]
    languages: tuple[str, ...]
    title: str
    words: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.identities: set[str] = set()
        self.languages: list[str] = []
        self.title: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element declares."""
        given = dict(attrs)
        if (identity := given.get("id")) and not identity.startswith(_THEME):
            self.identities.add(identity)
        if "lang" in given:
            self.languages.append(f"{tag} {given['lang']}")
        if tag in ("main", "title", *_SILENT):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what was entered."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect words."""
        if self._open[-1:] == ["title"]:
            self.title.append(data)
        elif "main" in self._open and self._open[-1] not in _SILENT:
            self.words.append(data)


def read_page(path: Path) -> Page:
    """The facts of one built page."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return Page(
        identities=frozenset(reader.identities),
        languages=tuple(reader.languages),
        title=" ".join("".join(reader.title).split()),
        words=" ".join("".join(reader.words).split()),
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
