"""What does not agree: every disagreement that the rules find, with the places and what the editors say of it."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.consistency import DISAGREEMENTS, Disagreement, Kind, Spot, covering
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import NoteKind
from plansite.languages import LANGUAGES, Language
from plansite.model import Note
from plansite.model.standing import table_of
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.render.pages import Site, actions, front
from plansite.render.templates import render_template

#: The kinds of note that say that something does not agree, whether or not a rule can see it.
_ON_READING: Final[tuple[NoteKind, ...]] = ("contradiction", "implausible", "repetition", "placeholder")


def agreement_page(site: Site, language: Language) -> tuple[str, str]:
    """The page in one language."""
    words = language.words
    page = front(site, language, "agreement", words["agreement"], words["description_agreement"])
    told: set[str] = set()
    kinds = [_kind(site, kind, page.address, language, told) for kind in DISAGREEMENTS if kind.find(site.plan)]
    clear = [words[f"disagreement_{kind.name}"] for kind in DISAGREEMENTS if not kind.find(site.plan)]
    text = render_template(
        "agreement.md.jinja",
        page=page,
        kinds=kinds,
        clear=clear,
        others=list(_others(site, page.address, language, told)),
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


def _kind(site: Site, kind: Kind, address: str, language: Language, told: set[str]) -> dict[str, Any]:
    words = language.words
    found = []
    for each in kind.find(site.plan):
        notes = covering(site.plan, kind, each)
        told.update(note.id for note in notes)
        found.append(_disagreement(site, each, notes, address, language))
    return {
        "name": kind.name,
        "title": words[f"disagreement_{kind.name}"],
        "rule": words[f"disagreement_{kind.name}_rule"],
        "found": found,
    }


def _disagreement(
    site: Site, found: Disagreement, notes: tuple[Note, ...], address: str, language: Language
) -> dict[str, Any]:
    return {
        "matter": inline(_matter(found, language), language=language),
        "places": [_place(site, spot, notes, address, language) for spot in found.spots],
        "notes": [_note(site, note, address, language) for note in notes],
    }


def _matter(found: Disagreement, language: Language) -> str:
    return found.zh if language == "zh" else found.en[:1].upper() + found.en[1:]


def _place(site: Site, spot: Spot, notes: tuple[Note, ...], address: str, language: Language) -> dict[str, Any]:
    words, chinese = _words(spot, notes, language)
    known = spot.block in site.addresses
    return {
        "label": _label(site, spot.block, language),
        "address": relative(address, site.addresses.of(spot.block, language)) if known else "",
        "quote": inline(words, language=LANGUAGES[0] if chinese else language),
        "chinese": chinese,
    }


def _label(site: Site, block: Identity, language: Language) -> str:
    """A block by its label; a row by its table, a page by its name."""
    words = language.words
    if block.kind in {"indicator", "table"}:
        table = table_of(site.plan).get(block.key) if block.kind == "indicator" else site.plan.table(block.key)
        return table.label(language).name if table else ""
    return words["cover"] if str(block) == "cover" else block.label


def _words(spot: Spot, notes: tuple[Note, ...], language: Language) -> tuple[str, bool]:
    """What is quoted, and whether it is Chinese on an English page, where no English words are known for the place."""
    if language == "zh":
        return spot.zh, False
    after = (note.after.en for note in notes if note.block == spot.block and note.after)
    english = spot.en or next(after, "")
    return english or spot.zh, not english


def _note(site: Site, note: Note, address: str, language: Language) -> dict[str, Any]:
    known = note.identity in site.addresses
    return {
        "label": _label(site, note.block, language),
        "address": relative(address, site.addresses.of(note.identity, language)) if known else "",
        "kind": language.words[f"note_kind_{note.kind.replace('-', '_')}"],
        "text": inline(note.text[language], language=language),
    }


def _others(site: Site, address: str, language: Language, told: set[str]) -> Iterator[dict[str, Any]]:
    for note in site.plan.notes:
        if note.kind in _ON_READING and note.id not in told:
            yield _note(site, note, address, language)
