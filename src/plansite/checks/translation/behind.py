"""A translation is confirmed against the original that it translates."""

from collections.abc import Iterator
from itertools import groupby

from plansite.checks.indicators import broken_values
from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.model import Plan
from plansite.model.translation import behind, unchanged


@rule("translation-behind", level="warning")
def behind_translation(plan: Plan) -> Iterator[Fault]:
    """A translation translates its block as that stands now; until somebody confirms it, readers see that it is behind.

    Bad:  a changed sentence in 03.zh.md and the old English in 03.en.md
    Good: the English brought up to date, and `make translated ID=m3-1-2`
    """
    for found in _together(plan):
        pair = found[0]
        original, translation, ids = pair.source, pair.language, " ".join(str(each.id) for each in found)
        named = ids.replace(" ", ", ")
        command = f"make translated ID={ids}" if len(found) == 1 else f'make translated ID="{ids}"'
        if _is_new(plan, pair):
            yield Fault(
                place=pair.place,
                message=f"the {translation.english_name} of {named} is new: nobody has confirmed it yet",
                hint=f"read it beside the {original.english_name}, then run: {command}",
                hint_zh=f"新增内容的{translation.chinese_name}尚未确认：请与{original.chinese_name}核对，"
                f"然后运行：{command}",
            )
        else:
            yield Fault(
                place=pair.place,
                message=f"the {original.english_name} of {named} has changed since its {translation.english_name} "
                "was confirmed",
                hint=f"bring the {translation.english_name} up to date, then run: {command}",
                hint_zh=f"{original.chinese_name}已改，请更新{translation.chinese_name}，然后运行：{command}",
            )


def _together(plan: Plan) -> Iterator[tuple[Pair, ...]]:
    """The blocks that are behind, each alone; those of a special column that is new are one."""
    broken = {place for place, _, _ in broken_values(plan)}  # each has a finding of its own
    found = [pair for pair in pairs(plan) if pair.id in behind(plan, pair.language) and pair.place not in broken]
    for (_, alone), group in groupby(found, key=lambda pair: _group(plan, pair)):
        those = tuple(group)
        yield from ((pair,) for pair in those) if alone else (those,)


def _group(plan: Plan, pair: Pair) -> tuple[str, bool]:
    new = _is_new(plan, pair) and pair.id.kind in ("column", "item")
    return f"{pair.language} {pair.place.path}", not new


def _is_new(plan: Plan, pair: Pair) -> bool:
    return str(pair.id) not in plan.translated.get(pair.language.code, {})


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
