"""The charts of a table with their title and how they are to be read, for pages and PDFs."""

from dataclasses import dataclass

from plansite.languages import Language
from plansite.model import Plan, Table
from plansite.pages.chart_scales import scales
from plansite.pages.charts import Chart, table_charts


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartGroup:
    """The charts of one table."""

    id: str
    title: str
    lead: str
    charts: tuple[Chart, ...]


def chart_groups(plan: Plan, language: Language) -> tuple[ChartGroup, ...]:
    """Those of all tables that have a number to draw."""
    groups = (chart_group(plan, table, language) for table in plan.tables)
    return tuple(group for group in groups if group.charts)


def chart_group(plan: Plan, table: Table, language: Language) -> ChartGroup:
    """The charts of a table in one language."""
    words, full = language.words, scales(plan, table)
    kind = "results" if table.has_results else "targets"
    said = words["charts_scales"].format(share=full.share, count=full.count)
    return ChartGroup(
        id=f"charts-{table.number}",
        title=words[f"charts_{kind}"].format(table=table.label(language).name),
        lead=words[f"charts_{kind}_lead"].format(scales=said),
        charts=table_charts(plan, table, language),
    )
