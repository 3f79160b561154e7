"""The original beside each translation, row by row, under the same identities."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Language, Words
from plansite.model import Plan
from plansite.pages.addresses import facing_folder, relative
from plansite.pages.downloads import whole_name
from plansite.pages.imprint import Imprint
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage
from plansite.pages.stage import stage_of
from plansite.render.actions import ActionLink, language_link, pdf_link
from plansite.render.departed import departed
from plansite.render.facing import faced, faced_notes
from plansite.render.front import SEVERAL, Front, address_of, buttons
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site, chapter_title
from plansite.render.templates import render_template
from plansite.render.viewer import Viewer
from plansite.render.views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One language of a page, with its words."""

    code: str
    tag: str
    title: Markup
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """The original and one translation."""

    site: Site
    original: Language
    translation: Language

    @property
    def languages(self) -> tuple[Language, Language]:
        return self.original, self.translation

    def path(self, name: str) -> str:
        """Where a page of this pair lies below docs/."""
        return f"{facing_folder(self.site.plan, self.translation)}/{name}.md"

    def chapters(self) -> Iterator[BuiltPage]:
        """Every chapter that both have."""
        numbers = list(_numbers(self.site.plan, self.translation))
        for position, number in enumerate(numbers):
            before = numbers[position - 1] if position else None
            after = numbers[position + 1] if position + 1 < len(numbers) else None
            yield self._chapter(number, before, after)

    def _chapter(self, number: int, before: int | None, after: int | None) -> BuiltPage:
        titles = {language: self._title(number, language) for language in self.languages}
        page = self._front(str(number), titles, "Legislation")
        chapter = self.site.plan.text.chapter(number)
        if chapter is None:
            raise KeyError(number)

        def views(language: Language, viewer: Viewer) -> tuple[View, ...]:
            own = self.site.plan.expression(language).chapter(number)
            return viewer.chapter(own) if own else ()

        def facing(identity: Identity) -> str:
            return self.site.addresses.facing(identity, self.translation)

        more = {
            "departed": list(departed(self.site, chapter, page.address, facing)),
            "previous": self._link(page, before),
            "next": self._link(page, after),
        }
        return self._page(page, titles, chapter.id, views, **more)

    def notice(self) -> Iterator[BuiltPage]:
        """The notice, if both have it."""
        notices = {language: self.site.plan.expression(language).notice for language in self.languages}
        found = {language: notice for language, notice in notices.items() if notice is not None}
        if len(found) < len(notices):
            return
        titles = {language: language.words["notice_short"] for language in self.languages}
        page = self._front("notice", titles, "Article")
        headings = {language: notice.title for language, notice in found.items()}

        def views(language: Language, viewer: Viewer) -> tuple[View, ...]:
            return tuple(viewer.block(paragraph) for paragraph in found[language].paragraphs)

        yield self._page(page, headings, Identity(kind="page", key="notice"), views)

    def _title(self, number: int, language: Language) -> str:
        chapter = self.site.plan.expression(language).chapter(number)
        return chapter_title(chapter, language) if chapter else ""

    def _front(self, name: str, titles: Mapping[Language, str], schema: str) -> Front:
        plan, path = self.site.plan, self.path(name)
        cited = name.isdigit() and name != "0"
        title = " / ".join(titles[language] for language in self.languages)
        metadata = self.site.metadata(address_of(path))
        return Front(
            path=path,
            title=title,
            description=" ".join(plan.meta.title[language] for language in self.languages),
            lang=SEVERAL,
            plan=Imprint.of(plan.meta, self.original),
            alternates={language.code: f"{language}/{name}/" for language in plan.languages},
            hide=("navigation", "toc"),
            searchable=False,
            structured=metadata.facing(name, title, titles, schema),
            citing=metadata.citing(self.original, name if cited else ""),
            buttons=buttons(self.original.words, cited=cited),
            picture=self.site.picture("index"),
            feeds=self.site.feeds(),
            stage=stage_of(plan, self.original, metadata.address),
        )

    def _page(
        self,
        page: Front,
        titles: Mapping[Language, str],
        identity: Identity,
        views: Callable[[Language, Viewer], tuple[View, ...]],
        **more: Any,
    ) -> BuiltPage:
        """One page: the title and the blocks of both languages.

        ``views`` makes the blocks of one language; their notes are numbered behind those of the title.
        """
        sides, texts, title_notes = [], [], []
        for language in self.languages:
            annotator = self.site.annotator(language, page.address, listed=False)
            title = annotator.heading(titles[language], identity, last=True)
            title_notes.append(annotator.opened(identity))
            sides.append(_Side(code=language.code, tag=language.tag, title=title, words=language.words))
            texts.append(views(language, self.site.viewer(language, annotator, page.address)))
        text = render_template(
            "facing.md.jinja",
            page=page,
            sides=sides,
            title_notes=faced_notes(*title_notes),
            rows=faced(*texts),
            actions=[
                *(language_link(page, language, language.name) for language in self.languages),
                *self._pdf(page),
            ],
            chapters=[
                link for number in _numbers(self.site.plan, self.translation) if (link := self._link(page, number))
            ],
            say=self.original.words,
            **{"departed": [], "previous": None, "next": None} | more,
        )
        return page.path, text

    def _pdf(self, page: Front) -> list[ActionLink]:
        """The PDF of the whole plan in facing columns."""
        words, names = self.original.words, [self.original.name_of(each) for each in self.languages]
        title = words["pdf_facing"].format(languages=self.original.display.languages(names))
        return pdf_link(self.site.pdfs, whole_name(*self.languages), title, page, words)

    def _link(self, page: Front, number: int | None) -> dict[str, Any] | None:
        if number is None:
            return None
        title, address = self._title(number, self.original), address_of(self.path(str(number)))
        return {"title": inline(title), "address": relative(page.address, address)}


def _numbers(plan: Plan, translation: Language) -> Iterator[int]:
    """The chapters that the original and a translation have."""
    translated = plan.expression(translation)
    return (chapter.number for chapter in plan.text.chapters if translated.chapter(chapter.number))


def _translations(plan: Plan) -> tuple[Language, ...]:
    return plan.translations


def _listed(plan: Plan, translation: Language) -> Iterator[ListedPage]:
    folder = facing_folder(plan, translation)
    for number in _numbers(plan, translation):
        chapter = plan.text.chapter(number)
        yield chapter_title(chapter, plan.original) if chapter else "", f"{folder}/{number}.md"
    if plan.text.notice and plan.expression(translation).notice:
        yield plan.original.words["notice_short"], f"{folder}/notice.md"


def _build(site: Site, translation: Language) -> Iterator[BuiltPage]:
    pair = _Pair(site=site, original=site.plan.original, translation=translation)
    yield from pair.chapters()
    yield from pair.notice()


PAGE: Final = PageRow(name="facing", languages=_translations, pages=_listed, build=_build)
