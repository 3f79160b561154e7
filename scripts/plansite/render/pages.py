"""Pages: the plan's views put into templates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from plansite.identities import Identity
from plansite.model import Chapter, Meta, Plan
from plansite.render.annotations import Annotator
from plansite.render.interface import Words, interface
from plansite.render.templates import render_template
from plansite.render.urls import Addresses, relative
from plansite.render.views import Viewer
from plansite.terms import TermFinder
from plansite.vocabulary import LANGUAGE_TAGS, LANGUAGES, Language

OTHER: Final[dict[Language, Language]] = {"zh": "en", "en": "zh"}
#: The number at the head of a chapter or section title: 三、 （一） 3. (1)
NUMBERING: Final = re.compile(r"^(?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）|(\d+)\.\s|\((\d+)\)\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What header, titles and footer say of the plan in one language."""

    name: str
    short: str
    imprint: str

    @classmethod
    def of(cls, meta: Meta, language: Language) -> "Imprint":
        """From the cover: title, and issuer and status where the source has them."""
        comma = {"zh": "，", "en": ", "}[language]
        parts = (text[language] for text in (meta.issuer, meta.status) if text)
        title = meta.title[language]
        short = meta.short_title[language] if meta.short_title else title
        return cls(name=title, short=short, imprint=comma.join(parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front matter of a page. Addresses are relative to the site's root."""

    path: str
    title: str
    description: str
    lang: str
    plan: "Imprint"
    plan_en: "Imprint | None" = None
    alternates: Mapping[str, str] = field(default_factory=dict)
    parallel: str = ""
    hide: tuple[str, ...] = ()
    searchable: bool = True

    @property
    def address(self) -> str:
        """Where MkDocs publishes the page."""
        return (
            re.sub(r"(^|/)index$", r"\1", self.path.removesuffix(".md")).removesuffix("/") + "/"
            if (self.path != "index.md")
            else ""
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page's action row."""

    name: str
    address: str
    lang: str = ""
    carry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page needs: the plan, where things are, which translations are behind."""

    plan: Plan
    addresses: Addresses
    terms: Mapping[Language, TermFinder]
    behind: frozenset[Identity]

    @classmethod
    def of(cls, plan: Plan, behind: frozenset[Identity]) -> "Site":
        terms = {language: TermFinder(plan.glossary, language) for language in LANGUAGES}
        return cls(plan=plan, addresses=Addresses(plan), terms=terms, behind=behind)

    def annotator(self, language: Language, address: str) -> Annotator:
        """Fresh marks for one page."""
        return Annotator(
            plan=self.plan,
            language=language,
            words=interface()[language],
            terms=self.terms[language],
            glossary_address=relative(address, f"{language}/glossary/"),
        )

    def viewer(self, language: Language, annotator: Annotator) -> Viewer:
        """Views for one page; only a translation can be behind."""
        behind = self.behind if language == "en" else frozenset()
        return Viewer(plan=self.plan, language=language, annotator=annotator, behind=behind)


def unnumbered(title: str) -> tuple[str, str]:
    """``三、推动…`` → ``三``, ``推动…``."""
    match = NUMBERING.match(title)
    return (next(filter(None, match.groups())), title[match.end() :]) if match else ("", title)


def front(
    site: Site, language: Language, name: str, title: str, description: str, *, parallel: bool = False, **more: Any
) -> Front:
    """Front matter of a page that exists in both languages."""
    address = "" if name == "index" else f"{name}/"
    return Front(
        path=f"{language}/{name}.md",
        title=title,
        description=description,
        lang=language,
        plan=Imprint.of(site.plan.meta, language),
        alternates={other: f"{other}/{address}" for other in LANGUAGES},
        parallel=f"parallel/{address}" if parallel else "",
        **more,
    )


def actions(page: Front, words: Words, language: Language) -> list[Link]:
    """The links under a page's title: the other language, side by side."""
    other = OTHER[language]
    links = [
        Link(
            name=words["other_language"],
            address=relative(page.address, page.alternates[other]),
            lang=LANGUAGE_TAGS[other],
            carry=True,
        )
    ]
    if page.parallel:
        links.append(Link(name=words["side_by_side"], address=relative(page.address, page.parallel), carry=True))
    return links


def chapter_title(chapter: Chapter, words: Words) -> str:
    """The title under which navigation shows a chapter; the preamble has none of its own."""
    return chapter.title or words["preamble"]


def chapter_page(site: Site, chapter: Chapter, language: Language) -> tuple[str, str]:
    """One chapter in one language."""
    words = interface()[language]
    title = chapter_title(chapter, words)
    description = words["description_chapter"].format(plan=site.plan.meta.title[language], title=title)
    page = front(site, language, str(chapter.number), title, description, parallel=True)
    annotator = site.annotator(language, page.address)
    heading = annotator.heading(chapter.title, chapter.id, last=True) if chapter.title else None
    title_notes = annotator.opened(chapter.id)
    views = site.viewer(language, annotator).chapter(chapter)
    text = render_template(
        "chapter.md.jinja",
        page=page,
        heading=heading,
        title_notes=title_notes,
        views=views,
        notes=annotator.notes,
        terms=list(annotator.explained.values()),
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


def notice_page(site: Site, language: Language) -> Iterator[tuple[str, str]]:
    """The call for comments in one language, if the plan has one."""
    notice = site.plan.edition(language).notice
    if notice is None:
        return
    words = interface()[language]
    page = front(site, language, "notice", notice.title, notice.title, parallel=True)
    annotator = site.annotator(language, page.address)
    identity = Identity(kind="page", key="notice")
    heading = annotator.heading(notice.title, identity, last=True)
    title_notes = annotator.opened(identity)
    viewer = site.viewer(language, annotator)
    views = tuple(viewer.block(paragraph) for paragraph in notice.paragraphs)
    yield (
        page.path,
        render_template(
            "notice.md.jinja",
            page=page,
            heading=heading,
            title_notes=title_notes,
            views=views,
            notes=annotator.notes,
            terms=list(annotator.explained.values()),
            actions=actions(page, words, language),
            say=words,
        ),
    )
