"""The plan's home in each language."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Column, Grid, Plan, Table
from plansite.model.meta import COVER_KEYS
from plansite.pages.addresses import relative
from plansite.pages.annotations import Annotator
from plansite.pages.downloads import annotated_name, whole
from plansite.pages.facts import beside_cover
from plansite.pages.inline import inline
from plansite.pages.sentences import sentence
from plansite.pages.stage import Deadline
from plansite.render.actions import actions
from plansite.render.front import Front, address_of, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site, chapter_title
from plansite.render.templates import render_template

_COVER: Final = Identity(kind="page", key="cover")


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan, words, meta = site.plan, language.words, site.plan.meta
    page = front(
        site, language, "index", meta.title[language], _description(plan, language), hide=("toc",), schema="Legislation"
    )
    annotator = site.annotator(language, page.address)
    text = render_template(
        "home.md.jinja",
        page=page,
        cover=_cover(plan, annotator, language),
        title_notes=annotator.opened(_COVER),
        lead=inline(meta.summary[language]) if meta.summary else "",
        facts=list(_facts(plan, language)),
        chapters=list(_contents(site, page, language)),
        waiting=_waiting(plan, language),
        tables=list(_tables(site, page, language)),
        columns=list(_columns(site, page, language)),
        more=list(_more(site, page, language)),
        downloads=whole(plan, site.pdfs, page.address, language),
        annotated=annotated_name(language) in site.pdfs,
        notes=annotator.notes,
        terms=[],
        actions=actions(plan, page, language),
        say=words,
    )
    yield page.path, text


def _description(plan: Plan, language: Language) -> str:
    """What the plan is and what it has."""
    words, text, writing = language.words, plan.expression(language), language.writing
    status = plan.meta.status[language] if plan.meta.status else ""
    has = {"chapters": text.chapters, "columns": text.columns, "tables": plan.tables, "notice": text.notice}
    parts = [words[f"home_part_{name}"] for name, there in has.items() if there]
    title = plan.meta.title[language] + (writing.gap + writing.brackets.format(status) if status else "")
    return words["description_home"].format(plan=title, parts=language.display.listing(parts))


def _facts(plan: Plan, language: Language) -> Iterator[dict[str, Any]]:
    for name, fact in beside_cover(plan, language):
        deadline = fact if isinstance(fact, Deadline) else None
        yield {"name": inline(name), "text": "" if isinstance(fact, Deadline) else inline(fact), "deadline": deadline}


def _cover(plan: Plan, annotator: Annotator, language: Language) -> dict[str, Markup]:
    """The lines of the cover, with the marks of its notes; empty ones that the source does not have."""
    lines = list(plan.meta.cover(language))
    shown = {
        key: annotator.heading(text, _COVER, last=position == len(lines))
        for position, (key, text, _) in enumerate(lines, 1)
    }
    return {key: shown.get(key, Markup()) for key in COVER_KEYS}


def _contents(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    plan = site.plan
    for original in plan.text.chapters:
        translated = plan.expression(language).chapter(original.number)
        chapter, shown = (translated, language) if translated else (original, plan.original)
        number, title = _unnumbered(chapter_title(chapter, shown), shown)
        yield {
            "part": inline(part.title[language]) if (part := plan.part_before(chapter)) else "",
            "number": number,
            "title": inline(title),
            "address": relative(page.address, site.addresses.of(chapter.id, shown)),
            "lang": "" if translated else shown.tag,
            "sections": []
            if not translated
            else [
                {
                    "title": inline(_unnumbered(section.text, language)[1]),
                    "address": relative(page.address, site.addresses.of(section.id, language)),
                }
                for section in chapter.sections
                if section.id in site.addresses
            ],
        }


def _waiting(plan: Plan, language: Language) -> str:
    """How many chapters are not yet translated, where some are."""
    count, every = len(plan.waiting(language)), len(plan.text.chapters)
    return sentence(plan, language, "waiting_chapters", count=count, all_chapters=every) if count else ""


def _unnumbered(title: str, language: Language) -> tuple[str, str]:
    """``三、推动…`` → ``三``, ``推动…``."""
    number = language.reading.heading_number(title)
    return (number.label, title[len(number.text) :]) if number else ("", title)


def _in_order(plan: Plan) -> list[Table | Grid]:
    """All tables by their numbers; those that the source does not name are found in their chapters."""
    found: list[Table | Grid] = [*plan.tables, *plan.grids]
    return sorted((table for table in found if table.caption), key=_by_number)


def _tables(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    for table in _in_order(site.plan):
        if table.id in site.addresses and table.caption and table.caption.is_translated(language):
            yield {
                "number": table.shown,
                "title": inline(table.caption_in(language)),
                "address": relative(page.address, site.addresses.of(table.id, language)),
            }


def _by_number(insert: Table | Grid | Column) -> list[int]:
    return [int(part) for part in insert.shown.split("-")]


def _columns(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    for column in sorted(site.plan.expression(language).columns, key=_by_number):
        if column.id in site.addresses:
            yield {
                "number": column.shown,
                "title": inline(column.title),
                "address": relative(page.address, site.addresses.of(column.id, language)),
            }


def _more(site: Site, page: Front, language: Language) -> Iterator[dict[str, str]]:
    """The further pages that the table of pages lists here."""
    for kind in sorted((kind for kind in site.kinds if kind.home), key=lambda kind: kind.home):
        for title, path in kind.listed(site.plan, language):
            yield {"title": title, "address": relative(page.address, address_of(path))}


PAGE: Final = PageRow(name="index", title_key="home", navigation=1, kept=True, build=_build)
