"""Where the document speaks of a quantity: figures tied to indicators, cells of tables, promises in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plansite.consistency.disagreement import Spot
from plansite.consistency.things import clause
from plansite.ground.values import Value
from plansite.languages import Language
from plansite.model import FigureEntry, Indicator, Passage, Plan, Table
from plansite.model.classification import classification
from plansite.model.figures import Figure
from plansite.model.tables import ValueKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of an indicator that was reached: from an earlier table, or told in the text."""

    spot: Spot
    number: Decimal


def number_of(value: Value | None) -> Decimal | None:
    """The number of a value, where it is there and has one: its form is else a finding of its own."""
    return value.number if value else None


def rows(plan: Plan) -> Iterator[Indicator]:
    """Every row of every table."""
    for table in plan.tables:
        yield from table.indicators


def unit_of(plan: Plan, row: Indicator) -> str:
    """The unit of a row in the language of the original; empty where it has none. A wide ％ is a %."""
    unit = row.unit[plan.original] if row.unit else ""
    return "%" if row.is_share else unit


def cell(plan: Plan, row: Indicator, column: ValueKey) -> Spot:
    """The cell of a row that gives its target or actual; what is shown is its name and the value with its unit."""
    value = row.main(column)
    text = str(value or "")
    passage = Passage(id=row.identity, role="cell", text=text, place=row.main_place(column))

    def shown(language: Language) -> str:
        return f"{row.name[language]}{language.writing.colon}{row.quantity(value or '', language)}"

    return _in_table(plan, passage, {language.code: shown(language) for language in plan.languages}, text)


def name_cell(plan: Plan, row: Indicator) -> Spot:
    """The cell that names a row."""
    titles = {language.code: row.title(language) for language in plan.languages}
    place = row.name.at(plan.original.code)
    passage = Passage(id=row.identity, role="cell", text=row.title(plan.original), place=place)
    return _in_table(plan, passage, titles, row.target.digits or row.target.text if row.target else "")


def caption(plan: Plan, table: Table) -> Spot:
    """The caption of a table."""
    text = table.caption_in(plan.original)
    place = table.caption_place(plan.original)
    passage = Passage(id=table.id, role="caption", text=text, place=place)
    return _in_table(plan, passage, {language.code: table.caption_in(language) for language in plan.languages}, "")


def _in_table(plan: Plan, passage: Passage, shown: Mapping[str, str], figure: str) -> Spot:
    quote = shown[plan.original.code]
    return Spot(passage=passage, start=0, end=len(passage.text), quote=quote, translated=shown, figure=figure)


def in_text(plan: Plan, figure: Figure, entry: FigureEntry | None) -> Spot:
    """A figure of the text, shown with its clause, or with the quotation that its entry gives."""
    start, end = clause(plan, figure)
    quote = entry.quote if entry else None
    digits = re.search(r"\d+(?:\.\d+)?(?!.*\d)", figure.text)
    return Spot(
        passage=figure.passage,
        start=figure.start,
        end=figure.end,
        quote=quote[plan.original] if quote else figure.passage.text[start:end],
        translated={language.code: quote[language] for language in plan.translations} if quote else {},
        figure=digits[0] if digits else figure.text,
    )


def reached(plan: Plan, row: Indicator) -> Iterator[Level]:
    """The levels at which an indicator has been: the result of its baseline, and what the text says was reached."""
    baseline = plan.indicator(row.baseline) if row.baseline else None
    if baseline and (number := number_of(baseline.actual)) is not None:
        yield Level(spot=cell(plan, baseline, "actual"), number=number)
    for figure, entry in classification(plan).tied_to(row.id):
        if entry.value == "reached" and figure.number is not None:
            yield Level(spot=in_text(plan, figure, entry), number=figure.number)
