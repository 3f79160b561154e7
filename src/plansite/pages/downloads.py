"""The PDFs that pages offer, with their size and number of pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from plansite.languages import Words
from plansite.pages.addresses import relative

#: The PDFs lie in this folder of the site.
FOLDER = "pdf"
WHOLE = ("zh", "en", "zh-en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A PDF: how many pages it has, how many bytes."""

    pages: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A link to a PDF, as a page shows it."""

    title: str
    detail: str
    address: str


Editions = Mapping[str, Edition]


def download(editions: Editions, name: str, title: str, page: str, words: Words) -> list[Download]:
    """The link from a page (its address) to a PDF, or none where that PDF was not made."""
    edition = editions.get(name)
    if edition is None:
        return []
    detail = words["pdf_detail"].format(pages=edition.pages, size=_size(edition.size))
    return [Download(title=title, detail=detail, address=relative(page, f"{FOLDER}/{name}"))]


def whole(editions: Editions, page: str, words: Words) -> list[Download]:
    """The whole plan in Chinese, in English and in both."""
    return [
        link
        for languages in WHOLE
        for link in download(
            editions, f"plan.{languages}.pdf", words[f"pdf_{languages.replace('-', '_')}"], page, words
        )
    ]


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
