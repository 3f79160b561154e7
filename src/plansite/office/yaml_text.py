"""Changes of a YAML file as changes of its text: what nobody touched stays to the byte, comments and form included.

A change replaces, adds or takes out one value of a mapping, or one entry of a list. All are worked out from one reading
of the file, and made from its end to its beginning.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING: Final = "tag:yaml.org,2002:str"
_WIDTH: Final = 120


class Quoted(str):
    """A text that looks like a number or a date and stays text: it is written in quotation marks."""

    __slots__ = ()


class Written(str):
    """A value that is YAML already: `{ zh: 完成省下达任务, en: as set by the province }`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Splice:
    """``new`` in the place of what stands from ``start`` to ``end``, as offsets of the text."""

    start: int
    end: int
    new: str


@dataclass(slots=True)
class YamlText:
    """A file and the changes to be made in it."""

    text: str
    splices: list[Splice] = field(default_factory=list)
    root: yaml.Node | None = None
    _longer: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.root = yaml.compose(self.text, Loader=_Loader)

    def changed(self) -> str:
        """The text with all changes made."""
        text = self.text
        for splice in sorted(self.splices, reverse=True):
            text = text[: splice.start] + splice.new + text[splice.end :]
        return text

    # -- values of a mapping

    def put(self, mapping: yaml.MappingNode, key: str, value: Any) -> None:
        """Give a key this value: a text, a list, or a mapping; without a value, take the key out."""
        pair = pair_of(mapping, key)
        if pair is None:
            if value is not None and value != "":
                self._add(mapping, key, value)
        elif value is None or value == "":
            self._take_out(mapping, key)
        elif isinstance(value, Mapping) and isinstance(pair[1], yaml.MappingNode) and pair[1].value:
            self._merge(mapping, key, pair[1], value)
        else:
            self._replace(pair[1], value, flow=bool(mapping.flow_style))

    def _merge(self, mapping: yaml.MappingNode, key: str, node: yaml.MappingNode, value: Mapping[str, Any]) -> None:
        kept = [name for name in names(node) if value.get(name)]
        if not kept and not any(value.values()):
            self._take_out(mapping, key)
            return
        for name, each in value.items():
            if plain(node_of(node, name)) != each:
                self.put(node, name, each)

    def _replace(self, node: yaml.Node, value: Any, *, flow: bool) -> None:
        start, end = node.start_mark.index, end_of(node)
        quoted = isinstance(node, yaml.ScalarNode) and node.style == '"'
        if isinstance(value, Written):
            self.splices.append(Splice(start=start, end=end, new=value))
            return
        new = scalar(value, quoted=quoted, flow=flow) if isinstance(value, str) else in_flow(value)
        if not isinstance(value, str) and not flow and not getattr(node, "flow_style", True):
            start = self.text.rindex(":", 0, start) + 1  # a block below its key becomes a list beside it
            new = f" {new}"
        self.splices.append(Splice(start=start, end=end, new=new))

    def _add(self, mapping: yaml.MappingNode, key: str, value: Any) -> None:
        first, last = mapping.value[0][0], mapping.value[-1][1]
        at = end_of(last)
        if mapping.flow_style:
            new = f", {key}: {in_flow(value)}"
        else:
            at = self._line_end(at)
            new = "\n" + block_pair(key, value, first.start_mark.column)
        self.splices.append(Splice(start=at, end=at, new=new))

    def _take_out(self, mapping: yaml.MappingNode, key: str) -> None:
        at = names(mapping).index(key)
        node, value = mapping.value[at]
        start, end = node.start_mark.index, end_of(value)
        if mapping.flow_style and at > 0:
            start = end_of(mapping.value[at - 1][1])
        elif len(mapping.value) > 1 and (mapping.flow_style or at == 0):
            end = mapping.value[1][0].start_mark.index
        elif not mapping.flow_style:
            start, end = self._line_start(start), self._line_end(end) + 1
        self.splices.append(Splice(start=start, end=min(end, len(self.text)), new=""))

    # -- entries of a list

    def append(self, entries: yaml.SequenceNode, values: Iterable[Mapping[str, Any]]) -> None:
        """Add entries at the end of a list, in the form of the last one there."""
        values = list(values)
        if not values:
            return
        self._longer.add(id(entries))
        if not entries.value:
            column = _column_of_empty(entries)
            new = "\n".join(block_entry(value, column) for value in values)
            start = entries.start_mark.index - (entries.start_mark.column if column == 0 else 0)
            new = new if column == 0 else "\n" + new
            self.splices.append(Splice(start=start, end=entries.end_mark.index, new=new))
            return
        last = entries.value[-1]
        column = self._dash_column(last)
        at = self._line_end(end_of(last))
        flow = isinstance(last, yaml.MappingNode) and last.flow_style
        gap = "\n\n" if self._spaced(entries) else "\n"
        for value in values:
            new = f"{' ' * column}- {in_flow(value)}" if flow else block_entry(value, column)
            self.splices.append(Splice(start=at, end=at, new=gap + new))
        self.splices[-len(values) :] = [_together(self.splices[-len(values) :])]

    def remove(self, entries: yaml.SequenceNode, gone: Iterable[int]) -> None:
        """Take entries out of a list, with the blank lines behind them; of the last one an empty list stays."""
        places = set(gone)
        if entries.value and places == set(range(len(entries.value))):
            start = self._line_start(entries.value[0].start_mark.index)
            column = self._dash_column(entries.value[0])
            end = self._line_end(end_of(entries.value[-1]))
            others = id(entries) in self._longer  # others were added behind those that go
            start = max(0, start - 1) if others or column else start
            new = "" if others else "[]" if column == 0 else " []"
            self.splices.append(Splice(start=start, end=end, new=new))
            return
        for place in places:
            start = self._line_start(entries.value[place].start_mark.index)
            end = self._line_end(end_of(entries.value[place])) + 1
            while self.text[end : end + 1] == "\n" and place + 1 < len(entries.value):
                end += 1
            self.splices.append(Splice(start=start, end=min(end, len(self.text)), new=""))

    def _dash_column(self, node: yaml.Node) -> int:
        start = self._line_start(node.start_mark.index)
        return self.text.index("-", start) - start

    def _spaced(self, entries: yaml.SequenceNode) -> bool:
        """Whether a blank line stands between the entries."""
        if len(entries.value) < 2:
            return False
        return "\n\n" in self.text[end_of(entries.value[-2]) : entries.value[-1].start_mark.index]

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def _together(splices: Sequence[Splice]) -> Splice:
    return Splice(start=splices[0].start, end=splices[0].end, new="".join(splice.new for splice in splices))


