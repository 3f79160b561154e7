"""Counts: “five … namely four”, and how many chapters, columns and indicators the plan says it has."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.languages.zh.numbers import up_to_ninety_nine as chinese_number
from plansite.model import ColumnCall, Passage, Plan

_NUMERAL: Final = r"[两二三四五六七八九十]|十[一二三四五六七八九]|[二三]十[一二三四五六七八九]?|\d{1,2}"
#: Words whose count tells that the list beside it is whole, even with 等.
_WHOLE: Final = frozenset({"大", "位一体"})
_COUNTERS: Final = "大|位一体|方面|环节|领域|层面|维度|要素|阶段|步骤|个|项|类|种|条|级|所|家|座|支"
_COUNT: Final = re.compile(
    rf"(?P<quote>“)?(?<![第\d一二两三四五六七八九十百千万])(?P<number>{_NUMERAL})(?P<word>{_COUNTERS})"
    "(?![、，。；：）以])(?(quote)|(?!”))"
)
_CLAUSE: Final = re.compile("[，。；：！？（）]")
_AND: Final = re.compile("以及|[和与及]")
#: A count, at most a few words, and a list behind a colon, “namely” or a bracket.
_BEHIND: Final = re.compile(
    r"[^，。；：、！？（）]{0,14}?(?:：|，?(?:即|包括|分别为|分别是|就是)|(?<=[^个]{2})（)(?P<list>[^。；）]+)"
)
#: One after the other, in words and in signs.
_SERIES: Final = (
    tuple(f"{numeral}是" for numeral in "一二三四五六七八九十"),
    tuple(f"第{numeral}，" for numeral in "一二三四五六七八九十"),
    tuple("①②③④⑤⑥⑦⑧⑨⑩"),
)
#: What a plan says of its own parts: chapters, special columns, tables, indicators.
_OWN: Final = "(?:本规划|规划|全文|正文|共|设|附)"
_PARTS: Final = {
    "chapters": re.compile(rf"{_OWN}[^，。；章]{{0,6}}?(?P<number>{_NUMERAL})章"),
    "columns": re.compile(rf"专栏[^，。；]{{0,3}}?(?P<number>{_NUMERAL})个|(?<!第)(?P<other>{_NUMERAL})个专栏"),
    "tables": re.compile(rf"指标表[^，。；]{{0,3}}?(?P<number>{_NUMERAL})张|(?P<other>{_NUMERAL})张(?:指标)?表"),
}
_INDICATORS: Final = re.compile(rf"(?<!第)(?P<number>{_NUMERAL})项(?=[^，。；、]{{0,6}}指标)")
_OF_PLAN: Final = re.compile(r"表\d|指标表|本规划|规划|十[一二三四五六七八九]五|(?:主要|发展|质量)[^，。；]{0,4}$")


@disagreement("count", "contradiction", "missing", numbers="both")
def broken_counts(plan: Plan) -> Iterator[Disagreement]:
    """A number of things agrees with the list beside it, and the plan's number of its own parts with the plan.

    The list stands right before the count (A、B、C三大…, A、B、C等三大…) or behind it (三大…：A、B、C; 一是…二是…).
    Before a count in 个 or 项, 等 leaves a shorter list open; a list of half the number or less only gives examples.
    Two things joined by 和 alone count as a list, too. A count in the title of a special column is that of its items.

    Bad:  数字经济、智能装备、生命健康、新材料等五大产业; 设专栏8个 where there are nine
    Good: five industries named; or an editor's note of kind contradiction on the block
    """
    for passage in plan.passages(LANGUAGES[0]):
        if passage.role in {"lead", "text", "item"}:
            for match in _COUNT.finditer(passage.text):
                yield from _compare(passage, match)
    yield from _titles(plan)
    yield from _own_parts(plan)


def _compare(passage: Passage, match: re.Match[str]) -> Iterator[Disagreement]:
    number = _value(match["number"])
    if match["quote"] and match["word"] not in _WHOLE:
        return
    listed = _listed_behind(passage.text, match) or _listed_before(passage.text, match, number)
    if listed and number not in listed[0] and max(listed[0]) * 2 > number:
        start, end = listed[1], listed[2]
        shown = max(listed[0])
        yield Disagreement(
            spots=(spot(passage, start, end, figure=match["number"]),),
            zh=f"称{match['number']}{match['word']}，列出{shown}",
            en=f"the number is {number}, the list has {shown}",
        )


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(chinese_number(numeral) or 0)


def _listed_before(text: str, match: re.Match[str], number: int) -> tuple[set[int], int, int] | None:
    """How many things the list right before a count may be said to name, and where it stands."""
    start = max((each.end() for each in _CLAUSE.finditer(text, 0, match.start())), default=0)
    words = text[start : match.start()]
    open_list = words.endswith("等")
    things = words.removesuffix("等").replace("”“", "、").strip("“”").split("、")
    if not things[-1] or any(re.search(r"\d", thing) for thing in things):
        return None
    if open_list and match["word"] not in _WHOLE and len(things) <= number:
        return None
    if len(things) == 1 and (open_list or match["word"] not in {"项", "大", "方面"}):
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
    if (series := _series(text, match.end())) > 1:
        return {series}, match.start(), behind.end()
    words = behind["list"].removesuffix("等")
    things = (words.split("，")[0] if "、" in words.split("，")[0] else words).split("、")
    if len(things) == 1:
        return None
    return {len(things), len(things) - 1 + len(_AND.split(things[-1]))}, match.start(), behind.end()


def _series(text: str, start: int) -> int:
    """How far 一是…二是… or ①…②… runs behind a place."""
    lengths = []
    for words in _SERIES:
        at, length = start, 0
        while length < len(words) and (found := text.find(words[length], at)) >= 0:
            at, length = found, length + 1
        lengths.append(length)
    return max(lengths)


def _titles(plan: Plan) -> Iterator[Disagreement]:
    items = {column.id: len(column.items) for column in plan.zh.columns}
    for passage in plan.passages(LANGUAGES[0]):
        match = _COUNT.search(passage.text) if passage.role == "title" and passage.id in items else None
        if match and _value(match["number"]) != items[passage.id]:
            yield _told(passage, match, match["number"], items[passage.id])


def _own_parts(plan: Plan) -> Iterator[Disagreement]:
    """What the plan, or the summary of it, says of its own chapters, special columns, tables and indicators."""
    calls = {block.number for chapter in plan.zh.chapters for block in chapter.blocks if isinstance(block, ColumnCall)}
    numbers = {
        "chapters": sum(1 for chapter in plan.zh.chapters if chapter.number),
        "columns": len(calls),
        "tables": len(plan.tables),
    }
    for passage in _said_of_plan(plan):
        for part, pattern in _PARTS.items():
            for match in pattern.finditer(passage.text):
                said = match["number"] or match["other"]
                if _value(said) != numbers[part]:
                    yield _told(passage, match, said, numbers[part])
        for match in _INDICATORS.finditer(passage.text):
            yield from _indicators(plan, passage, match)


def _said_of_plan(plan: Plan) -> Iterator[Passage]:
    yield from (passage for passage in plan.passages(LANGUAGES[0]) if passage.role in {"lead", "text", "item"})
    summary = plan.meta.summary
    if summary is not None:
        cover = next(passage for passage in plan.passages(LANGUAGES[0]) if str(passage.id) == "cover")
        yield Passage(id=cover.id, role="text", text=summary.zh, place=summary.at("zh"))


def _indicators(plan: Plan, passage: Passage, match: re.Match[str]) -> Iterator[Disagreement]:
    """A number of indicators is that of a table, of a category or of all."""
    start = max(passage.text.rfind(mark, 0, match.start()) for mark in "。；") + 1
    sizes = {len(table.indicators) for table in plan.tables}
    sizes |= {len(category.indicators) for table in plan.tables for category in table.categories}
    named = re.search(r"表(\d)[^，。；表]*$", passage.text[start : match.start()])
    table = plan.table(named[1]) if named else None
    fitting = {len(table.indicators)} if table else sizes | {sum(len(table.indicators) for table in plan.tables)}
    if _OF_PLAN.search(passage.text[start : match.start()]) and _value(match["number"]) not in fitting:
        yield _told(passage, match, match["number"], max(fitting & sizes))


def _told(passage: Passage, match: re.Match[str], said: str, counted: int) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=said),),
        zh=f"称{said}，实为{counted}",
        en=f"the number is {_value(said)}, there are {counted}",
    )
