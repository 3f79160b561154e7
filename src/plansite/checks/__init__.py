"""``Plan`` → findings. A check reads the plan and yields; it prints, writes and repairs nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from plansite.checks.calls import lacking, missing_call, repeated_call, unknown_call
from plansite.checks.consistency import CONSISTENCY_CHECKS
from plansite.checks.consultation import CONSULTATION_CHECKS
from plansite.checks.editions import EDITION_CHECKS, TEXT_CHECKS
from plansite.checks.fidelity import unfaithful, unmatched_correction
from plansite.checks.figures import FIGURE_CHECKS
from plansite.checks.identities import duplicate_identity, wrong_chapter
from plansite.checks.imported import IMPORT_CHECKS
from plansite.checks.indicators import (
    new_in_name,
    no_number,
    wrong_count,
    wrong_kind,
    wrong_number,
)
from plansite.checks.labels import wrong_label
from plansite.checks.lasting import bad_move, nothing_recorded, unknown_change, vanished
from plansite.checks.links import LINK_CHECKS
from plansite.checks.notes import no_figure, no_place, no_target
from plansite.checks.progress import PROGRESS_CHECKS
from plansite.checks.proposals import contradictory, impossible, undecided
from plansite.checks.punctuation import gap, half_width, variant_character
from plansite.checks.terms import wrong_reading
from plansite.checks.translation import TRANSLATION_CHECKS
from plansite.checks.typesetting import PDF_CHECKS
from plansite.checks.words import WORD_CHECKS
from plansite.ground.findings import Finding, Rule
from plansite.model import Plan

_TEXT: Final = ("chapters/", "columns/", "notice.", "tables/", "pictures/pictures.")
_IDENTITIES: Final = (*_TEXT, "indicators/", "notes.", "glossary.")
_CALLED: Final = ("indicators/", "columns/", "tables/", "pictures/pictures.")
#: The checks, each with the files that it needs: where one of them could not be read the check would only repeat
#: that, so it waits until it can be.
CHECKS_AND_NEEDS: Final[tuple[tuple[Rule[[Plan]], tuple[str, ...]], ...]] = (
    (duplicate_identity, ()),
    (wrong_chapter, ()),
    (unknown_call, _CALLED),
    (missing_call, ("chapters/", *_CALLED)),
    (repeated_call, ()),
    (wrong_label, ("plan.", *_CALLED)),
    (no_number, ()),
    (new_in_name, ()),
    (wrong_number, ()),
    (wrong_kind, ()),
    (wrong_count, ()),
    *((rule, ()) for rule in IMPORT_CHECKS),
    *((rule, ("indicators/", "plan.")) for rule in PROGRESS_CHECKS),
    (half_width, ()),
    (variant_character, ()),
    (gap, ()),
    (unmatched_correction, ("source/", *_TEXT, "indicators/")),
    (unfaithful, ("source/", *_TEXT, "indicators/", "corrections.")),
    (no_target, (*_TEXT, "indicators/")),
    (no_place, ()),
    (no_figure, (*_TEXT, "indicators/")),
    (wrong_reading, ()),
    (vanished, (*_IDENTITIES, "moved.")),
    *((rule, ("plan.", "editions")) for rule in EDITION_CHECKS),
    (undecided, ("proposals.",)),
    (impossible, (*_IDENTITIES, "proposals.")),
    (contradictory, (*_IDENTITIES, "proposals.")),
    *((rule, (*_IDENTITIES, "plan.", "editions")) for rule in TEXT_CHECKS),
    (nothing_recorded, ("identities.",)),
    (bad_move, (*_IDENTITIES, "identities.")),
    (unknown_change, (*_IDENTITIES, "moved.")),
    *((rule, (*_IDENTITIES, "moved.", "consultation/")) for rule in CONSULTATION_CHECKS),
    *((rule, (*_TEXT, "indicators/", "words.")) for rule in WORD_CHECKS),
    *((rule, (*_TEXT, "indicators/", "figures.")) for rule in FIGURE_CHECKS),
    *((rule, (*_TEXT, "indicators/", "figures.", "links.")) for rule in LINK_CHECKS),
    *((rule, (*_TEXT, "indicators/", "figures.", "notes.", "allowances.")) for rule in CONSISTENCY_CHECKS),
    *((rule, (*_TEXT, "indicators/", "glossary.", "allowances.", "translation.")) for rule in TRANSLATION_CHECKS),
)
#: All rules that a plan is checked by.
CHECKS: Final = (*(rule for rule, _ in CHECKS_AND_NEEDS), *PDF_CHECKS)


def check(plan: Plan, *, unread: frozenset[str] = frozenset(), typesetting: bool = False) -> tuple[Finding, ...]:
    """All findings, sorted by place.

    Args:
        unread: names below plan/ of the files that could not be read.
        typesetting: whether to ask what only the PDFs need; reading their fonts takes a while.
    """
    missing = frozenset() if any(name.startswith(_CALLED) for name in unread) else lacking(plan)
    ready = [rule for rule, needs in CHECKS_AND_NEEDS if _has(needs, unread, missing if rule != unknown_call else ())]
    rules = (*ready, *(PDF_CHECKS if typesetting else ()))
    return tuple(sorted(_of_level(plan, finding) for rule in rules for finding in rule(plan)))


def _has(needs: tuple[str, ...], unread: Iterable[str], missing: Iterable[str]) -> bool:
    """Whether every file that a check needs is there."""
    return not any(name.startswith(needs) for name in (*unread, *missing))


def _of_level(plan: Plan, finding: Finding) -> Finding:
    """What does not agree in a plan stops nothing until its editors have begun to write notes on that."""
    begun = plan.notes or plan.allowances
    return finding if begun or not finding.rule.startswith("disagreement-") else replace(finding, level="warning")
