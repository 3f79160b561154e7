"""The office's own Word templates for the papers of a round can be filled, and what is filled in can be read back."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.consultation.received import Unreadable
from plansite.consultation.word_files import read_word
from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.ground.word_template import BadTemplate, Trial, try_out
from plansite.languages.commenting import Role
from plansite.model import Plan, Template
from plansite.model.papers import FIELDS, field_names

#: The columns that an office cannot do without when forms come back.
_NEEDED: Final[tuple[Role, ...]] = ("place", "suggestion")


@rule("word-template")
def broken_template(plan: Plan) -> Iterator[Fault]:
    """A template in plan/consultation/templates/ is a Word file whose fields are known and well formed.

    `plansite templates` writes templates with all the fields; an office changes words and looks around them. What is
    filled into its form comes back when the form is read: each comment stands in a row of one table, below the heads
    that forms have (章节条款, 修改建议).

    Bad:  `{{ tilte }}`, `{{ title }` or `｛｛title｝｝` in form.zh.docx; a form without `{{ row.suggestion }}`
    Good: `{{ title }}`
    """
    for each in plan.templates:
        try:
            made = try_out(each.data, FIELDS[each.kind])
        except BadTemplate as error:
            yield _fault(
                each,
                f"this template cannot be filled: {error}",
                "mend what stands in {{ }} or {% %}, half-width and with both brackets on either side; "
                "`plansite templates` writes a whole one to begin with",
                "请改正 {{ }} 或 {% %} 中的内容：用英文半角括号，两边写全；也可用 plansite templates 重新生成再改",
            )
        else:
            yield from _faults(each, made)


def _faults(each: Template, made: Trial) -> Iterator[Fault]:
    for name in made.unknown:
        yield _unknown(each, name)
    if each.kind == "form" and not made.unknown:
        yield from _lost(each, made)


def _unknown(each: Template, name: str) -> Fault:
    if name in field_names(each.kind):
        return _fault(
            each,
            f"the field {name} is not known at this place",
            "fields of a list stand between its {% for %} and {% endfor %}, as `plansite templates` writes them",
            f"{name} 是列表中的字段，须写在 {{% for %}} 与 {{% endfor %}} 之间，写法见 plansite templates 所写的模板",
        )
    hint, hint_zh = did_you_mean(name, field_names(each.kind))
    return _fault(each, f"there is no field {name}", hint, f"没有名为 {name} 的字段；{hint_zh}")


def _lost(each: Template, made: Trial) -> Iterator[Fault]:
    """What a filled form says and nobody reads."""
    row: dict[str, Any] = FIELDS[each.kind]["rows"][0]
    try:
        found = read_word(made.data).remarks
    except Unreadable:
        found = ()
    read = {role: getattr(remark, role) for remark in found[:1] for role in _NEEDED}
    lost = [role for role in _NEEDED if row[role] not in read.get(role, "")]
    if not lost and not any(all(row[role] in words for role in _NEEDED) for words in made.rows):
        lost = list(_NEEDED)
    if lost:
        yield _fault(
            each,
            f"nothing that stands in {' or '.join(f'row.{role}' for role in lost)} comes back when the form is read",
            "keep the fields of a comment in one row of a table, below the heads of the form that `plansite templates` "
            "writes",
            "每条意见的字段须在同一表格的一行内，并保留 plansite templates 所写表头的用语（如“章节条款”“修改建议”）",
        )


def _fault(each: Template, message: str, hint: str, hint_zh: str) -> Fault:
    return Fault(place=each.place, message=message, hint=hint, hint_zh=hint_zh)
