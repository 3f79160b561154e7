"""JSON as text: a line for each key of the whole and each entry of its lists, so that changes show line by line."""

import json
from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))


def json_text(value: BaseModel | dict[str, Any]) -> str:
    """The same value gives the same text; keys stand in the order in which they were put."""
    plain = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    return "{\n" + ",\n".join(_lines(plain)) + "\n}\n"


def _lines(value: dict[str, Any]) -> Iterator[str]:
    for key, entry in value.items():
        name = _ENCODER.encode(key)
        if isinstance(entry, list) and entry and isinstance(entry[0], dict):
            entries = ",\n".join(f"  {_ENCODER.encode(each)}" for each in entry)
            yield f" {name}: [\n{entries}\n ]"
        else:
            yield f" {name}: {_ENCODER.encode(entry)}"
