"""The landing page and the plan's home in each language."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model.version import version
from plansite.pages.addresses import relative
from plansite.pages.annotations import Annotator
from plansite.pages.downloads import whole
from plansite.pages.inline import inline
from plansite.render.facts import facts
from plansite.render.pages import Front, Imprint, Site, actions, chapter_title, front, unnumbered
from plansite.render.templates import render_template


def _contents(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    words = language.words
    for chapter in site.plan.expression(language).chapters:
        number, title = unnumbered(chapter_title(chapter, words), language)
        yield {
            "number": number,
            "title": inline(title),
            "address": relative(page.address, site.addresses.of(chapter.id, language)),
            "sections": [
                {
                    "title": inline(unnumbered(section.text, language)[1]),
                    "address": relative(page.address, site.addresses.of(section.id, language)),
                }
                for section in chapter.sections
                if section.id in site.addresses
            ],
        }


def _tables(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    for table in site.plan.tables:
        if table.id in site.addresses:
            yield {
                "number": table.label(language).name,
                "title": inline(table.caption[language]),
                "address": relative(page.address, site.addresses.of(table.id, language)),
            }


def _columns(site: Site, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    for column in site.plan.expression(language).columns:
        if column.id in site.addresses:
            yield {
                "number": column.label(language).name,
                "title": inline(column.title),
                "address": relative(page.address, site.addresses.of(column.id, language)),
            }


def cover(site: Site, annotator: Annotator, language: Language) -> dict[str, Markup]:
    """The lines of the cover, those that the source has, with the marks of its notes."""
    identity = Identity(kind="page", key="cover")
    passages = [passage.text for passage in site.plan.passages(language) if passage.id == identity]
    keys = [key for key in ("title", "status", "issuer", "date") if getattr(site.plan.meta, key)]
    last = len(keys) - 1
    lines = zip(keys, passages, strict=True)
    return {key: annotator.heading(text, identity, last=position == last) for position, (key, text) in enumerate(lines)}


#: What stands between two sentences.
GAP: Final[dict[Language, str]] = {"zh": "", "en": " "}


def home_page(site: Site, language: Language) -> tuple[str, str]:
    """The plan's home in one language."""
    words, meta = language.words, site.plan.meta
    status = meta.status[language] if meta.status else ""
    description = words["description_home"].format(plan=meta.title[language], status=status)
    page = front(site, language, "index", meta.title[language], description, hide=("toc",))
    annotator = site.annotator(language, page.address)
    lines = cover(site, annotator, language)
    more = ("notice", "indicators", "measures", "agreement", "glossary", "data", "about", "editing")
    text = render_template(
        "home.md.jinja",
        page=page,
        cover={key: lines.get(key, "") for key in ("title", "status", "issuer", "date")},
        title_notes=annotator.opened(Identity(kind="page", key="cover")),
        lead=inline(meta.summary[language]) if meta.summary else "",
        facts=[{"name": inline(name), "text": inline(text)} for name, text in facts(site.plan, language)],
        chapters=list(_contents(site, page, language)),
        tables=list(_tables(site, page, language)),
        columns=list(_columns(site, page, language)),
        more=[
            {"title": words["notice_short" if name == "notice" else name], "address": f"{name}/"}
            for name in more
            if name != "notice" or site.plan.zh.notice
        ],
        downloads=whole(site.plan, site.pdfs, page.address, language),
        notes=annotator.notes,
        terms=[],
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


def landing_page(site: Site) -> tuple[str, str]:
    """The page at the root, for readers of both languages."""
    meta = site.plan.meta
    title = " · ".join(Imprint.of(meta, language).short for language in LANGUAGES)
    page = Front(
        path="index.md",
        title=title,
        description=" ".join(meta.title[language] for language in LANGUAGES),
        lang="mul",
        plan=Imprint.of(meta, LANGUAGES[0]),
        plan_en=Imprint.of(meta, LANGUAGES[1]),
        alternates={language: f"{language}/" for language in LANGUAGES},
        hide=("navigation", "toc"),
        searchable=False,
        structured=site.metadata("index.md").landing(),
        picture=site.picture("index"),
        feeds=site.feeds(),
    )
    halves = [_half(site, language) for language in LANGUAGES]
    return page.path, render_template("landing.md.jinja", page=page, halves=halves)


def _half(site: Site, language: Language) -> dict[str, Any]:
    words, meta = language.words, site.plan.meta
    sentences = [text for text in (meta.summary[language] if meta.summary else "", words["lead_landing"]) if text]
    return {
        "lang": language.tag,
        "status": inline(meta.status[language]) if meta.status else "",
        "title": inline(meta.title[language]),
        "issuer": inline(meta.issuer[language]) if meta.issuer else "",
        "date": inline(meta.date[language]) if meta.date else "",
        "lead": inline(GAP[language].join(sentences)),
        "enter": words["enter"],
        "address": f"{language}/",
        "downloads": whole(site.plan, site.pdfs, "", language),
        "offline": {"name": words["offline"], "address": version(site.plan).offline_zip},
    }
