"""The editor's guide, written by hand in the folder of each language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from markupsafe import Markup

from plansite.languages import Language, folder
from plansite.model import Plan
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    page = front(site, language, PAGE.name, PAGE.title(language), PAGE.description(site.plan, language))
    prose = Markup(_guide(language).read_text("utf-8"))
    yield page.path, render_template("prose.md.jinja", page=page, prose=prose)


def _guide(language: Language) -> Path:
    return folder(language) / "editing.md"


def _languages(plan: Plan) -> tuple[Language, ...]:
    return tuple(language for language in plan.languages if _guide(language).is_file())


PAGE: Final = PageRow(name="editing", navigation=10, home=8, searched=True, languages=_languages, build=_build)
