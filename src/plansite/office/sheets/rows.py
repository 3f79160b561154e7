"""The entries of the data files as rows of cells, and where in its file each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.model import Plan
from plansite.office.sheets.columns import BETWEEN, Column, Sheet, columns
from plansite.office.yaml_text import YamlText, in_flow, node_of, plain

#: Where the entries of a sheet stand that is one file: the file, and the key in it.
FILES: Final = {
    "glossary": ("glossary.yml", None),
    "words": ("words.yml", None),
    "notes": ("notes.yml", None),
    "links": ("links.yml", None),
    "figures": ("figures.yml", "figures"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its file, the list it stands in and its place there, and what it says beside its own keys."""

    file: str
    entries: yaml.SequenceNode
    place: int
    node: yaml.MappingNode
    context: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as cells by the keys of the columns. ``name`` is what finds it again."""

    name: str
    cells: Mapping[str, str]
    entry: Entry


class Files:
    """The data files of a plan as texts to be changed, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._texts: dict[str, YamlText] = {}

    def text(self, name: str) -> YamlText | None:
        """A file; None where there is none."""
        path = self.folder / name
        if name not in self._texts and path.is_file():
            self._texts[name] = YamlText(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
        return self._texts.get(name)

    def begun(self, name: str) -> YamlText:
        """A file that is not there yet: a list without entries."""
        return self._texts.setdefault(name, YamlText("[]\n"))

    def matching(self, pattern: str) -> list[str]:
        """The names of the files that match, in order."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))

    def changed(self) -> dict[str, str]:
        """The files with changes, as they will be."""
        return {name: text.changed() for name, text in self._texts.items() if text.splices}


def entries(sheet: Sheet, files: Files, plan: Plan) -> Iterator[Entry]:
    """The entries of a sheet in the order of the files."""
    if sheet.key == "indicators":
        yield from _indicators(files, plan)
    elif sheet.key == "progress":
        for name in files.matching("progress/[0-9][0-9][0-9][0-9].yml"):
            yield from _listed(files, name, None, {"year": name[9:13]})
    else:
        yield from _listed(files, *FILES[sheet.key], {})


def _listed(files: Files, name: str, key: str | None, context: Mapping[str, str]) -> Iterator[Entry]:
    found = files.text(name)
    node = found.root if found else None
    if key is not None:
        node = node_of(node, key)
    if isinstance(node, yaml.SequenceNode):
        yield from _of_list(name, node, context)


def _of_list(name: str, node: yaml.SequenceNode, context: Mapping[str, str]) -> Iterator[Entry]:
    for place, each in enumerate(node.value):
        if isinstance(each, yaml.MappingNode):
            yield Entry(file=name, entries=node, place=place, node=each, context=context)


def _indicators(files: Files, plan: Plan) -> Iterator[Entry]:
    for name in files.matching("indicators/table-*.yml"):
        found = files.text(name)
        root = found.root if found else None
        categories = node_of(root, "categories")
        for category in categories.value if isinstance(categories, yaml.SequenceNode) else ():
            title = plain(node_of(node_of(category, "name"), plan.original.code)) or ""
            context = {"table": plain(node_of(root, "number")) or "", "category": title}
            node = node_of(category, "indicators")
            if isinstance(node, yaml.SequenceNode):
                yield from _of_list(name, node, context)


def cell(column: Column, value: Any) -> str:
    """What stands in a column for an entry, as one text."""
    field, code = column.field, column.code
    own = value.get(field.key) if field.key else value
    match field.shape:
        case "text":
            return own if isinstance(own, str) else "" if own is None else in_flow(own)
        case "languages":
            text = own.get(code) if isinstance(own, Mapping) else None
            return text if isinstance(text, str) else ""
        case "list":
            return BETWEEN.join(own or ())
        case "lists":
            return BETWEEN.join((own.get(code) if isinstance(own, Mapping) else None) or ())
        case "texts":
            return BETWEEN.join(each.get(code) or "" for each in own or ()) if own else ""


def rows(sheet: Sheet, files: Files, plan: Plan) -> tuple[Row, ...]:
    """The rows of a sheet."""
    found: list[Row] = []
    for number, entry in enumerate(entries(sheet, files, plan), 1):
        value = {**plain(entry.node), **entry.context}
        cells = {column.key: cell(column, value) for column in columns(sheet, plan)}
        name = BETWEEN.join(cells[key] for key in sheet.identity) if sheet.identity else f"#{number}"
        found.append(Row(name=name, cells=cells, entry=entry))
    return tuple(found)
