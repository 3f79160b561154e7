"""Every disagreement of the document with itself has an editor's note, so that a reader is told."""

from collections.abc import Iterator
from typing import Final

from plansite.consistency import DISAGREEMENTS, Disagreement, Kind, covering
from plansite.ground.findings import Fault, Rule
from plansite.ground.identities import Identity
from plansite.languages import of_findings
from plansite.model import Plan

_PREFIX: Final = "disagreement-"


def unnoted(kind: Kind, plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """The disagreements of a kind that no note tells of, with the block and the words that an allowance would name."""
    for found in kind.find(plan):
        if not covering(plan, kind, found):
            spot = found.spots[0]
            yield spot.block, spot.quote, _fault(kind, found)


def _fault(kind: Kind, found: Disagreement) -> Fault:
    places = " ≠ ".join(f"{spot.block} “{spot.quote}”" for spot in found.spots)
    blocks, kinds = " / ".join(dict.fromkeys(str(spot.block) for spot in found.spots)), " / ".join(kind.notes)
    english, chinese = (found.told(language) for language in of_findings())
    return Fault(
        place=found.spots[0].place,
        message=f"{english}: {places}",
        hint=f"mend it; if the document has it so, write a note in plan/notes.yml (block {blocks}, kind {kinds})",
        hint_zh=f"{chinese}：请改正；若原文如此，请在 plan/notes.yml 中加注（block {blocks}，kind {kinds}）",
    )


def _rule(kind: Kind) -> Rule[[Plan]]:
    name = _PREFIX + kind.name

    def find(plan: Plan) -> Iterator[Fault]:
        for block, about, fault in unnoted(kind, plan):
            if not plan.allows(name, str(block), about):
                yield fault

    find.__doc__ = kind.doc
    return Rule(name=name, level="error", find=find)


CONSISTENCY_CHECKS: Final = tuple(map(_rule, DISAGREEMENTS))

#: The kinds by the names of their rules, for the check of allowances.
KINDS: Final = {_PREFIX + kind.name: kind for kind in DISAGREEMENTS}
