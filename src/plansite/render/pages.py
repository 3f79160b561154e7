"""Pages: the plan's views put into templates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language, Words
from plansite.model import Chapter, Meta, Plan
from plansite.model.history import successors
from plansite.model.terms import TermFinder, term_finder
from plansite.model.translation import behind
from plansite.model.version import Version, version
from plansite.pages.addresses import SOCIAL_FOLDER, Addresses, relative
from plansite.pages.annotations import Annotator
from plansite.pages.downloads import PdfFiles, chapter_name, download, whole_name
from plansite.render.feeds import has_feeds
from plansite.render.metadata import Metadata
from plansite.render.served import served
from plansite.render.templates import render_template
from plansite.render.views import Viewer

OTHER: Final[dict[Language, Language]] = {LANGUAGES[0]: LANGUAGES[1], LANGUAGES[1]: LANGUAGES[0]}
#: The number at the head of a chapter or section title: 三、 （一） 3. (1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What header, titles and footer say of the plan in one language."""

    name: str
    short: str
    imprint: str
    issuer: str
    issued: str

    @classmethod
    def of(cls, meta: Meta, language: Language) -> "Imprint":
        """From the cover: title, and issuer and status where the source has them."""
        comma = {"zh": "，", "en": ", "}[language]
        parts = (text[language] for text in (meta.issuer, meta.status) if text)
        title = meta.title[language]
        short = meta.short_title[language] if meta.short_title else title
        issuer = meta.issuer[language] if meta.issuer else ""
        issued = meta.consultation.opened if meta.consultation else ""
        return cls(name=title, short=short, imprint=comma.join(parts), issuer=issuer, issued=issued)


def address_of(path: str) -> str:
    """Where MkDocs publishes a page: ``zh/3.md`` → ``zh/3/``, ``zh/index.md`` → ``zh/``, ``index.md`` → empty."""
    if path == "index.md":
        return ""
    return re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")).removesuffix("/") + "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """What a script does with a page: cite it, print it. Shown only where scripts run."""

    does: Literal["cite", "print"]
    name: str


