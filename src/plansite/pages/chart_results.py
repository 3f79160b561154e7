"""The chart of a table with results: each as a share of its target, by how it stands, the largest share first."""

from collections.abc import Iterator
from decimal import Decimal

from plansite.ground.values import Value
from plansite.ground.vocabulary import STATES
from plansite.languages import Language
from plansite.model import Plan, Table
from plansite.model.standing import Standing, better, standing
from plansite.pages.chart_parts import Entry, Part, Point, across
from plansite.pages.chart_scales import HUNDRED, share


def result_parts(plan: Plan, table: Table, language: Language) -> Iterator[Part]:
    """A part for each state that an indicator of the table is in; an indicator without a result is left out."""
    found = [each for each in (standing(plan, table, row) for row in table.indicators) if _is_drawn(each)]
    ratio = max([HUNDRED, *(_share(each) for each in found)])
    for state in STATES:
        own = sorted((each for each in found if each.verdict.state == state), key=_share, reverse=True)
        if own:
            heading = language.words["chart_part"].format(name=language.words[f"state_{state}"], count=len(own))
            yield Part(mark=state, heading=heading, entries=tuple(_entry(each, ratio, language) for each in own))


def _is_drawn(found: Standing) -> bool:
    """Whether there are numbers to compare on a scale from nought: what is none is told elsewhere."""
    values = (found.row.actual, found.row.target)
    return all(value is not None and value.number is not None and value.number >= 0 for value in values)


def _share(found: Standing) -> Decimal:
    own = share(found.row.actual, found.row.target)
    return own[0] if own else Decimal(0)


def _entry(found: Standing, ratio: Decimal, language: Language) -> Entry:
    row, lower = found.row, better(found.row) == "lower"
    own = share(row.actual, row.target)
    return Entry(
        name=row.title(language),
        figure=_ratio(row.target, row.actual, language) if row.target and row.actual else "",
        labels=(language.words["chart_lower"],) if lower else (),
        bar=across(own[0], ratio) if own else "",
        points=(Point(kind="target", x=across(HUNDRED, ratio)),) if own else (),
    )


def _ratio(target: Value, actual: Value, language: Language) -> str:
    found = share(actual, target)
    if found is None:
        return language.words["chart_pair"].format(
            result=actual.in_language(language.code), target=target.in_language(language.code)
        )
    sign = "=" if found[1] else "≈"
    return language.words["chart_ratio"].format(result=actual, target=target.digits, sign=sign, share=found[0])
