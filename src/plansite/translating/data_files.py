"""A data file with room for a further language: ``{ zh: 某规划 }`` becomes ``{ zh: 某规划, en: "" }``.

Comments and the form of the file stay as the editor wrote them.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import yaml

_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What is to stand where: line and column from 0, and the text to be put in.
_Insert = tuple[int, int, str]
_COMMENT: Final = "# 正在翻译的语言，全部译完后删去  being translated into; delete this when all is done"


def with_language(text: str, codes: tuple[str, ...], code: str) -> str:
    """Give every text by language an empty one in a further language; numbers and signs stay as they are.

    Args:
        text: a data file that can be read.
        codes: the languages of the plan, the original first.
        code: the further language.
    """
    root = yaml.compose(text, Loader=_Loader)
    return _inserted(text, _texts(root, codes, code)) if root is not None else text


def plan_with_language(text: str, codes: tuple[str, ...], code: str) -> str:
    """The same for plan.yml, which lists its languages, and says which are being translated into."""
    root: yaml.Node = yaml.compose(text, Loader=_Loader) or yaml.MappingNode("", [])
    listed = {key.value: (key, value) for key, value in root.value}
    inserts = list(_texts(root, codes, code))
    for name in ("languages", "translating"):
        if name in listed:
            inserts.append(_item(listed[name][1], code))
    if "translating" not in listed:
        inserts.append((0, 0, f"{_COMMENT}\ntranslating: [{code}]\n"))
    return _inserted(text, iter(inserts))


def _texts(node: yaml.Node, codes: tuple[str, ...], code: str) -> Iterator[_Insert]:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _texts(child, codes, code)
    elif isinstance(node, yaml.MappingNode):
        texts = [(key, value) for key, value in node.value if key.value in codes]
        original = next((value for key, value in texts if key.value == codes[0]), None)
        if isinstance(original, yaml.ScalarNode):
            yield _entry(texts[-1], f"{code}: {_start(original.value)}", in_line=bool(node.flow_style))
        for key, value in node.value:
            if key.value not in codes:
                yield from _texts(value, codes, code)


def _start(original: str) -> str:
    """What a translation begins as: nothing, but for what has no words."""
    return json.dumps("" if any(map(str.isalpha, original)) else original, ensure_ascii=False)


def _entry(before: tuple[yaml.Node, yaml.Node], entry: str, *, in_line: bool) -> _Insert:
    """A further entry of a mapping, behind another."""
    key, value = before
    if in_line:
        return value.end_mark.line, value.end_mark.column, f", {entry}"
    return _line_below(value, f"{' ' * key.start_mark.column}{entry}\n")


def _item(node: yaml.SequenceNode, code: str) -> _Insert:
    """A further item at the end of a list."""
    last = node.value[-1] if node.value else None
    if last is None:
        return node.start_mark.line, node.start_mark.column + 1, code
    if node.flow_style:
        return last.end_mark.line, last.end_mark.column, f", {code}"
    return _line_below(last, f"{' ' * node.start_mark.column}- {code}\n")


def _line_below(node: yaml.Node, line: str) -> _Insert:
    """A line of its own below the one on which a value ends. (That of a value in lines ends where the next begins.)"""
    end = node.end_mark
    return (end.line if end.column == 0 else end.line + 1), 0, line


def _inserted(text: str, inserts: Iterator[_Insert]) -> str:
    lines = text.split("\n")
    for line, column, piece in sorted(inserts, reverse=True):
        if line >= len(lines):
            lines.append("")
        lines[line] = lines[line][:column] + piece + lines[line][column:]
    return "\n".join(lines)
