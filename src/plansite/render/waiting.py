"""The page of a chapter (or of the notice) that is not yet translated: it says so and leads to the original."""

from dataclasses import replace

from markupsafe import Markup

from plansite.languages import Language
from plansite.pages.addresses import home_of, relative
from plansite.pages.inline import attribute, inline
from plansite.pages.sentences import sentence
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.row import BuiltPage
from plansite.render.site import Site
from plansite.render.templates import render_template


def waiting_title(title: str, language: Language, original: Language) -> str:
    """The title as lists of the translation show it: that of the original, with the name of its language."""
    return language.words["waiting_title"].format(title=title, original=language.name_of(original))


def waiting_page(site: Site, language: Language, name: str, title: str) -> BuiltPage:
    """The page in the place of the translation."""
    plan, words = site.plan, language.words
    listed, said = waiting_title(title, language, plan.original), sentence(plan, language, "waiting")
    page = front(site, language, name, listed, said)
    page = replace(page, searchable=False, buttons=(), citing="", picture=site.picture(f"{language}-index"))
    text = render_template(
        "waiting.md.jinja",
        page=page,
        heading=inline(title),
        lang=plan.original.tag,
        said=said,
        enter=sentence(plan, language, "waiting_enter"),
        address=relative(page.address, f"{home_of(plan, plan.original)}{name}/"),
        actions=actions(plan, page, language),
        say=words,
    )
    return page.path, text


def marked(title: str, lang: str) -> Markup:
    """A title in the language of the original, inside a page of another."""
    return Markup('<span lang="{}">{}</span>').format(Markup(attribute(lang)), inline(title))
