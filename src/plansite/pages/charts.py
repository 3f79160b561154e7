"""Charts of the indicator tables, as SVG that pages and PDFs share.

Across, all is in per cent of the width, so that text keeps its size where a chart is made wider; down, it is in pixels.
Nothing is drawn that no label says: each row has its name, its figures as the plan gives them, and a line with points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from plansite.languages import Language
from plansite.pages.chart_parts import ChartMark, Entry, Part, Point
from plansite.pages.chart_text import BETWEEN, label_lines, text_width, title_lines
from plansite.pages.templates import render_template

#: Pixels: size of the text, height of its lines, of the line with points, and the room between rows and parts.
FONT: Final = 13
LINE: Final = 17
_MARKS: Final = 18
_GAP: Final = 9
_HEAD: Final = 26
#: Between the last line of text and the line of points.
_DROP: Final = 4
#: The widest figure that finds room beside its line on the narrowest phone, in em.
_BESIDE: Final = 11
_TEMPLATE: Final = Path(__file__).parent / "templates" / "chart.svg.jinja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text: where its base stands, in pixels from the top."""

    y: int
    text: str
    kind: Literal["name", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """An indicator: its lines of text, and the line at ``y`` with its bar, its points and, behind it, its figure."""

    lines: tuple[Line, ...]
    y: int
    figure: str
    bar: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPart:
    """The indicators of one mark below their heading."""

    mark: ChartMark
    heading: str
    y: int
    rows: tuple[ChartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart. ``desc`` says all that is drawn."""

    id: str
    title: str
    desc: str
    height: int
    parts: tuple[ChartPart, ...]


def drawn(identity: str, title: str, parts: tuple[Part, ...], language: Language) -> Chart:
    """The parts below each other as one chart."""
    laid, top = [], 0
    for part in parts:
        laid.append(_part(part, top))
        top = laid[-1].rows[-1].y + _MARKS + 2 * _GAP
    told = (_told(part, language) for part in parts)
    return Chart(
        id=identity, title=title, desc=language.writing.gap.join(told), height=max(top - _GAP, 0), parts=tuple(laid)
    )


def chart_svg(chart: Chart, width: int | None = None, family: str = "") -> str:
    """The chart as SVG, without line breaks that Markdown would see.

    Args:
        width: in pixels; without one it takes what there is.
        family: the typeface; without one it is that of the page.
    """
    svg = render_template(_TEMPLATE, chart=chart, font=FONT, width=width, family=family)
    return svg.replace("\n", "")


def _told(part: Part, language: Language) -> str:
    writing = language.writing
    rows = (entry.name + writing.colon + BETWEEN.join([entry.figure, *entry.labels]) for entry in part.entries)
    return part.heading + writing.colon + writing.semicolon.join(rows) + writing.full_stop


def _part(part: Part, top: int) -> ChartPart:
    rows: list[ChartRow] = []
    for entry in part.entries:
        rows.append(_row(entry, rows[-1].y + _MARKS + _GAP if rows else top + _HEAD))
    return ChartPart(mark=part.mark, heading=part.heading, y=top + FONT, rows=tuple(rows))


def _row(entry: Entry, top: int) -> ChartRow:
    beside = text_width(entry.figure) <= _BESIDE
    lines = tuple(_lines(entry, top, () if beside else (entry.figure,)))
    figure = entry.figure if beside else ""
    return ChartRow(lines=lines, y=lines[-1].y + _DROP, figure=figure, bar=entry.bar, points=entry.points)


def _lines(entry: Entry, top: int, figure: tuple[str, ...]) -> Iterator[Line]:
    names, labels = list(title_lines(entry.name)), [*figure, *entry.labels]
    for number, text in enumerate([*names, *(label_lines(labels) if labels else ())], 1):
        yield Line(y=top + LINE * number, text=text, kind="name" if number <= len(names) else "label")
