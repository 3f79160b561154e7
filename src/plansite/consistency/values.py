"""One quantity in different places: other values, a target below what is reached, new or in total; and ranges."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from plansite.consistency.disagreement import Disagreement, Spot, disagreement, whole
from plansite.consistency.quantities import cell, in_text, name_cell, number_of, reached, rows
from plansite.consistency.things import other_time, topic, words_before
from plansite.languages.agreement import Agreement, Things
from plansite.model import FigureEntry, Indicator, Plan
from plansite.model.classification import classification
from plansite.model.figures import Figure
from plansite.model.standing import worse


@disagreement("value", "contradiction", "lost-text", "implausible", numbers="both", needs=whole)
def other_values(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """A quantity has one value wherever the document gives it.

    Compared are figures that figures.yml ties to the target or result of an indicator; two levels reached of one
    indicator; figures in the text that tell of one thing in nearly the same words; and those that tell of an indicator
    so, but are not tied to it. Left alone is what the sentence says of another year or period.

    Bad:  19个 in the text and 15 in the table, both for “Zhejiang Made” standards formulated
    Good: the same number in both; or an editor's note on one of the two that gives both numbers
    """
    yield from _against_tables(plan)
    for row in rows(plan):
        for one, other in combinations(reached(plan, row), 2):
            if one.number != other.number:
                yield _differ(one.spot, other.spot)
    if agreement.things:
        yield from _untied(plan, agreement.things)
        yield from _same_words(plan, agreement.things)


def _against_tables(plan: Plan) -> Iterator[Disagreement]:
    for figure, entry in classification(plan).tied():
        row = plan.indicator(entry.indicator or "")
        if row is None or entry.value not in {"target", "actual"} or figure.number is None:
            continue
        number = number_of(row.target if entry.value == "target" else row.actual)
        if number is not None and number != figure.number:
            yield _differ(in_text(plan, figure, entry), cell(plan, row, entry.value))


def _untied(plan: Plan, things: Things) -> Iterator[Disagreement]:
    """Figures that tell of an indicator by nearly its name, with a number that is none of its values."""
    alike: dict[str, list[Indicator]] = {}
    for each in classification(plan).figures:
        figure, entry = each.figure, each.entry
        if entry is None or entry.kind == "indicator" or figure.form != "digits" or other_time(plan, figure, things):
            continue
        words = topic(plan, figure, things)
        if words not in alike:
            alike[words] = [row for row in rows(plan) if things.same(words, row.name[plan.original])]
        named = [row for row in alike[words] if _fits(figure, row)]
        if named and figure.number not in {value for row in named for value in _values(plan, row)}:
            yield _differ(in_text(plan, figure, entry), cell(plan, named[-1], "target"))


def _fits(figure: Figure, row: Indicator) -> bool:
    return (figure.unit == "%") == row.is_share


def _values(plan: Plan, row: Indicator) -> Iterator[Decimal]:
    yield from (number for number in (number_of(row.target), number_of(row.actual)) if number is not None)
    yield from (level.number for level in reached(plan, row))


def _same_words(plan: Plan, things: Things) -> Iterator[Disagreement]:
    """Figures of one unit for one thing; of those that say the same of it the first stands for all."""
    told: dict[tuple[str, bool], dict[tuple[str, Decimal | None, str | None], tuple[Figure, FigureEntry]]] = {}
    for each in classification(plan).figures:
        figure, entry = each.figure, each.entry
        counts = entry is not None and figure.form == "digits" and figure.unit and entry.reason != "listed"
        if entry and counts and not other_time(plan, figure, things):
            same = told.setdefault((figure.unit, entry.promise), {})
            same.setdefault((topic(plan, figure, things), figure.number, entry.indicator), (figure, entry))
    for same in told.values():
        for (first, number, indicator), (second, others_number, others) in combinations(same, 2):
            tied = indicator is not None and indicator == others
            if number != others_number and not tied and things.same(first, second):
                one, other = same[first, number, indicator], same[second, others_number, others]
                yield _differ(in_text(plan, *one), in_text(plan, *other))


def _differ(one: Spot, other: Spot) -> Disagreement:
    return Disagreement(
        spots=(one, other),
        matter="value",
        values={"one": one.figure, "other": other.figure},
    )


@disagreement("baseline", "contradiction", "lost-text", "implausible", numbers="other", needs=whole)
def targets_below(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """A target is no worse than the level that the document says has been reached.

    Worse is lower, and higher where the target is marked ≤ or < or its row has `direction: lower`. Numbers to be added
    (新增) are not compared.

    Bad:  a target of ≥95 for a share that the text says has reached 97%
    Good: a target of ≥97; or an editor's note on one of the two that gives the number of the other
    """
    for row in rows(plan):
        target = None if row.new else number_of(row.target)
        for level in reached(plan, row) if target is not None else ():
            if target is not None and worse(row, target, level.number):
                yield Disagreement(
                    spots=(cell(plan, row, "target"), level.spot),
                    matter="baseline",
                    values={"target": row.target, "reached": level.spot.figure},
                )


@disagreement("new", "contradiction", "missing", needs=lambda agreement: agreement.things)
def new_or_total(plan: Plan, things: Things) -> Iterator[Disagreement]:
    """A number to be added (新增) in the table is one in the text, too, and a total is a total in both.

    Bad:  “品字标”企业20家 in the text where the table has （新增） and 20
    Good: 新增“品字标”企业20家; or an editor's note of kind contradiction on one of the two
    """
    for figure, entry in classification(plan).tied():
        row = plan.indicator(entry.indicator or "")
        if row and entry.value == "target" and _says_new(plan, figure, things) == (not row.new):
            yield Disagreement(
                spots=(in_text(plan, figure, entry), name_cell(plan, row)),
                matter="new_in_table" if row.new else "new_in_text",
            )


def _says_new(plan: Plan, figure: Figure, things: Things) -> bool | None:
    """Whether the words before a figure mark it as newly added; of a blank nobody can say."""
    return None if figure.blank else bool(things.new.search(words_before(plan, figure)))
