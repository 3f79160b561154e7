"""What still hangs on a block or a row that was published and has been taken out since."""

from plansite.ground.findings import Fault, Place
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import KIND_NAMES
from plansite.model import Plan
from plansite.model.derived import per_plan
from plansite.model.history import identities


@per_plan
def taken_out(plan: Plan) -> frozenset[Identity]:
    """The identities that were published and stand in the plan no longer."""
    return frozenset({*plan.published, *(move.source for move in plan.moved)} - set(identities(plan)))


def left_hanging(place: Place, gone: Identity, what: str, what_zh: str) -> Fault:
    """The fault of an entry about what was taken out; ``what`` says what the entry is to that."""
    name, name_zh = KIND_NAMES[gone.kind]
    return Fault(
        place=place,
        message=f"{name} {gone} was taken out, and {what}",
        hint="delete the entry, or name what stands in its place now",
        hint_zh=f"{name_zh} {gone} 已删去，{what_zh}：请删去此条，或改为现在的标识",
    )
