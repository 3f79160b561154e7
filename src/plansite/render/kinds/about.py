"""How the text was made, with every change, correction and note."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from plansite.languages import Language
from plansite.model import Measure, Plan
from plansite.model.history import latest_first, successors
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.pages.naming import name_of, note_kind
from plansite.pages.sentences import sentence
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: The measure that stands for all where identities are explained, if the plan has it.
_EXAMPLE: Final = "3-1-2"


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    words = language.words
    page = front(
        site, language, PAGE.name, PAGE.heading(language), PAGE.description(site.plan, language), schema="AboutPage"
    )
    text = render_template(
        "about.md.jinja",
        page=page,
        origin=[inline(paragraph) for paragraph in _origin(site.plan, language)],
        identities=Markup(_identities(site.plan, language)),
        original=site.plan.original,
        changes=list(_changes(site, page.address, language)),
        corrections=list(_corrections(site, page.address, language)),
        notes=list(_notes(site, page.address, language)),
        notes_lead=sentence(site.plan, language, "notes_lead"),
        actions=actions(site.plan, page, language),
        say=words,
    )
    yield page.path, text


def _origin(plan: Plan, language: Language) -> list[str]:
    """Where the text comes from, in the words of plan.yml, by paragraphs."""
    origin = plan.meta.origin[language] if plan.meta.origin else ""
    return [paragraph for paragraph in origin.split("\n\n") if paragraph]


def _identities(plan: Plan, language: Language) -> str:
    """What identities are for, by the example of a measure."""
    measures = [block.id for chapter in plan.text.chapters for block in chapter.blocks if isinstance(block, Measure)]
    example = next((each for each in measures if each.key == _EXAMPLE), next(iter(measures), None))
    shown = language.words["identities_example"].format(label=example.label, id=example) if example else ""
    return sentence(plan, language, "identities_text", example=shown)


def _search_text(plan: Plan, language: Language) -> Iterator[str]:
    words = language.words
    if origin := _origin(plan, language):
        yield from (words["origin"], *origin)
    yield from (words["identities"], _identities(plan, language).replace("`", ""))
    yield from (words["corrections"], words["corrections_lead"])


def _changes(site: Site, address: str, language: Language) -> Iterator[dict[str, Any]]:
    after = successors(site.plan)
    for change in latest_first(site.plan):
        blocks = [(block, after.get(block, block)) for block in change.blocks]
        yield {
            "date": change.date,
            "text": inline(change.text[language], language=language),
            "blocks": [
                {
                    "label": name_of(site.plan, block, language),
                    "address": relative(address, site.addresses.of(now, language)),
                }
                for block, now in blocks
                if now in site.addresses
            ],
        }


def _corrections(site: Site, address: str, language: Language) -> Iterator[dict[str, Any]]:
    for correction in site.plan.corrections:
        on = correction.block
        yield {
            "address": relative(address, site.addresses.of(on, language)) if on in site.addresses and on else "",
            "label": name_of(site.plan, on, language) if on else "",
            "line": correction.line,
            "source": inline(correction.source),
            "published": inline(correction.published),
            "reason": inline(correction.reason[language], language=language),
        }


def _notes(site: Site, address: str, language: Language) -> Iterator[dict[str, Any]]:
    for note in site.plan.notes:
        if note.identity in site.addresses:
            yield {
                "address": relative(address, site.addresses.of(note.identity, language)),
                "label": name_of(site.plan, note.block, language),
                "kind": note_kind(note, language),
                "text": inline(note.text[language], language=language),
            }


PAGE: Final = PageRow(
    name="about",
    group="about_site",
    navigation=9,
    home=8,
    searched=True,
    search_text=_search_text,
    build=_build,
)
