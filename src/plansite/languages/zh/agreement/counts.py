"""Numbers of things in Chinese: “五大…”, “四项…：一是…”, and how many chapters, columns and indicators there are.

A list stands right before a count (A、B、C三大…, A、B、C等三大…) or behind it (三大…：A、B、C; 一是…二是…).
Before a count in 个 or 项, 等 leaves a shorter list open. Two things joined by 和 alone count as a list, too.
"""

import re
from collections.abc import Iterator
from typing import Final

from plansite.languages.agreement import Claim, Counts, Part
from plansite.languages.zh.numbers import value

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
#: What a plan says of its own parts: chapters, special columns, tables.
_OWN: Final = "(?:本规划|规划|全文|正文|共|设|附)"
_PARTS: Final[dict[Part, re.Pattern[str]]] = {
    "chapter": re.compile(rf"{_OWN}[^，。；章]{{0,6}}?(?P<number>{_NUMERAL})章"),
    "column": re.compile(rf"专栏[^，。；]{{0,3}}?(?P<number>{_NUMERAL})个|(?<!第)(?P<other>{_NUMERAL})个专栏"),
    "table": re.compile(rf"指标表[^，。；]{{0,3}}?(?P<number>{_NUMERAL})张|(?P<other>{_NUMERAL})张(?:指标)?表"),
}
_INDICATORS: Final = re.compile(rf"(?<!第)(?P<number>{_NUMERAL})项(?=[^，。；、]{{0,6}}指标)")
_OF_PLAN: Final = re.compile(r"表\d|指标表|本规划|规划|十[一二三四五六七八九]五|(?:主要|发展|质量)[^，。；]{0,4}$")
_OF_TABLE: Final = re.compile(r"表(\d)[^，。；表]*$")


def _claim(match: re.Match[str], said: str) -> Claim:
    word = match.groupdict().get("word") or ""
    return Claim(start=match.start(), end=match.end(), said=said, word=word, number=value(said))


def listed(text: str) -> Iterator[Claim]:
    """Counts with the list beside them."""
    for match in _COUNT.finditer(text):
        if match["quote"] and match["word"] not in _WHOLE:
            continue
        number = value(match["number"])
        if found := _behind(text, match) or _before(text, match, number):
            sizes, start, end = found
            yield Claim(
                start=start,
                end=end,
                said=match["number"],
                word=match["word"],
                number=number,
                listed=frozenset(sizes),
            )


def _before(text: str, match: re.Match[str], number: int) -> tuple[set[int], int, int] | None:
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


def _behind(text: str, match: re.Match[str]) -> tuple[set[int], int, int] | None:
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


def titled(title: str) -> Claim | None:
    """The count in a title."""
    match = _COUNT.search(title)
    return _claim(match, match["number"]) if match else None


def parts(text: str) -> Iterator[tuple[Part, Claim]]:
    """What a text says of the plan's own parts."""
    for part, pattern in _PARTS.items():
        for match in pattern.finditer(text):
            yield part, _claim(match, match["number"] or match["other"])


def indicators(text: str) -> Iterator[tuple[str, Claim]]:
    """Counts of the plan's own indicators, each with the number of the table that is named before it, or nothing."""
    for match in _INDICATORS.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。；") + 1
        before = text[start : match.start()]
        if _OF_PLAN.search(before):
            table = _OF_TABLE.search(before)
            yield table[1] if table else "", _claim(match, match["number"])


COUNTS: Final = Counts(listed=listed, titled=titled, parts=parts, indicators=indicators)
