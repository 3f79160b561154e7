"""Charts of the indicator tables: one for each category, as SVG that pages and PDFs share.

Across, all is in per cent of the width, so that text keeps its size where a chart is made wider; down, it is in pixels.
Nothing is drawn that no label says: each row has its name, its figures as the plan gives them, and a line of marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Final, Literal

from plansite.ground.values import Value
from plansite.languages import Language, Words
from plansite.model import Category, Indicator, Plan, Table
from plansite.model.standing import Standing, better, standing, table_of
from plansite.pages.quantities import below, drawn_baseline
from plansite.pages.templates import render_template

MarkKind = Literal["target", "earlier", "reported"]

#: Pixels: size of the text, height of its lines, of the line of marks, and the room between rows.
FONT: Final = 13
LINE: Final = 17
_MARKS: Final = 18
_GAP: Final = 10
#: Between the last line of text and the line of marks.
_DROP: Final = 4
_HEAD: Final = 26
#: How wide a line of text may be, in em: that of the narrowest phone.
_EM: Final = Decimal(21)
#: How much of the width the scale takes; the rest is for marks at its end.
_WIDTH: Final = Decimal(97)
_HUNDRED: Final = Decimal(100)
_ACROSS: Final = Decimal("0.01")
_TEMPLATE: Final = Path(__file__).parent / "templates" / "chart.svg.jinja"
_BETWEEN: Final = " · "
_PIECE: Final = re.compile(r"[（“]?[\u3000-\u9fff][）”、，]?|[^\s\u3000-\u9fff]+\s*|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text: where its base stands, in pixels from the top."""

    y: int
    text: str
    kind: Literal["name", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on the line of a row: where, in per cent of the width."""

    kind: MarkKind
    x: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """An indicator. ``bar`` is how far its result reaches, in per cent of the width; ``hollow``: no longer counted."""

    lines: tuple[Line, ...]
    y: int
    bar: str
    hollow: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A category. ``desc`` says all that is drawn."""

    id: str
    heading: str
    title: str
    desc: str
    height: int
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The values that take the full width: percentages, counts; anything else takes its own largest.

    ``ratio``: of results in per cent of their targets.
    """

    ratio: Decimal
    share: Decimal
    count: Decimal

    def of(self, row: Indicator, numbers: list[Decimal]) -> Decimal:
        """The full width of one row."""
        if row.is_share:
            return self.share
        return self.count if row.kind == "count" else max(numbers)


def table_charts(plan: Plan, table: Table, language: Language) -> tuple[Chart, ...]:
    """The charts of a table: results as shares of their targets where it has results, else its targets."""
    words, full = language.words, scales(plan, table)
    painter = _Painter(plan=plan, table=table, language=language, words=words, scales=full)
    return tuple(painter.chart(position, category) for position, category in enumerate(table.categories, 1))


def chart_svg(chart: Chart, width: int | None = None, family: str = "") -> str:
    """The chart as SVG, without line breaks that Markdown would see.

    Args:
        width: in pixels; without one it takes what there is.
        family: the typeface; without one it is that of the page.
    """
    svg = render_template(_TEMPLATE, chart=chart, font=FONT, width=width, family=family)
    return svg.replace("\n", "")


def share(result: Value, target: Value) -> tuple[Decimal, bool] | None:
    """A result in per cent of its target, to one decimal, and whether that is exact; none for a target of nought.

    >>> share(Value.parse("87.14"), Value.parse("85"))
    (Decimal('102.5'), False)
    >>> share(Value.parse("15"), Value.parse("≥10"))
    (Decimal('150'), True)
    """
    if not target.number or result.number is None:
        return None
    exact = result.number * _HUNDRED / target.number
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded
    return shown, exact == rounded


def scales(plan: Plan, table: Table) -> Scales:
    """The scales of a table."""
    ratios = [share(row.actual, row.target) for row in table.indicators if row.actual is not None]
    ratio = max([_HUNDRED, *(each[0] for each in ratios if each)])
    numbers = [(row, _numbers(standing(plan, table, row), plan)) for row in table.indicators]
    shares = [max(found) for row, found in numbers if row.is_share]
    counts = [max(found) for row, found in numbers if row.kind == "count" and row.unit is None]
    return Scales(ratio=ratio, share=max([_HUNDRED, *shares]), count=max(counts, default=Decimal(1)))


def _numbers(found: Standing, plan: Plan) -> list[Decimal]:
    """All that is drawn for a row of targets."""
    values = [found.row.target, *(report.value for _, report in found.reports)]
    if earlier := drawn_baseline(plan, found.row):
        values.append(earlier)
    return [value.number for value in values if value.number is not None]


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{(part * _WIDTH / whole).quantize(_ACROSS) if whole else Decimal(0)}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painter:
    """Makes the charts of one table in one language."""

    plan: Plan
    table: Table
    language: Language
    words: Words
    scales: Scales

    def chart(self, position: int, category: Category) -> Chart:
        label = self.table.label(self.language).name
        heading = self.words["chart_part"].format(table=label, category=category.name[self.language])
        what = self.words[f"charts_{self._kind}"].format(table=heading)
        rows, told, top = [], [], _HEAD
        for each in category.indicators:
            found = standing(self.plan, self.table, each)
            labels = list(self._labels(found))
            rows.append(self._row(found, labels, top))
            told.append(each.title(self.language) + self.language.writing.colon + _BETWEEN.join(labels))
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
        return "results" if self.table.head.actual else "targets"

    def _row(self, found: Standing, labels: list[str], top: int) -> ChartRow:
        texts = [(text, "name") for text in _wrapped(_pieces(found.row.title(self.language)))]
        texts += [(text, "label") for text in _wrapped(_whole(labels))]
        lines = tuple(
            Line(y=top + LINE * number, text=text, kind="name" if kind == "name" else "label")
            for number, (text, kind) in enumerate(texts, 1)
        )
        bar, marks = self._results(found) if self._kind == "results" else self._targets(found)
        hollow = found.verdict.state == "uncounted"
        return ChartRow(lines=lines, y=lines[-1].y + _DROP, bar=bar, hollow=hollow, marks=tuple(marks))

    def _results(self, found: Standing) -> tuple[str, list[Mark]]:
        own = share(found.row.actual, found.row.target) if found.row.actual is not None else None
        mark = Mark(kind="target", x=_percent(_HUNDRED, self.scales.ratio))
        return (_percent(own[0], self.scales.ratio), [mark]) if own else ("", [])

    def _targets(self, found: Standing) -> tuple[str, list[Mark]]:
        row = found.row
        top = self.scales.of(row, _numbers(found, self.plan))

        def at(value: Value) -> str:
            return _percent(value.number or Decimal(0), top)

        marks = [Mark(kind="target", x=at(row.target))]
        if earlier := drawn_baseline(self.plan, row):
            marks.append(Mark(kind="earlier", x=at(earlier)))
        marks += [Mark(kind="reported", x=at(report.value)) for _, report in found.reports]
        return (at(found.result) if found.result is not None else ""), marks

    def _labels(self, found: Standing) -> Iterator[str]:
        row, words = found.row, self.words
        if self._kind == "results" and row.actual is not None:
            yield self._ratio(row, row.actual)
            yield words[f"state_{found.verdict.state}"]
            if better(row) == "lower":
                yield words["chart_lower"]
            return
        yield words["chart_target"].format(value=row.quantity(row.target, self.language))
        if earlier := self.plan.indicator(row.baseline or ""):
            label = table_of(self.plan)[earlier.id].label(self.language).name
            reached = earlier.quantity(earlier.actual or "", self.language)
            yield words["baseline_of"].format(table=label, value=reached)
        for level in below(self.plan, row):
            yield words["target_below"].format(value=row.quantity(level.figure, self.language))
        for year, report in found.reports:
            yield f"{words['reported_in'].format(year=year)} {row.quantity(report.value, self.language)}"

    def _ratio(self, row: Indicator, actual: Value) -> str:
        found, target = share(actual, row.target), row.target.digits
        if found is None:
            return self.words["chart_pair"].format(result=actual, target=row.target)
        sign = "=" if found[1] else "≈"
        return self.words["chart_ratio"].format(result=actual, target=target, sign=sign, share=found[0])


def _wrapped(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of text in lines of ``_EM`` at most."""
    line = ""
    for piece in pieces:
        if line and _width(line + piece.rstrip()) > _EM:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _whole(labels: list[str]) -> Iterator[str]:
    """Labels with what stands between them; one that is wider than a line comes in its own pieces."""
    for number, label in enumerate(labels, 1):
        text = label + (_BETWEEN if number < len(labels) else "")
        yield from [text] if _width(text) <= _EM else _pieces(text)


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank behind them, Chinese characters with the mark that must not part from them."""
    return (match[0] for match in _PIECE.finditer(text))


def _width(text: str) -> Decimal:
    """About how wide a text is, in em: rather too much than too little."""
    return sum((_em(character) for character in text), Decimal(0))


@cache
def _em(character: str) -> Decimal:
    if character > "\u2000":
        return Decimal(1)
    if character in "%mwMW":
        return Decimal("0.95")
    return Decimal("0.35") if character in " .,:;il1'" else Decimal("0.72") if character.isupper() else Decimal("0.62")
