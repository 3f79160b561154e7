"""Pages about the text: how it was made, its terms, how to edit it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Term
from plansite.model.history import latest_first, successors
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.pages.naming import name_of
from plansite.render.pages import OTHER, Site, actions, front
from plansite.render.templates import FOLDER, render_template

_GUIDE: Final = "editing.{}.md"


def about_page(site: Site, language: Language) -> tuple[str, str]:
    """How the text was made, with every correction and note."""
    words = language.words
    page = front(site, language, "about", words["about"], words["description_about"])
    text = render_template(
        "about.md.jinja",
        page=page,
        about_text=Markup(words["about_text"]),
        changes=list(_changes(site, page.address, language)),
        corrections=list(_corrections(site, page.address, language)),
        notes=list(_notes(site, page.address, language)),
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


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
    words = language.words
    for note in site.plan.notes:
        if note.identity in site.addresses:
            yield {
                "address": relative(address, site.addresses.of(note.identity, language)),
                "label": name_of(site.plan, note.block, language),
                "kind": words[f"note_kind_{note.kind.replace('-', '_')}"],
                "text": inline(note.text[language], language=language),
            }


def _sort_key(term: Term, language: Language) -> tuple[str, str]:
    """In the order of a dictionary of the language; marks and quotes do not count."""
    return language.reading.sort_key(term[language], term.reading), term[language]


def _uses(site: Site) -> Mapping[str, tuple[Identity, ...]]:
    """The blocks of the Chinese text that use each term, in reading order."""
    uses: dict[str, dict[Identity, None]] = defaultdict(dict)
    for passage in site.plan.passages(LANGUAGES[0]):
        for _, _, term in site.terms["zh"].uses(passage.text):
            uses[term.id][passage.id] = None
    return {term: tuple(blocks) for term, blocks in uses.items()}


def glossary_page(site: Site, language: Language) -> tuple[str, str]:
    """The terms in the order in which the readers of the language look for them."""
    words, other = language.words, OTHER[language]
    page = front(site, language, "glossary", words["glossary"], words["description_glossary"], hide=("toc",))
    uses = _uses(site)

    def shown(term: Term, tongue: Language) -> Markup:
        return inline(term.zh if tongue == "zh" else term.en, language=tongue)

    terms = [
        {
            "id": str(term.identity),
            "name": shown(term, language),
            "rendering": shown(term, other),
            "note": inline(term.note[language], language=language) if term.note else "",
            "moved": tuple(map(str, site.plan.moved_to(term.identity))),
            "uses": [
                {
                    "label": name_of(site.plan, block, language),
                    "address": relative(page.address, site.addresses.of(block, language)),
                }
                for block in uses.get(term.id, ())
                if block in site.addresses
            ],
        }
        for term in sorted(site.plan.glossary, key=lambda term: _sort_key(term, language))
    ]
    text = render_template(
        "glossary.md.jinja",
        page=page,
        terms=terms,
        other_tag=other.tag,
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


def editing_page(site: Site, language: Language) -> tuple[str, str]:
    """The editor's guide, written by hand beside the templates."""
    words = language.words
    page = front(site, language, "editing", words["editing"], words["description_editing"])
    prose = Path(FOLDER / _GUIDE.format(language)).read_text("utf-8")
    return page.path, render_template("prose.md.jinja", page=page, prose=Markup(prose))
