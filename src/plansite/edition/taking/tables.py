"""A table as received taken over: its words and values are the new ones; identities, units, directions stay."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

Raw = dict[str, Any]


def merged_table(old: str, new: str, rows: Mapping[str, str], asked: Mapping[str, str], original: str) -> str:
    """The file of a table: the received one with what is known of its rows and columns.

    Args:
        old: the file as it was; it is returned as it stands where nothing changed.
        new: the file that the import made.
        rows: what each row of the new file is called from now on, by the name that the import gave it.
        asked: which known row one may be that an editor is asked about, by what it is called until then.
        original: the code of the original.
    """
    before, after = yaml.safe_load(old), yaml.safe_load(new)
    columns = _columns(before["columns"], after["columns"], original)
    known = {row["id"]: row for category in before["categories"] for row in category["indicators"]}
    known |= {name: known[was] for name, was in asked.items() if was in known}
    categories = [
        _category(at, category, before["categories"], known, columns, rows, original)
        for at, category in enumerate(after["categories"])
    ]
    made = {
        **_texts(before, after, ("caption", "note"), original),
        "columns": [_column(column, columns, before["columns"], original) for column in after["columns"]],
        "categories": categories,
    }
    whole = {key: made[key] for key in ("number", "caption", "columns", "categories", "note") if key in made}
    whole = {"number": after["number"], **whole}
    return old if whole == before else yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=200)


def numbered(text: str, number: str) -> str:
    """The file of a table under the number that names it."""
    return re.sub(r"(?m)^number: .*$", f'number: "{number}"', text, count=1)


def renamed_table(new: str, rows: Mapping[str, str]) -> str:
    """The file of a table that was not there before, its rows under their new names."""
    raw = yaml.safe_load(new)
    for category in raw["categories"]:
        for row in category["indicators"]:
            row["id"] = rows.get(row["id"], row["id"])
    return yaml.safe_dump(raw, allow_unicode=True, sort_keys=False, width=200)


def _columns(before: list[Raw], after: list[Raw], original: str) -> Mapping[str, str]:
    """The known key of each received column: that with the same head, else the one at the same place."""
    by_head = {column["head"].get(original): column["key"] for column in before}
    same_number = len(before) == len(after)
    return {
        column["key"]: by_head.get(column["head"].get(original))
        or (before[at]["key"] if same_number else column["key"])
        for at, column in enumerate(after)
    }


def _column(column: Raw, keys: Mapping[str, str], before: list[Raw], original: str) -> Raw:
    key = keys[column["key"]]
    known = next((each for each in before if each["key"] == key), {})
    if known and known["head"].get(original) == column["head"].get(original):
        return known
    return {**known, **column, "key": key, "head": _text(known.get("head"), column["head"], original)}


def _category(
    at: int,
    category: Raw,
    before: list[Raw],
    known: Mapping[str, Raw],
    columns: Mapping[str, str],
    rows: Mapping[str, str],
    original: str,
) -> Raw:
    was = before[at] if at < len(before) else {}
    named = _texts(was, category, ("name",), original)
    indicators = []
    for row in category["indicators"]:
        name = rows.get(row["id"], row["id"])
        indicators.append(_row({**row, "id": name}, known.get(name, {}), columns, original))
    return {**named, "indicators": indicators}


#: What an editor adds to a row; all else is a cell, which the received table gives or leaves empty.
_EDITORS = ("id", "kind", "direction", "counted", "baseline", "sub", "new", "unit")


def _row(row: Raw, was: Raw, columns: Mapping[str, str], original: str) -> Raw:
    now = {columns.get(key, key): value for key, value in row.items()}
    kept = {key: value for key, value in was.items() if key in _EDITORS or key in now}
    return {key: _text(was.get(key), now.get(key, value), original) for key, value in {**kept, **now}.items()}


def _texts(before: Raw, after: Raw, keys: tuple[str, ...], original: str) -> Raw:
    return {key: _text(before.get(key), after[key], original) for key in keys if key in after}


def _text(was: Any, now: Any, original: str) -> Any:
    """A text as received with its known translations; where the original stayed, all as it was."""
    if isinstance(was, dict) and isinstance(now, dict):
        return was if was.get(original) == now.get(original) else {**was, **now}
    if now == {original: was}:  # words that stand alone in a plan of one language
        return was
    return now
