"""JSON Schemas (2020-12) of plan.json and of the files in blocks/, generated from their models."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from plansite.data.block_parts import BlockFile, MovedFile
from plansite.edition.document import Document
from plansite.edition.serial import json_text

Json = dict[str, Any]
PLAN: Final = "plan.schema.json"
BLOCK: Final = "block.schema.json"


class _Plain(GenerateJsonSchema):
    """Leaves out titles, which would repeat the names of keys and models, and defaults: every key is there."""

    def default_schema(self, schema: Any) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        found = super().model_schema(schema)
        found.pop("title", None)
        return found


def schema_files(codes: tuple[str, ...]) -> Mapping[str, str]:
    """Both schemas by file name, for a plan in these languages."""
    return {
        PLAN: json_text(_schema(Document, PLAN, "plan.json", codes)),
        BLOCK: json_text(_schema(BlockFile | MovedFile, BLOCK, "blocks/….json", codes)),
    }


def _schema(form: Any, name: str, title: str, codes: tuple[str, ...]) -> Json:
    found = _of_model(form)
    texts = {
        "description": found["$defs"]["Texts"]["description"],
        "type": "object",
        "properties": {code: {"type": "string"} for code in codes},
        "required": [*codes],
        "additionalProperties": False,
    }
    told = {"$schema": _Plain.schema_dialect, "$id": name, "title": title}
    told |= {key: value for key, value in found.items() if key != "$defs"}
    return {**told, "$defs": {**found["$defs"], "Texts": texts}}


@cache
def _of_model(form: Any) -> Json:
    """What pydantic tells of a model: the same for every plan, and the slowest part of all its data."""
    return TypeAdapter(form).json_schema(by_alias=True, mode="serialization", schema_generator=_Plain)