def buttons(words: Words, *, cited: bool = False) -> tuple[Button, ...]:
    """The buttons below a page's title; only what has an identity can be cited."""
    cite = (Button(does="cite", name=words["js_cite"]),) if cited else ()
    return (*cite, Button(does="print", name=words["print"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front matter of a page. Addresses are relative to the site's root.

    ``structured`` (schema.org) and ``citing`` (for links and citations) are JSON; ``picture`` is shown where the page
    is shared; ``feeds`` are the titles of the feeds of changes, where there are some.
    """

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
    structured: str = ""
    citing: str = ""
    picture: str = ""
    feeds: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()

    @property
    def address(self) -> str:
        """Where MkDocs publishes the page."""
        return address_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a page's action row."""

    name: str
    address: str
    lang: str = ""
    carry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page needs: the plan, where things are, which translations are behind, the public address if known."""

    plan: Plan
    addresses: Addresses
    terms: Mapping[Language, TermFinder]
    version: Version
    base: str
    pdfs: PdfFiles

    @classmethod
    def of(cls, plan: Plan, base: str = "", pdfs: PdfFiles | None = None) -> "Site":
        where, now = Addresses(plan), version(plan)
        made = pdfs or {}
        terms = {language: term_finder(plan, language) for language in plan.languages}
        return cls(plan=plan, addresses=where, terms=terms, version=now, base=base, pdfs=made)

    def metadata(self, path: str) -> Metadata:
        """What machines read on the page of this path."""
        return Metadata(
            plan=self.plan,
            addresses=self.addresses,
            version=self.version,
            base=self.base,
            address=address_of(path),
        )

    def picture(self, name: str) -> str:
        """The picture shown where a page is shared; only whole addresses can lead to it, so it needs a public one."""
        return f"{SOCIAL_FOLDER}/{name}.png" if self.base else ""

    def feeds(self) -> dict[str, str]:
        """The titles of the feeds of changes, where there are some."""
        forms = {language: language.words["changes_feed"] for language in LANGUAGES}
        title = self.plan.meta.title
        return (
            {each: forms[each].format(plan=title[each]) for each in LANGUAGES}
            if has_feeds(self.plan, self.base)
            else {}
        )

    def annotator(self, language: Language, address: str, *, listed: bool = True) -> Annotator:
        """Fresh marks for one page. ``listed``: it ends with the list of its terms."""
        return Annotator(
            plan=self.plan,
            language=language,
            words=language.words,
            terms=self.terms[language],
            glossary_address=relative(address, f"{language}/glossary/"),
            listed=listed,
        )

    def viewer(self, language: Language, annotator: Annotator, page: str = "") -> Viewer:
        """Views for one page; only a translation can be behind. ``page``: its address, if it links to indicators."""
        late = behind(self.plan, language)
        find = served(self.plan, self.addresses, language, page) if page else None
        register = relative(page, f"{language}/indicators/") if page else ""
        return Viewer(
            plan=self.plan, language=language, annotator=annotator, behind=late, served=find, register=register
        )


def unnumbered(title: str, language: Language) -> tuple[str, str]:
    """``三、推动…`` → ``三``, ``推动…``."""
    number = language.reading.heading_number(title)
    return (number.label, title[len(number.text) :]) if number else ("", title)


def front(
    site: Site, language: Language, name: str, title: str, description: str, *, parallel: bool = False, **more: Any
) -> Front:
    """Front matter of a page that exists in both languages."""
    address = "" if name == "index" else f"{name}/"
    path = f"{language}/{name}.md"
    metadata = site.metadata(path)
    cited = name if name.isdigit() and name != "0" else ""
    return Front(
        path=path,
        title=title,
        description=description,
        lang=language,
        plan=Imprint.of(site.plan.meta, language),
        alternates={other: f"{other}/{address}" for other in LANGUAGES},
        parallel=f"parallel/{address}" if parallel else "",
        structured=metadata.structured(language, name, title),
        citing=metadata.citing(language, cited),
        buttons=buttons(language.words, cited=bool(cited)),
        feeds=site.feeds(),
        picture=site.picture(f"{language}-{name if name.isdigit() or name == 'notice' else 'index'}"),
        **more,
    )


def actions(page: Front, words: Words, language: Language) -> list[Link]:
    """The links under a page's title: the other language, side by side."""
    other = OTHER[language]
    links = [
        Link(
            name=words["other_language"],
            address=relative(page.address, page.alternates[other]),
            lang=other.tag,
            carry=True,
        )
    ]
    if page.parallel:
        links.append(Link(name=words["side_by_side"], address=relative(page.address, page.parallel), carry=True))
    return links


def chapter_title(chapter: Chapter, words: Words) -> str:
    """The title under which navigation shows a chapter; the preamble has none of its own."""
    return chapter.title or words["preamble"]


def _pdf(site: Site, chapter: Chapter, page: Front, words: Words, language: Language) -> list[Link]:
    """The PDFs of a chapter page: the chapter alone and the whole plan, with size and number of pages."""
    names = {
        chapter_name(chapter.number, language): words["pdf_chapter"],
        whole_name(language): words["pdf_whole"],
    }
    found = [
        link for name, title in names.items() for link in download(site.pdfs, name, title, page.address, words)
    ]
    name = words["pdf_link"]
    return [Link(name=name.format(title=link.title, detail=link.detail), address=link.address) for link in found]


def chapter_page(site: Site, chapter: Chapter, language: Language) -> tuple[str, str]:
    """One chapter in one language."""
    words = language.words
    title = chapter_title(chapter, words)
    description = words["description_chapter"].format(plan=site.plan.meta.title[language], title=title)
    page = front(site, language, str(chapter.number), title, description, parallel=True)
    annotator = site.annotator(language, page.address)
    heading = annotator.heading(chapter.title, chapter.id, last=True) if chapter.title else None
    title_notes = annotator.opened(chapter.id)
    views = site.viewer(language, annotator, page.address).chapter(chapter)
    text = render_template(
        "chapter.md.jinja",
        page=page,
        moved=tuple(map(str, site.plan.moved_to(chapter.id))),
        departed=list(departed(site, chapter, language)),
        heading=heading,
        title_notes=title_notes,
        views=views,
        notes=annotator.notes,
        terms=list(annotator.explained.values()),
        actions=[*actions(page, words, language), *_pdf(site, chapter, page, words, language)],
        say=words,
    )
    return page.path, text


def departed(site: Site, chapter: Chapter, language: Language | None = None) -> Iterator[dict[str, str]]:
    """What once stood in this chapter and moved to another page: here its old anchors tell where it is now.

    Without a language: for the page that shows both side by side.
    """
    here = site.addresses.page(chapter.id)
    for old, new in successors(site.plan).items():
        once = old.chapter == chapter.number or (old.kind in {"column", "item"} and _in_column(old, chapter))
        if once and old.kind != "page" and site.addresses.page(new) != here:
            address = relative(f"{language or 'parallel'}/{here}", site.addresses.of(new, language))
            yield {"id": str(old), "label": old.label, "new": new.label, "address": address}


def _in_column(identity: Identity, chapter: Chapter) -> bool:
    return identity.key.split("-")[0] == str(chapter.number)


def notice_page(site: Site, language: Language) -> Iterator[tuple[str, str]]:
    """The call for comments in one language, if the plan has one."""
    notice = site.plan.expression(language).notice
    if notice is None:
        return
    words = language.words
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
