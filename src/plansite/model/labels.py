"""The numbers in the labels of special columns and tables: those of their identities, unless they were renumbered.

An identity is never renumbered; a special column that stands as 专栏3-2 in a later edition keeps ``c3-1``, and plan.yml
says under ``labels`` which number it bears.
"""

from collections.abc import Mapping
from dataclasses import replace

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model.blocks import Column, Expression
from plansite.model.inserts import Grid
from plansite.model.plan import Plan
from plansite.model.tables import Table


def labelled(plan: Plan) -> Plan:
    """The plan with the numbers that plan.yml gives to its special columns and tables."""
    numbers = {each.block: each.number for each in plan.meta.labels}
    if not numbers:
        return plan
    return replace(
        plan,
        expressions=tuple(_expression(each, numbers) for each in plan.expressions),
        tables=tuple(each.renumbered(numbers.get(each.id, "")) for each in plan.tables),
        grids=tuple(each.renumbered(numbers.get(each.id, "")) for each in plan.grids),
    )


def inserts(plan: Plan, language: Language) -> tuple[Column | Table | Grid, ...]:
    """All that bears such a number."""
    return (*plan.expression(language).columns, *plan.tables, *plan.grids)


def _expression(expression: Expression, numbers: Mapping[Identity, str]) -> Expression:
    columns = (replace(each, shown=numbers.get(each.id, each.number)) for each in expression.columns)
    return replace(expression, columns=tuple(columns))
