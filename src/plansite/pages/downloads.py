"""The PDFs of a plan: which there are, what their files are called, and how pages offer them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.languages import Language, Words
from plansite.model import Plan
from plansite.pages.addresses import relative
from plansite.pages.sizes import size_label

#: The PDFs lie in this folder of the site, with a listing of them: name, pages and bytes of each.
FOLDER: Final = "pdf"
LISTING: Final = "files.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A PDF that was made: how many pages it has, how many bytes."""

    pages: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A link to a PDF, as a page shows it."""

    title: str
    detail: str
    address: str


#: The PDFs that were made, by file name.
PdfFiles = Mapping[str, PdfFile]


def whole_name(*languages: Language) -> str:
    """The file name of the plain plan, ``plan.zh.pdf``, or of that in facing columns: ``plan.zh-en.pdf``."""
    return f"plan.{'-'.join(map(str, languages))}.pdf"


def annotated_name(language: Language) -> str:
    """The file name of the plan with notes, identities, corrections and charts: ``plan.zh.annotated.pdf``."""
    return f"plan.{language}.annotated.pdf"


def chapter_name(number: int, language: Language) -> str:
    """The file name of a chapter: ``chapter-3.zh.pdf``."""
    return f"chapter-{number}.{language}.pdf"


def pairs(plan: Plan) -> Iterator[tuple[Language, Language]]:
    """The languages that stand in facing columns: the original with each translation."""
    return ((plan.original, translation) for translation in plan.translations)


def whole_titles(plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    """File name and title of every PDF of the whole plan: plain and annotated in each language, then facing columns."""
    words = language.words
    for each in plan.languages:
        name = language.name_of(each)
        yield whole_name(each), words["pdf_plain"].format(language=name)
        yield annotated_name(each), words["pdf_annotated"].format(language=name)
    for pair in pairs(plan):
        names = language.display.languages([language.name_of(each) for each in pair])
        yield whole_name(*pair), words["pdf_facing"].format(languages=names)


def download(files: PdfFiles, name: str, title: str, page: str, words: Words) -> list[Download]:
    """The link from a page (its address) to a PDF, or none where that PDF was not made."""
    file = files.get(name)
    if file is None:
        return []
    detail = words["pdf_detail"].format(pages=file.pages, size=size_label(file.size))
    return [Download(title=title, detail=detail, address=relative(page, f"{FOLDER}/{name}"))]


def whole(plan: Plan, files: PdfFiles, page: str, language: Language) -> list[Download]:
    """The links from a page to the PDFs of the whole plan."""
    titles = whole_titles(plan, language)
    return [link for name, title in titles for link in download(files, name, title, page, language.words)]
