"""A translation is confirmed against the original that it translates."""

from collections.abc import Iterator

from plansite.checks.translation.pairs import pairs
from plansite.ground.findings import Fault, rule
from plansite.model import Plan
from plansite.model.translation import behind, unchanged


@rule("translation-behind", level="warning")
def behind_translation(plan: Plan) -> Iterator[Fault]:
    """A translation translates its block as that stands now; until somebody confirms it, readers see that it is behind.

    Bad:  a changed sentence in 03.zh.md and the old English in 03.en.md
    Good: the English brought up to date, and `make translated ID=m3-1-2`
    """
    for pair in pairs(plan):
        original, translation = pair.source, pair.language
        if pair.id not in behind(plan, translation):
            continue
        if str(pair.id) not in plan.translated.get(translation.code, {}):
            yield Fault(
                place=pair.place,
                message=f"the {translation.english_name} of {pair.id} is new: nobody has confirmed it yet",
                hint=f"read it beside the {original.english_name}, then run: make translated ID={pair.id}",
                hint_zh=f"新增内容的{translation.chinese_name}尚未确认：请与{original.chinese_name}核对，"
                f"然后运行：make translated ID={pair.id}",
            )
        else:
            yield Fault(
                place=pair.place,
                message=f"the {original.english_name} of {pair.id} has changed since its {translation.english_name} "
                "was confirmed",
                hint=f"bring the {translation.english_name} up to date, then run: make translated ID={pair.id}",
                hint_zh=f"{original.chinese_name}已改，请更新{translation.chinese_name}，"
                f"然后运行：make translated ID={pair.id}",
            )


@rule("translation-unchanged", level="warning")
def unchanged_translation(plan: Plan) -> Iterator[Fault]:
    """Who confirms a translation as it was, though its original has changed, is asked once more.

    Bad:  95% in 03.zh.md becomes 98%, the English stays, and somebody confirms it
    Good: the English brought up to date and confirmed; or confirmed again, where nothing in it had to change
    """
    for pair in pairs(plan):
        if pair.id in unchanged(plan, pair.language):
            original, translation = pair.source, pair.language
            yield Fault(
                place=pair.place,
                message=f"the {translation.english_name} of {pair.id} was confirmed as it was, though its "
                f"{original.english_name} had changed",
                hint="bring it up to date; if nothing in it has to change, confirm it once more: "
                f"make translated ID={pair.id}",
                hint_zh=f"{original.chinese_name}改过，{translation.chinese_name}一字未动就确认了：请更新；"
                f"确实不用改的，请再确认一次：make translated ID={pair.id}",
            )
