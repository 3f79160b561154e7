"""datapackage.json: the CSV files described as a Frictionless Data Package (specification 1.0, tabular)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from plansite.data.serial import json_text
from plansite.data.sheets import COMMITMENTS, INDICATORS, MEASURES, PROGRESS
from plansite.ground.vocabulary import COMPARATORS, STATES, Direction, FigureBasis, IndicatorKind
from plansite.languages import LANGUAGES, Language

Json = dict[str, Any]

_NUMBER: Final = r"(0|[1-9]\d*)(\.\d+)?"
_COMPARATOR: Final = f"[{''.join(COMPARATORS)}]"
_MIT: Final = {"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}

#: Column → its name for readers, what it holds, and what holds of it. ``{}`` stands for the two languages.
_INDICATORS: Final[Mapping[str, Json]] = {
    "id": {
        "title": ("标识", "Identity"),
        "constraints": {"required": True, "unique": True, "pattern": "i-[a-z0-9]+(-[a-z0-9]+)*"},
    },
    "table": {"title": ("表", "Table"), "constraints": {"required": True, "pattern": r"t\d+"}},
    "category_{}": {"title": ("类别", "Category"), "constraints": {"required": True}},
    "name_{}": {"title": ("指标名称", "Indicator"), "constraints": {"required": True}},
    "unit_{}": {"title": ("单位", "Unit"), "description": "Empty where the source gives none."},
    "kind": {"title": ("种类", "Kind"), "constraints": {"enum": [*get_args(IndicatorKind)]}},
    "target": {
        "title": ("目标值", "Target"),
        "description": "The string of the source.",
        "constraints": {"required": True, "pattern": f"{_COMPARATOR}?{_NUMBER}"},
    },
    "target_comparator": {
        "title": ("目标值的比较符", "Comparator of the target"),
        "constraints": {"enum": [*COMPARATORS]},
    },
    "target_number": {
        "title": ("目标值的数字", "Number of the target"),
        "type": "number",
        "constraints": {"required": True},
    },
    "actual": {
        "title": ("完成情况", "Result"),
        "description": "The string of the source; empty where the table has no results.",
        "constraints": {"pattern": f"{_COMPARATOR}?{_NUMBER}"},
    },
    "actual_comparator": {
        "title": ("完成情况的比较符", "Comparator of the result"),
        "constraints": {"enum": [*COMPARATORS]},
    },
    "actual_number": {"title": ("完成情况的数字", "Number of the result"), "type": "number"},
    "direction": {
        "title": ("何者为优", "Which way is better"),
        "description": "From the comparator of the target, or entered by the editors.",
        "constraints": {"enum": [*get_args(Direction)]},
    },
    "counted": {
        "title": ("是否统计", "Counted"),
        "description": "false: the note below the table says that statistics are no longer compiled.",
        "type": "boolean",
        "constraints": {"required": True},
    },
    "state": {
        "title": ("状态", "State"),
        "description": "How the indicator stands, by the rule that the page of indicators states.",
        "constraints": {"required": True, "enum": [*STATES]},
    },
    "new": {
        "title": ("新增", "Newly added"),
        "description": "true: the value is a number to be added, not a total.",
        "type": "boolean",
        "constraints": {"required": True},
    },
    "baseline": {
        "title": ("基期指标", "Baseline"),
        "description": "The indicator of an earlier table that measures the same thing.",
    },
    "address_{}": {"title": ("网址", "Address"), "description": "From the root of the site."},
}
_MEASURES: Final[Mapping[str, Json]] = {
    "id": {
        "title": ("标识", "Identity"),
        "constraints": {"required": True, "unique": True, "pattern": r"[mc]\d+-\d+(-\d+)?"},
    },
    "kind": {
        "title": ("种类", "Kind"),
        "description": "measure: 举措; item: 专栏条目, an item of a special column.",
        "constraints": {"required": True, "enum": ["measure", "item"]},
    },
    "chapter": {"title": ("章", "Chapter"), "constraints": {"required": True, "pattern": r"\d+"}},
    "chapter_{}": {"title": ("章名", "Title of the chapter")},
    "section": {"title": ("节", "Section"), "constraints": {"pattern": r"s\d+-\d+"}},
    "section_{}": {"title": ("节名", "Title of the section")},
    "column": {"title": ("专栏", "Special column"), "constraints": {"pattern": r"c\d+(-\d+)?"}},
    "column_{}": {"title": ("专栏名", "Title of the special column")},
    "lead_{}": {"title": ("引领句", "Lead sentence")},
    "text_{}": {"title": ("正文", "Text")},
    "indicators": {
        "title": ("服务的指标", "Indicators served"),
        "description": "Identities, a blank between them.",
    },
    "reports": {
        "title": ("报告完成情况的指标", "Indicators reported on"),
        "description": "Identities of the indicators whose result the text tells, a blank between them.",
    },
    "responsible_{}": {
        "title": ("文中写明的责任", "Responsibility named in the text"),
        "description": "Exact quotations, “ | ” between them; empty where the text names no one.",
    },
    "address_{}": {"title": ("网址", "Address"), "description": "From the root of the site."},
}
_COMMITMENTS: Final[Mapping[str, Json]] = {
    "block": {
        "title": ("所在段落的标识", "Identity of the block"),
        "constraints": {"required": True, "pattern": r"[mcp]\d+-\d+-\d+"},
    },
    "number": {
        "title": ("段内序号", "Number within the block"),
        "type": "integer",
        "constraints": {"required": True, "minimum": 1},
    },
    "figure_{}": {
        "title": ("数字", "Figure"),
        "description": "The string of the text, with its unit in the Chinese.",
        "constraints": {"required": True},
    },
    "unit_{}": {"title": ("单位", "Unit"), "description": "Empty where the text gives none."},
    "by": {"title": ("期限", "Due by"), "type": "year", "description": "Empty where the text gives none."},
    "basis": {
        "title": ("新增或总数", "New or total"),
        "description": "new: a number to be added; total: a number in all. Empty where the text does not say.",
        "constraints": {"enum": [*get_args(FigureBasis)]},
    },
    "indicator": {
        "title": ("所属指标", "Indicator"),
        "description": "The indicator whose target it is; empty for a commitment of its own.",
    },
    "quote_{}": {"title": ("原文", "Quotation"), "constraints": {"required": True}},
    "address_{}": {"title": ("网址", "Address"), "description": "From the root of the site."},
}
_PROGRESS: Final[Mapping[str, Json]] = {
    "indicator": {"title": ("指标", "Indicator"), "constraints": {"required": True}},
    "year": {"title": ("年份", "Year"), "type": "year", "constraints": {"required": True}},
    "value": {
        "title": ("报告的数值", "Value reported"),
        "description": "The string of the source.",
        "constraints": {"required": True, "pattern": _NUMBER},
    },
    "value_comparator": {"title": ("比较符", "Comparator"), "constraints": {"enum": [*COMPARATORS]}},
    "value_number": {"title": ("数字", "Number"), "type": "number", "constraints": {"required": True}},
    "source_{}": {"title": ("来源", "Source"), "constraints": {"required": True}},
    "date": {"title": ("来源日期", "Date of the source"), "type": "date", "constraints": {"required": True}},
}
#: The key of a sheet whose rows have identities.
_KEYS: Final[Json] = {"primaryKey": "id"}
#: The indicator of a commitment or a reported value is one of the other sheet.
_TIED: Final[Json] = {"foreignKeys": [{"fields": "indicator", "reference": {"resource": "indicators", "fields": "id"}}]}
_COMMITMENTS_KEYS: Final[Json] = {"primaryKey": ["block", "number"]} | _TIED
_PROGRESS_KEYS: Final[Json] = {"primaryKey": ["indicator", "year"]} | _TIED
_SHEETS: Final = {INDICATORS: _INDICATORS, MEASURES: _MEASURES, COMMITMENTS: _COMMITMENTS, PROGRESS: _PROGRESS}
_NAMES: Final = {"zh": "（中文）", "en": " (English)"}


def columns(sheet: str, language: Language) -> Iterator[tuple[str, str]]:
    """The columns of a CSV file and what each is called; ``name_zh, name_en`` as one."""
    for name, field in _SHEETS[sheet].items():
        both = ", ".join(name.format(each) for each in LANGUAGES)
        yield (both if "{}" in name else name), field["title"][LANGUAGES.index(language)]


def package_text(document: Json) -> str:
    """datapackage.json."""
    title = document["meta"]["title"]
    return json_text(
        {
            "profile": "tabular-data-package",
            "name": "plan",
            "title": f"{title['zh']} {title['en']}",
            "description": " ".join(document["rights"][language] for language in LANGUAGES),
            "version": document["version"]["digest"],
            "licenses": [_MIT],
            "sources": [{"title": f"{issuer['zh']} {issuer['en']}"}] if (issuer := document["meta"]["issuer"]) else [],
            "resources": [
                _resource(INDICATORS, "指标 Indicators", _INDICATORS),
                _resource(MEASURES, "举措和专栏条目 Measures and items of special columns", _MEASURES),
                _resource(COMMITMENTS, "承诺 Commitments", _COMMITMENTS, _COMMITMENTS_KEYS),
                _resource(PROGRESS, "报告的数值 Reported values", _PROGRESS, _PROGRESS_KEYS),
            ],
        }
    )


def _resource(path: str, title: str, fields: Mapping[str, Json], keys: Json = _KEYS) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv"),
        "title": title,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {"fields": [each for name, field in fields.items() for each in _fields(name, field)]}
        | keys
        | {"missingValues": [""]},
    }


def _fields(name: str, field: Json) -> list[Json]:
    title = " ".join(field["title"])
    if "{}" not in name:
        return [{"name": name, "type": "string"} | field | {"title": title}]
    return [
        {"name": name.format(language), "type": "string"} | field | {"title": title + _NAMES[language]}
        for language in LANGUAGES
    ]
