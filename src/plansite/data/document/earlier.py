"""Documents of an earlier form are brought into the present one, so that what was kept can always be read.

Form 1 (before columns were data): a table has its heads by key, a row its target and actual, a value no kind.
"""

from collections.abc import Iterator
from typing import Any

from plansite.ground.values import Value

Json = dict[str, Any]


def brought_up(value: Json) -> Json:
    """The document in the present form."""
    if value.get("schema_version") != 1:
        return value
    tables = [_table(table) for table in value["tables"]]
    progress = [report | {"value": _value(report["value"])} for report in value["progress"]]
    return value | {"schema_version": 2, "tables": tables, "progress": progress}


def _table(table: Json) -> Json:
    columns = [
        {"key": key, "role": key, "year": None, "head": head} for key, head in table["head"].items() if head is not None
    ]
    categories = [
        category | {"indicators": [_row(row) for row in category["indicators"]]} for category in table["categories"]
    ]
    kept = {key: part for key, part in table.items() if key != "head"}
    return kept | {"columns": columns, "categories": categories}


def _row(row: Json) -> Json:
    cells = dict(_cells(row))
    values = {key: cells[key]["value"] if key in cells else None for key in ("target", "actual")}
    return row | values | {"cells": cells, "sub": False}


def _cells(row: Json) -> Iterator[tuple[str, Json]]:
    for key in ("target", "actual"):
        if row[key] is not None:
            yield key, {"text": row[key]["text"], "value": _value(row[key])}


def _value(value: Json) -> Json:
    if value["number"] is not None:
        return value | {"kind": "number", "low": None, "high": None}
    read = Value.parse(value["text"])
    return value | {"kind": "words" if read.kind == "number" else read.kind, "low": None, "high": None}
