"""Numbers that cannot be: shares above 100%, ranges that run backwards, bounds that face the wrong way."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from plansite.consistency.disagreement import Disagreement, Spot, disagreement, spot
from plansite.consistency.quantities import cell, in_text, parsed, rows
from plansite.consistency.things import clause, subject
from plansite.ground.values import Value
from plansite.languages import LANGUAGES
from plansite.languages.zh.numbers import DIGITS as NUMERAL_VALUES
from plansite.languages.zh.numbers import value
from plansite.model import Indicator, Passage, Plan
from plansite.model.classification import classification
from plansite.model.figures import Figure
from plansite.model.standing import better

_WHOLE: Final = Decimal(100)
_NUMBER: Final = r"\d+(?:\.\d+)?"
_COUNTER: Final = "[%‰个家项条件名人次所种类]"
_ONE: Final = rf"{_NUMBER}|[{''.join(NUMERAL_VALUES)}十]"
#: A range and a change that are written as two numbers: what comes first, and what comes second.
_RANGE: Final = re.compile(rf"(?P<first>{_ONE}){_COUNTER}?[-—–~～至到](?P<second>{_ONE})(?={_COUNTER})")
_ONE_FIGURE: Final = re.compile(rf"{_NUMBER}%?[-—–~～至]{_NUMBER}")
_CHANGE: Final = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,12}}?(?P<first>{_NUMBER})[^\d，。；]{{0,6}}?"
    rf"(?P<way>提高|提升|上升|增加|增长|扩大|降低|下降|减少|压减)[到至为](?P<second>{_NUMBER})"
)
_FALLING: Final = ("降低", "下降", "减少", "压减")
_UP: Final = re.compile("(?:达到?|(?:提高|提升|上升|增加|增长|扩大)[到至]|不低于|不少于|高于|超过|突破)$")
_DOWN: Final = re.compile("(?:(?:降低|下降|减少|压减|压缩|降)[到至]|控制在|不高于|不超过|不多于|低于)$")
#: What is the better the more there is of it, and the less.
_RISES: Final = re.compile(
    "(?:合格率|达标率|满意[度率]|覆盖[率面]|普及率|优良率|采标率|认证率|办结率|督查率|分担率"
    "|联网率|数控化率|产值率|转化率|知晓率|就业率|利用率|优良[^，。；]{0,4}比[例率]|好于[^，。；]*比例)$"
)
_FALLS: Final = re.compile(
    "(?:浓度|能耗|电耗|水耗|排放量|排放强度|死亡率|死亡人数|事故数|事故率|投诉率|失业率|不良率|不合格率)$"
)


@disagreement("range", "implausible", "lost-text", "wording", "contradiction", numbers="both")
def out_of_range(plan: Plan) -> Iterator[Disagreement]:
    """A share is 100% at most, a range runs from the smaller number to the larger, and what rises ends higher.

    Bad:  合格率 with unit % and target 960 or >100; 争创5-2个; 由70%提高到60%
    Good: 96; 争创2-5个; or an editor's note of kind implausible on the block
    """
    for row in rows(plan):
        for column in ("target", "actual"):
            yield from _large_cell(row, row.target if column == "target" else row.actual, column == "target")
    for each in classification(plan).figures:
        numbers = [Decimal(number) for number in re.findall(_NUMBER, each.figure.text)]
        if each.figure.form == "digits" and each.figure.unit == "%" and max(numbers) > _WHOLE:
            yield _large(in_text(each.figure, each.entry))
        elif each.figure.form == "digits" and len(numbers) == 2 and numbers[0] >= numbers[1]:
            yield _backwards(in_text(each.figure, each.entry))
    for passage in plan.passages(LANGUAGES[0]):
        yield from _between_figures(passage)


def _large_cell(row: Indicator, text: Value | None, target: bool) -> Iterator[Disagreement]:
    value = parsed(text)
    share = row.unit is not None and row.unit.zh == "%" and value is not None
    if share and value and (value.number > _WHOLE or (value.number == _WHOLE and value.comparator == ">")):
        yield _large(cell(row, "target" if target else "actual"))


def _large(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), zh="占比超过100%", en="a share of more than 100%")


def _backwards(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), zh="区间的起止颠倒", en="a range that runs backwards")


def _between_figures(passage: Passage) -> Iterator[Disagreement]:
    """Ranges and changes that are written as two figures."""
    for match in _RANGE.finditer(passage.text):
        if not _ONE_FIGURE.fullmatch(match[0]) and _number(match["first"]) >= _number(match["second"]):
            yield _backwards(spot(passage, match.start(), match.end(), figure=match["second"]))
    for match in _CHANGE.finditer(passage.text):
        first, second = Decimal(match["first"]), Decimal(match["second"])
        if first == second or (first > second) != (match["way"] in _FALLING):
            yield _backwards(spot(passage, match.start(), match.end(), figure=match["second"]))


def _number(text: str) -> Decimal:
    return Decimal(text if text[0].isdecimal() else value(text))


@disagreement("bound", "contradiction", "implausible", "lost-text", "wording", numbers="both")
def wrong_bounds(plan: Plan) -> Iterator[Disagreement]:
    """A bound faces the way that is better: at least for what should rise, at most for what should fall.

    Asked are the bound of a figure and its verb, the bound of a figure and its indicator, and the sign of a target and
    the name of what is measured.

    Bad:  满意度达到90%以下; a target of ≥27 for a concentration; ≤95 for a pass rate
    Good: 达到90%以上; ≤27; ≥95; or an editor's note of kind contradiction on the block
    """
    for row in rows(plan):
        name, sign = row.name.zh, row.target.comparator
        if (sign in {"≥", ">"} and _FALLS.search(name)) or (sign in {"≤", "<"} and _rises(name)):
            yield _facing(cell(row, "target"))
    for each in classification(plan).figures:
        figure, entry = each.figure, each.entry
        row_of = plan.indicator(entry.indicator or "") if entry else None
        if figure.form == "digits" and _opposed(figure, row_of):
            yield _facing(in_text(figure, entry))


def _opposed(figure: Figure, row: Indicator | None) -> bool:
    """Whether the bound of a figure, or its verb, goes against its verb, its name or its indicator."""
    start, _ = clause(figure)
    before, name = figure.passage.text[start : figure.start], subject(figure)
    up, down = bool(_UP.search(before)), bool(_DOWN.search(before))
    most = figure.bound in {"≤", "<"} or (down and not figure.bound)
    least = figure.bound in {"≥", ">"} or (up and not figure.bound)
    way = better(row) if row else None
    if most:
        return (up and bool(figure.bound)) or _rises(name) or way == "higher"
    return least and ((down and bool(figure.bound)) or bool(_FALLS.search(name)) or way == "lower")


def _rises(name: str) -> bool:
    return bool(_RISES.search(name)) and not _FALLS.search(name)


def _facing(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), zh="界限的方向相反", en="a bound that faces the other way")
