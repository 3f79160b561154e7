"""The page at the root, for readers of all languages."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.languages import Language
from plansite.model import Plan
from plansite.model.version import version
from plansite.pages.downloads import whole
from plansite.pages.imprint import Imprint
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage
from plansite.pages.sentences import sentence
from plansite.pages.stage import stage_of
from plansite.render.front import SEVERAL, Front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, original: Language) -> Iterator[BuiltPage]:
    meta, languages = site.plan.meta, site.plan.languages
    page = Front(
        path="index.md",
        title=" · ".join(Imprint.of(meta, language).short for language in languages),
        description=" ".join(meta.title[language] for language in languages),
        lang=SEVERAL if site.plan.translations else original.code,
        plan=Imprint.of(meta, original),
        alternates={language.code: f"{language}/" for language in languages},
        hide=("navigation", "toc"),
        searchable=False,
        structured=site.metadata("").landing(),
        picture=site.picture("index"),
        feeds=site.feeds(),
    )
    halves = [_half(site, language) for language in languages]
    yield page.path, render_template("landing.md.jinja", page=page, halves=halves)


def _half(site: Site, language: Language) -> dict[str, Any]:
    """What readers of one language are shown."""
    plan, meta = site.plan, site.plan.meta
    lead = [meta.summary[language] if meta.summary else "", sentence(plan, language, "lead_landing")]
    return {
        "lang": language.tag,
        "status": inline(meta.status[language]) if meta.status else "",
        "title": inline(meta.title[language]),
        "issuer": inline(meta.issuer[language]) if meta.issuer else "",
        "date": inline(meta.date[language]) if meta.date else "",
        "lead": inline(language.writing.gap.join(filter(None, lead))),
        "stage": stage_of(plan, language),
        "enter": sentence(plan, language, "enter"),
        "address": f"{language}/",
        "downloads": whole(plan, site.pdfs, "", language),
        "offline": {"name": language.words["offline"], "address": version(plan).offline_zip},
    }


def _once(plan: Plan) -> tuple[Language, ...]:
    return (plan.original,)


def _listed(plan: Plan, original: Language) -> Iterator[ListedPage]:
    yield plan.meta.title[original], "index.md"


PAGE: Final = PageRow(name="landing", languages=_once, pages=_listed, build=_build)
