"""Counts: “five … namely four”."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.model import Passage, Plan

_DIGITS: Final = {character: value for value, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_COUNT: Final = re.compile(
    r"(?P<quote>“)?(?<![第\d一二两三四五六七八九十百千万])(?P<number>[两二三四五六七八九十]|十[一二]|\d{1,2})"
    r"(?P<word>大|位一体|个|项|类|种|条|级)(?![、，。；：）”以])"
)
_CLAUSE: Final = re.compile("[，。；：！？（）]")
_AND: Final = re.compile("以及|[和与及]")
#: A count, at most a few words, and a list behind a colon, “namely” or a bracket.
_BEHIND: Final = re.compile(
    r"[^，。；：、！？（）]{0,14}?(?:：|，?(?:即|包括|分别为|分别是|就是)|(?<=[^个]{2})（)(?P<list>[^。；）]+)"
)
_FIRST: Final = re.compile("[一二三四五六七八九十]是")


@disagreement("count", "contradiction", "missing")
def broken_counts(plan: Plan) -> Iterator[Disagreement]:
    """A number of things agrees with the list beside it.

    The list stands right before the count (A、B、C三大…, A、B、C等三大…) or behind it (三大…：A、B、C; 一是…二是…).
    Before a count in 个 or 项, 等 leaves the list open; a list of half the number or less only gives examples.
    Two things joined by 和 alone count as a list, too.

    Bad:  数字经济、智能装备、生命健康、新材料等五大产业
    Good: five industries named; or an editor's note of kind contradiction on the block
    """
    for passage in plan.passages("zh"):
        if passage.role in {"lead", "text", "item"}:
            for match in _COUNT.finditer(passage.text):
                yield from _compare(passage, match)


def _compare(passage: Passage, match: re.Match[str]) -> Iterator[Disagreement]:
    number = int(match["number"]) if match["number"].isdigit() else _value(match["number"])
    if match["quote"] and match["word"] not in {"大", "位一体"}:
        return
    listed = _listed_behind(passage.text, match) or _listed_before(passage.text, match)
    if listed and number not in listed[0] and max(listed[0]) * 2 > number:
        start, end = listed[1], listed[2]
        shown = max(listed[0])
        yield Disagreement(
            spots=(spot(passage, start, end),),
            zh=f"称{match['number']}{match['word']}，列出{shown}",
            en=f"the number is {number}, the list has {shown}",
        )


def _value(numeral: str) -> int:
    return 10 + _DIGITS[numeral[1]] if len(numeral) == 2 else _DIGITS[numeral]


def _listed_before(text: str, match: re.Match[str]) -> tuple[set[int], int, int] | None:
    """How many things the list right before a count may be said to name, and where it stands."""
    start = max((each.end() for each in _CLAUSE.finditer(text, 0, match.start())), default=0)
    words = text[start : match.start()]
    open_list = words.endswith("等")
    things = words.removesuffix("等").strip("“”").split("、")
    if any(re.search(r"\d", thing) for thing in things) or (open_list and match["word"] not in {"大", "位一体"}):
        return None
    if len(things) == 1 and (open_list or match["word"] not in {"项", "大"}):
        return None
    last = len(_AND.split(things[-1]))
    if len(things) == 1:
        return ({last}, start, match.end()) if last > 1 else None
    return {len(things), len(things) - 1 + last}, start, match.end()


def _listed_behind(text: str, match: re.Match[str]) -> tuple[set[int], int, int] | None:
    """The same for the list behind a count."""
    behind = _BEHIND.match(text, match.end())
    if behind is None:
        return None
    firsts = len(_FIRST.findall(text[match.end() :].split("。")[0]))
    if firsts > 1:
        return {firsts}, match.start(), behind.end()
    words = behind["list"].removesuffix("等")
    things = words.split("、")
    if len(things) == 1:
        return None
    return {len(things), len(things) - 1 + len(_AND.split(things[-1]))}, match.start(), behind.end()
