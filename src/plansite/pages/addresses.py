"""Addresses inside the site: always relative, so that the site works under any path, and from a disk."""

from functools import cache
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Plan

#: The pages that show no two languages side by side: home, which has the cover, and the glossary.
_NOT_SIDE_BY_SIDE: Final = ("", "glossary/")
#: The folder below docs/ that holds the pictures of plansite.render.pictures.
SOCIAL_FOLDER: Final = "social"


def relative(page: str, target: str) -> str:
    """From one page's address to another's, both from the site's root: ``zh/3/``, ``en/3/`` → ``../../en/3/``."""
    path, _, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if fragment else "./"
    address = _way(page, path)
    return f"{address}#{fragment}" if fragment else address


@cache
def _way(page: str, path: str) -> str:
    *here, _ = page.split("/")
    *there, name = path.split("/")
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "".join(f"{folder}/" for folder in there[shared:]) + name
    return way or "./"


def short_address(identity: Identity) -> str:
    """The short address of a block, from the site's root: ``m3-1-2`` → ``m/3-1-2/``. It leads to both languages.

    Raises:
        ValueError: the identity is a page's; a page is its own address.
    """
    if identity.kind == "page":
        raise ValueError(f"{identity} is a page")
    return f"{str(identity)[0]}/{identity.key}/"


class Addresses:
    """Where each identity is published: the page's path below its language, and the anchor."""

    def __init__(self, plan: Plan) -> None:
        self._pages = dict(_pages(plan))

    def page(self, identity: Identity) -> str:
        """``3/`` for a block of chapter 3; ``notice/``; empty for the cover, which stands on the home page."""
        return self._pages[identity]

    def of(self, identity: Identity, language: Language | None = None) -> str:
        """The address from the site's root, with its fragment.

        Without a language: where both stand side by side, or in the Chinese where they do not.
        """
        root = language or ("zh" if self._pages[identity] in _NOT_SIDE_BY_SIDE else "parallel")
        page = f"{root}/{self._pages[identity]}"
        return page if identity.kind == "page" else f"{page}#{identity}"

    def __contains__(self, identity: object) -> bool:
        return identity in self._pages


def _pages(plan: Plan) -> list[tuple[Identity, str]]:
    pages = [
        (Identity(kind="page", key="cover"), ""),
        (Identity(kind="page", key="notice"), "notice/"),
    ]
    edition = plan.zh
    for paragraph in edition.notice.paragraphs if edition.notice else ():
        pages.append((paragraph.id, "notice/"))
    for chapter in edition.chapters:
        page = f"{chapter.number}/"
        pages.append((chapter.id, page))
        pages += [(passage.id, page) for passage in plan.chapter_passages(chapter, LANGUAGES[0])]
    where = dict(pages)
    pages += [(note.identity, where[note.block]) for note in plan.notes if note.block in where]
    pages += [(term.identity, "glossary/") for term in plan.glossary]
    return pages
