"""YAML read strictly: what YAML would silently change or drop is a finding with file, line and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plansite.ground.characters import unseen_in
from plansite.ground.findings import Fault, Finding, Place, rule
from plansite.load.files import File, control_character
from plansite.model.entry import PLACES_KEY, Places

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


@dataclass(slots=True)
class _Reader:
    """Turns YAML nodes into plain values with their places, gathering findings on the way."""

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
            if key.tag != _STRING or key.value == PLACES_KEY:
                what = "a key is a plain word here"
                self.findings += strange_form(_place(self.path, key.start_mark), what)
            elif key.value in seen:
                self.findings += duplicate_key(self.path, key, seen[key.value])
            else:
                seen[key.value] = key
                values[key.value] = self.value(child, depth + 1)
        places = {name: _place(self.path, key.start_mark) for name, key in seen.items()}
        values[PLACES_KEY] = Places(place=_place(self.path, node.start_mark), keys=places)
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


def compose(file: File) -> tuple[Any, tuple[Finding, ...]]:
    """The plain values that stand in a file, its mappings with their places, or why it cannot be read."""
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


YAML_RULES: Final = (broken_yaml, duplicate_key, strange_form)
