"""YAML read strictly: what YAML would silently change or drop is a finding with file, line and column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plansite.ground.characters import unseen_in
from plansite.ground.findings import Fault, Finding, Place, rule
from plansite.load.files import File, control_character
from plansite.load.mending import MENDING_RULES, Loader, mended, wrong_indentation, wrong_quotes
from plansite.load.nodes import begun_anew, curly_marks, missing_dash, parted
from plansite.model.entry import PLACES_KEY, Places

_STRING: Final = "tag:yaml.org,2002:str"
_INTEGER: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)
_DEEPEST: Final = 40
_IN_MARKS: Final = re.compile(r"([“”„＂‘’\"']?)([≥≤＞＜><]?\s*-?[\d０-９][\d０-９.,/年月日-]*[%％]?)([“”„＂‘’\"']?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unquoted:
    """A scalar that YAML reads as something other than text, with the characters as the editor wrote them."""

    raw: str
    kind: str
    place: Place | None = None


class _TooDeep(Exception):
    """The file nests deeper than anything in a plan does."""


def _place(path: str, mark: yaml.Mark) -> Place:
    return Place(path=path, line=mark.line + 1, column=mark.column + 1)


@rule("yaml-syntax")
def broken_yaml(place: Place) -> Iterator[Fault]:
    """A data file is valid YAML.

    Bad:  two entries that somebody has pasted into one line
    Good: an entry as those beside it have it
    """
    yield Fault(
        place=place,
        message="the file cannot be read any further from here on",
        hint="compare this line and the one above it with an entry that is right: dashes, blanks at the beginning, "
        "colons, brackets, quotation marks; or take the line back and write it anew",
        hint_zh="从这里起读不下去：请把这一行和上一行与写法正确的条目对照（短横、行首空格、冒号、括号、引号），或恢复原样后重写",
    )


def too_deep(place: Place) -> Iterator[Finding]:
    """What nests deeper than anything in a plan does."""
    return strange_form(place, "brackets stand in brackets more often than anything in a plan asks for")


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
    rows: list[str]
    findings: list[Finding]

    def value(self, node: yaml.Node, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            raise _TooDeep
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.value(entry, depth + 1) for child in node.value for entry in self._entries(child))
        return self._scalar(node)

    def _entries(self, node: yaml.Node) -> Iterator[yaml.Node]:
        """An entry of a list: two, where a second one begins without its dash."""
        entry, *others = begun_anew(node)
        for other in others:
            first = other.value[0][0]
            slip = missing_dash(first.start_mark.line + 1, first.start_mark.column, first.value)
            self.findings += wrong_indentation(self.path, slip, "")
        yield from (entry, *others)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: dict[str, yaml.Node] = {}
        pairs, slips = parted(node, self.rows)
        for found, slip in slips:
            self.findings += found(self.path, slip, self.rows[slip.line - 1])
        for key, child in pairs:
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

    def _scalar(self, node: Any) -> Any:
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if node.tag == _STRING:
            for _, character in unseen_in(node.value):  # it can only have been written as an escape
                self.findings += control_character(_place(self.path, node.start_mark), character)
            return self._number(node)
        if kind == "int" and _INTEGER.fullmatch(node.value):
            return int(node.value)
        if kind == "bool" and node.value in {"true", "false"}:
            return node.value == "true"
        return Unquoted(raw=node.value, kind=kind, place=_place(self.path, node.start_mark))

    def _number(self, node: yaml.ScalarNode) -> str:
        """A text; a number or a date that stands in curly quotation marks, without them."""
        text: str = node.value
        match = None if node.style else _IN_MARKS.fullmatch(text)
        if match is None or not (match[1] or match[3]):
            return text
        start = node.start_mark
        row = self.rows[start.line]
        slip = curly_marks(start.line + 1, start.column, text, match[2], row)
        self.findings += wrong_quotes(self.path, slip, row)
        return match[2]


#: Where an anchor, alias or tag could begin; most files have none such, and are read once instead of twice.
_MAY_BE_FORBIDDEN: Final = re.compile(r"(?:^|[\s\[\]{},:?-])(?:[&*][\w-]|!)", re.MULTILINE)


def _forbidden_tokens(file: File) -> Iterator[Finding]:
    if not _MAY_BE_FORBIDDEN.search(file.text):
        return
    names = {yaml.AnchorToken: "anchors (&)", yaml.AliasToken: "aliases (*)", yaml.TagToken: "tags (!)"}
    for token in yaml.scan(file.text, Loader=Loader):
        if name := names.get(type(token)):
            yield from strange_form(_place(file.path, token.start_mark), f"{name} are not used in plan files")


def compose(file: File) -> tuple[Any, tuple[Finding, ...], bool]:
    """The plain values that stand in a file, its mappings with their places; what is wrong; whether all was read.

    What somebody slipped at is mended in memory, so that all that is wrong in the file is told at once.
    """
    try:
        read, slips = mended(file)
        if read.stuck:
            place = Place(path=file.path, line=read.stuck[0], column=read.stuck[1])
            return None, (*slips, *broken_yaml(place)), False
        if forbidden := tuple(_forbidden_tokens(File(path=file.path, text=read.text))):
            return None, (*slips, *forbidden), False
        reader = _Reader(path=file.path, rows=read.text.split("\n"), findings=list(slips))
        value = reader.value(read.node) if read.node is not None else None
        return value, tuple(reader.findings), True
    except (_TooDeep, RecursionError):
        return None, tuple(too_deep(Place(path=file.path))), False


YAML_RULES: Final = (broken_yaml, duplicate_key, strange_form, *MENDING_RULES)
