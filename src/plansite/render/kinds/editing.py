"""The editor's guide: a template in the folder of each language, filled with what the languages of the plan are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

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
    prose = templates.render_template(_guide(language), **_values(site.plan, language))
    yield page.path, render_template("prose.md.jinja", page=page, prose=Markup(prose))


def _guide(language: Language) -> Path:
    return folder(language) / "editing.md.jinja"


def _values(plan: Plan, language: Language) -> dict[str, Any]:
    """What a guide can ask for: names of languages, names of files, examples of texts by language."""
    names = {each.code: language.name_of(each) for each in plan.languages}
    display = language.display

    def texts(**examples: str) -> Markup:
        """An example of a text in every language of the plan, as YAML."""
        return Markup("{ " + ", ".join(f"{code}: {examples.get(code, '…')}" for code in names) + " }")

    def words(**examples: str) -> Markup:
        """An example of words of the original."""
        return Markup(examples.get(plan.original.code, "…"))

    def files(start: str) -> Markup:
        """The files of the translations, as a sentence lists them."""
        return Markup(display.listing([f"`{start}{each}.md`" for each in plan.translations]))

    return {
        "w": language.words,
        "original": plan.original,
        "names": names,
        "name": names[plan.original.code],
        "translations": plan.translations,
        "translated": display.languages([names[each.code] for each in plan.translations]),
        "several": len(plan.translations) > 1,
        "all": display.all_languages([*names.values()]),
        "characters": any(each.script == "Hani" for each in plan.languages),
        "source": f"plan/{plan.source.path.partition('/')[2]}",  # as the guide calls it, whatever the folder is called
        "texts": texts,
        "words": words,
        "files": files,
    }


def _languages(plan: Plan) -> tuple[Language, ...]:
    return tuple(language for language in plan.languages if _guide(language).is_file())


PAGE: Final = PageRow(
    name="editing",
    group="about_site",
    navigation=12,
    home=9,
    searched=True,
    languages=_languages,
    build=_build,
)
