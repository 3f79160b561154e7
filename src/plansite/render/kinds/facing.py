"""The original beside each translation, row by row, under the same identities.

Each such page exists twice, for readers of either language: menus, search and the words of the interface are in theirs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Language, Words
from plansite.model import Plan
from plansite.pages.addresses import facing_folder, relative
from plansite.pages.alignment import Cuts, cuts
from plansite.pages.downloads import whole_name
from plansite.pages.imprint import Imprint
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage
from plansite.pages.stage import stage_of
from plansite.render.actions import ActionLink, only_link, pdf_link
from plansite.render.departed import departed
from plansite.render.facing import faced, faced_notes
from plansite.render.front import Front, address_of, buttons, has_page
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
    """The original and one translation, for a reader of one of the two. ``cuts`` says where their texts are cut."""

    site: Site
    original: Language
    translation: Language
    reader: Language
    cuts: Mapping[Language, Cuts]

    @property
    def languages(self) -> tuple[Language, Language]:
        return self.original, self.translation

    def path(self, name: str) -> str:
        """Where a page of this pair lies below docs/."""
        return f"{facing_folder(self.site.plan, self.translation, self.reader)}/{name}.md"

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
            return self.site.addresses.facing(identity, self.translation, self.reader)

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
            lang=self.reader.code,
            plan=Imprint.of(plan.meta, self.reader),
            topic=titles[self.reader],
            beside=tuple(language.code for language in self.languages),
            alternates=self._alternates(name),
            hide=("navigation", "toc"),
            searchable=False,
            structured=metadata.facing(name, title, titles, schema),
            citing=metadata.citing(self.reader, name if cited else ""),
            buttons=buttons(self.reader.words, cited=cited),
            picture=self.site.picture("index"),
            feeds=self.site.feeds(),
            stage=stage_of(plan, self.reader, metadata.address),
        )

    def _alternates(self, name: str) -> dict[str, str]:
        """The page for other readers: of the original these languages, of any translation the original beside that.

        Where a further translation does not have it yet, the page that says so.
        """
        plan = self.site.plan
        own = {
            each.code: f"{facing_folder(plan, each, each)}/{name}/" if has_page(plan, each, name) else f"{each}/{name}/"
            for each in plan.translations
        }
        return {self.original.code: f"{facing_folder(plan, self.translation)}/{name}/"} | own

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
            viewer = self.site.viewer(language, annotator, page.address, cuts=self.cuts[language])
            texts.append(views(language, viewer))
        text = render_template(
            "facing.md.jinja",
            page=page,
            sides=sides,
            title_notes=faced_notes(*title_notes),
            rows=faced(*texts),
            actions=[
                *(only_link(page, language, self.reader) for language in self.languages),
                *self._pdf(page),
            ],
            chapters=[
                link for number in _numbers(self.site.plan, self.translation) if (link := self._link(page, number))
            ],
            say=self.reader.words,
            **{"departed": [], "previous": None, "next": None} | more,
        )
        return page.path, text

    def _pdf(self, page: Front) -> list[ActionLink]:
        """The PDF of the whole plan in facing columns."""
        words, names = self.reader.words, [self.reader.name_of(each) for each in self.languages]
        title = words["pdf_facing"].format(languages=self.reader.display.languages(names))
        return pdf_link(self.site.pdfs, whole_name(*self.languages), title, page, words)

    def _link(self, page: Front, number: int | None) -> dict[str, Any] | None:
        if number is None:
            return None
        title, address = self._title(number, self.reader), address_of(self.path(str(number)))
        return {"title": inline(title), "address": relative(page.address, address)}


def _numbers(plan: Plan, translation: Language) -> Iterator[int]:
    """The chapters that the original and a translation have."""
    translated = plan.expression(translation)
    return (chapter.number for chapter in plan.text.chapters if translated.chapter(chapter.number))


def _translations(plan: Plan) -> tuple[Language, ...]:
    return plan.translations


def _listed(plan: Plan, translation: Language) -> Iterator[ListedPage]:
    for reader in (plan.original, translation):
        folder = facing_folder(plan, translation, reader)
        for number in _numbers(plan, translation):
            chapter = plan.expression(reader).chapter(number)
            yield chapter_title(chapter, reader) if chapter else "", f"{folder}/{number}.md"
        if plan.text.notice and plan.expression(translation).notice:
            yield reader.words["notice_short"], f"{folder}/notice.md"


def _build(site: Site, translation: Language) -> Iterator[BuiltPage]:
    languages = (site.plan.original, translation)
    where = dict(zip(languages, cuts(site.plan, translation), strict=True))
    for reader in languages:
        pair = _Pair(site=site, original=languages[0], translation=translation, reader=reader, cuts=where)
        yield from pair.chapters()
        yield from pair.notice()


PAGE: Final = PageRow(name="facing", languages=_translations, pages=_listed, build=_build)
