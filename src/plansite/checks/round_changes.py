"""What decisions say was changed, and what was: the edition that a round asked about beside the text as it is now."""

from collections.abc import Iterator
from typing import Final

from plansite.edition.comparison import BlockChange
from plansite.edition.kept import published
from plansite.edition.rounds import changes_since
from plansite.ground.findings import Fault, rule
from plansite.model import Plan, Round


@rule("decision-unchanged")
def unchanged(plan: Plan) -> Iterator[Fault]:
    """A block that a decision says was changed has changed since the round opened.

    Only for rounds whose edition was kept, once plan/ holds a later one.

    Bad:  `decision: adopted`, `changes: [m3-1-2]`, and m3-1-2 reads as it did in the edition that was asked about
    Good: `changes: [m3-1-2]` and new words in m3-1-2
    """
    for each in plan.rounds:
        changed = changes_since(plan, each)
        for decision in each.decisions if changed is not None else ():
            for block in decision.changes:
                if block not in (changed or {}):
                    yield Fault(
                        place=decision.at("changes"),
                        message=f"{block} reads as it did in the edition of {each.invitation.edition}",
                        hint="change the text as the decision says, or take the identity out of `changes`",
                        hint_zh=f"{block} 与征求意见时的文本相同：请按决定修改正文，或从 changes 中删去",
                    )


@rule("decision-unnamed", level="warning")
def unnamed(plan: Plan) -> Iterator[Fault]:
    """A block that changed after a round is named by a decision, so that readers learn why.

    Only for the round that asked about the edition before the one that plan/ holds, once its decisions have begun.

    Bad:  m3-1-2 says something else than in the draft, and no decision names it
    Good: `changes: [m3-1-2]` in the decision that it follows from
    """
    named = {block for each in plan.rounds for block in each.changed}
    for each in plan.rounds:
        for change in _followed(plan, each):
            if not named.intersection((change.old, change.new)):
                yield Fault(
                    place=each.decisions[0].place,
                    message=f"{change.id} has changed since the round opened, and no decision names it",
                    hint="name it in `changes` of the decision that it follows from",
                    hint_zh=f"{change.id} 在征求意见后有改动，但没有决定提到它：请写入相应决定的 changes",
                )


def _followed(plan: Plan, each: Round) -> tuple[BlockChange, ...]:
    """What changed in the edition that followed the one that a round asked about, if plan/ holds that one."""
    editions = published(plan)
    is_next = len(editions) > 1 and each.invitation.edition == editions[-2].date
    found = changes_since(plan, each) if is_next and each.decisions else None
    return tuple({change.id: change for change in (found or {}).values()}.values())


@rule("round-edition")
def unknown_edition(plan: Plan) -> Iterator[Fault]:
    """A round asks about an edition that plan.yml lists.

    Bad:  `edition: "2021-12-01"` where plan.yml has an edition of 2021-12-16
    Good: `edition: "2021-12-16"`
    """
    days = [edition.published for edition in plan.meta.editions]
    for each in plan.rounds:
        edition = each.invitation.edition
        if edition and edition not in days:
            yield Fault(
                place=each.invitation.at("edition"),
                message=f"plan.yml lists no edition of {edition}",
                hint=f"write the day of one of its editions: {', '.join(days) or 'it lists none yet'}",
                hint_zh=f"请写 plan.yml 中某一版次的日期：{'、'.join(days) or '尚未登记版次'}",
            )


@rule("round-call")
def other_call(plan: Plan) -> Iterator[Fault]:
    """The call in plan.yml and the round that plan/consultation/ tells of have the same days.

    A draft with a round needs no `consultation` in plan.yml: its last round tells the days and whom to ask.

    Bad:  `closes: "2021-12-20"` in plan.yml, and `closed: "2021-12-21"` in consultation/2021-12/round.yml
    Good: the days in round.yml alone; or the same days in both
    """
    call = plan.meta.consultation
    days = [(each.opened, each.closed) for each in plan.rounds]
    if call and days and (call.opened, call.closes) not in days:
        told = ", ".join(f"{opened} to {closed}" for opened, closed in days)
        yield Fault(
            place=call.place,
            message=f"the call runs from {call.opened} to {call.closes}, and no round does",
            hint=f"take `consultation` out of plan.yml, so that the round alone tells it (the rounds run from {told}), "
            "or correct one of them",
            hint_zh="plan.yml 与各轮的起止日期不一致：请删去 plan.yml 中的 consultation，或更正其一",
        )


ROUND_CHANGE_CHECKS: Final = (unchanged, unnamed, unknown_edition, other_call)
