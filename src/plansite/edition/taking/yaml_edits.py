"""Changes to plan.yml that leave everything else in it, comments too, as it is."""

import json
from collections.abc import Iterable
from typing import Any

import yaml


def with_values(text: str, values: Iterable[tuple[tuple[str, ...], Any]]) -> str:
    """The file with other values under some keys; a key that is not there is added at the end of the file.

    ``values``: the way to each key (``("title", "zh")``) and its value, written as JSON, which is YAML.
    """
    for way, value in values:
        text = _with(text, way, json.dumps(value, ensure_ascii=False))
    return text


def _with(text: str, way: tuple[str, ...], value: str) -> str:
    node: yaml.Node | None = yaml.compose(text)
    for key in way:
        node = _under(node, key)
    if node is None:
        return f"{text.rstrip()}\n{_nested(way, value)}\n"
    start, end = node.start_mark.index, node.end_mark.index
    while end > start and text[end - 1] in " \n" and not isinstance(node, yaml.ScalarNode):
        end -= 1
    return text[:start] + value + text[end:]


def _under(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands under a key of a mapping, if it is one and has it."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((child for name, child in pairs if name.value == key), None)


def _nested(way: tuple[str, ...], value: str) -> str:
    first, *rest = way
    for key in reversed(rest):
        value = f"{{ {key}: {value} }}"
    return f"{first}: {value}"


def with_entry(text: str, key: str, entry: str) -> str:
    """The file with one more entry at the end of the list under a key; ``entry`` is the lines of a mapping."""
    found = _under(yaml.compose(text), key)
    if not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        return f"{text.rstrip()}\n{key}:\n{_indented(entry, 2)}"
    last = found.value[-1]
    lines = text.split("\n")
    at = last.end_mark.line if last.end_mark.column == 0 else last.end_mark.line + 1
    while at and not lines[at - 1].strip():
        at -= 1
    while lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return "\n".join([*lines[:at], _indented(entry, last.start_mark.column - 2).rstrip("\n"), *lines[at:]])


def _indented(entry: str, by: int) -> str:
    lines = entry.rstrip("\n").split("\n")
    return "".join(f"{' ' * by}{'  ' if at else '- '}{line}\n" for at, line in enumerate(lines))
