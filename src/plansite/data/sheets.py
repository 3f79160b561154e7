"""Indicators, measures, commitments and reported values as CSV, as spreadsheets open it rightly.

UTF-8, a byte order mark, CRLF.

A cell that a spreadsheet could run as a formula is written with an apostrophe before it: one that begins with
``= + - @``, their full-width forms, a tab or a line break, also behind blanks. (OWASP, “CSV Injection”.)
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from plansite.data.blocks import address
from plansite.data.outline import Stand, stands
from plansite.languages import LANGUAGES

Json = dict[str, Any]
_BOM: Final = "\ufeff"
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")

INDICATORS: Final = "indicators.csv"
MEASURES: Final = "measures.csv"
COMMITMENTS: Final = "commitments.csv"
PROGRESS: Final = "progress.csv"
#: Between the quotations of one cell.
_QUOTES: Final = " | "
#: Kept even where nothing is promised or was reported, so that whoever reads the files finds them.
_COMMITMENTS_HEAD: Final = (
    "block", "number", "figure_zh", "figure_en", "unit_zh", "unit_en", "by", "basis", "indicator", "quote_zh",
    "quote_en", "address_zh", "address_en",
)  # fmt: skip
_PROGRESS_HEAD: Final = (
    "indicator", "year", "value", "value_comparator", "value_number", "source_zh", "source_en", "date",
)  # fmt: skip


def sheet_files(document: Json) -> Iterator[tuple[str, str]]:
    """All files by name."""
    places = list(stands(document))
    links = {link["block"]: link for link in document["links"]}
    yield INDICATORS, csv_text(_indicator(place) for place in places if place.kind == "indicator")
    yield MEASURES, csv_text(_measure(place, links) for place in places if place.kind in {"measure", "item"})
    yield COMMITMENTS, csv_text(_commitments(document, places), _COMMITMENTS_HEAD)
    yield PROGRESS, csv_text(map(_report, document["progress"]), _PROGRESS_HEAD)


def csv_text(rows: Iterable[dict[str, str]], head: Sequence[str] = ()) -> str:
    """Rows with the same keys as CSV (RFC 4180), the keys as its head. No rows, no head but the one that is given."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    if head:
        writer.writerow(head)
    for row in rows:
        if not head:
            head = [*row]
            writer.writerow(head)
        writer.writerow(guarded(row[key]) for key in head)
    return _BOM + stream.getvalue()


def guarded(cell: str) -> str:
    """The cell as it stands in the file; see the module."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _texts(name: str, text: Json | None) -> dict[str, str]:
    return {f"{name}_{language}": text[language] if text else "" for language in LANGUAGES}


def _value(name: str, value: Json | None) -> dict[str, str]:
    found = value or {"text": "", "comparator": None, "number": ""}
    return {
        name: found["text"],
        f"{name}_comparator": found["comparator"] or "",
        f"{name}_number": found["number"],
    }


def _indicator(place: Stand) -> dict[str, str]:
    row, category, table = place.entry, place.category, place.within
    assert category and table
    return {
        "id": place.id,
        "table": table["id"],
        **_texts("category", category["name"]),
        **_texts("name", row["name"]),
        **_texts("unit", row["unit"]),
        "kind": row["kind"] or "",
        **_value("target", row["target"]),
        **_value("actual", row["actual"]),
        "direction": row["direction"] or "",
        "counted": "true" if row["counted"] else "false",
        "state": row["state"],
        "new": "true" if row["new"] else "false",
        "baseline": row["baseline"] or "",
        **_addresses(place),
    }


def _report(report: Json) -> dict[str, str]:
    return {
        "indicator": report["indicator"],
        "year": str(report["year"]),
        **_value("value", report["value"]),
        **_texts("source", report["source"]),
        "date": report["date"],
    }


def _measure(place: Stand, links: Mapping[str, Json]) -> dict[str, str]:
    chapter, section, column = place.chapter, place.section, place.within
    assert chapter
    quoted = links[place.id]["responsible"] if place.id in links else ()
    return {
        "id": place.id,
        "kind": place.kind,
        "chapter": chapter["id"],
        **_texts("chapter", chapter["title"]),
        "section": section["id"] if section else "",
        **_texts("section", section["text"] if section else None),
        "column": column["id"] if column else "",
        **_texts("column", column["title"] if column else None),
        **_texts("lead", place.entry["lead"]),
        **_texts("text", place.entry["text"]),
        "indicators": " ".join(links[place.id]["indicators"] if place.id in links else ()),
        "reports": " ".join(links[place.id]["reports"] if place.id in links else ()),
        **{f"responsible_{language}": _QUOTES.join(named[language] for named in quoted) for language in LANGUAGES},
        **_addresses(place),
    }


def _commitments(document: Json, places: Iterable[Stand]) -> Iterator[dict[str, str]]:
    """What the text promises in figures: the figures that are commitments or targets, numbered within their block."""
    where = {place.id: place for place in places}
    numbers: Counter[str] = Counter()
    for figure in document["figures"]:
        if figure["kind"] == "commitment" or figure["value"] == "target":
            block = figure["block"]
            numbers[block] += 1
            yield {
                "block": block,
                "number": str(numbers[block]),
                "figure_zh": figure["figure"],
                "figure_en": figure["figure_en"] or "",
                **_texts("unit", figure["unit"]),
                "by": figure["by"] or "",
                "basis": figure["basis"] or "",
                "indicator": figure["indicator"] or "",
                **_texts("quote", figure["quote"]),
                **_addresses(where[block]),
            }


def _addresses(place: Stand) -> dict[str, str]:
    where = address(place)
    return {f"address_{language}": where[language] for language in LANGUAGES}
