"""Whether a schema is one: each of its definitions is looked at once, however many schemas of other plans have it, too."""

import json
from functools import cache
from typing import Any

import jsonschema


def check_schema(schema: dict[str, Any]) -> None:
    """Check a whole schema by the rules of JSON Schema.

    Raises:
        jsonschema.SchemaError: it breaks one of them.
    """
    definitions = schema["$defs"]
    _check(json.dumps({**schema, "$defs": {}}))
    for definition in definitions.values():
        _check(json.dumps(definition))


@cache
def _check(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
