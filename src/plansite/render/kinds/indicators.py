"""The register of indicators: what is promised and reached, how each stands, which measures serve it; with charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from plansite.ground.vocabulary import STATES, State
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.chart_groups import ChartGroup, chart_groups
from plansite.pages.charts import Chart, chart_svg
from plansite.pages.kinds import where
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.indicator_rows import indicator_groups
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: The order in which the page states the rules: each holds where none before it does.
_RULES: Final[tuple[State, ...]] = ("uncounted", "unreported", "reached", "exceeded", "missed", "open", "undecided")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsView:
    """The charts of one table, and how they are read."""

    id: str
    title: str
    lead: str
    charts: tuple[Markup, ...]


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan, words = site.plan, language.words
    page = front(site, language, PAGE.name, PAGE.title(language), PAGE.description(plan, language), hide=("toc",))
    groups = indicator_groups(site, language, page.address)
    rows = [row for group in groups for row in group.rows]
    used = {row.state for row in rows}
    kinds = dict.fromkeys(kind for row in rows for kind in row.tags["kind"].split())
    text = render_template(
        "indicators.md.jinja",
        page=page,
        groups=groups,
        count=words["register_count"].format(shown=len(rows), all=len(rows)),
        states=[{"id": state, "title": words[f"state_{state}"]} for state in STATES if state in used],
        kinds=[{"id": kind, "title": words[f"kind_{kind}"]} for kind in kinds],
        rules=[{"name": words[f"state_{each}"], "text": words[f"state_rule_{each}"]} for each in _RULES],
        direction=_direction(plan, language),
        charts=[_charts(group) for group in chart_groups(plan, language)],
        actions=actions(plan, page, language),
        say=words,
    )
    yield page.path, text


def _direction(plan: Plan, language: Language) -> str:
    """How the page knows which way is better, with what the editors of this plan say of their choice."""
    rule = language.words["indicators_direction"]
    remark = plan.meta.direction[language] if plan.meta.direction else ""
    return language.writing.gap.join(filter(None, [rule, remark]))


def _charts(group: ChartGroup) -> ChartsView:
    return ChartsView(id=group.id, title=group.title, lead=group.lead, charts=tuple(map(_markup, group.charts)))


def _markup(chart: Chart) -> Markup:
    """What the template of charts escaped already."""
    return Markup(chart_svg(chart))


PAGE: Final = PageRow(
    name="indicators",
    languages=where(lambda plan: bool(plan.tables)),
    navigation=3,
    home=2,
    searched=True,
    build=_build,
)
