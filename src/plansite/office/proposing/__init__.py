"""What would mend a finding, as data: a function for each rule that knows. Nothing here writes."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from plansite.ground.findings import Finding, Proposal
from plansite.model import Plan
from plansite.office.proposing.figures import entry_of_another, new_figure, other_quotation
from plansite.office.proposing.files import Texts
from plansite.office.proposing.identities import missing_identity
from plansite.office.proposing.leftover import no_note, of_nothing, word_of_nothing
from plansite.office.proposing.marks import closed_gap, full_width, ordinary_character
from plansite.office.proposing.source import correction, other_correction
from plansite.office.proposing.translations import confirmation, form_of_term

_PROPOSING: Final[dict[str, Callable[[Plan, Texts, Finding], Proposal | None]]] = {
    "identity-missing": missing_identity,
    "figure-unclassified": new_figure,
    "figure-unmatched": entry_of_another,
    "figure-quote": other_quotation,
    "link-target": of_nothing,
    "figure-entry": of_nothing,
    "note-target": no_note,
    "note-place": no_note,
    "note-figure": no_note,
    "words-nowhere": word_of_nothing,
    "fidelity": correction,
    "correction-match": other_correction,
    "half-width": full_width,
    "variant-character": ordinary_character,
    "gap": closed_gap,
    "translation-behind": confirmation,
    "translation-unchanged": confirmation,
    "translation-term": form_of_term,
}


def proposed(plan: Plan | None, folder: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, with a proposal for each that has one."""
    texts = Texts(folder)
    return tuple(_proposed(plan, texts, found) if plan else found for found in findings)


def _proposed(plan: Plan, texts: Texts, found: Finding) -> Finding:
    propose = _PROPOSING.get(found.rule)
    proposal = found.proposal or (propose(plan, texts, found) if propose else None)
    return replace(found, proposal=proposal)
