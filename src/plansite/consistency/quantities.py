"""Where the document speaks of a quantity: figures tied to indicators, cells of tables, promises in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.consistency.disagreement import Spot
from plansite.consistency.things import clause
from plansite.ground.values import Value
from plansite.ground.vocabulary import FigureValue
from plansite.languages import LANGUAGES
from plansite.model import FigureEntry, Indicator, Passage, Plan, Table
from plansite.model.classification import classification
from plansite.model.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of an indicator that was reached: from an earlier table, or told in the text."""

    spot: Spot
    value: Value


def parsed(value: Value | None) -> Value | None:
    """A value that is a number, or nothing: its form is then a finding of its own."""
    return value if value is not None and value.number is not None else None


def rows(plan: Plan) -> Iterator[Indicator]:
    """Every row of every table."""
    for table in plan.tables:
        yield from table.indicators


def cell(row: Indicator, column: FigureValue) -> Spot:
    """The cell of a row that gives its target or actual; what is shown is its name and the value with its unit."""
    text = str((row.target if column == "target" else row.actual) or "")
    passage = Passage(id=row.identity, role="cell", text=text, place=row.at(column))
    return Spot(passage=passage, start=0, end=len(text), figure=text, **_shown(row, text))


def name_cell(row: Indicator) -> Spot:
    """The cell that names a row."""
    text = row.title(LANGUAGES[0])
    english = row.title(LANGUAGES[1])
    passage = Passage(id=row.identity, role="cell", text=text, place=row.name.at("zh"))
    return Spot(
        passage=passage, start=0, end=len(text), zh=text, en=english, figure=row.target.digits or row.target.text
    )


def _shown(row: Indicator, value: str) -> dict[str, str]:
    def with_unit(unit: str, gap: str) -> str:
        return value + (gap if unit not in {"", "%"} else "") + unit

    unit = row.unit
    return {
        "zh": f"{row.name.zh}：{with_unit(unit.zh if unit else '', '')}",
        "en": f"{row.name.en}: {with_unit(unit.en if unit else '', ' ')}",
    }


def caption(table: Table) -> Spot:
    """The caption of a table."""
    text = table.caption.zh
    passage = Passage(id=table.id, role="caption", text=text, place=table.caption.at("zh"))
    return Spot(passage=passage, start=0, end=len(text), zh=text, en=table.caption.en)


def in_text(figure: Figure, entry: FigureEntry | None) -> Spot:
    """A figure of the text, shown with its clause, or with the quotation that its entry gives."""
    start, end = clause(figure)
    quote = entry.quote if entry else None
    digits = re.search(r"\d+(?:\.\d+)?(?!.*\d)", figure.text)
    return Spot(
        passage=figure.passage,
        start=figure.start,
        end=figure.end,
        zh=quote.zh if quote else figure.passage.text[start:end],
        en=quote.en if quote else "",
        figure=digits[0] if digits else figure.text,
    )


def reached(plan: Plan, row: Indicator) -> Iterator[Level]:
    """The levels at which an indicator has been: the result of its baseline, and what the text says was reached."""
    baseline = plan.indicator(row.baseline) if row.baseline else None
    if baseline and (value := parsed(baseline.actual)):
        yield Level(spot=cell(baseline, "actual"), value=value)
    for figure, entry in classification(plan).tied_to(row.id):
        if entry.value == "reached" and figure.number is not None:
            value = Value.parse(str(figure.number))
            yield Level(spot=in_text(figure, entry), value=value)
