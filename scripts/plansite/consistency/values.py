"""One quantity in different places: other values, a target below what is reached, new or in total; and ranges."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from plansite.classification import classification
from plansite.consistency.disagreement import Disagreement, Spot, disagreement
from plansite.consistency.quantities import cell, clause, in_text, name_cell, parsed, reached, rows, subject
from plansite.figures import Figure
from plansite.indicators import worse
from plansite.model import FigureEntry, Indicator, Plan

_NEW: Final = re.compile("新增|新建|新培育|新认定|新创|增加")
_SHORTEST: Final = 5
_WHOLE: Final = Decimal(100)


@disagreement("value", "contradiction", "lost-text", "implausible", numbers="both")
def other_values(plan: Plan) -> Iterator[Disagreement]:
    """A quantity has one value wherever the document gives it.

    Compared are figures that figures.yml ties to the target or result of an indicator; two levels reached of one
    indicator; and promises (or results) in the text whose words before the figure are the same.

    Bad:  19个 in the text and 15 in the table, both for “Zhejiang Made” standards formulated
    Good: the same number in both; or an editor's note on one of the two that gives both numbers
    """
    yield from _against_tables(plan)
    for row in rows(plan):
        for one, other in combinations(reached(plan, row), 2):
            if one.value.number != other.value.number:
                yield _differ(one.spot, other.spot)
    yield from _same_words(plan)


def _against_tables(plan: Plan) -> Iterator[Disagreement]:
    for figure, entry in classification(plan).tied():
        row = plan.indicator(entry.indicator or "")
        if row is None or entry.value not in {"target", "actual"} or figure.number is None:
            continue
        value = parsed(row.target if entry.value == "target" else row.actual)
        if value and (value.number != figure.number or _opposite(figure.bound, value.comparator)):
            yield _differ(in_text(figure, entry), cell(row, entry.value))


def _opposite(one: str, other: str) -> bool:
    return bool(one and other) and (one in "≤<") != (other in "≤<")


def _same_words(plan: Plan) -> Iterator[Disagreement]:
    groups: dict[tuple[str, str, bool], list[tuple[Figure, FigureEntry]]] = defaultdict(list)
    for each in classification(plan).figures:
        words = subject(each.figure) if each.entry and each.figure.form == "digits" else ""
        if each.entry and each.entry.reason != "listed" and len(words) >= _SHORTEST:
            groups[words, each.figure.unit, each.entry.promise].append((each.figure, each.entry))
    for same in groups.values():
        for (one, its), (other, others) in combinations(same, 2):
            tied = its.indicator is not None and its.indicator == others.indicator
            if one.number != other.number and not tied:
                yield _differ(in_text(one, its), in_text(other, others))


def _differ(one: Spot, other: Spot) -> Disagreement:
    return Disagreement(
        spots=(one, other),
        zh=f"同一数量，一处作{one.figure}，一处作{other.figure}",
        en=f"one quantity is {one.figure} in one place and {other.figure} in the other",
    )


@disagreement("baseline", "contradiction", "lost-text", "implausible", numbers="other")
def targets_below(plan: Plan) -> Iterator[Disagreement]:
    """A target is no worse than the level that the document says has been reached.

    Worse is lower, and higher where the target is marked ≤ or < or its row has `direction: lower`. Numbers to be added
    (新增) are not compared.

    Bad:  a target of ≥95 for a share that the text says has reached 97%
    Good: a target of ≥97; or an editor's note on one of the two that gives the number of the other
    """
    for row in rows(plan):
        target = parsed(row.target)
        for level in reached(plan, row) if target and not row.new else ():
            if target and worse(row, target.number, level.value.number):
                yield Disagreement(
                    spots=(cell(row, "target"), level.spot),
                    zh=f"目标为{row.target}，已达{level.spot.figure}",
                    en=f"the target is {row.target}, while {level.spot.figure} has been reached",
                )


@disagreement("new", "contradiction", "missing")
def new_or_total(plan: Plan) -> Iterator[Disagreement]:
    """A number to be added (新增) in the table is one in the text, too, and a total is a total in both.

    Bad:  “品字标”企业20家 in the text where the table has （新增） and 20
    Good: 新增“品字标”企业20家; or an editor's note of kind contradiction on one of the two
    """
    for figure, entry in classification(plan).tied():
        row = plan.indicator(entry.indicator or "")
        if row and entry.value == "target" and not figure.blank and _says_new(figure) != row.new:
            marked, bare = ("表", "正文") if row.new else ("正文", "表")
            where, other = ("table", "text") if row.new else ("text", "table")
            yield Disagreement(
                spots=(in_text(figure, entry), name_cell(row)),
                zh=f"{marked}中注明新增，{bare}中没有",
                en=f"the {where} marks the number as newly added, the {other} does not",
            )


def _says_new(figure: Figure) -> bool:
    start, _ = clause(figure)
    return bool(_NEW.search(figure.passage.text[start : figure.start]))


@disagreement("range", "implausible", "lost-text", "wording", "contradiction")
def out_of_range(plan: Plan) -> Iterator[Disagreement]:
    """A share is 100% at most, and a range runs from the smaller number to the larger.

    Bad:  合格率 with unit % and target 960; 争创5-2个
    Good: 96; 争创2-5个; or an editor's note of kind implausible on the block
    """
    for row in rows(plan):
        for column in ("target", "actual"):
            yield from _large_cell(row, row.target if column == "target" else row.actual, column == "target")
    for each in classification(plan).figures:
        numbers = [Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", each.figure.text)]
        if each.figure.form == "digits" and each.figure.unit == "%" and max(numbers) > _WHOLE:
            yield _large(in_text(each.figure, each.entry))
        elif each.figure.form == "digits" and len(numbers) == 2 and numbers[0] >= numbers[1]:
            yield _backwards(in_text(each.figure, each.entry))


def _large_cell(row: Indicator, text: str | None, target: bool) -> Iterator[Disagreement]:
    value = parsed(text)
    if row.unit and row.unit.zh == "%" and value and value.number > _WHOLE:
        yield _large(cell(row, "target" if target else "actual"))


def _large(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), zh="占比超过100%", en="a share of more than 100%")


def _backwards(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), zh="区间的起止颠倒", en="a range that runs backwards")
