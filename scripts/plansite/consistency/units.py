"""Units: one for every quantity that is not a plain count, and the same one wherever it is given."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.classification import classification
from plansite.consistency.disagreement import Disagreement, Spot, disagreement, spot
from plansite.consistency.quantities import cell, in_text, name_cell, parsed, rows
from plansite.figures import Figure
from plansite.model import FigureEntry, Indicator, Passage, Plan, Table

#: Names of what is measured, not counted.
_MEASURED: Final = re.compile("(?:率|比例|比重|占比|浓度|满意度|覆盖面|强度|面积|拥有量|总量|指数|水平)$")


@disagreement("unit", "missing", "contradiction")
def missing_units(plan: Plan) -> Iterator[Disagreement]:
    """A quantity has a unit, and one unit wherever it is given.

    In a table, what is measured (names in 率, 比例, 浓度, 拥有量 and the like, values with decimals) has a unit of its
    own; counts without one are reported once for the table. In the text, what is promised or tied to an indicator
    has one.

    Bad:  每万人高价值发明专利拥有量 9.7 without a unit; 建成智能工厂50以上; 12% in the text for a count in the table
    Good: 9.7 件; 50个以上; or an editor's note of kind missing on the row, on the table or on the block
    """
    for table in plan.tables:
        yield from _in_table(table)
    yield from _between_rows(plan)
    yield from _in_text(plan)


def _in_table(table: Table) -> Iterator[Disagreement]:
    bare = [row for row in table.indicators if row.unit is None]
    counts = [row for row in bare if not _measured(row)]
    if counts:
        yield Disagreement(
            spots=(_caption(table),),
            zh=f"{len(counts)}项以个数计的指标没有单位",
            en=f"no unit is given for what is counted ({len(counts)} of the indicators)",
        )
    for row in bare:
        if _measured(row):
            yield Disagreement(spots=(cell(row, "target"),), zh="没有单位", en="no unit is given")


def _measured(row: Indicator) -> bool:
    values = [value for value in (parsed(row.target), parsed(row.actual)) if value]
    return bool(_MEASURED.search(row.name.zh)) or any("." in value.digits for value in values)


def _caption(table: Table) -> Spot:
    text = table.caption.zh
    passage = Passage(id=table.id, role="caption", text=text, place=table.caption.at("zh"))
    return spot(passage, 0, len(text), en=table.caption.en)


def _between_rows(plan: Plan) -> Iterator[Disagreement]:
    for row in rows(plan):
        earlier = plan.indicator(row.baseline) if row.baseline else None
        if earlier and (row.unit and row.unit.zh) != (earlier.unit and earlier.unit.zh):
            yield Disagreement(
                spots=(cell(row, "target"), cell(earlier, "target")),
                zh="同一指标两处单位不同",
                en="one indicator has two units",
            )


def _in_text(plan: Plan) -> Iterator[Disagreement]:
    for each in classification(plan).figures:
        entry = each.entry
        if entry is None or entry.kind == "context" or each.figure.form != "digits":
            continue
        row = plan.indicator(entry.indicator or "")
        if not each.figure.unit:
            yield Disagreement(spots=(in_text(each.figure, entry),), zh="没有单位", en="no unit is given")
        elif row is not None:
            yield from _against_row(each.figure, entry, row)


def _against_row(figure: Figure, entry: FigureEntry, row: Indicator) -> Iterator[Disagreement]:
    unit = row.unit.zh if row.unit else ""
    if (unit == "%") != (figure.unit == "%"):
        yield Disagreement(
            spots=(in_text(figure, entry), name_cell(row)),
            zh=f"正文的单位为“{figure.unit}”，表中为“{unit or '无'}”",
            en=f"the unit is {figure.unit} in the text and {unit or 'none'} in the table",
        )
