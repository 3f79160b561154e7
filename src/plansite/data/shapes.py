"""The pieces that the JSON Schemas are made of."""

from collections.abc import Mapping
from typing import Any, Final

from plansite.ground.identities import pattern
from plansite.ground.vocabulary import KINDS, Kind
from plansite.languages import LANGUAGES

Json = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
STRING: Final[Json] = {"type": "string"}
BOOLEAN: Final[Json] = {"type": "boolean"}
DATE: Final[Json] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT: Final[Json] = {"$ref": "#/$defs/text"}
TEXT_OR_NULL: Final[Json] = {"anyOf": [TEXT, {"type": "null"}]}
#: How a number stands in the source.
DIGITS: Final = r"(?:0|[1-9]\d*)(?:\.\d+)?"


def closed(about: str, properties: Mapping[str, Json]) -> Json:
    """An object that has these keys, all of them, and no others."""
    return {
        "description": about,
        "type": "object",
        "properties": dict(properties),
        "required": [*properties],
        "additionalProperties": False,
    }


def texts() -> Json:
    """A text in both languages."""
    return closed("A text in both languages.", dict.fromkeys(map(str, LANGUAGES), STRING))


def list_of(items: Json) -> Json:
    """An array of these."""
    return {"type": "array", "items": items}


def or_null(schema: Json) -> Json:
    """This, or nothing."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(*values: str) -> Json:
    """One of these strings."""
    return {"enum": [*values]}


def defined(name: str) -> Json:
    """What stands under this name in ``$defs``."""
    return {"$ref": f"#/$defs/{name}"}


def identity(*kinds: Kind) -> Json:
    """An identity of one of these kinds; of any kind where none is named."""
    forms = "|".join(pattern(kind) for kind in kinds or KINDS)
    return {"type": "string", "pattern": f"^(?:{forms})$"}


def block(kind: Kind, **properties: Json) -> Json:
    """A block of this kind."""
    return closed(f"A block: {kind}.", {"id": identity(kind), "kind": {"const": kind}, **properties})
