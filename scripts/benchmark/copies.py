"""A plan many times as long: every block, row, note and figure again and again, with identities of their own.

The copies stand in the same chapters, one after the other, so that a plan a hundred times as long has pages a hundred
times as long. Their words are the same, so each block that says what another says gets an editor's note; every check
passes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.checks.departures import published_lines
from plansite.consistency import DISAGREEMENTS, covering
from plansite.load import load
from plansite.model import Plan
from plansite.model.history import lock_text, record
from plansite.model.translation import digests, lock_name
from plansite.model.translation import lock_text as translation_lock

#: How far sections, special columns and tables of one copy stand from those of the copy before.
_SECTIONS: Final = 50
_COLUMNS: Final = 50
_TABLES: Final = 2
#: What the site says of the plan, with its number of special columns and indicators.
_SUMMARY: Final = re.compile(r"^summary:\n(?:  .*\n)+", re.MULTILINE)
_MARK: Final = re.compile(r"\{: #(\S+) \}")
_CALL: Final = re.compile(r'(?<=\(")([\d-]+)(?="\) \}\})')
_SHIFTED: Final = re.compile(r"([smp])(\d+)-(\d+)(.*)")
_COLUMN: Final = re.compile(r"(c?)(\d+)-(\d+)(.*)")
#: Files that list entries about blocks.
_ENTRIES: Final = ("notes.yml", "links.yml", "allowances.yml")


def lengthen(plan: Path, times: int, into: Path) -> None:
    """Write the plan in folder ``plan``, ``times`` times as long, into folder ``into``.

    Raises:
        ValueError: more copies than identities have numbers for.
    """
    if times * _SECTIONS > 9999:
        raise ValueError(f"{times} copies are more than identities have numbers for")
    for path in sorted(plan.rglob("*")):
        if path.is_file():
            _write(into / path.relative_to(plan), path.read_text("utf-8"))
    for copy in range(1, times):
        _copy_columns(plan, into, copy)
        _copy_tables(plan, into, copy)
    for path in sorted(plan.glob("chapters/*.md")):
        _write(into / path.relative_to(plan), _chapter(path.read_text("utf-8"), times))
    lists = {name: yaml.safe_load((plan / name).read_text("utf-8")) for name in _ENTRIES}
    for name, entries in lists.items():
        _write(into / name, _listed(_entries(entries, times)))
    _write(into / "figures.yml", _figures(yaml.safe_load((plan / "figures.yml").read_text("utf-8")), times))
    _write(into / "corrections.yml", "[]\n")
    _write(into / "plan.yml", _SUMMARY.sub("", (into / "plan.yml").read_text("utf-8")))
    grown = _loaded(into)
    _write_source(into, grown)
    _write_notes(into, grown, _entries(lists["notes.yml"], times))
    _write_locks(into, _loaded(into))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _moved(identity: str, copy: int) -> str:
    """The identity of a block in a copy: ``m3-1-2`` → ``m3-51-2``, ``i-pm25`` → ``i-pm25-x1``."""
    if match := _SHIFTED.fullmatch(identity):
        return f"{match[1]}{match[2]}-{int(match[3]) + _SECTIONS * copy}{match[4]}"
    if match := _COLUMN.fullmatch(identity):
        return f"{match[1]}{match[2]}-{int(match[3]) + _COLUMNS * copy}{match[4]}"
    if re.fullmatch(r"t\d+", identity):
        return f"t{int(identity[1:]) + _TABLES * copy}"
    return _row(identity, copy)


def _row(slug: str, copy: int) -> str:
    return f"{slug}-x{copy}" if copy else slug


def _stays(identity: str) -> bool:
    """Blocks of which there is one however long the plan is: notice, cover, titles of chapters, terms."""
    return identity in {"notice", "cover"} or identity.isdigit() or identity.startswith(("a", "g-"))


def _chapter(text: str, times: int) -> str:
    title, body = re.fullmatch(r"((?:# [^\n]*\n)?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    return title + "\n".join(_marked(body, copy) for copy in range(times))


def _marked(text: str, copy: int) -> str:
    text = _MARK.sub(lambda mark: f"{{: #{_moved(mark[1], copy)} }}", text)
    return _CALL.sub(lambda call: _called(call[1], copy), text)


def _called(number: str, copy: int) -> str:
    return _moved(number, copy) if "-" in number else str(int(number) + _TABLES * copy)


def _copy_columns(plan: Path, into: Path, copy: int) -> None:
    for path in plan.glob("columns/*.md"):
        number, rest = path.name.split(".", 1)
        _write(into / "columns" / f"{_moved(number, copy)}.{rest}", _marked(path.read_text("utf-8"), copy))


def _copy_tables(plan: Path, into: Path, copy: int) -> None:
    for path in plan.glob("indicators/*.yml"):
        table = yaml.safe_load(path.read_text("utf-8"))
        table["number"] = str(int(table["number"]) + _TABLES * copy)
        for row in (row for category in table["categories"] for row in category["indicators"]):
            row["name"] = {language: f"{name} {_letters(copy)}" for language, name in row["name"].items()}
            if copy:
                row.pop("counted", None)  # the note below the table names the first of its kind
            row |= {key: _row(row[key], copy) for key in ("id", "baseline") if key in row}
        _write(into / "indicators" / f"table-{table['number']}.yml", json.dumps(table, ensure_ascii=False))


def _letters(copy: int) -> str:
    """A name without digits, which would be figures, for each copy: two indicators with one name measure one thing."""
    return "X" + "".join(chr(ord("A") + int(digit)) for digit in str(copy))


def _entries(entries: Iterable[dict[str, Any]], times: int) -> list[dict[str, Any]]:
    return [_entry(entry, copy) for copy in range(times) for entry in entries if not copy or not _stays(entry["block"])]


def _entry(entry: dict[str, Any], copy: int) -> dict[str, Any]:
    moved: dict[str, Callable[[Any], Any]] = {
        "id": lambda slug: _row(slug, copy),
        "block": lambda identity: _moved(identity, copy),
        "indicator": lambda slug: _row(slug, copy),
        "indicators": lambda slugs: [_row(slug, copy) for slug in slugs],
        "reports": lambda slugs: [_row(slug, copy) for slug in slugs],
    }
    return {key: moved[key](value) if key in moved else value for key, value in entry.items()}


def _figures(figures: dict[str, Any], times: int) -> str:
    cells = [
        cell | {"table": str(int(cell["table"]) + _TABLES * copy)} for copy in range(times) for cell in figures["cells"]
    ]
    parts = figures | {"cells": cells, "figures": _entries(figures["figures"], times)}
    return "".join(f"{name}:\n{_listed(entries)}" for name, entries in parts.items())


def _listed(entries: Iterable[dict[str, Any]]) -> str:
    """An entry a line; JSON is YAML, and says of every value that it is text."""
    return "".join(f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in entries) or "[]\n"


def _loaded(folder: Path) -> Plan:
    """The plan as written so far.

    Raises:
        ValueError: it does not load.
    """
    loaded = load(folder)
    if loaded.plan is None:
        raise ValueError("\n".join(map(str, loaded.findings[:5])))
    return loaded.plan


def _write_source(into: Path, plan: Plan) -> None:
    """The document that such a plan would have come from, which needs no correction."""
    lines = (line for _, line in published_lines(plan))
    _write(into / "source" / "notice.zh.txt", "".join(f"{line}\n" for line in lines))


def _write_notes(into: Path, plan: Plan, notes: list[dict[str, Any]]) -> None:
    """The notes, and one on every block that says what another says."""
    (kind,) = (kind for kind in DISAGREEMENTS if kind.name == "repetition")
    repeated = {str(found.spots[1].block) for found in kind.find(plan) if not covering(plan, kind, found)}
    text = {language.code: "重复 / repeated" for language in plan.languages}
    more = [
        {"id": f"again-{number}", "block": block, "kind": "repetition", "text": text}
        for number, block in enumerate(sorted(repeated))
    ]
    _write(into / "notes.yml", _listed([*notes, *more]))


def _write_locks(into: Path, plan: Plan) -> None:
    """Every block published, every translation confirmed."""
    _write(into / "identities.lock", lock_text(record(plan)))
    current = {str(identity): digest for identity, digest in digests(plan).items()}
    for language in plan.translations:
        _write(into / lock_name(language), translation_lock(current))
