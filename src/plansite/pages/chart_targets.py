"""The chart of a table of targets: each beside the level that was reached before, and what was reported since.

Only an indicator that has one or the other is drawn: a lone target is compared with nothing.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from plansite.languages import Language
from plansite.model import Note, Plan, Table
from plansite.model.standing import Standing, standing
from plansite.pages.chart_parts import ChartMark, Entry, Part, Point, across
from plansite.pages.chart_scales import Scales, drawn_numbers, scales
from plansite.pages.quantities import MOVEMENTS, Movement, baseline, doubts, movement

_MARKS: Final[tuple[Movement | Literal["reported"], ...]] = (*MOVEMENTS, "reported")


def target_parts(plan: Plan, table: Table, language: Language) -> Iterator[Part]:
    """A part for what is raised, held and lowered, and one for what has reported values alone."""
    found = [standing(plan, table, row) for row in table.indicators]
    scale = scales(plan, table)
    for mark in _MARKS:
        own = [each for each in found if _mark(plan, each) == mark]
        if own:
            heading = language.words["chart_part"].format(name=language.words[f"moved_{mark}"], count=len(own))
            yield Part(mark=mark, heading=heading, entries=tuple(_entry(plan, each, scale, language) for each in own))


def _mark(plan: Plan, found: Standing) -> ChartMark | None:
    if any(number < 0 for number in drawn_numbers(found, plan)):
        return None
    if moved := movement(plan, found.row):
        return moved
    return "reported" if any(report.value.number is not None for _, report in found.reports) else None


def _entry(plan: Plan, found: Standing, scale: Scales, language: Language) -> Entry:
    row, words, level = found.row, language.words, baseline(plan, found.row)
    target = row.quantity(row.target, language) if row.target else ""
    before = row.quantity(level.value, language) if level else ""
    return Entry(
        name=row.title(language),
        figure=words["moved_from"].format(level=before, target=target) if level else target,
        labels=tuple(_labels(found, language, doubts(plan, row))),
        bar="",
        points=tuple(_points(found, level.number if level else None, scale.of(row, drawn_numbers(found, plan)))),
    )


def _points(found: Standing, level: Decimal | None, whole: Decimal) -> Iterator[Point]:
    if level is not None:
        yield Point(kind="earlier", x=across(level, whole))
    if found.row.target and found.row.target.number is not None:
        yield Point(kind="target", x=across(found.row.target.number, whole))
    for _, report in found.reports:
        if report.value.number is not None:
            yield Point(kind="reported", x=across(report.value.number, whole))


def _labels(found: Standing, language: Language, notes: tuple[Note, ...]) -> Iterator[str]:
    words = language.words
    for year, report in found.reports:
        yield f"{words['reported_in'].format(year=year)} {found.row.quantity(report.value, language)}"
    if found.reports:
        yield words[f"state_{found.verdict.state}"]
    if notes:
        yield words["chart_doubted"]
