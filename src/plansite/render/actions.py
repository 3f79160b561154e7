"""The row of links under a page's title."""

from dataclasses import dataclass

from plansite.languages import Language, Words
from plansite.model import Plan
from plansite.pages.addresses import relative
from plansite.pages.downloads import PdfFiles, download
from plansite.render.front import Front


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLink:
    """A link under a page's title. ``carry``: it takes along the place where one is; ``more`` says it at length."""

    name: str
    address: str
    lang: str = ""
    carry: bool = False
    more: str = ""


def language_link(page: Front, language: Language, name: str) -> ActionLink:
    """The link to a page in one language."""
    address = relative(page.address, page.alternates[language.code])
    return ActionLink(name=name, address=address, lang=language.tag, carry=True)


def only_link(page: Front, language: Language, reader: Language) -> ActionLink:
    """From a page that shows several languages to the same one in a single language, named in the reader's."""
    name = page.address.removesuffix("/").rpartition("/")[2]
    return ActionLink(
        name=reader.words["only_in"].format(language=reader.name_of(language)),
        address=relative(page.address, f"{language}/{name}/"),
        carry=True,
    )


def actions(plan: Plan, page: Front, language: Language) -> list[ActionLink]:
    """The page in the other languages, and the original beside its translations."""
    links = [language_link(page, other, other.name) for other in plan.others(language)]
    return [*links, *_facing(plan, page, language)]


def pdf_link(files: PdfFiles, name: str, title: str, page: Front, words: Words) -> list[ActionLink]:
    """The link to a PDF, with its title, size and number of pages behind it; none where that PDF was not made."""
    return [
        ActionLink(
            name=words["pdf"],
            address=link.address,
            more=words["pdf_link"].format(title=link.title, detail=link.detail),
        )
        for link in download(files, name, title, page.address, words)
    ]


def _facing(plan: Plan, page: Front, language: Language) -> list[ActionLink]:
    """The pages that show the original beside a translation: of a translation its own, of the original every one."""
    words, shown = language.words, [other for other in plan.translations if other.code in page.facing]
    form = words["side_by_side_with" if len(shown) > 1 else "side_by_side"]
    return [
        ActionLink(
            name=form.format(language=language.name_of(other)),
            address=relative(page.address, page.facing[other.code]),
            carry=True,
        )
        for other in shown
    ]
