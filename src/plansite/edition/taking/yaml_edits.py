"""Changes to plan.yml that leave everything else in it, comments too, as it is."""

import json
from collections.abc import Container, Iterable, Mapping
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


def with_status(text: str, published: str, status: str) -> str:
    """plan.yml with another status of the edition of a day."""
    editions = _under(yaml.compose(text), "editions")
    for edition in editions.value if isinstance(editions, yaml.SequenceNode) else ():
        day, node = _under(edition, "published"), _under(edition, "status")
        if day is not None and node is not None and day.value == published:
            return text[: node.start_mark.index] + status + text[node.end_mark.index :]
    return text


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """plan.yml with the numbers of special columns and tables under `labels`; without that key where there are none."""
    kept = without(text, ["labels"])
    entries = "".join(f'  - {{ block: {block}, number: "{number}" }}\n' for block, number in sorted(labels.items()))
    return f"{kept.rstrip()}\nlabels:\n{entries}" if entries else kept


def without(text: str, keys: Iterable[str]) -> str:
    """The file without some keys and what stands under them."""
    for key in keys:
        lines, root = text.split("\n"), yaml.compose(text)
        pairs = root.value if isinstance(root, yaml.MappingNode) else []
        for name, value in pairs:
            if name.value == key:
                del lines[name.start_mark.line : _end(lines, value)]
        text = "\n".join(lines)
    return text


def without_entries(text: str, key: str, values: Container[str]) -> tuple[str, int]:
    """A file of entries, such as notes by their ``id``, without those with some values; and how many these were."""
    root, lines, count = yaml.compose(text), text.split("\n"), 0
    pairs = root.value if isinstance(root, yaml.MappingNode) else [(None, root)]
    for name, entries in reversed([pair for pair in pairs if isinstance(pair[1], yaml.SequenceNode)]):
        going = [each for each in entries.value if getattr(_under(each, key), "value", None) in values]
        for entry in reversed(going):
            del lines[entry.start_mark.line : _end(lines, entry)]
        if going and len(going) == len(entries.value):
            at = name.start_mark.line if name else len(lines)
            lines[at : at + 1] = [f"{lines[at]} []"] if name else ["[]", ""]
        count += len(going)
    return "\n".join(lines), count


def _end(lines: list[str], node: yaml.Node) -> int:
    """The line behind a node; comments and blank lines in front of what follows are not its own."""
    end: int = node.end_mark.line + (node.end_mark.column > 0)
    while end > node.start_mark.line + 1 and not lines[end - 1].partition("#")[0].strip():
        end -= 1
    return end


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
