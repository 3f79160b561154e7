"""YAML read strictly into models: what YAML would silently change or drop is a finding with file, line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, get_args

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from plansite.ground.characters import unseen_in
from plansite.ground.findings import Fault, Finding, Place, did_you_mean, rule
from plansite.load.files import File, control_character
from plansite.model.entries import MARKS_KEY, Entry, Marks

T = TypeVar("T")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING: Final = "tag:yaml.org,2002:str"
_INTEGER: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquoted:
    """A scalar that YAML reads as something other than text, with the characters as the editor wrote them."""

    raw: str
    kind: str


class _TooDeep(Exception):
    """The file nests deeper than anything in a plan does."""


def _place(path: str, mark: yaml.Mark) -> Place:
    return Place(path=path, line=mark.line + 1, column=mark.column + 1)


@rule("yaml-syntax")
def broken_yaml(place: Place, problem: str) -> Iterator[Fault]:
    """A data file is valid YAML.

    Bad:  `name: { zh: 城市PM2.5平均浓度, en: Average`   (the brace is never closed)
    Good: `name: { zh: 城市PM2.5平均浓度, en: Average urban PM2.5 concentration }`
    """
    yield Fault(
        place=place,
        message=f"this is not valid YAML: {problem}",
        hint='look here and one line above: a missing quote, brace or colon, or a tab; quote text that holds ": "',
        hint_zh="请检查此处及上一行：可能缺少引号、括号或冒号，或用了制表符；含有“: ”的文字要加引号",
    )


@rule("yaml-duplicate-key")
def duplicate_key(path: str, key: yaml.Node, first: yaml.Node) -> Iterator[Fault]:
    """A key stands once in its mapping. (YAML itself would silently keep the last.)

    Bad:  `target: "95"` and below it `target: "96"`
    Good: one `target: "95"`
    """
    yield Fault(
        place=_place(path, key.start_mark),
        message=f"key {key.value!r} stands here a second time (first in line {first.start_mark.line + 1})",
        hint="keep one of the two",
        hint_zh=f"键 {key.value} 重复（第一次在第 {first.start_mark.line + 1} 行），请只保留一个",
    )


@rule("yaml-form")
def strange_form(place: Place, what: str) -> Iterator[Fault]:
    """Data files use plain mappings, lists and strings: no anchors, tags, merge keys or keys that are not words.

    Bad:  `unit: &percent { zh: "%", en: "%" }`
    Good: `unit: { zh: "%", en: "%" }`
    """
    yield Fault(
        place=place,
        message=what,
        hint="write it out as a plain key, list or quoted text",
        hint_zh="请写成普通的键、列表或带引号的文字",
    )


@rule("yaml-type")
def changed_type(place: Place, key: str, value: Any) -> Iterator[Fault]:
    """Text stays text: what YAML would turn into a number, a date or yes/no is quoted.

    Bad:  `target: 95`  `telephone: 010`  `en: no`  `opened: 2021-12-16`
    Good: `target: "95"`  `telephone: "010"`  `en: "no"`  `opened: "2021-12-16"`
    """
    raw, kind = (value.raw, value.kind) if isinstance(value, Unquoted) else (str(value), type(value).__name__)
    yield Fault(
        place=place,
        message=f"{key}: YAML reads {raw or 'nothing'} as {kind}, not as text" if raw else f"{key} has no value",
        hint=f'put it in quotes: {key}: "{raw}"' if raw else f"give {key} a value or delete the line",
        hint_zh=f'请加引号：{key}: "{raw}"' if raw else f"请为 {key} 填写内容，或删除这一行",
    )


@rule("yaml-unknown-key")
def unknown_key(place: Place, key: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """Every key is one that the project knows.

    Bad:  `traget: "95"`
    Good: `target: "95"`
    """
    hint, hint_zh = did_you_mean(key, known)
    yield Fault(place=place, message=f"unknown key {key!r}", hint=hint, hint_zh=hint_zh)


@rule("yaml-missing-key")
def missing_key(place: Place, key: str) -> Iterator[Fault]:
    """Nothing that the site needs is left out.

    Bad:  an indicator without `target`
    Good: an indicator with `id`, `name` and `target`
    """
    yield Fault(
        place=place,
        message=f"key {key!r} is missing here",
        hint=f"add {key}: as the entries beside it have it",
        hint_zh=f"此处缺少 {key}，请参照旁边的条目补上",
    )


@rule("yaml-value")
def wrong_value(place: Place, key: str, problem: str) -> Iterator[Fault]:
    """Every value has the form that its key asks for.

    Bad:  `kind: mistake`  `opened: "16.12.2021"`  `id: PM 2.5`
    Good: `kind: implausible`  `opened: "2021-12-16"`  `id: pm25`
    """
    yield Fault(
        place=place,
        message=f"{key}: {problem}",
        hint="see the entries beside it for the form",
        hint_zh=f"{key} 的写法不对，请参照旁边的条目",
    )


@rule("identity-malformed")
def malformed_identity(place: Place, text: str) -> Iterator[Fault]:
    """An identity has one of the forms of this project.

    Bad:  `block: 3-1-2`  `{: #m3.1.2 }`
    Good: `block: m3-1-2`  `{: #m3-1-2 }`
    """
    yield Fault(
        place=place,
        message=f"{text!r} is not an identity",
        hint="write s3-1, m3-1-2, p2-1-1, c3-1, c3-1-2, t2, a1 or i-, n-, g- with lower-case words",
        hint_zh="标识的写法应为 s3-1、m3-1-2、p2-1-1、c3-1、c3-1-2、t2、a1，或 i-、n-、g- 加小写英文",
    )


@dataclass(slots=True)
class _Reader:
    """Turns YAML nodes into plain values with marks, gathering findings on the way."""

    path: str
    findings: list[Finding]

    def value(self, node: yaml.Node, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            raise _TooDeep
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(child, depth + 1) for child in node.value)
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: dict[str, yaml.Node] = {}
        for key, child in node.value:
            if key.tag != _STRING or key.value == MARKS_KEY:
                what = "a key is a plain word here"
                self.findings += strange_form(_place(self.path, key.start_mark), what)
            elif key.value in seen:
                self.findings += duplicate_key(self.path, key, seen[key.value])
            else:
                seen[key.value] = key
                values[key.value] = self.value(child, depth + 1)
        places = {name: _place(self.path, key.start_mark) for name, key in seen.items()}
        values[MARKS_KEY] = Marks(place=_place(self.path, node.start_mark), keys=places)
        return values

    def _scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if node.tag == _STRING:
            for _, character in unseen_in(node.value):  # it can only have been written as an escape
                self.findings += control_character(_place(self.path, node.start_mark), character)
            return node.value
        if kind == "int" and _INTEGER.fullmatch(node.value):
            return int(node.value)
        if kind == "bool" and node.value in {"true", "false"}:
            return node.value == "true"
        return Unquoted(raw=node.value, kind=kind)


#: Where an anchor, alias or tag could begin; most files have none such, and are read once instead of twice.
_MAY_BE_FORBIDDEN: Final = re.compile(r"(?:^|[\s\[\]{},:?-])[&*!]", re.MULTILINE)


def _forbidden_tokens(file: File) -> Iterator[Finding]:
    if not _MAY_BE_FORBIDDEN.search(file.text):
        return
    names = {yaml.AnchorToken: "anchors (&)", yaml.AliasToken: "aliases (*)", yaml.TagToken: "tags (!)"}
    for token in yaml.scan(file.text, Loader=_Loader):
        if name := names.get(type(token)):
            yield from strange_form(_place(file.path, token.start_mark), f"{name} are not used in plan files")


def _compose(file: File) -> tuple[Any, tuple[Finding, ...]]:
    try:
        if findings := tuple(_forbidden_tokens(file)):
            return None, findings
        node = yaml.compose(file.text, Loader=_Loader)
        reader = _Reader(path=file.path, findings=[])
        value = reader.value(node) if node is not None else None
        return value, tuple(reader.findings)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(file.path, mark) if mark else Place(path=file.path)
        return None, tuple(broken_yaml(place, error.problem or "unreadable"))
    except yaml.YAMLError as error:
        return None, tuple(broken_yaml(Place(path=file.path), str(error).splitlines()[0]))
    except (_TooDeep, RecursionError):
        return None, tuple(broken_yaml(Place(path=file.path), "it nests too deeply"))


def _walk(value: Any, path: str, location: tuple[int | str, ...]) -> tuple[Place, Any, str]:
    """The place nearest to a pydantic error location, the value there, and the last key by name."""
    place, name = Place(path=path), ""
    for step in location:
        if isinstance(value, Mapping):
            marks: Marks = value[MARKS_KEY]
            place = marks.keys.get(str(step), marks.place)
            value, name = value.get(str(step)), str(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
            if isinstance(value, Mapping):
                place = value[MARKS_KEY].place
    return place, value, name


def _model_in(annotation: Any) -> type[Entry] | None:
    """The model inside an annotation such as ``tuple[Note, ...]`` or ``Text | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _known_keys(location: tuple[int | str, ...], form: Any) -> tuple[str, ...]:
    """The keys of the model in which an unknown key stands."""
    model = _model_in(form)
    for step in location[:-1]:
        if model is not None and isinstance(step, str):
            model = _model_in(model.model_fields[step].annotation)
    fields = model.model_fields.items() if model else ()
    return tuple(str(field.validation_alias or key) for key, field in fields if key != "marks")


