"""A translation is confirmed against the Chinese that it translates."""

from collections.abc import Iterator

from plansite.checks.translation.pairs import pairs
from plansite.ground.findings import Fault, rule
from plansite.model import Plan
from plansite.model.translation import behind


@rule("translation-behind", level="warning")
def behind_translation(plan: Plan) -> Iterator[Fault]:
    """The English of a block translates the Chinese as it stands now; until that is confirmed, readers see a mark.

    Bad:  a changed sentence in 03.zh.md and the old English in 03.en.md
    Good: the English brought up to date, and `make translated ID=m3-1-2`
    """
    late = behind(plan, plan.translations[0])
    for pair in pairs(plan):
        if pair.id in late:
            yield Fault(
                place=pair.place,
                message=f"the Chinese of {pair.id} has changed since its English was confirmed",
                hint=f"bring the English up to date, then run: make translated ID={pair.id}",
                hint_zh=f"中文已改，请更新英文，然后运行：make translated ID={pair.id}",
            )
