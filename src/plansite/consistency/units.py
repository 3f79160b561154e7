"""Units: one for every quantity that is not a plain count, and the same one wherever it is given."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, Spot, disagreement
from plansite.consistency.quantities import caption, cell, in_text, name_cell, parsed, rows
from plansite.consistency.things import is_rate, subject
from plansite.model import FigureEntry, Indicator, Plan, Table
from plansite.model.classification import classification
from plansite.model.figures import Figure

#: Rates that are told per thousand.
_PER_MILLE: Final = re.compile("(?:死亡|出生|增长|发病|结婚|离婚)率$")
#: Names of what is counted, and has no share.
_COUNTED: Final = re.compile("(?:企业|标准|项目|平台|基地|中心|机构|园区|示范区|乡镇|村|证书|专利|精品|工程奖)$")
#: Where the words of the plan itself stand, which are not a notice's dates and telephone numbers.
_BODY: Final = ("measure", "item", "paragraph")
#: Names of what is measured, not counted.
_MEASURED: Final = re.compile("(?:率|比例|比重|占比|浓度|满意度|覆盖面|强度|面积|拥有量|总量|指数|水平)$")


@disagreement("unit", "missing", "contradiction", says="单位")
def missing_units(plan: Plan) -> Iterator[Disagreement]:
    """A quantity has a unit, and one unit wherever it is given.

    In a table, what is measured (names in 率, 比例, 浓度, 拥有量 and the like, values with decimals) has a unit of its
    own, and what is a share has %; counts without one are reported once for the table. In the text every number has
    one, shares have %, counts have not, and what is tied to one indicator has one unit.

    Bad:  每万人高价值发明专利拥有量 9.7 without a unit; 建成智能工厂50以上; 覆盖面达到80个; 标准20家 beside 标准19个
    Good: 9.7 件; 50个以上; or an editor's note of kind missing on the row, on the table or on the block
    """
    for table in plan.tables:
        yield from _in_table(table)
    yield from _between_rows(plan)
    yield from _in_text(plan)
    yield from _between_figures(plan)


def _in_table(table: Table) -> Iterator[Disagreement]:
    bare = [row for row in table.indicators if row.unit is None]
    counts = [row for row in bare if not _measured(row)]
    if counts:
        yield Disagreement(
            spots=(caption(table),),
            zh=f"{len(counts)}项以个数计的指标没有单位",
            en=f"no unit is given for what is counted ({len(counts)} of the indicators)",
        )
    for row in bare:
        if _measured(row):
            yield Disagreement(spots=(cell(row, "target"),), zh="没有单位", en="no unit is given")
    for row in table.indicators:
        if row.unit and _no_share(row.unit.zh, row.name.zh):
            yield _other_than_share(cell(row, "target"), row.unit.zh)


def _no_share(unit: str, name: str) -> bool:
    return is_rate(name) and unit != "%" and not (unit == "‰" and _PER_MILLE.search(name))


def _other_than_share(spot: Spot, unit: str) -> Disagreement:
    return Disagreement(
        spots=(spot,), zh=f"占比、比率的单位为“{unit}”", en=f"the unit of a share or rate is {unit}, not %"
    )


def _measured(row: Indicator) -> bool:
    values = [value for value in (parsed(row.target), parsed(row.actual)) if value]
    return bool(_MEASURED.search(row.name.zh)) or any("." in value.digits for value in values)


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
        figure, entry = each.figure, each.entry
        if entry is None or figure.form != "digits" or figure.block.kind not in _BODY:
            continue
        row = plan.indicator(entry.indicator or "")
        if not figure.unit:
            yield Disagreement(spots=(in_text(figure, entry),), zh="没有单位", en="no unit is given")
        elif _no_share(figure.unit, subject(figure)) and not (figure.unit == "‰" and figure.bound == "≤"):
            yield _other_than_share(in_text(figure, entry), figure.unit)
        elif figure.unit == "%" and _COUNTED.search(subject(figure)) and _alone(figure):
            yield Disagreement(spots=(in_text(figure, entry),), zh="个数的单位为“%”", en="the unit of a count is %")
        elif row is not None:
            yield from _against_row(figure, entry, row)


def _alone(figure: Figure) -> bool:
    """Whether no words follow a figure in its clause."""
    return figure.passage.text[figure.end : figure.end + 1] in {"", *"，。；、）"}


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
                spots=(in_text(figure, entry), in_text(one, its)),
                zh=f"同一指标，一处的单位为“{figure.unit}”，一处为“{one.unit}”",
                en=f"the unit of one indicator is {figure.unit} in one place and {one.unit} in the other",
            )


def _against_row(figure: Figure, entry: FigureEntry, row: Indicator) -> Iterator[Disagreement]:
    unit = row.unit.zh if row.unit else ""
    if (unit == "%") != (figure.unit == "%"):
        yield Disagreement(
            spots=(in_text(figure, entry), name_cell(row)),
            zh=f"正文的单位为“{figure.unit}”，表中为“{unit or '无'}”",
            en=f"the unit is {figure.unit} in the text and {unit or 'none'} in the table",
        )
