"""Both languages side by side, row by row, under the same identities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Chapter, Paragraph
from plansite.pages.addresses import relative
from plansite.pages.annotations import Annotator
from plansite.pages.inline import inline
from plansite.render.pages import Front, Imprint, Link, Site, buttons, chapter_title, departed
from plansite.render.templates import render_template
from plansite.render.views import BlockView, ColumnView, RowView, TableView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A block in both languages."""

    zh: View
    en: View

    @property
    def items(self) -> tuple["Pair", ...]:
        """The items of a special column."""
        if isinstance(self.zh, ColumnView) and isinstance(self.en, ColumnView):
            return paired(self.zh.items, self.en.items)
        return ()

    @property
    def groups(self) -> tuple[tuple["RowPair", ...], ...]:
        """The rows of a table, by category."""
        if isinstance(self.zh, TableView) and isinstance(self.en, TableView):
            groups = zip(self.zh.groups, self.en.groups, strict=True)
            return tuple(tuple(RowPair(zh=zh, en=en) for zh, en in zip(*group, strict=True)) for group in groups)
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPair:
    """An indicator's row in both languages."""

    zh: RowView
    en: RowView


def paired(chinese: tuple[View, ...], english: tuple[View, ...]) -> tuple[Pair, ...]:
    """Blocks of the same identity, in the order of the Chinese. (That both have the same blocks is a check.)"""
    by_id = {view.id: view for view in english}
    return tuple(Pair(zh=view, en=by_id[view.id]) for view in chinese if view.id in by_id)


def _annotators(site: Site, page: Front) -> dict[Language, Annotator]:
    return {language: site.annotator(language, page.address, listed=False) for language in LANGUAGES}


def _page(site: Site, name: str, titles: Mapping[Language, str]) -> Front:
    plan = site.plan.meta.title
    title = " / ".join(titles[language] for language in LANGUAGES)
    path = f"parallel/{name}.md"
    metadata = site.metadata(path)
    return Front(
        path=path,
        title=title,
        description=" ".join(plan[language] for language in LANGUAGES),
        lang="mul",
        plan=Imprint.of(site.plan.meta, LANGUAGES[0]),
        plan_en=Imprint.of(site.plan.meta, LANGUAGES[1]),
        alternates={language: f"{language}/{name}/" for language in LANGUAGES},
        hide=("navigation", "toc"),
        searchable=False,
        structured=metadata.parallel(name, title, titles),
        citing=metadata.citing(LANGUAGES[0]),
        buttons=buttons(LANGUAGES[0].words),
        picture=site.picture("index"),
        feeds=site.feeds(),
    )


def _actions(page: Front) -> list[Link]:
    names = {"zh": LANGUAGES[0].words["chinese"], "en": LANGUAGES[1].words["english"]}
    return [
        Link(
            name=names[language],
            address=relative(page.address, page.alternates[language]),
            lang=language.tag,
            carry=True,
        )
        for language in LANGUAGES
    ]


def parallel_page(
    site: Site, page: Front, titles: dict[Language, Markup], pairs: tuple[Pair, ...], **more: Any
) -> tuple[str, str]:
    """A page of pairs."""
    text = render_template(
        "parallel.md.jinja",
        page=page,
        titles=titles,
        pairs=pairs,
        actions=_actions(page),
        says={each.code: each.words for each in LANGUAGES},
        say=LANGUAGES[0].words,
        departed=more.get("departed"),
        previous=more.get("previous"),
        next=more.get("next"),
    )
    return page.path, text


def parallel_chapters(site: Site) -> list[tuple[str, str]]:
    """Every chapter that exists in both languages."""
    english = {chapter.number: chapter for chapter in site.plan.en.chapters}
    chapters = [chapter for chapter in site.plan.zh.chapters if chapter.number in english]
    pages = []
    for position, chapter in enumerate(chapters):
        previous = chapters[position - 1] if position else None
        following = chapters[position + 1] if position + 1 < len(chapters) else None
        pages.append(_chapter(site, chapter, english[chapter.number], previous, following))
    return pages


def _chapter(
    site: Site, zh: Chapter, en: Chapter, previous: Chapter | None, following: Chapter | None
) -> tuple[str, str]:
    both: dict[Language, Chapter] = {"zh": zh, "en": en}
    titles = {language: chapter_title(both[language], language.words) for language in LANGUAGES}
    page = _page(site, str(zh.number), titles)
    annotators = _annotators(site, page)
    headings: dict[Language, Markup] = {}
    views: dict[Language, tuple[View, ...]] = {}
    for language in LANGUAGES:
        annotator = annotators[language]
        headings[language] = annotator.heading(titles[language], zh.id, last=True)
        views[language] = site.viewer(language, annotator).chapter(both[language])
    pager = {"previous": _link(page, previous), "next": _link(page, following)}
    gone = list(departed(site, zh))
    return parallel_page(site, page, headings, paired(views["zh"], views["en"]), departed=gone, **pager)


def _link(page: Front, chapter: Chapter | None) -> dict[str, Any] | None:
    if chapter is None:
        return None
    title = chapter_title(chapter, LANGUAGES[0].words)
    return {"title": inline(title), "address": relative(page.address, f"parallel/{chapter.number}/")}


def parallel_notice(site: Site) -> list[tuple[str, str]]:
    """The notice, if both languages have it."""
    notices = {language: site.plan.expression(language).notice for language in LANGUAGES}
    page = _page(site, "notice", {language: language.words["notice_short"] for language in LANGUAGES})
    annotators = _annotators(site, page)
    identity = Identity(kind="page", key="notice")
    headings: dict[Language, Markup] = {}
    views: dict[Language, tuple[BlockView, ...]] = {}
    for language, notice in notices.items():
        if notice is None:
            return []
        headings[language] = annotators[language].heading(notice.title, identity, last=True)
        views[language] = _paragraphs(site, language, annotators[language], notice.paragraphs)
    return [parallel_page(site, page, headings, paired(views["zh"], views["en"]))]


def _paragraphs(
    site: Site, language: Language, annotator: Annotator, paragraphs: tuple[Paragraph, ...]
) -> tuple[BlockView, ...]:
    viewer = site.viewer(language, annotator)
    return tuple(viewer.block(paragraph) for paragraph in paragraphs)
