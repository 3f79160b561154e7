"""The chart of a table with its title and how it is to be read, for pages and PDFs."""

from dataclasses import dataclass

from plansite.languages import Language
from plansite.model import Plan, Table
from plansite.pages.chart_results import result_parts
from plansite.pages.chart_targets import target_parts
from plansite.pages.charts import Chart, drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartGroup:
    """What is drawn of one table: ``whole``, and each of its parts as a chart of its own, which fits on a sheet."""

    id: str
    title: str
    lead: str
    whole: Chart
    charts: tuple[Chart, ...]


def chart_groups(plan: Plan, language: Language) -> tuple[ChartGroup, ...]:
    """Those of all tables that have something to compare."""
    groups = (chart_group(plan, table, language) for table in plan.tables)
    return tuple(group for group in groups if group)


def chart_group(plan: Plan, table: Table, language: Language) -> ChartGroup | None:
    """The chart of a table in one language; none where there is nothing to compare."""
    words, kind = language.words, "results" if table.has_results else "targets"
    parts = tuple((result_parts if table.has_results else target_parts)(plan, table, language))
    if not parts:
        return None
    title = words[f"charts_{kind}"].format(table=table.label(language).name)
    name = f"chart-{table.number}"
    return ChartGroup(
        id=f"charts-{table.number}",
        title=title,
        lead=words[f"charts_{kind}_lead"],
        whole=drawn(name, title, parts, language),
        charts=tuple(
            drawn(f"{name}-{part.mark}", f"{title}{language.writing.colon}{part.heading}", (part,), language)
            for part in parts
        ),
    )
