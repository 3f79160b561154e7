"""Units: one for every quantity that is not a plain count, and the same one wherever it is given."""

from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, Spot, agreement_of, disagreement
from plansite.consistency.quantities import caption, cell, in_text, name_cell, rows, unit_of
from plansite.consistency.things import subject
from plansite.languages.agreement import Units
from plansite.model import FigureEntry, Indicator, Plan, Table
from plansite.model.classification import classification
from plansite.model.figures import Figure

#: Where the words of the plan itself stand, which are not a notice's dates and telephone numbers.
_BODY: Final = ("measure", "item", "paragraph")


@disagreement("unit", "missing", "contradiction", needs=lambda agreement: agreement.units)
def missing_units(plan: Plan, words: Units) -> Iterator[Disagreement]:
    """A quantity has a unit, and one unit wherever it is given.

    In a table, what is measured (names in 率, 比例, 浓度, 拥有量 and the like, values with decimals) has a unit of its
    own, and what is a share has %; counts without one are reported once for the table. In the text every number has
    one, shares have %, counts have not, and what is tied to one indicator has one unit.

    Bad:  每万人高价值发明专利拥有量 9.7 without a unit; 建成智能工厂50以上; 覆盖面达到80个; 标准20家 beside 标准19个
    Good: 9.7 件; 50个以上; or an editor's note of kind missing on the row, on the table or on the block
    """
    for table in plan.tables:
        yield from _in_table(plan, table, words)
    yield from _between_rows(plan)
    yield from _in_text(plan, words)
    yield from _between_figures(plan)


def _in_table(plan: Plan, table: Table, words: Units) -> Iterator[Disagreement]:
    bare = [row for row in table.indicators if row.unit is None and _is_counted(row)]
    counts = [row for row in bare if not _measured(plan, row, words)]
    if counts:
        yield Disagreement(
            spots=(caption(plan, table),),
            matter="units_of_counts",
            values={"count": len(counts)},
        )
    for row in bare:
        if _measured(plan, row, words):
            yield Disagreement(spots=(cell(plan, row, "target"),), matter="unit")
    for row in table.indicators:
        if row.unit and _no_share(unit_of(plan, row), row.name[plan.original], words):
            yield _other_than_share(cell(plan, row, "target"), unit_of(plan, row))


def _is_counted(row: Indicator) -> bool:
    """Whether a row gives a number without a sign of its own, so that it needs a unit."""
    values = [value for value in (row.target, row.actual) if value]
    return any(value.is_measured and not value.sign for value in values)


def _no_share(unit: str, name: str, words: Units) -> bool:
    return bool(words.share.search(name)) and unit != "%" and not (unit == "‰" and words.per_mille.search(name))


def _other_than_share(spot: Spot, unit: str) -> Disagreement:
    return Disagreement(spots=(spot,), matter="unit_of_share", values={"unit": unit})


def _measured(plan: Plan, row: Indicator, words: Units) -> bool:
    values = [value for value in (row.target, row.actual) if value]
    return bool(words.measured.search(row.name[plan.original])) or any("." in value.digits for value in values)


def _between_rows(plan: Plan) -> Iterator[Disagreement]:
    for row in rows(plan):
        earlier = plan.indicator(row.baseline) if row.baseline else None
        if earlier and unit_of(plan, row) != unit_of(plan, earlier):
            yield Disagreement(
                spots=(cell(plan, row, "target"), cell(plan, earlier, "target")),
                matter="two_units",
            )


def _in_text(plan: Plan, words: Units) -> Iterator[Disagreement]:
    for each in classification(plan).figures:
        figure, entry = each.figure, each.entry
        if entry is None or figure.form != "digits" or figure.block.kind not in _BODY:
            continue
        row, things = plan.indicator(entry.indicator or ""), agreement_of(plan).things
        name = subject(plan, figure, things) if things else ""
        if not figure.unit:
            yield Disagreement(spots=(in_text(plan, figure, entry),), matter="unit")
        elif _no_share(figure.unit, name, words) and not (figure.unit == "‰" and figure.bound == "≤"):
            yield _other_than_share(in_text(plan, figure, entry), figure.unit)
        elif figure.unit == "%" and words.counted.search(name) and _alone(figure, words):
            yield Disagreement(spots=(in_text(plan, figure, entry),), matter="unit_of_count")
        elif row is not None:
            yield from _against_row(plan, figure, entry, row)


def _alone(figure: Figure, words: Units) -> bool:
    """Whether no words follow a figure in its clause."""
    return figure.passage.text[figure.end : figure.end + 1] in {"", *words.ends}


def _between_figures(plan: Plan) -> Iterator[Disagreement]:
    """The figures of one indicator in the text, and of the one that is its baseline."""
    first: dict[str, tuple[Figure, FigureEntry]] = {}
    for figure, entry in classification(plan).tied():
        row = plan.indicator(entry.indicator or "")
        if row is None or not figure.unit:
            continue
        one, its = first.setdefault(row.baseline or row.id, (figure, entry))
        if one.unit != figure.unit:
            yield Disagreement(
                spots=(in_text(plan, figure, entry), in_text(plan, one, its)),
                matter="unit_in_two_places",
                values={"one": figure.unit, "other": one.unit},
            )


def _against_row(plan: Plan, figure: Figure, entry: FigureEntry, row: Indicator) -> Iterator[Disagreement]:
    unit = unit_of(plan, row)
    if (unit == "%") != (figure.unit == "%"):
        yield Disagreement(
            spots=(in_text(plan, figure, entry), name_cell(plan, row)),
            matter="unit_in_table" if unit else "unit_not_in_table",
            values={"text": figure.unit, "table": unit},
        )
