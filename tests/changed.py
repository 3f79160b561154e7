"""A plan with some of its files changed: those are read anew and nothing else, for hundreds of plans that differ in a line."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final, TypeVar

from plansite.ground.findings import Finding
from plansite.load.consultation import with_call
from plansite.load.documents import read_chapter, read_column, read_notice
from plansite.load.files import File
from plansite.load.reading import read_yaml
from plansite.model import Allowance, Expression, Figures, Meta, Plan, Table

T = TypeVar("T")
#: What these files hold, and its name in the plan.
_DATA: Final[dict[str, tuple[str, Any]]] = {
    "allowances.yml": ("allowances", tuple[Allowance, ...]),
    "figures.yml": ("figures", Figures),
}


def with_files(plan: Plan, texts: dict[str, str]) -> Plan:
    """The plan that ``load`` would read from its folder with these texts in these files; nothing may be wrong in their form."""
    for name, text in texts.items():
        plan = _with_file(plan, name, File(path=f"plan/{name}", text=text))
    return plan


def _with_file(plan: Plan, name: str, file: File) -> Plan:
    if name in _DATA:
        key, form = _DATA[name]
        return replace(plan, **{key: _data(plan, file, form)})
    if name == "plan.yml":
        return replace(plan, meta=with_call(_data(plan, file, Meta), plan.rounds))
    if name.startswith("indicators/"):
        table = _data(plan, file, Table)
        return replace(plan, tables=tuple(table if each.id == table.id else each for each in plan.tables))
    code = PurePath(name).name.split(".")[1]
    texts = (_with_document(each, name, file) if each.language.code == code else each for each in plan.expressions)
    return replace(plan, expressions=tuple(texts))


def _with_document(text: Expression, name: str, file: File) -> Expression:
    """An expression with one of its documents: notice.zh.md, columns/3-1.zh.md, chapters/03.zh.md."""
    kind, number = PurePath(name).parent.name, PurePath(name).name.split(".")[0]
    if not kind:
        return replace(text, notice=_good(*read_notice(file, text.language)))
    if kind == "columns":
        column = _good(*read_column(file, text.language, number))
        return replace(text, columns=tuple(column if each.id == column.id else each for each in text.columns))
    chapter = _good(*read_chapter(file, text.language, int(number)))
    chapters = tuple(chapter if each.number == chapter.number else each for each in text.chapters)
    return replace(text, chapters=chapters)


def _data(plan: Plan, file: File, form: type[T]) -> T:
    read = read_yaml(file, form, tuple(each.code for each in plan.languages))
    return _good(read.value, read.findings)


def _good(read: T | None, findings: tuple[Finding, ...]) -> T:
    assert read is not None and not findings, "\n".join(map(str, findings))
    return read
