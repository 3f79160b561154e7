"""Indicator tables: values are numbers, heads fit the rows, 新增 is a field."""

from collections.abc import Iterator
from typing import Final

from plansite.findings import Fault, rule
from plansite.model import Indicator, Plan
from plansite.values import Value

_SUFFIXES: Final = ("（新增）", "(新增)")


def _values(indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "target", indicator.target
    if indicator.actual is not None:
        yield "actual", indicator.actual


@rule("indicator-value")
def no_number(plan: Plan) -> Iterator[Fault]:
    """A target or an actual is a number with an optional ≥ ≤ > <, as the source has it.

    Bad:  `target: "≥9x"`  `target: "约95"`  `target: "95%"`
    Good: `target: "≥95"`  and `unit: { zh: "%", en: "%" }`
    """
    for table in plan.tables:
        for indicator in table.indicators:
            for key, text in _values(indicator):
                try:
                    Value.parse(text)
                except ValueError:
                    yield Fault(
                        place=indicator.at(key),
                        message=f'{key} "{text}" is not a number with an optional ≥ ≤ > <',
                        hint='write it as the source has it, in quotes: "≥98"; the unit has its own key',
                        hint_zh='请照原文写数值并加引号，如 "≥98"；单位写在 unit 里',
                    )


@rule("indicator-actual")
def head_and_rows(plan: Plan) -> Iterator[Fault]:
    """A table whose head has a column for actuals gives one in every row, and no other table gives any.

    Bad:  `head:` with `actual:` and a row without
    Good: both, or neither
    """
    for table in plan.tables:
        expected = table.head.actual is not None
        for indicator in table.indicators:
            if (indicator.actual is not None) != expected:
                yield Fault(
                    place=indicator.place,
                    message=f"actual is {'missing' if expected else 'given'}, unlike in the table's head",
                    hint="give every row an actual and the head its column, or none",
                    hint_zh="表头与各行的 actual（完成情况）要一致：要么都有，要么都没有",
                )


@rule("indicator-new")
def new_in_name(plan: Plan) -> Iterator[Fault]:
    """（新增） is the field `new: true`, not part of the name: a number to be added is not a total.

    Bad:  `name: { zh: 培育“品字标”企业（新增）, … }`
    Good: `name: { zh: 培育“品字标”企业, … }` and `new: true`
    """
    for table in plan.tables:
        for indicator in table.indicators:
            if indicator.name.zh.endswith(_SUFFIXES):
                yield Fault(
                    place=indicator.name.at("zh"),
                    message="（新增） stands in the name",
                    hint="take it out of the name and write new: true; it is published after the name",
                    hint_zh="请从名称中删去（新增），另写 new: true，网页会自动加在名称后",
                )


@rule("table-number")
def wrong_number(plan: Plan) -> Iterator[Fault]:
    """A table's number is that of its file.

    Bad:  `number: "2"` in indicators/table-1.yml
    Good: `number: "1"` in indicators/table-1.yml
    """
    for table in plan.tables:
        if not table.place.path.endswith(f"/table-{table.number}.yml"):
            yield Fault(
                place=table.at("number"),
                message=f'number "{table.number}" is not that of the file',
                hint="write the number that the file name has",
                hint_zh="number 要与文件名中的号一致",
            )