def _column_of_empty(entries: yaml.SequenceNode) -> int:
    """Where the dashes of a list go that is empty yet: the whole file, or the value of a key."""
    return 0 if entries.start_mark.column == 0 else 2


def names(mapping: yaml.Node | None) -> list[str]:
    """The keys of a mapping in order."""
    return [str(key.value) for key, _ in mapping.value] if isinstance(mapping, yaml.MappingNode) else []


def pair_of(mapping: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """A key and its value, as they stand in the file."""
    return next((pair for pair in mapping.value if pair[0].value == key), None)


def node_of(mapping: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key, if it is there."""
    pair = pair_of(mapping, key) if isinstance(mapping, yaml.MappingNode) else None
    return pair[1] if pair else None


def plain(node: yaml.Node | None) -> Any:
    """What stands in the file: text as it is written (`5`, `true`), lists, mappings; None where nothing stands."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(each) for each in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else None


def end_of(node: yaml.Node) -> int:
    """Where a value really ends: the mark of a block stands at the next one, behind comments and blank lines."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def scalar(text: str, *, quoted: bool = False, flow: bool = True) -> str:
    """A text as YAML: plain where that says the same, else in quotation marks."""
    if not quoted and not isinstance(text, Quoted) and "\n" not in text and text == text.strip() and text:
        source = f"{{ k: {text} }}" if flow else f"k: {text}"
        try:
            node = yaml.compose(source, Loader=_Loader)
        except yaml.YAMLError:
            node = None
        value = node_of(node, "k")
        alone = isinstance(value, yaml.ScalarNode) and value.value == text and len(names(node)) == 1
        fixed = text in {"true", "false"} or (text.isdigit() and not text.startswith("0"))
        if alone and value is not None and (value.tag == _STRING or fixed):
            return text
    return json.dumps(text, ensure_ascii=False)


def in_flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key}: {in_flow(each)}" for key, each in value.items() if each) + " }"
    if isinstance(value, Written):
        return str(value)
    if isinstance(value, str):
        return scalar(value)
    return "[" + ", ".join(map(in_flow, value)) + "]"


def block_pair(key: str, value: Any, column: int) -> str:
    """A key and its value on a line; a mapping that is too long for one below its key."""
    blanks = " " * column
    if isinstance(value, Mapping) and len(line := f"{blanks}{key}: {in_flow(value)}") > _WIDTH:
        rows = [f"{blanks}  {name}: {scalar(each, flow=False)}" for name, each in value.items() if each]
        return "\n".join([f"{blanks}{key}:", *rows]) if all(isinstance(e, str) for e in value.values()) else line
    is_text = isinstance(value, str) and not isinstance(value, Written)
    written = scalar(value, flow=False) if is_text else in_flow(value)
    return f"{blanks}{key}: {written}"


def block_entry(value: Mapping[str, Any], column: int) -> str:
    """An entry of a list: its dash, and a key a line."""
    rows = [block_pair(key, each, column + 2) for key, each in value.items() if each]
    text = "\n".join(rows)
    return f"{' ' * column}- {text[column + 2 :]}"
