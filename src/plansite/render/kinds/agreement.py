"""What does not agree: every disagreement that the rules find, with the places and what the editors say of it."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from plansite.consistency import DISAGREEMENTS, Disagreement, Kind, Spot, covering
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import NOTE_KINDS, NoteKind
from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.model.standing import table_of
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.pages.kinds import where
from plansite.pages.naming import note_kind
from plansite.pages.sentences import sentence
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: The kinds of note that say that something does not agree, whether or not a rule can see it.
_ON_READING: Final[tuple[NoteKind, ...]] = ("contradiction", "implausible", "repetition", "placeholder")


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan, words = site.plan, language.words
    page = front(site, language, PAGE.name, PAGE.heading(language), PAGE.description(plan, language))
    told: set[str] = set()
    kinds = [_kind(site, kind, page.address, language, told) for kind in DISAGREEMENTS if kind.find(plan)]
    text = render_template(
        "agreement.md.jinja",
        page=page,
        lead=sentence(plan, language, "agreement_lead"),
        kinds=kinds,
        clear=[words[f"disagreement_{kind.name}"] for kind in DISAGREEMENTS if not kind.find(plan)],
        others=list(_others(site, page.address, language, told)),
        proofs=list(_proofs(site, page.address, language)),
        proofs_lead=sentence(site.plan, language, "agreement_proofs_lead"),
        original=plan.original,
        actions=actions(plan, page, language),
        say=words,
    )
    yield page.path, text


def _kind(site: Site, kind: Kind, address: str, language: Language, told: set[str]) -> dict[str, Any]:
    words = language.words
    found: list[dict[str, Any]] = []
    here: set[str] = set()
    for each in kind.find(site.plan):
        notes = covering(site.plan, kind, each)
        found.append(_disagreement(site, each, notes, address, language, here))
        here.update(note.id for note in notes)
    told |= here
    return {
        "name": kind.name,
        "title": words[f"disagreement_{kind.name}"],
        "rule": words[f"disagreement_{kind.name}_rule"],
        "found": found,
    }


def _disagreement(
    site: Site, found: Disagreement, notes: tuple[Note, ...], address: str, language: Language, told: set[str]
) -> dict[str, Any]:
    """One of them; of a note that was told above, the way to it will do."""
    return {
        "matter": inline(_matter(found, language), language=language),
        "places": [_spot(site, spot, notes, address, language) for spot in found.spots],
        "notes": [
            _note(site, note, address, language) | ({"text": Markup()} if note.id in told else {}) for note in notes
        ],
    }


def _matter(found: Disagreement, language: Language) -> str:
    text = found.told(language)
    return text[:1].upper() + text[1:]


def _spot(site: Site, spot: Spot, notes: tuple[Note, ...], address: str, language: Language) -> dict[str, Any]:
    words, shown = _words(site.plan, spot, notes, language)
    known = spot.block in site.addresses
    return {
        "label": _label(site, spot.block, language),
        "address": relative(address, site.addresses.of(spot.block, language)) if known else "",
        "quote": inline(words, language=shown),
        "is_original": shown != language,
    }


def _label(site: Site, block: Identity, language: Language) -> str:
    """A block by its label; a row by its table, a page by its name."""
    words = language.words
    if block.kind in {"indicator", "table"}:
        table = table_of(site.plan).get(block.key) if block.kind == "indicator" else site.plan.table(block.key)
        return table.label(language).name if table else ""
    return words["cover"] if str(block) == "cover" else block.label


def _words(plan: Plan, spot: Spot, notes: tuple[Note, ...], language: Language) -> tuple[str, Language]:
    """What is quoted, and its language: that of the original where the words of the translation are not known."""
    if language == plan.original:
        return spot.quote, language
    after = (note.after[language] for note in notes if note.block == spot.block and note.after)
    words = spot.translated.get(language.code) or next(after, "")
    return (words, language) if words else (spot.quote, plan.original)


def _note(site: Site, note: Note, address: str, language: Language) -> dict[str, Any]:
    known = note.identity in site.addresses
    return {
        "label": _label(site, note.block, language),
        "address": relative(address, site.addresses.of(note.identity, language)) if known else "",
        "kind": note_kind(note, language),
        "text": inline(note.text[language], language=language),
    }


def _others(site: Site, address: str, language: Language, told: set[str]) -> Iterator[dict[str, Any]]:
    for note in site.plan.notes:
        if note.kind in _ON_READING and note.id not in told and not note.proof:
            yield _note(site, note, address, language)


def _proofs(site: Site, address: str, language: Language) -> Iterator[dict[str, Any]]:
    """What only a proof-reader wants, by kind: each under its identity, with the way to its block."""
    for kind in NOTE_KINDS:
        notes = [note for note in site.plan.notes if note.proof and note.kind == kind and note.block in site.addresses]
        if notes:
            shown = [_proof(site, each, address, language) for each in notes]
            yield {"title": note_kind(notes[0], language), "notes": shown}


def _proof(site: Site, note: Note, address: str, language: Language) -> dict[str, Any]:
    return {
        "id": str(note.identity),
        "label": _label(site, note.block, language),
        "address": relative(address, site.addresses.of(note.block, language)),
        "text": inline(note.text[language], language=language),
    }


def _has_any(plan: Plan) -> bool:
    """Whether the editors have begun to say what does not agree: until then nobody has looked at what is found."""
    return bool(plan.notes or plan.allowances)


PAGE: Final = PageRow(
    name="agreement",
    heading_key="title_agreement",
    group="about_site",
    languages=where(_has_any),
    navigation=11,
    home=5,
    searched=True,
    kept=True,
    build=_build,
)
