"""A round of consultation and the text: what was asked about, and what has become of it since."""

from collections.abc import Mapping

from plansite.edition.comparison import BlockChange, compare
from plansite.edition.kept import published
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan, Round
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


def changes_since(plan: Plan, each: Round, language: Language | None = None) -> Mapping[Identity, BlockChange] | None:
    """What became of the blocks since a round opened, under the identities of then and of now.

    None where nobody can tell: the round names no edition, that was not kept, or none has followed it.
    """
    return _changes(plan).get((each.id, (language or plan.original).code))
