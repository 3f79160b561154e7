"""Addresses inside the site: always relative, so that the site works under any path, and from a disk."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import Language, known
from plansite.model import Plan, Round
from plansite.model.history import chapter_identities

#: The pages that show no two languages side by side: home, which has the cover, the glossary, what does not agree.
_NOT_FACING: Final = ("", "glossary/", "agreement/")
#: The folder below docs/ that holds the pictures of plansite.render.pictures.
SOCIAL_FOLDER: Final = "social"
#: The folder below docs/ that holds the pictures of the plan.
PICTURES: Final = "pictures"
#: The folder of the pages that show the original beside its first translation.
_FACING: Final = "parallel"


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


def home_of(plan: Plan, language: Language) -> str:
    """Where the pages of a language stand, from the site's root: ``zh/``, of an old edition ``zh/2021-12-16/``."""
    edition = plan.meta.edition
    return f"{language}/{edition.published}/" if plan.later and edition else f"{language}/"


def kept_data(day: str, ending: str) -> str:
    """The data of an earlier edition, from the site's root: ``data/editions/2021-12-16.json``."""
    return f"data/editions/{day}.{ending}"


def short_address(identity: Identity) -> str:
    """The short address of a block, from the site's root: ``m3-1-2`` → ``m/3-1-2/``. It leads to every language.

    Raises:
        ValueError: the identity is a page's; a page is its own address.
    """
    if identity.kind == "page":
        raise ValueError(f"{identity} is a page")
    return f"{str(identity)[0]}/{identity.key}/"


def facing_folder(plan: Plan, translation: Language, reader: Language | None = None) -> str:
    """The folder of the pages that show the original beside a translation.

    The first translation's has no language in its name, so that a plan that gets a further one keeps its addresses. A
    ``reader`` of the translation has pages with an interface in it, in a folder inside; others share the original's.
    """
    folder = _FACING if translation == plan.translations[0] else f"{_FACING}-{translation}"
    return f"{folder}/{translation}" if reader == translation else folder


def facing_folders() -> tuple[str, ...]:
    """All folders that such pages can lie in, whatever the languages of the plan."""
    return (_FACING, *(f"{_FACING}-{code}" for code in known()))


class Addresses:
    """Where each identity is published: the page's path below its language, and the anchor."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pages = dict(_pages(plan))
        self._waiting = {language.code: frozenset(_waiting(plan, language)) for language in plan.translations}

    @property
    def identities(self) -> tuple[Identity, ...]:
        """Every identity: those of the text in the order of the plan, then those of notes, terms and comments."""
        return tuple(self._pages)

    def page(self, identity: Identity) -> str:
        """``3/`` for a block of chapter 3; ``notice/``; empty for the cover, which stands on the home page."""
        return self._pages[identity]

    def of(self, identity: Identity, language: Language | None = None) -> str:
        """The address from the site's root, with its fragment; of a block that is not yet translated, the original's.

        Without a language: where the original stands beside its first translation, or that of the original alone.
        """
        if language is not None:
            moved = identity.kind != "page" and self.waits(identity, language)
            return self._in(home_of(self._plan, self._plan.original if moved else language), identity)
        if self._plan.translations and not self._plan.later:
            return self.facing(identity, self._plan.translations[0])
        return self._in(home_of(self._plan, self._plan.original), identity)

    def facing(self, identity: Identity, translation: Language, reader: Language | None = None) -> str:
        """The address at which the original stands beside a translation, for a reader of one of the two.

        Where it does not, that in the reader's language; of what is not yet translated, or without a reader, the
        original's.
        """
        waits = self.waits(identity, translation)
        if waits or identity.kind == "comment" or self._pages[identity] in _NOT_FACING:
            return self._in(home_of(self._plan, reader if reader and not waits else self._plan.original), identity)
        return self._in(f"{facing_folder(self._plan, translation, reader)}/", identity)

    def waits(self, identity: Identity, language: Language) -> bool:
        """Whether it stands on a page that is not yet translated into a language."""
        return self._pages[identity] in self._waiting.get(str(language), ())

    def page_waits(self, page: str, language: Language) -> bool:
        """Whether a page such as ``3/`` is not yet translated into a language."""
        return page in self._waiting.get(str(language), ())

    def _in(self, folder: str, identity: Identity) -> str:
        page = folder + self._pages[identity]
        return page if identity.kind == "page" else f"{page}#{identity}"

    def __contains__(self, identity: object) -> bool:
        return identity in self._pages


#: The page of what does not agree, where the notes stand that leave no mark in the text.
AGREEMENT: Final = "agreement/"


def results_page(each: Round) -> str:
    """The page of a round, below the language: ``consultation/2021-12/``."""
    return f"consultation/{each.id}/"


def _waiting(plan: Plan, language: Language) -> Iterator[str]:
    """The pages of the text that are not yet translated into a language."""
    yield from (f"{chapter.number}/" for chapter in plan.waiting(language))
    if plan.text.notice and not plan.expression(language).notice:
        yield "notice/"


def _pages(plan: Plan) -> Iterator[tuple[Identity, str]]:
    where = dict(_text_pages(plan))
    yield from where.items()
    yield from (
        (note.identity, AGREEMENT if note.proof else where[note.block]) for note in plan.notes if note.block in where
    )
    yield from ((term.identity, "glossary/") for term in plan.glossary)
    for each in plan.rounds:
        yield from ((comment.identity, results_page(each)) for comment in each.comments if each.is_told)


def _text_pages(plan: Plan) -> Iterator[tuple[Identity, str]]:
    yield Identity(kind="page", key="cover"), ""
    yield Identity(kind="page", key="notice"), "notice/"
    notice = plan.text.notice
    yield from ((paragraph.id, "notice/") for paragraph in (notice.paragraphs if notice else ()))
    for chapter in plan.text.chapters:
        page = f"{chapter.number}/"
        yield chapter.id, page
        yield from ((identity, page) for identity in chapter_identities(plan, chapter))
