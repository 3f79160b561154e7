"""JSON Schemas (2020-12) of plan.json and of the block files. Objects are closed, so that what is new is described."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from plansite.data.serial import json_text
from plansite.data.shapes import (
    BOOLEAN,
    DATE,
    DIALECT,
    DIGITS,
    STRING,
    TEXT,
    TEXT_OR_NULL,
    block,
    closed,
    defined,
    identity,
    list_of,
    one_of,
    or_null,
    texts,
)
from plansite.ground.vocabulary import (
    COMPARATORS,
    KINDS,
    NOTE_KINDS,
    STATES,
    Direction,
    FigureBasis,
    FigureKind,
    FigureValue,
    IndicatorKind,
)

Json = dict[str, Any]
_ID_OR_NULL: Final = or_null(identity())
_INDICATOR: Final = identity("indicator")


def schema_files() -> Mapping[str, str]:
    """Both schemas by file name."""
    return {"plan.schema.json": json_text(plan_schema()), "block.schema.json": json_text(block_schema())}


def plan_schema() -> Json:
    """The schema of plan.json."""
    whole = closed(
        "The whole plan; each text in both languages. null: the source does not give it.",
        {
            "$schema": {"const": "plan.schema.json"},
            "version": closed("", {"date": or_null(DATE), "digest": STRING | {"pattern": "^[0-9a-f]{12}$"}}),
            "home": or_null(STRING | {"description": "The public address of the site."}),
            "rights": TEXT,
            "meta": _meta(),
            "notice": or_null(_page("The call for comments.", [block("announcement", text=TEXT)])),
            "cover": list_of(
                closed("A line as published.", {"key": one_of("title", "status", "issuer", "date"), "text": TEXT})
            ),
            "chapters": list_of(_chapter()),
            "columns": list_of(_column()),
            "tables": list_of(_table()),
            "progress": list_of(defined("report")),
            "notes": list_of(defined("note")),
            "links": list_of(_link()),
            "figures": list_of(_figure()),
            "corrections": list_of(_correction()),
            "glossary": list_of(_term()),
            "changes": list_of(closed("", {"date": DATE, "text": TEXT, "blocks": list_of(identity())})),
            "moved": list_of(defined("moved")),
            "published": list_of(identity()),
        },
    )
    return {"$schema": DIALECT, "$id": "plan.schema.json", "title": "plan.json", **whole, "$defs": _definitions()}


def block_schema() -> Json:
    """The schema of the files in blocks/: a block, or what stands in its place."""
    there = {
        "id": identity(),
        "kind": one_of(*(kind for kind in KINDS if kind not in {"note", "term"})),
        "chapter": or_null(closed("", {"id": identity("page"), "title": TEXT_OR_NULL})),
        "section": or_null(closed("", {"id": identity("section"), "text": TEXT})),
        "within": or_null(identity("column", "table") | {"description": "Its special column or table."}),
        "address": {"type": "object", "required": ["zh", "en"], "additionalProperties": STRING},
        "notes": list_of(defined("note")),
        "terms": list_of(closed("", {"id": identity("term"), "zh": STRING, "en": STRING})),
        "links": list_of(_link()),
        "progress": list_of(defined("report") | {"description": "What was reported for an indicator."}),
        "previous": _ID_OR_NULL,
        "next": _ID_OR_NULL,
    }
    gone = closed("A block that was moved.", {"$schema": STRING, "moved": defined("moved")})
    return {
        "$schema": DIALECT,
        "$id": "block.schema.json",
        "title": "blocks/….json",
        "oneOf": [{"type": "object", "properties": there, "required": [*there]}, gone],
        "$defs": _definitions(),
    }


def _definitions() -> Json:
    return {
        "text": texts(),
        "value": closed(
            "A value: the string of the source and what it is read as. The number is a string, so that it stays exact.",
            {
                "text": {"type": "string", "pattern": f"^[{''.join(COMPARATORS)}]?{DIGITS}$"},
                "comparator": or_null(one_of(*COMPARATORS)),
                "number": {"type": "string", "pattern": f"^{DIGITS}$"},
            },
        ),
        "note": closed(
            "An editor’s note on a block; its mark stands after the words `after`, else at the end of the block.",
            {
                "id": identity("note"),
                "block": identity(),
                "kind": one_of(*NOTE_KINDS),
                "after": TEXT_OR_NULL,
                "text": TEXT,
            },
        ),
        "report": _report(),
        "moved": closed(
            "What stands in the place of an identity.",
            {"from": identity(), "to": identity(), "date": DATE, "reason": TEXT},
        ),
    }


def _meta() -> Json:
    year = {"type": "integer", "minimum": 1}
    keys = ("short_title", "summary", "status", "issuer", "date")
    call = {"opened": DATE, "closes": DATE, "contact": TEXT, "telephone": STRING}
    return closed(
        "What the cover says; short_title and summary are words of the site.",
        {
            "title": TEXT,
            **dict.fromkeys(keys, TEXT_OR_NULL),
            "period": or_null(closed("Both years included.", {"start": year, "end": year})),
            "consultation": or_null(closed("The call for comments.", call)),
        },
    )


def _page(about: str, blocks: list[Json]) -> Json:
    return closed(about, {"id": identity("page"), "title": TEXT, "blocks": list_of({"oneOf": blocks})})


def _chapter() -> Json:
    measure = block("measure", lead=TEXT, text=TEXT)
    blocks = [block("section", text=TEXT), measure, block("paragraph", text=TEXT), block("column"), block("table")]
    page = _page("A chapter. Special columns and tables stand where they are called.", blocks)
    number = {"type": "integer", "minimum": 0}
    return page | {
        "properties": page["properties"] | {"number": number, "title": TEXT_OR_NULL},
        "required": [*page["required"], "number"],
    }


def _column() -> Json:
    return closed(
        "A special column; it is published as label and title.",
        {
            "id": identity("column"),
            "number": STRING,
            "label": TEXT,
            "title": TEXT,
            "ordered": BOOLEAN | {"description": "Whether its items are numbered."},
            "items": list_of(block("item", lead=TEXT_OR_NULL, text=TEXT)),
        },
    )


def _table() -> Json:
    head = {**dict.fromkeys(("category", "name", "unit", "target"), TEXT), "actual": TEXT_OR_NULL}
    return closed(
        "A table of indicators; its caption is published behind the label.",
        {
            "id": identity("table"),
            "number": STRING,
            "label": TEXT,
            "caption": TEXT,
            "head": closed("The heads of the columns.", head),
            "categories": list_of(closed("", {"name": TEXT, "indicators": list_of(_indicator())})),
            "note": TEXT_OR_NULL,
        },
    )


def _indicator() -> Json:
    return closed(
        "An indicator.",
        {
            "id": _INDICATOR,
            "name": TEXT,
            "unit": TEXT_OR_NULL,
            "kind": or_null(one_of(*get_args(IndicatorKind))),
            "target": defined("value"),
            "actual": or_null(defined("value")),
            "direction": or_null(one_of(*get_args(Direction)) | {"description": "Which way is better."}),
            "counted": BOOLEAN | {"description": "false: statistics are no longer compiled."},
            "state": one_of(*STATES) | {"description": "How it stands, by the rule on the page of indicators."},
            "new": BOOLEAN | {"description": "新增: a number to be added, not a total; published behind the name."},
            "baseline": or_null(_INDICATOR | {"description": "What measures the same thing in an earlier table."}),
        },
    )


def _report() -> Json:
    return closed(
        "A value that was reported for an indicator and a year: by whom or in what, and on which day.",
        {
            "indicator": _INDICATOR,
            "year": {"type": "integer", "minimum": 1},
            "value": defined("value"),
            "source": TEXT,
            "date": DATE,
        },
    )


def _link() -> Json:
    ties = dict.fromkeys(("indicators", "reports"), list_of(_INDICATOR))
    return closed(
        "Indicators that a block serves, those whose result it reports, and whom its text names as responsible.",
        {"block": identity(), **ties, "responsible": list_of(TEXT)},
    )


def _figure() -> Json:
    return closed(
        "A figure of the text: tied to an indicator, a commitment of its own, or context, with the reason.",
        {
            "block": identity(),
            "figure": STRING,
            "nth": or_null({"type": "integer", "minimum": 1}),
            "kind": one_of(*get_args(FigureKind)),
            "indicator": or_null(_INDICATOR),
            "value": or_null(one_of(*get_args(FigureValue))),
            "unit": TEXT_OR_NULL,
            "by": or_null(STRING),
            "basis": or_null(one_of(*get_args(FigureBasis))),
            "figure_en": or_null(STRING),
            "quote": TEXT_OR_NULL,
            "reason": TEXT_OR_NULL,
        },
    )


def _correction() -> Json:
    return closed(
        "Where the text departs from the document as received.",
        {
            "block": _ID_OR_NULL,
            "line": {"type": "integer", "minimum": 1},
            "source": STRING,
            "published": STRING,
            "reason": TEXT,
        },
    )


def _term() -> Json:
    names = {"id": identity("term"), "zh": STRING, "en": STRING}
    return closed("A term.", {**names, "forms": list_of(STRING), "note": TEXT_OR_NULL})
