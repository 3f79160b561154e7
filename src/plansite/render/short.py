"""Short addresses: ``/m/3-1-2/`` leads to measure 3-1-2 in the reader's language, from paper, PDFs and citations."""

from collections.abc import Iterator, Mapping
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.history import identities, successors
from plansite.pages.addresses import Addresses, facing_folder, short_address
from plansite.pages.extracts import quotation
from plansite.render.entrance import Target, entrance

#: The folders below docs/ that hold them: the first letters of identities.
SHORT_FOLDERS: Final = ("s", "m", "p", "c", "t", "f", "a", "i", "n", "g", "o")


def short_pages(plan: Plan, addresses: Addresses, base: str) -> dict[str, str]:
    """The page of every short address, moved identities included, by its path below docs/."""
    quoted = {language.code: _quotations(plan, language) for language in plan.languages}
    pages = dict(_redirects(plan, addresses, base))
    targets = {identity: identity for identity in identities(plan)} | successors(plan)
    for identity, target in targets.items():
        if identity.kind != "page" and target in addresses:
            address = short_address(identity)
            label = target.label if identity == target else f"{identity.label} → {target.label}"
            ways = list(_targets(plan, addresses, target, quoted))
            pages[f"{address}index.html"] = entrance(plan, base, address, label, ways)
    return pages


def _targets(
    plan: Plan, addresses: Addresses, identity: Identity, quoted: Mapping[str, Mapping[Identity, str]]
) -> Iterator[Target]:
    for language in (each for each in plan.languages if not addresses.waits(identity, each)):
        yield language, addresses.of(identity, language), quoted[language.code].get(identity, "")


def _redirects(plan: Plan, addresses: Addresses, base: str) -> Iterator[tuple[str, str]]:
    """In the place of pages that are gone, a chapter for example, some that lead on: in each language, side by side."""
    for old, new in successors(plan).items():
        if old.kind == "page" and new in addresses:
            ways = [(f"{language}", language, addresses.of(new, language)) for language in plan.languages]
            ways += [
                (facing_folder(plan, language, reader), reader, addresses.facing(new, language, reader))
                for language in plan.translations
                for reader in (plan.original, language)
            ]
            for folder, language, target in ways:
                address, label = f"{folder}/{old.key}/", f"{old.label} → {new.label}"
                yield f"{address}index.html", entrance(plan, base, address, label, [(language, target, "")])


def _quotations(plan: Plan, language: Language) -> dict[Identity, str]:
    """The beginning of what each block says."""
    texts: dict[Identity, str] = {}
    for passage in plan.passages(language):
        before = texts.get(passage.id)
        if before is None:
            texts[passage.id] = passage.text
        elif passage.role == "cell":
            texts[passage.id] = f"{before} {passage.text}" if passage.id.kind == "indicator" else before
        else:
            texts[passage.id] = before + language.writing.gap + passage.text
    texts |= {note.identity: note.text[language] for note in plan.notes}
    texts |= {term.identity: term[language] for term in plan.glossary}
    texts |= {comment.identity: comment.suggestion for each in plan.rounds for comment in each.comments}
    return {identity: quotation(text, language) for identity, text in texts.items()}
