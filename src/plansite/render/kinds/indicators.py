"""The page of indicators: this plan's targets, how the last one ended, the charts, then every indicator."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from plansite.ground.vocabulary import STATES, State
from plansite.languages import Language
from plansite.model import Plan, Table
from plansite.pages.chart_groups import ChartGroup, chart_group
from plansite.pages.charts import chart_svg
from plansite.pages.kinds import where
from plansite.pages.quantities import MOVEMENTS
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.indicator_rows import IndicatorGroup, indicator_groups
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: The order in which the page states the rules: each holds where none before it does.
_RULES: Final[tuple[State, ...]] = ("uncounted", "unreported", "reached", "exceeded", "missed", "open", "undecided")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """The chart of one table, how it is read, and what a saved one says of its source. ``parts``: a chart a state, for
    paper, where the whole one is longer than a sheet.
    """

    id: str
    title: str
    lead: str
    source: str
    chart: Markup
    parts: tuple[Markup, ...]


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan, words = site.plan, language.words
    page = front(site, language, PAGE.name, PAGE.heading(language), PAGE.description(plan, language), hide=("toc",))
    groups = indicator_groups(site, language, page.address)
    rows = [row for group in groups for row in group.rows]
    used = {row.state for row in rows}
    kinds = dict.fromkeys(kind for row in rows for kind in row.tags["kind"].split())
    ahead = {table.number for table in plan.tables if not table.has_results}
    text = render_template(
        "indicators.md.jinja",
        page=page,
        groups=groups,
        targets=_targets_title(plan, language),
        ahead=[group for group in groups if group.table in ahead],
        summaries=[_summary(plan, table, groups, language) for table in _ordered(plan)],
        count=words["register_count"].format(shown=len(rows), all=len(rows)),
        states=[{"id": state, "title": words[f"state_{state}"]} for state in STATES if state in used],
        kinds=[{"id": kind, "title": words[f"kind_{kind}"]} for kind in kinds],
        rules=[{"name": words[f"state_{each}"], "text": words[f"state_rule_{each}"]} for each in _RULES],
        direction=_direction(plan, language),
        charts=[_chart(plan, table, group, language) for table, group in _drawn(plan, language)],
        actions=actions(plan, page, language),
        say=words,
    )
    yield page.path, text


def _ordered(plan: Plan) -> list[Table]:
    """This plan's targets, then the results of the earlier one."""
    return sorted(plan.tables, key=lambda table: table.has_results)


def _targets_title(plan: Plan, language: Language) -> str:
    period, words = plan.meta.period, language.words
    return words["indicators_targets"].format(year=period.end) if period else words["indicators_targets_undated"]


def _summary(plan: Plan, table: Table, groups: tuple[IndicatorGroup, ...], language: Language) -> str:
    """How many ended how, or how many are raised, held and lowered: counted from the rows; empty where none is."""
    rows = [row for group in groups if group.table == table.number for row in group.rows]
    results = table.has_results
    marks: tuple[str, ...] = STATES if results else MOVEMENTS
    found = (row.state if results else row.moved and row.moved.kind for row in rows)
    counts = Counter[str](mark for mark in found if mark)
    parts = [language.words[f"summed_{mark}"].format(count=counts[mark]) for mark in marks if counts[mark]]
    if not parts:
        return ""
    told = {"title": table.title(language), "all": len(rows), "compared": counts.total()}
    form = language.words["summary_results" if results else "summary_targets"]
    return form.format(parts=language.writing.comma.join(parts), **told)


def _direction(plan: Plan, language: Language) -> str:
    """How the page knows which way is better, with what the editors of this plan say of their choice."""
    rule = language.words["indicators_direction"]
    remark = plan.meta.direction[language] if plan.meta.direction else ""
    return language.writing.gap.join(filter(None, [rule, remark]))


def _drawn(plan: Plan, language: Language) -> Iterator[tuple[Table, ChartGroup]]:
    for table in _ordered(plan):
        if group := chart_group(plan, table, language):
            yield table, group


def _chart(plan: Plan, table: Table, group: ChartGroup, language: Language) -> ChartView:
    source = language.words["chart_source"].format(plan=plan.meta.title[language], table=table.title(language))
    return ChartView(
        id=group.id,
        title=group.title,
        lead=group.lead,
        source=source,
        # The template of charts has escaped them.
        chart=Markup(chart_svg(group.whole)),
        parts=tuple(Markup(chart_svg(part)) for part in group.charts),
    )


PAGE: Final = PageRow(
    name="indicators",
    heading_key="title_indicators",
    languages=where(lambda plan: bool(plan.tables)),
    navigation=3,
    home=3,
    searched=True,
    kept=True,
    build=_build,
)
