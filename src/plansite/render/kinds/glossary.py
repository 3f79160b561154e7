"""The terms of the plan, with their renderings in its other languages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan, Term
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.pages.kinds import where
from plansite.pages.naming import name_of
from plansite.pages.sentences import sentence
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan = site.plan
    page = front(
        site,
        language,
        PAGE.name,
        PAGE.title(language),
        PAGE.description(plan, language),
        hide=("toc",),
        schema="DefinedTermSet",
    )
    uses = _uses(site)
    text = render_template(
        "glossary.md.jinja",
        page=page,
        lead=sentence(plan, language, "glossary_lead"),
        terms=[_term(site, term, uses.get(term.id, ()), page.address, language) for term in _ordered(plan, language)],
        actions=actions(plan, page, language),
        say=language.words,
    )
    yield page.path, text


def _ordered(plan: Plan, language: Language) -> list[Term]:
    """The terms in the order in which readers of the language look for them; those that wait for a rendering last."""
    key = language.reading.sort_key
    return sorted(
        plan.glossary, key=lambda term: (not term[language], key(term[language], term.reading), term[language])
    )


def _term(site: Site, term: Term, uses: tuple[Identity, ...], page: str, language: Language) -> dict[str, Any]:
    """A term under its name in the language, or that of the original while it waits."""
    shown = language if term[language] else site.plan.original
    others = [other for other in site.plan.languages if other != shown and term[other]]
    return {
        "id": str(term.identity),
        "name": inline(term[shown], language=shown),
        "tag": shown.tag if shown != language else "",
        "renderings": [{"tag": other.tag, "text": inline(term[other], language=other)} for other in others],
        "note": inline(term.note[language], language=language) if term.note else "",
        "moved": tuple(map(str, site.plan.moved_to(term.identity))),
        "uses": [
            {
                "label": name_of(site.plan, block, language),
                "address": relative(page, site.addresses.of(block, language)),
            }
            for block in uses
            if block in site.addresses
        ],
    }


def _uses(site: Site) -> Mapping[str, tuple[Identity, ...]]:
    """The blocks of the original that use each term, in reading order."""
    uses: dict[str, dict[Identity, None]] = defaultdict(dict)
    original = site.plan.original
    for passage in site.plan.passages(original):
        for _, _, term in site.terms[original.code].uses(passage.text):
            uses[term.id][passage.id] = None
    return {term: tuple(blocks) for term, blocks in uses.items()}


PAGE: Final = PageRow(
    name="glossary",
    group="about_site",
    languages=where(lambda plan: bool(plan.glossary)),
    navigation=10,
    home=6,
    searched=True,
    kept=True,
    build=_build,
)
