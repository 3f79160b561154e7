"""Exceptions from the rules of translation and consistency: plan/allowances.yml, each with its reason, none unused."""

from collections.abc import Iterator

from plansite.checks.consistency import KINDS, unnoted
from plansite.checks.translation.length import length_faults
from plansite.checks.translation.marks import foreign_faults
from plansite.checks.translation.numbers import number_faults
from plansite.checks.translation.sentences import long_sentence_faults, sentence_faults
from plansite.checks.translation.terms import term_faults
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.model import Plan

_FINDERS = {
    "translation-number": number_faults,
    "translation-term": term_faults,
    "translation-chinese": foreign_faults,
    "translation-length": length_faults,
    "translation-sentences": sentence_faults,
    "translation-long-sentence": long_sentence_faults,
}


def _faults(name: str, plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    return unnoted(KINDS[name], plan) if name in KINDS else _FINDERS[name](plan)


@rule("allowance-unused")
def unused_allowance(plan: Plan) -> Iterator[Fault]:
    """An exception that excuses nothing is taken out: it would hide the next real fault.

    Bad:  an allowance for a figure that both languages have by now
    Good: only allowances without which a rule would find a fault
    """
    rules = {allowance.rule for allowance in plan.allowances}
    needed = {(rule, str(block), about) for rule in rules for block, about, _ in _faults(rule, plan)}
    for allowance in plan.allowances:
        if plan.meta.translating and allowance.rule.startswith("translation-"):
            continue  # what it excuses may be a text that waits
        if (allowance.rule, str(allowance.block), allowance.about) not in needed:
            yield Fault(
                place=allowance.place,
                message=f"nothing in {allowance.block} needs this allowance for {allowance.rule}",
                hint="delete it, or mend its block and its words",
                hint_zh="这条例外已无用处：请删除，或改正其中的标识和文字",
            )
