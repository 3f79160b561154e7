"""Numbers that cannot be: shares above 100%, ranges that run backwards, bounds that face the wrong way."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from plansite.consistency.disagreement import Disagreement, Spot, agreement_of, disagreement, spot, whole
from plansite.consistency.quantities import cell, in_text, rows
from plansite.consistency.things import subject, words_before
from plansite.ground.values import Value
from plansite.languages.agreement import Agreement, Bounds
from plansite.model import Indicator, Passage, Plan
from plansite.model.classification import classification
from plansite.model.figures import Figure
from plansite.model.standing import better
from plansite.model.tables import VALUE_KEYS

_WHOLE: Final = Decimal(100)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


@disagreement("range", "implausible", "lost-text", "wording", "contradiction", numbers="both", needs=whole)
def out_of_range(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """A share is 100% at most, a range runs from the smaller number to the larger, and what rises ends higher.

    Bad:  合格率 with unit % and target 960 or >100; 争创5-2个; 由70%提高到60%
    Good: 96; 争创2-5个; or an editor's note of kind implausible on the block
    """
    for row in rows(plan):
        yield from (_large(cell(plan, row, key)) for key in VALUE_KEYS if _too_large(row, row.main(key)))
    for each in classification(plan).figures:
        numbers = [Decimal(number) for number in _NUMBER.findall(each.figure.text)]
        if each.figure.form == "digits" and each.figure.unit == "%" and max(numbers) > _WHOLE:
            yield _large(in_text(plan, each.figure, each.entry))
        elif each.figure.form == "digits" and len(numbers) == 2 and numbers[0] >= numbers[1]:
            yield _backwards(in_text(plan, each.figure, each.entry))
    if agreement.bounds:
        for passage in plan.passages(plan.original):
            yield from _between_figures(plan, passage, agreement.bounds)


def _too_large(row: Indicator, value: Value | None) -> bool:
    if value is None or value.number is None or not row.is_share:
        return False
    return value.number > _WHOLE or (value.number == _WHOLE and value.comparator == ">")


def _large(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), matter="share")


def _backwards(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), matter="range")


def _between_figures(plan: Plan, passage: Passage, words: Bounds) -> Iterator[Disagreement]:
    """Ranges and changes that are written as two figures."""
    for match in words.range.finditer(passage.text):
        first, second = (_number(plan, match[name]) for name in ("first", "second"))
        if first >= second and not words.whole_range.fullmatch(match[0]):
            yield _backwards(spot(passage, match.start(), match.end(), figure=match["second"]))
    for match in words.change.finditer(passage.text):
        first, second = Decimal(match["first"]), Decimal(match["second"])
        if first == second or (first > second) != (match["way"] in words.falling):
            yield _backwards(spot(passage, match.start(), match.end(), figure=match["second"]))


def _number(plan: Plan, text: str) -> Decimal:
    return Decimal(text if text[0].isdecimal() else plan.original.reading.value(text))


@disagreement(
    *("bound", "contradiction", "implausible", "lost-text", "wording"),
    numbers="both",
    needs=lambda agreement: agreement.bounds,
)
def wrong_bounds(plan: Plan, words: Bounds) -> Iterator[Disagreement]:
    """A bound faces the way that is better: at least for what should rise, at most for what should fall.

    Asked are the bound of a figure and its verb, the bound of a figure and its indicator, and the sign of a target and
    the name of what is measured.

    Bad:  满意度达到90%以下; a target of ≥27 for a concentration; ≤95 for a pass rate
    Good: 达到90%以上; ≤27; ≥95; or an editor's note of kind contradiction on the block
    """
    for row in rows(plan):
        name, sign = row.name[plan.original], row.target.comparator if row.target else ""
        if (sign in {"≥", ">"} and words.falls.search(name)) or (sign in {"≤", "<"} and _rises(name, words)):
            yield _facing(cell(plan, row, "target"))
    for each in classification(plan).figures:
        figure, entry = each.figure, each.entry
        row_of = plan.indicator(entry.indicator or "") if entry else None
        if figure.form == "digits" and _opposed(plan, figure, row_of, words):
            yield _facing(in_text(plan, figure, entry))


def _opposed(plan: Plan, figure: Figure, row: Indicator | None, words: Bounds) -> bool:
    """Whether the bound of a figure, or its verb, goes against its verb, its name or its indicator."""
    things, before = agreement_of(plan).things, words_before(plan, figure)
    name = subject(plan, figure, things) if things else ""
    up, down = bool(words.up.search(before)), bool(words.down.search(before))
    most = figure.bound in {"≤", "<"} or (down and not figure.bound)
    least = figure.bound in {"≥", ">"} or (up and not figure.bound)
    way = better(row) if row else None
    if most:
        return (up and bool(figure.bound)) or _rises(name, words) or way == "higher"
    return least and ((down and bool(figure.bound)) or bool(words.falls.search(name)) or way == "lower")


def _rises(name: str, words: Bounds) -> bool:
    return bool(words.rises.search(name)) and not words.falls.search(name)


def _facing(spot: Spot) -> Disagreement:
    return Disagreement(spots=(spot,), matter="bound")
