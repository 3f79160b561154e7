"""The office's guide to a round of consultation: a template in the folder of each language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from markupsafe import Markup

from plansite.languages import Language, folder
from plansite.model import Plan
from plansite.pages import templates
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    page = front(site, language, PAGE.name, PAGE.title(language), PAGE.description(site.plan, language))
    codes = [each.code for each in site.plan.languages]

    def texts(**examples: str) -> Markup:
        """An example of a text in every language of the plan, as YAML."""
        return Markup("{ " + ", ".join(f"{code}: {examples.get(code, '…')}" for code in codes) + " }")

    prose = templates.render_template(_guide(language), texts=texts)
    yield page.path, render_template("prose.md.jinja", page=page, prose=Markup(prose))


def _guide(language: Language) -> Path:
    return folder(language) / "consulting.md.jinja"


def _languages(plan: Plan) -> tuple[Language, ...]:
    asks = bool(plan.rounds or plan.meta.consultation)
    return tuple(language for language in plan.languages if asks and _guide(language).is_file())


PAGE: Final = PageRow(
    name="consulting",
    group="about_site",
    navigation=14,
    home=11,
    searched=True,
    languages=_languages,
    build=_build,
)