def _explain(error: ErrorDetails, value: Any, file: File, form: Any) -> Iterator[Finding]:
    location = error["loc"]
    place, found, name = _walk(value, file.path, location)
    match error["type"]:
        case "missing":
            yield from missing_key(_walk(value, file.path, location[:-1])[0], str(location[-1]))
        case "extra_forbidden":
            yield from unknown_key(place, name, _known_keys(location, form))
        case "string_type" if not isinstance(found, Mapping | tuple):
            yield from changed_type(place, name, found)
        case "identity_malformed":
            yield from malformed_identity(place, str(found))
        case "languages":
            yield from _explain_languages(error["ctx"]["problems"], found, location, file, form)
        case _:
            yield from wrong_value(place, name or "the file", error["msg"])


def _explain_languages(
    problems: tuple[tuple[str, str], ...], found: Any, location: tuple[int | str, ...], file: File, form: Any
) -> Iterator[Finding]:
    """What is wrong with the texts of a mapping by language."""
    marks: Marks = found[MARKS_KEY]
    for kind, code in problems:
        match kind:
            case "missing":
                yield from missing_key(marks.place, code)
            case "blank":
                yield from wrong_value(marks.keys.get(code, marks.place), code, "there is nothing in it")
            case _:
                known = (*_known_keys((*location, code), form), *(key for key in marks.keys if key != code))
                yield from unknown_key(marks.keys.get(code, marks.place), code, known)


def read_yaml(file: File, form: type[T], languages: tuple[str, ...] = ()) -> tuple[T | None, tuple[Finding, ...]]:
    """Read one data file into its form (a model, or a tuple of models), or say, all at once, why it cannot be read.

    ``languages``: the codes of those in which its texts stand, the original first; empty while nobody knows them.
    """
    value, findings = _compose(file)
    if findings:
        return None, findings
    try:
        return TypeAdapter(form).validate_python(value, context={"languages": languages}), ()
    except ValidationError as error:
        errors = [each for each in error.errors() if each["type"] != "too_short" or not each["input"]]
        explained = (found for each in errors for found in _explain(each, value, file, form))
        return None, tuple(explained)


#: What this module can find, for ``--list``.
YAML_RULES: Final = (
    broken_yaml,
    duplicate_key,
    strange_form,
    changed_type,
    unknown_key,
    missing_key,
    wrong_value,
    malformed_identity,
)
