"""Charts of the indicator tables: one for each category, as SVG that pages and PDFs share.

Across, all is in per cent of the width, so that text keeps its size where a chart is made wider; down, it is in pixels.
Nothing is drawn that no label says: each row has its name, its figures as the plan gives them, and a line with points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal

from plansite.ground.values import Value
from plansite.languages import Language
from plansite.model import Category, Indicator, Plan, Table
from plansite.model.standing import Standing, better, standing, table_of
from plansite.model.tables import main_column
from plansite.pages.chart_scales import HUNDRED, Scales, drawn_numbers, scales, share
from plansite.pages.chart_text import BETWEEN, label_lines, title_lines
from plansite.pages.quantities import below, drawn_baseline
from plansite.pages.templates import render_template

PointKind = Literal["target", "earlier", "reported"]

#: Pixels: size of the text, height of its lines, of the line with points, and the room between rows.
FONT: Final = 13
LINE: Final = 17
_MARKS: Final = 18
_GAP: Final = 10
#: Between the last line of text and the line of points.
_DROP: Final = 4
_HEAD: Final = 26
#: How much of the width the scale takes; the rest is for points at its end.
_WIDTH: Final = Decimal(97)
_ACROSS: Final = Decimal("0.01")
_TEMPLATE: Final = Path(__file__).parent / "templates" / "chart.svg.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text: where its base stands, in pixels from the top."""

    y: int
    text: str
    kind: Literal["name", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value on the line of a row: where, in per cent of the width."""

    kind: PointKind
    x: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """An indicator. ``bar`` is how far its result reaches, in per cent of the width; ``hollow``: no longer counted."""

    lines: tuple[Line, ...]
    y: int
    bar: str
    hollow: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A category. ``desc`` says all that is drawn."""

    id: str
    heading: str
    title: str
    desc: str
    height: int
    rows: tuple[ChartRow, ...]


def table_charts(plan: Plan, table: Table, language: Language) -> tuple[Chart, ...]:
    """The charts of a table: results as shares of their targets where it has results, else its targets."""
    painter = _Painter(plan=plan, table=table, language=language, scales=scales(plan, table))
    charts = (painter.chart(position, category) for position, category in enumerate(table.categories, 1))
    return tuple(chart for chart in charts if chart.rows)


def chart_svg(chart: Chart, width: int | None = None, family: str = "") -> str:
    """The chart as SVG, without line breaks that Markdown would see.

    Args:
        width: in pixels; without one it takes what there is.
        family: the typeface; without one it is that of the page.
    """
    svg = render_template(_TEMPLATE, chart=chart, font=FONT, width=width, family=family)
    return svg.replace("\n", "")


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{(part * _WIDTH / whole).quantize(_ACROSS) if whole else Decimal(0)}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painter:
    """Makes the charts of one table in one language."""

    plan: Plan
    table: Table
    language: Language
    scales: Scales

    def chart(self, position: int, category: Category) -> Chart:
        label = self.table.label(self.language).name
        category_name = category.title(self.language)
        part = self.language.words["chart_part"].format(table=label, category=category_name)
        heading = part if category_name else label
        what = self.language.words[f"charts_{self._kind}"].format(table=heading)
        rows, told, top = [], [], _HEAD
        for each in category.indicators:
            found = standing(self.plan, self.table, each)
            if not self._is_drawn(found):
                continue
            labels = list(self._labels(found))
            rows.append(self._row(found, labels, top))
            told.append(each.title(self.language) + self.language.writing.colon + BETWEEN.join(labels))
            top = rows[-1].y + _MARKS + _GAP
        return Chart(
            id=f"chart-{self.table.number}-{position}",
            heading=heading,
            title=what,
            desc=self.language.writing.semicolon.join(told),
            height=top,
            rows=tuple(rows),
        )

    @property
    def _kind(self) -> Literal["results", "targets"]:
        return "results" if self.table.has_results else "targets"

    def _is_drawn(self, found: Standing) -> bool:
        """Whether there is a number to draw: what is none is told elsewhere."""
        if self._kind == "results":
            return any(value is not None and value.number is not None for value in (found.row.target, found.row.actual))
        return bool(drawn_numbers(found, self.plan))

    def _row(self, found: Standing, labels: list[str], top: int) -> ChartRow:
        texts = [(text, "name") for text in title_lines(found.row.title(self.language))]
        texts += [(text, "label") for text in label_lines(labels)]
        lines = tuple(
            Line(y=top + LINE * number, text=text, kind="name" if kind == "name" else "label")
            for number, (text, kind) in enumerate(texts, 1)
        )
        bar, points = self._results(found) if self._kind == "results" else self._targets(found)
        hollow = found.verdict.state == "uncounted"
        return ChartRow(lines=lines, y=lines[-1].y + _DROP, bar=bar, hollow=hollow, points=tuple(points))

    def _results(self, found: Standing) -> tuple[str, list[Point]]:
        own = share(found.row.actual, found.row.target)
        point = Point(kind="target", x=_percent(HUNDRED, self.scales.ratio))
        return (_percent(own[0], self.scales.ratio), [point]) if own else ("", [])

    def _targets(self, found: Standing) -> tuple[str, list[Point]]:
        row = found.row
        top = self.scales.of(row, drawn_numbers(found, self.plan))

        def at(value: Value) -> str:
            return _percent(value.number or Decimal(0), top)

        points = [Point(kind="target", x=at(row.target))] if row.target and row.target.number is not None else []
        if (earlier := drawn_baseline(self.plan, row)) and earlier.number is not None:
            points.append(Point(kind="earlier", x=at(earlier)))
        points += [Point(kind="reported", x=at(report.value)) for _, report in found.reports]
        return (at(found.result) if found.result is not None else ""), points

    def _labels(self, found: Standing) -> Iterator[str]:
        row, words = found.row, self.language.words
        if self._kind == "results" and row.actual is not None:
            yield self._ratio(row, row.actual)
            yield words[f"state_{found.verdict.state}"]
            if better(row) == "lower":
                yield words["chart_lower"]
            return
        if (column := main_column(self.table.columns, "base")) and row.base:
            head = column.head[self.language] + self.language.writing.colon
            yield head + row.quantity(row.base, self.language)
        if row.target:
            yield words["chart_target"].format(value=row.quantity(row.target, self.language))
        if earlier := self.plan.indicator(row.baseline or ""):
            label = table_of(self.plan)[earlier.id].label(self.language).name
            reached = earlier.quantity(earlier.actual or "", self.language)
            yield words["baseline_of"].format(table=label, value=reached)
        for level in below(self.plan, row):
            yield words["target_below"].format(value=row.quantity(level.figure, self.language))
        for year, report in found.reports:
            yield f"{words['reported_in'].format(year=year)} {row.quantity(report.value, self.language)}"

    def _shown(self, value: Value | None) -> str:
        return value.in_language(self.language.code) if value else self.language.words["not_given"]

    def _ratio(self, row: Indicator, actual: Value) -> str:
        found, target = share(actual, row.target), row.target.digits if row.target else ""
        if found is None:
            return self.language.words["chart_pair"].format(
                result=actual.in_language(self.language.code), target=self._shown(row.target)
            )
        sign = "=" if found[1] else "≈"
        return self.language.words["chart_ratio"].format(result=actual, target=target, sign=sign, share=found[0])
