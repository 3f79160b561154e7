"""Where the document speaks of a quantity: figures tied to indicators, cells of tables, promises in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.classification import classification
from plansite.consistency.disagreement import Spot
from plansite.figures import Figure
from plansite.model import FigureEntry, Indicator, Passage, Plan
from plansite.model.plan import NEW_SUFFIX
from plansite.values import Value
from plansite.vocabulary import FigureValue

_MARKS: Final = "，。；：、！？"
_VERBS: Final = (
    "提高到|提高至|提升到|提升至|增加到|降低到|控制在|保持在|稳定在|不低于|不少于|不高于|不超过|达到|超过"
    "|均|各|都|达|为|至|到|约"
)
_TAIL: Final = re.compile(f"(?:{_VERBS})+$")
_HEAD: Final = re.compile(
    r"^(?:到?\d{4}年底?|十[三四五]五(?:期间|末)?|力争|实现|新增|新建|累计|建成|建设|培育|创建|打造|制定|实施|争创|确保|使|其中"
    r"|全县|到)+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of an indicator that was reached: from an earlier table, or told in the text."""

    spot: Spot
    value: Value


def parsed(text: str | None) -> Value | None:
    """A value, or nothing where there is none or its form is a finding of its own."""
    try:
        return Value.parse(text) if text is not None else None
    except ValueError:
        return None


def rows(plan: Plan) -> Iterator[Indicator]:
    """Every row of every table."""
    for table in plan.tables:
        yield from table.indicators


def cell(row: Indicator, column: FigureValue) -> Spot:
    """The cell of a row that gives its target or actual; what is shown is its name and the value with its unit."""
    text = (row.target if column == "target" else row.actual) or ""
    passage = Passage(id=row.identity, role="cell", text=text, place=row.at(column))
    return Spot(passage=passage, start=0, end=len(text), figure=text, **_shown(row, text))


def name_cell(row: Indicator) -> Spot:
    """The cell that names a row."""
    text = row.name.zh + (NEW_SUFFIX["zh"] if row.new else "")
    english = row.name.en + (NEW_SUFFIX["en"] if row.new else "")
    passage = Passage(id=row.identity, role="cell", text=text, place=row.name.at("zh"))
    return Spot(passage=passage, start=0, end=len(text), zh=text, en=english, figure=parsed_digits(row.target))


def parsed_digits(text: str) -> str:
    """The number of a value, as it is written."""
    value = parsed(text)
    return value.digits if value else text


def _shown(row: Indicator, value: str) -> dict[str, str]:
    def with_unit(unit: str, gap: str) -> str:
        return value + (gap if unit not in {"", "%"} else "") + unit

    unit = row.unit
    return {
        "zh": f"{row.name.zh}：{with_unit(unit.zh if unit else '', '')}",
        "en": f"{row.name.en}: {with_unit(unit.en if unit else '', ' ')}",
    }


def clause(figure: Figure) -> tuple[int, int]:
    """Start and end of the clause in which a figure stands."""
    text = figure.passage.text
    start = max(text.rfind(mark, 0, figure.start) for mark in _MARKS) + 1
    ends = [at for mark in _MARKS if (at := text.find(mark, figure.end)) >= 0]
    return start, min(ends, default=len(text))


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


def subject(figure: Figure) -> str:
    """What a figure says something about: the words before it in its clause, without verbs of reaching and adding."""
    start, _ = clause(figure)
    words = _TAIL.sub("", figure.passage.text[start : figure.start])
    return _HEAD.sub("", re.sub("[“”（）]", "", words))


def reached(plan: Plan, row: Indicator) -> Iterator[Level]:
    """The levels at which an indicator has been: the result of its baseline, and what the text says was reached."""
    baseline = plan.indicator(row.baseline) if row.baseline else None
    if baseline and (value := parsed(baseline.actual)):
        yield Level(spot=cell(baseline, "actual"), value=value)
    for figure, entry in classification(plan).tied():
        if entry.indicator == row.id and entry.value == "reached" and figure.number is not None:
            value = Value(comparator="", digits=str(figure.number))
            yield Level(spot=in_text(figure, entry), value=value)
