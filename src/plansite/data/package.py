"""datapackage.json: the CSV files described as a Frictionless Data Package (specification 1.0, tabular)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from plansite.data.sheet import ENCODING, Languages, Sheet
from plansite.data.sheets import sheets
from plansite.edition.document import Document
from plansite.edition.serial import json_text
from plansite.languages import language

Json = dict[str, Any]
_MIT: Final = {"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}


def package_text(document: Document) -> str:
    """datapackage.json."""
    languages = tuple(map(language, document.languages))
    issuer = document.meta.issuer
    return json_text(
        {
            "profile": "tabular-data-package",
            "name": "plan",
            "title": _joined(document.meta.title),
            "description": _joined(document.rights),
            "version": document.version.digest,
            "licenses": [_MIT],
            "sources": [{"title": _joined(issuer)}] if issuer else [],
            "resources": [resource(sheet, languages) for sheet in sheets(document)],
        }
    )


def _joined(texts: Mapping[str, str]) -> str:
    return " ".join(filter(None, texts.values()))


def resource(sheet: Sheet[Any], languages: Languages) -> Json:
    """A CSV file as the package describes it."""
    return {
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "title": " ".join(each.words[sheet.title] for each in languages),
        "path": sheet.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": ENCODING,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": [*_fields(sheet, languages)], **sheet.keys, "missingValues": [""]},
    }


def _fields(sheet: Sheet[Any], languages: Languages) -> Iterator[Json]:
    for field in sheet.fields:
        more = {"description": field.description, "constraints": dict(field.constraints)}
        for name, title in field.heads(languages):
            yield {"name": name, "type": field.type, "title": title} | {key: each for key, each in more.items() if each}
