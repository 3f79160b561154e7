"""The chapters, each on a page of its own."""

from collections.abc import Iterator
from typing import Final

from plansite.languages import Language
from plansite.model import Chapter, Plan
from plansite.pages.addresses import home_of
from plansite.pages.contents import contents
from plansite.pages.downloads import chapter_name
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage
from plansite.render.actions import actions, pdf_link
from plansite.render.departed import departed
from plansite.render.front import facing_addresses, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site, chapter_title
from plansite.render.templates import render_template
from plansite.render.waiting import waiting_page, waiting_title


def _listed(plan: Plan, language: Language) -> Iterator[ListedPage]:
    for chapter in plan.text.chapters:
        own = plan.expression(language).chapter(chapter.number)
        title = chapter_title(own, language) if own else _waiting(plan, chapter, language)
        yield title, f"{home_of(plan, language)}{chapter.number}.md"


def _waiting(plan: Plan, chapter: Chapter, language: Language) -> str:
    return waiting_title(chapter_title(chapter, plan.original), language, plan.original)


def _grouped(plan: Plan, language: Language, path: str) -> str:
    """The title of the part that a chapter stands in."""
    number = int(path.rpartition("/")[2].removesuffix(".md"))
    chapter = plan.text.chapter(number)
    part = plan.part_of(chapter) if chapter else None
    return part.title[language] if part else ""


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    for chapter in site.plan.expression(language).chapters:
        yield _page(site, chapter, language)
    for chapter in site.plan.waiting(language):
        yield waiting_page(site, language, str(chapter.number), chapter_title(chapter, site.plan.original))


def _page(site: Site, chapter: Chapter, language: Language) -> BuiltPage:
    plan, words, name = site.plan, language.words, str(chapter.number)
    title = chapter_title(chapter, language)
    description = words["description_chapter"].format(plan=plan.meta.title[language], title=title)
    facing = facing_addresses(plan, language, name)
    page = front(
        site,
        language,
        name,
        title,
        description,
        facing=facing,
        contents=contents(plan, chapter, language),
        schema="Legislation",
    )
    annotator = site.annotator(language, page.address)
    heading = annotator.heading(chapter.title, chapter.id, last=True) if chapter.title else None
    title_notes = annotator.opened(chapter.id)
    views = site.viewer(language, annotator, page.address, linked=True).chapter(chapter)
    text = render_template(
        "chapter.md.jinja",
        page=page,
        moved=tuple(map(str, plan.moved_to(chapter.id))),
        departed=list(departed(site, chapter, page.address, lambda new: site.addresses.of(new, language))),
        part=_part(plan, chapter, language),
        heading=heading,
        title_notes=title_notes,
        views=views,
        notes=annotator.notes,
        terms=list(annotator.explained.values()),
        actions=[
            *actions(plan, page, language),
            *pdf_link(site.pdfs, chapter_name(chapter.number, language), words["pdf_chapter"], page, words),
        ],
        say=words,
    )
    return page.path, text


def _part(plan: Plan, chapter: Chapter, language: Language) -> dict[str, object] | None:
    """The part that the chapter stands in: its title is text of the plan where it begins, and a reminder after that."""
    part = plan.part_of(chapter)
    return {"title": inline(part.title[language]), "begins": part == plan.part_before(chapter)} if part else None


PAGE: Final = PageRow(
    name="chapters",
    title_key="plan_text",
    group="plan_text",
    navigation=2,
    pages=_listed,
    grouped=_grouped,
    kept=True,
    build=_build,
)
