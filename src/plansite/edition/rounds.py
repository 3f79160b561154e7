"""A round of consultation and the text: what was asked about, and what has become of it since."""

from collections import defaultdict
from collections.abc import Mapping

from plansite.edition.comparison import BlockChange, compare
from plansite.edition.kept import published
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Comment, Plan, Round
from plansite.model.derived import per_plan


@per_plan
def _asked_about(plan: Plan) -> Mapping[str, Plan]:
    """The text that each round asked about: the edition that round.yml names, as it was kept.

    A round about the edition that plan/ still holds is not among them: nothing has come after it.
    """
    kept = {each.date: each for each in published(plan)}
    found = ((each.id, kept.get(each.invitation.edition or "")) for each in plan.rounds)
    return {name: edition.plan for name, edition in found if edition and not edition.latest}


@per_plan
def _changes(plan: Plan) -> Mapping[tuple[str, str], Mapping[Identity, BlockChange]]:
    found: dict[tuple[str, str], Mapping[Identity, BlockChange]] = {}
    for name, before in _asked_about(plan).items():
        for language in plan.languages:
            if language in before.languages:
                changed = compare(before, plan, language).changed
                found[name, language.code] = {
                    identity: change for change in changed for identity in (change.old, change.new) if identity
                }
    return found


#: By block the comments whose decisions changed it, by what each is called.
Causes = Mapping[Identity, Mapping[Identity, Comment]]


def causes(plan: Plan, old: str, new: str) -> Causes:
    """The comments that caused changes between the editions of two days, as far as readers are told of them."""
    found: dict[Identity, dict[Identity, Comment]] = defaultdict(dict)
    for each in plan.rounds:
        if each.is_told and old <= (each.invitation.edition or "") < new:
            for decision in each.decisions:
                told = {one.identity: one for one in each.comments if one.number in decision.comments}
                for block in decision.changes:
                    found[block] |= told
    return found


def behind(change: BlockChange, found: Causes) -> tuple[Comment, ...]:
    """The comments that caused a change, which name its block as it was or as it is."""
    blocks = (block for block in (change.old, change.new) if block in found and block)
    return tuple({name: each for block in blocks for name, each in found[block].items()}.values())


def changes_since(plan: Plan, each: Round, language: Language | None = None) -> Mapping[Identity, BlockChange] | None:
    """What became of the blocks since a round opened, under the identities of then and of now.

    None where nobody can tell: the round names no edition, that was not kept, or none has followed it.
    """
    return _changes(plan).get((each.id, (language or plan.original).code))
