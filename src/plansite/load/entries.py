"""What does not fit in an entry of a data file: the rules. `reading` finds what breaks them."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.ground.findings import Fault, Place, Proposal, did_you_mean, rule
from plansite.load.strict_yaml import Unquoted
from plansite.load.value_forms import Form, kind_names, meant_identity


@rule("yaml-type")
def changed_type(place: Place, key: str, value: Any, proposal: Proposal | None = None) -> Iterator[Fault]:
    """Text stays text: what YAML would turn into a number, a date or yes/no is quoted.

    Bad:  `target: 95`  `telephone: 010`  `en: no`  `opened: 2021-12-16`
    Good: `target: "95"`  `telephone: "010"`  `en: "no"`  `opened: "2021-12-16"`
    """
    raw = value.raw if isinstance(value, Unquoted) else str(value).lower() if isinstance(value, bool) else str(value)
    if not raw:
        yield Fault(
            place=place,
            message=f"{key} has no value",
            hint=f"give {key} a value or delete the line",
            hint_zh=f"请为 {key} 填写内容，或删除这一行",
        )
        return
    kind, kind_zh = kind_names(value)
    yield Fault(
        place=place,
        message=f"{key}: {raw} is read as {kind}, not as text",
        hint=f'put it in quotes: {key}: "{raw}"',
        hint_zh=f'不加引号的 {raw} 会被当成{kind_zh}，请加英文引号：{key}: "{raw}"',
        proposal=proposal,
    )


@rule("yaml-unknown-key")
def unknown_key(place: Place, key: str, known: tuple[str, ...], proposal: Proposal | None = None) -> Iterator[Fault]:
    """Every key is one that the project knows.

    Bad:  `traget: "95"`
    Good: `target: "95"`
    """
    hint, hint_zh = did_you_mean(key, known)
    yield Fault(
        place=place,
        message=f"unknown key {key!r}",
        hint=hint,
        hint_zh=f"这里没有 {key} 这个键；{hint_zh}",
        proposal=proposal,
    )


@rule("yaml-missing-key")
def missing_key(place: Place, key: str) -> Iterator[Fault]:
    """Nothing that the site needs is left out.

    Bad:  an indicator without `name`
    Good: an indicator with `id` and `name`
    """
    yield Fault(
        place=place,
        message=f"key {key!r} is missing here",
        hint=f"add {key}: as the entries beside it have it",
        hint_zh=f"此处缺少 {key}，请参照旁边的条目补上",
    )


@rule("yaml-value")
def wrong_value(place: Place, form: Form, proposal: Proposal | None = None) -> Iterator[Fault]:
    """Every value has the form that its key asks for.

    Bad:  `kind: mistake`  `opened: "16.12.2021"`  `id: PM 2.5`  `source: 统计公报`
    Good: `kind: implausible`  `opened: "2021-12-16"`  `id: pm25`  `source: { zh: 统计公报, en: Statistical Bulletin }`
    """
    yield Fault(place=place, message=form.message, hint=form.hint, hint_zh=form.hint_zh, proposal=proposal)


@rule("yaml-place")
def wrong_place(place: Place, key: str, owner: str) -> Iterator[Fault]:
    """A key stands below what it belongs to.

    Bad:  `telephone:` at the beginning of its line, where it belongs to `consultation:`
    Good: `telephone:` below `consultation:`, as far right as its neighbours there
    """
    yield Fault(
        place=place,
        message=f"{key} belongs to {owner}, but its line does not begin as those there do",
        hint=f"let it begin with as many blanks as the other lines of {owner}",
        hint_zh=f"缩进不对：{key} 是 {owner} 里的，行首空格要与 {owner} 里的其他行对齐",
    )


@rule("identity-malformed")
def malformed_identity(place: Place, text: str, proposal: Proposal | None = None) -> Iterator[Fault]:
    """An identity has one of the forms of this project.

    Bad:  `block: 3-1-2`  `{: #m3.1.2 }`
    Good: `block: m3-1-2`  `{: #m3-1-2 }`
    """
    near = meant_identity(text)
    yield Fault(
        place=place,
        message=f"{text!r} is not an identity",
        hint=(f"did you mean {near}? " if near else "")
        + "write s3-1, m3-1-2, p2-1-1, c3-1, c3-1-2, t2, a1 or i-, n-, g- with lower-case words",
        hint_zh=(f"是不是 {near}？" if near else "")
        + "标识的写法应为 s3-1、m3-1-2、p2-1-1、c3-1、c3-1-2、t2、a1，或 i-、n-、g- 加小写英文",
        proposal=proposal,
    )


ENTRY_RULES: Final = (changed_type, unknown_key, missing_key, wrong_value, wrong_place, malformed_identity)
