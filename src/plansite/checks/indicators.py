"""Indicator tables: what begins like a number is one, 新增 is a field, and so is what only the note tells."""

import unicodedata
from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.ground.values import Value
from plansite.languages import Language
from plansite.model import Indicator, Plan
from plansite.model.standing import better


@rule("indicator-value")
def no_number(plan: Plan) -> Iterator[Fault]:
    """What begins like a number is one (of twelve digits at most), a range, or one with words that the language knows.

    Bad:  `target: "≥9x"`  `target: "95多"`
    Good: `target: "≥95"`  `target: "80—85"`  `target: "约95"`  `target: { zh: 完成省下达任务 }`
    """
    for place, key, value in broken_values(plan):
        yield Fault(
            place=place,
            message=f'{key} "{value}" begins like a number and is none',
            hint='write it as the source has it, in quotes: "≥98"; words stand by language: { zh: … }',
            hint_zh='请照原文写数值并加引号，如 "≥98"；文字按语种写，如 { zh: 完成省下达任务 }',
        )


def broken_values(plan: Plan) -> Iterator[tuple[Place, str, Value]]:
    """Place, column and value of each cell that begins like a number and is none."""
    for table in plan.tables:
        for indicator in table.indicators:
            for column in table.value_columns:
                value = indicator.value(column.key)
                if value is not None and value.kind == "broken":
                    yield indicator.at(column.key), column.key, value


@rule("indicator-new")
def new_in_name(plan: Plan) -> Iterator[Fault]:
    """（新增） is the field `new: true`, not part of the name: a number to be added is not a total.

    Bad:  `name: { zh: 培育“品字标”企业（新增）, … }`
    Good: `name: { zh: 培育“品字标”企业, … }` and `new: true`
    """
    for language in plan.languages:
        suffix = language.writing.new_suffix.strip()
        for table in plan.tables:
            for indicator in table.indicators:
                if _plain(indicator.name[language]).endswith(_plain(suffix)):
                    yield _new(indicator, language, suffix)


def _plain(text: str) -> str:
    """With half-width brackets, as an editor may write them."""
    return unicodedata.normalize("NFKC", text)


def _new(indicator: Indicator, language: Language, suffix: str) -> Fault:
    return Fault(
        place=indicator.name.at(language.code),
        message=f"{suffix} stands in the name",
        hint="take it out of the name and write new: true; it is published after the name",
        hint_zh=f"请从名称中删去{suffix}，另写 new: true，网页会自动加在名称后",
    )


@rule("table-number")
def wrong_number(plan: Plan) -> Iterator[Fault]:
    """A table's number is that of its file.

    Bad:  `number: "2"` in indicators/table-1.yml
    Good: `number: "1"` in indicators/table-1.yml
    """
    for table in plan.tables:
        if not table.place.path.endswith(f"/table-{table.number}.yml"):
            yield Fault(
                place=table.at("number"),
                message=f'number "{table.number}" is not that of the file',
                hint="write the number that the file name has",
                hint_zh="number 要与文件名中的号一致",
            )


@rule("indicator-kind")
def wrong_kind(plan: Plan) -> Iterator[Fault]:
    """What an indicator measures fits its unit and its comparator.

    Only a rate has the unit %; a concentration has a unit; `direction` does not contradict ≥ > ≤ <.

    Bad:  `unit: { zh: "%", en: "%" }` with `kind: count`; `target: "≤27"` with `direction: higher`
    Good: `unit: { zh: "%", en: "%" }` with `kind: rate`; `target: "≤27"` with no direction
    """
    for table in plan.tables:
        for row in table.indicators:
            unit = row.unit[plan.original] if row.unit else ""
            if (unit == "%" and row.kind in {"count", "concentration"}) or (row.kind == "concentration" and not unit):
                yield _misfit(row.at("kind"), f"{row.id} is no {row.kind}: its unit is {unit or 'not given'}")
            if row.direction and row.direction != better(row):
                yield _misfit(row.at("direction"), f"direction {row.direction} contradicts the target {row.target}")


def _misfit(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint="kind is rate, count or concentration; leave direction out where ≥ > ≤ < says it",
        hint_zh="kind 写 rate（比率）、count（个数）或 concentration（浓度）；目标有 ≥ > ≤ < 的不写 direction",
    )


@rule("indicator-counted")
def wrong_count(plan: Plan) -> Iterator[Fault]:
    """`counted: false` stands on the rows that the note below their table names as no longer counted (不再统计).

    Bad:  `counted: false` on a row that the note does not name; a row that it names without `counted: false`
    Good: 一部分指标不再统计，如“农业标准化生产实施率” and `counted: false` on 农业标准化生产实施率
    """
    agreement, quotes = plan.original.reading.agreement, plan.original.writing.quotes
    for table in plan.tables if agreement.no_longer else ():
        _, _, after = (table.note[plan.original] if table.note else "").partition(agreement.no_longer)
        for row in table.indicators:
            if row.counted == (quotes.format(_unquoted(row.name[plan.original], quotes)) in after):
                yield Fault(
                    place=row.at("counted"),
                    message=f"the note below the table {'names' if row.counted else 'does not name'} {row.id} as no "
                    "longer counted",
                    hint="write counted: false on the rows that the note names, and on no others",
                    hint_zh="表注写明“不再统计”的指标写 counted: false，其他的不写",
                )


def _unquoted(name: str, quotes: str) -> str:
    """A name without the quotation marks within it."""
    return name.translate(dict.fromkeys(map(ord, quotes.format(""))))
