"""Entries of a list in a file of plan/, found by the line at which they begin: changed, added, taken out."""

from collections.abc import Mapping
from typing import Any

import yaml

from plansite.office.yaml_text import Quoted, YamlText, names, node_of, plain


class NoEntry(Exception):
    """No entry begins at this line any more, or the file is no list."""


def changed(text: str, values: Mapping[int, Mapping[str, Any]]) -> str:
    """The file with other values in some entries, by the line of each (from 1); what is empty goes.

    Raises:
        NoEntry: no entry begins there.
    """
    file, entries = _list(text)
    for line, given in values.items():
        entry = entries.value[_place(entries, line)]
        for key, value in given.items():
            node = node_of(entry, key)
            if isinstance(value, Mapping):
                value = _all_keys(node, value)
            if plain(node) != value and (node is not None or value):
                file.put(entry, key, value)
    return file.changed()


def added(text: str, values: Mapping[str, Any]) -> str:
    """The file with an entry more at its end; keys without a value are left out.

    Raises:
        NoEntry: the file is no list.
    """
    file, entries = _list(text or "[]\n")
    filled = {key: _all_keys(None, value) if isinstance(value, Mapping) else value for key, value in values.items()}
    file.append(entries, [{key: value for key, value in filled.items() if value}])
    return file.changed()


def removed(text: str, line: int) -> str:
    """The file without the entry that begins at a line.

    Raises:
        NoEntry: no entry begins there.
    """
    file, entries = _list(text)
    file.remove(entries, [_place(entries, line)])
    return file.changed()


def identity(text: str) -> str:
    """An identity as a value: a page is a number, and stays text."""
    return Quoted(text) if text.isdigit() else text


def _list(text: str) -> tuple[YamlText, yaml.SequenceNode]:
    try:
        file = YamlText(text)
    except yaml.YAMLError as error:
        raise NoEntry from error
    if not isinstance(file.root, yaml.SequenceNode):
        raise NoEntry
    return file, file.root


def _place(entries: yaml.SequenceNode, line: int) -> int:
    for place, entry in enumerate(entries.value):
        if isinstance(entry, yaml.MappingNode) and entry.start_mark.line + 1 == line:
            return place
    raise NoEntry


def _all_keys(node: yaml.Node | None, value: Mapping[str, str]) -> Mapping[str, str]:
    """The texts with those that go as empty ones; nothing at all where none is left."""
    texts = {**dict.fromkeys(names(node), ""), **value}
    return texts if any(texts.values()) else {}
