"""The plan's own words in one language as plain text: nothing is added, and nothing left out.

Blank lines stand between blocks; a table has a line for each row, its cells parted by tabs, so that it can be pasted
into a spreadsheet; a category stands in the first of its rows.
"""

from collections.abc import Iterator
from typing import Any

from plansite.data.outline import by_id
from plansite.languages import Language

Json = dict[str, Any]


def plain_text(document: Json, language: Language) -> str:
    """Notice, cover, then chapter by chapter."""
    return "\n\n".join(_parts(document, language)) + "\n"


def run_in(lead: Json | None, text: Json, language: Language) -> str:
    """A lead sentence and its text as one line."""
    words = [part[language] for part in (lead, text) if part and part[language]]
    return ("" if language == "zh" else " ").join(words)


def _parts(document: Json, language: Language) -> Iterator[str]:
    if notice := document["notice"]:
        yield notice["title"][language]
        yield from (block["text"][language] for block in notice["blocks"])
    yield "\n".join(line["text"][language] for line in document["cover"])
    columns, tables = by_id(document["columns"]), by_id(document["tables"])
    for chapter in document["chapters"]:
        if chapter["title"]:
            yield chapter["title"][language]
        for block in chapter["blocks"]:
            if block["kind"] == "column":
                yield from _column(columns[block["id"]], language)
            elif block["kind"] == "table":
                yield from _table(tables[block["id"]], language)
            else:
                yield run_in(block.get("lead"), block["text"], language)


def _column(column: Json, language: Language) -> Iterator[str]:
    yield column["label"][language] + column["title"][language]
    for number, item in enumerate(column["items"], 1):
        mark = f"{number}." if column["ordered"] else "•"
        yield f"{mark} {run_in(item['lead'], item['text'], language)}"


def _table(table: Json, language: Language) -> Iterator[str]:
    yield table["label"][language] + table["caption"][language]
    yield "\n".join("\t".join(row) for row in table_rows(table, language))
    if table["note"]:
        yield table["note"][language]


def table_rows(table: Json, language: Language) -> Iterator[list[str]]:
    """Head and rows as cells; a unit that the source lacks is an empty cell."""
    heads = {key: head[language] for key, head in table["head"].items() if head}
    yield [*heads.values()]
    for category in table["categories"]:
        for number, row in enumerate(category["indicators"]):
            values = [row[key]["text"] if row[key] else "" for key in ("target", "actual") if key in heads]
            name = row["name"][language] + (language.writing.new_suffix if row["new"] else "")
            unit = row["unit"][language] if row["unit"] else ""
            yield ["" if number else category["name"][language], name, unit, *values]
