"""Numbers in the labels of special columns and tables that are not those of their identities."""

from collections import Counter
from collections.abc import Iterator

from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.model import Plan
from plansite.model.labels import inserts


@rule("label-number")
def wrong_label(plan: Plan) -> Iterator[Fault]:
    """`labels` in plan.yml numbers special columns and tables that are there, each once, no two alike.

    Bad:  `{ block: c3-9, number: "3-2" }` where there is no c3-9; c3-1 and c3-2 both with the number 3-2
    Good: `{ block: c3-1, number: "3-2" }` and `{ block: c3-2, number: "3-3" }`
    """
    there = {each.id: each.shown for each in inserts(plan, plan.original)}
    bearing = Counter((str(identity)[0], number) for identity, number in there.items())
    named = Counter(each.block for each in plan.meta.labels)
    for each in plan.meta.labels:
        if each.block not in there:
            hint, hint_zh = did_you_mean(str(each.block), map(str, there))
            yield Fault(
                place=each.at("block"),
                message=f"there is no special column or table {each.block}",
                hint=hint,
                hint_zh=f"没有标识为 {each.block} 的专栏或表；{hint_zh}",
            )
        elif bearing[str(each.block)[0], there[each.block]] > 1 or named[each.block] > 1:
            yield Fault(
                place=each.at("number"),
                message=f"{each.block} bears a number twice, or another one bears it, too: {each.number}",
                hint="write the number that the document gives it; one number for each special column and table",
                hint_zh=f"{each.block} 的编号重复：请按文件写明，各专栏、各表的编号不得相同",
            )
