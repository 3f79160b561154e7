"""The charts of a table with their title and how they are to be read, for pages and PDFs."""

from dataclasses import dataclass

from plansite.model import Plan, Table
from plansite.model.plan import TABLE_LABEL
from plansite.render.charts import Chart, scales, table_charts
from plansite.render.interface import interface
from plansite.render.views import Label
from plansite.vocabulary import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartGroup:
    """The charts of one table."""

    id: str
    title: str
    lead: str
    charts: tuple[Chart, ...]


def chart_group(plan: Plan, table: Table, language: Language) -> ChartGroup:
    """The charts of a table in one language."""
    words, full = interface()[language], scales(plan, table)
    kind = "results" if table.head.actual else "targets"
    said = words["charts_scales"].format(share=full.share, count=full.count)
    return ChartGroup(
        id=f"charts-{table.number}",
        title=words[f"charts_{kind}"].format(table=Label.of(TABLE_LABEL[language].format(table.number)).name),
        lead=words[f"charts_{kind}_lead"].format(scales=said),
        charts=table_charts(plan, table, language),
    )
