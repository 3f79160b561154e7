"""A translation is confirmed against the original that it translates."""

from collections.abc import Iterator

from plansite.checks.translation.pairs import pairs
from plansite.ground.findings import Fault, rule
from plansite.model import Plan
from plansite.model.translation import behind


@rule("translation-behind", level="warning")
def behind_translation(plan: Plan) -> Iterator[Fault]:
    """A translation translates its block as that stands now; until somebody confirms it, readers see that it is behind.

    Bad:  a changed sentence in 03.zh.md and the old English in 03.en.md
    Good: the English brought up to date, and `make translated ID=m3-1-2`
    """
    for pair in pairs(plan):
        if pair.id in behind(plan, pair.language):
            original, translation = pair.source, pair.language
            yield Fault(
                place=pair.place,
                message=f"the {original.english_name} of {pair.id} has changed since its {translation.english_name} "
                "was confirmed",
                hint=f"bring the {translation.english_name} up to date, then run: make translated ID={pair.id}",
                hint_zh=f"{original.chinese_name}已改，请更新{translation.chinese_name}，"
                f"然后运行：make translated ID={pair.id}",
            )
