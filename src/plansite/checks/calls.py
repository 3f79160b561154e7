"""Calls: each table and special column is called once, and each call finds one."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Fault, Place, did_you_mean, rule
from plansite.model import ColumnCall, Expression, PictureCall, Plan, TableCall

#: Where what a call names is kept.
_FOLDERS: Final = {
    "table": ("indicators/", "tables/"),
    "special_column": ("columns/",),
    "picture": ("pictures/pictures.",),
}


def _calls(
    expression: Expression, kind: type[TableCall] | type[ColumnCall] | type[PictureCall]
) -> Iterator[tuple[str, Place]]:
    for chapter in expression.chapters:
        for block in chapter.blocks:
            if isinstance(block, kind):
                yield block.number, block.place


def _called(plan: Plan) -> Iterator[tuple[list[tuple[str, Place]], dict[str, Place], str]]:
    tables = {grid.number: grid.at("number") for grid in plan.grids}
    tables |= {table.number: table.at("number") for table in plan.tables}
    pictures = {picture.number: picture.at("number") for picture in plan.pictures}
    for language in plan.languages:
        expression = plan.expression(language)
        if expression.chapters:
            columns = {column.number: column.place for column in expression.columns}
            yield list(_calls(expression, TableCall)), tables, "table"
            yield list(_calls(expression, ColumnCall)), columns, "special_column"
            yield list(_calls(expression, PictureCall)), pictures, "picture"


def lacking(plan: Plan) -> frozenset[str]:
    """The folders below plan/ that lack something which is called: what depends on it is no finding of its own."""
    kinds = {name for calls, known, name in _called(plan) if any(number not in known for number, _ in calls)}
    return frozenset(folder for name in kinds for folder in _FOLDERS[name])


@rule("call-unknown")
def unknown_call(plan: Plan) -> Iterator[Fault]:
    """A call names a table or special column that exists. (One that no language has is a finding of the original.)

    Bad:  `{{ table("3") }}` where there are tables 1 and 2
    Good: `{{ table("2") }}`
    """
    told: set[tuple[str, str]] = set()
    for calls, known, name in _called(plan):
        for number, place in calls:
            if number not in known and (name, number) not in told:
                told.add((name, number))
                hint, hint_zh = did_you_mean(number, known)
                yield Fault(
                    place=place,
                    message=f'{name}("{number}") does not exist',
                    hint=hint,
                    hint_zh=f"没有这个编号的表、专栏或图；{hint_zh}",
                )


@rule("call-missing")
def missing_call(plan: Plan) -> Iterator[Fault]:
    """Every table and special column is called by a chapter; otherwise no reader would see it.

    Bad:  columns/3-3.zh.md that no chapter calls
    Good: `{{ special_column("3-3") }}` in chapters/03.zh.md
    """
    reported: set[Place] = set()
    for calls, known, name in _called(plan):
        numbers = {number for number, _ in calls}
        for number, place in known.items():
            if number not in numbers and place not in reported:
                reported.add(place)
                yield Fault(
                    place=place,
                    message=f"no chapter calls this {name.replace('_', ' ')}",
                    hint=f'write {{{{ {name}("{number}") }}}} in the chapter where it stands',
                    hint_zh=f'没有任何一章调用它，请在所属章中写上 {{{{ {name}("{number}") }}}}',
                )


@rule("call-twice")
def repeated_call(plan: Plan) -> Iterator[Fault]:
    """A table or special column is called once: its identities would stand twice.

    Bad:  `{{ table("1") }}` in two chapters
    Good: the call where the source has it, and a sentence that refers to it elsewhere
    """
    for calls, _, name in _called(plan):
        counted = Counter[str]()
        for number, place in calls:
            counted[number] += 1
            if counted[number] > 1:
                yield Fault(
                    place=place,
                    message=f'{name}("{number}") is called a second time',
                    hint="keep the call in one place",
                    hint_zh="同一个表、专栏或图只能调用一次，请删去多余的一处",
                )
