"""In which sheet and cell a finding stands."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from plansite.ground.findings import HOME, Finding
from plansite.model import Plan
from plansite.office.sheets.reading import BackRow, BackSheet
from plansite.office.sheets.rows import Files, Row, rows

#: Line and column, both from 1, at which a value begins; the column of the sheet that holds it.
_Mark = tuple[tuple[int, int], str]


def addressed(
    found: tuple[Finding, ...], sheets: tuple[BackSheet, ...], folder: Path, plan: Plan
) -> tuple[tuple[str, Finding], ...]:
    """Each finding with its sheet and cell, such as `术语 Glossary D7`; empty where it stands in no sheet.

    ``folder`` holds the plan as it would be.
    """
    places: dict[str, list[tuple[_Mark, str]]] = {}
    for sheet in sheets:
        for file, mark, address in _places(sheet, folder, plan):
            places.setdefault(f"{HOME}/{file}", []).append((mark, address))
    return tuple((_address(finding, places.get(finding.place.path, [])), finding) for finding in found)


def _address(finding: Finding, places: list[tuple[_Mark, str]]) -> str:
    here = (finding.place.line, finding.place.column)
    before = [(mark[0], address) for mark, address in places if mark[0] <= here]
    return max(before, default=((0, 0), ""))[1]


def _places(sheet: BackSheet, folder: Path, plan: Plan) -> Iterator[tuple[str, _Mark, str]]:
    try:
        there = rows(sheet.sheet, Files(folder), plan)
    except yaml.YAMLError:
        return
    for row in there:
        back = _back_row(sheet, row)
        for mark in _marks(row) if back else ():
            cell = back.cells.get(mark[1]) if back else None
            address = cell.address if cell else f"A{back.number if back else 1}"
            yield row.entry.file, mark, f"{sheet.title} {address}"


def _back_row(sheet: BackSheet, row: Row) -> BackRow | None:
    """The row of the workbook that an entry comes from: by its name, else by what it says."""
    named = next((back for back in sheet.rows if back.name == row.name), None)
    if named:
        return named
    keys = sheet.sheet.identity or tuple(row.cells)
    fitting = (
        back for back in sheet.rows if all(back.cells[key].text == row.cells[key] for key in keys if key in back.cells)
    )
    return next(fitting, None)


def _marks(row: Row) -> Iterator[_Mark]:
    start = row.entry.node.start_mark
    yield (start.line + 1, start.column + 1), next(iter(row.cells))
    for key, value in row.entry.node.value:
        names = [key.value]
        if isinstance(value, yaml.MappingNode):
            for code, _ in value.value:
                yield _place(code), f"{key.value}.{code.value}"
            names += [column for column in row.cells if column.startswith(f"{key.value}.")]
        names += [column for column in row.cells if column.endswith(f".{key.value}")]
        yield _place(key), next((name for name in names if name in row.cells), next(iter(row.cells)))


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
