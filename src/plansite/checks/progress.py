"""Reported values: progress/<year>.yml names indicators of the plan, with a number, a source and a date for each."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.model import Plan, Progress, Report


def _reports(plan: Plan) -> Iterator[tuple[Progress, Report]]:
    for progress in plan.progress:
        yield from ((progress, report) for report in progress.reports)


@rule("progress-year")
def outside_period(plan: Plan) -> Iterator[Fault]:
    """A file of reported values is named after a year of the plan's period.

    Bad:  plan/progress/2019.yml for a plan of 2021–2025
    Good: plan/progress/2022.yml
    """
    period = plan.meta.period
    for progress in plan.progress:
        if period and not period.start <= progress.year <= period.end:
            yield Fault(
                place=progress.place,
                message=f"{progress.year} is no year of the plan, which runs from {period.start} to {period.end}",
                hint="name the file after the year that its values are for",
                hint_zh=f"规划期为{period.start}—{period.end}年，文件名应为数据所属的年份",
            )


@rule("progress-indicator")
def wrong_indicator(plan: Plan) -> Iterator[Fault]:
    """A reported value is that of an indicator of the plan, once a year, and not of one whose result a table gives.

    Bad:  `indicator: pm-25`; the same indicator twice in one file; one of a table with a column of results
    Good: `indicator: pm25`
    """
    open_rows = {row.id for table in plan.tables for row in table.indicators if row.actual is None}
    for progress in plan.progress:
        seen: set[str] = set()
        for report in progress.reports:
            if message := _wrong(plan, report.indicator, seen):
                hint, hint_zh = did_you_mean(report.indicator, open_rows - seen)
                yield Fault(
                    place=report.at("indicator"),
                    message=message,
                    hint=f"write the id of a row of plan/indicators/, once in each file; {hint}",
                    hint_zh=f"请写指标表中某一行的 id，每个文件中每项指标只写一次；{hint_zh}",
                )
            seen.add(report.indicator)


def _wrong(plan: Plan, slug: str, seen: set[str]) -> str:
    row = plan.indicator(slug)
    if row is None:
        return f"there is no indicator {slug}"
    if row.actual is not None:
        return f"the plan itself gives the result of {slug}"
    return f"indicator {slug} stands here twice" if slug in seen else ""


@rule("progress-value")
def wrong_value(plan: Plan) -> Iterator[Fault]:
    """A reported value is a plain number, of twelve digits at most, in the unit of its row.

    Bad:  `value: "约26"`  `value: "26%"`  `value: "≤26"`
    Good: `value: "26"`
    """
    for _, report in _reports(plan):
        if report.value.number is None or report.value.comparator or report.value.sign:
            yield Fault(
                place=report.at("value"),
                message=f'value "{report.value}" is not a plain number',
                hint='write the number alone, in quotes, as the source gives it: "26.4"; the unit is that of the table',
                hint_zh='请照来源只写数字并加引号，如 "26.4"；单位以指标表为准',
            )


@rule("progress-source")
def wrong_source(plan: Plan) -> Iterator[Fault]:
    """A reported value says in every language where it was reported, and on which day: not before its year began.

    Bad:  `source: { zh: 统计公报 }`  `date: "2021-12-01"` in progress/2022.yml
    Good: `source: { zh: 统计公报, en: Statistical bulletin }`  `date: "2023-03-01"`
    """
    for progress, report in _reports(plan):
        for language in plan.languages:
            if not report.source[language].strip():
                yield Fault(
                    place=report.at("source"),
                    message=f"the source of {report.indicator} is not named in {language}",
                    hint="name it in every language of the plan",
                    hint_zh="请用规划的各种语言写明数据来源",
                )
        if date.fromisoformat(report.date).year < progress.year:
            yield Fault(
                place=report.at("date"),
                message=f"{report.date} is no day on which a value for {progress.year} can have been reported",
                hint="write the day on which the source was published",
                hint_zh="请写来源公布的日期",
            )


PROGRESS_CHECKS: Final = (outside_period, wrong_indicator, wrong_value, wrong_source)
