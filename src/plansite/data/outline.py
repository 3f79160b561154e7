"""Ways through the document: block by block in reading order, each with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One block where it stands. ``entry`` is its part of the document; ``within`` its special column or table.

    ``page`` is its page below the folder of a language: ``3/``, ``notice/``, empty for the cover.
    """

    id: str
    kind: str
    entry: Json
    page: str
    chapter: Json | None = None
    section: Json | None = None
    within: Json | None = None
    category: Json | None = None


def by_id(entries: list[Json]) -> Mapping[str, Json]:
    """Entries of a list of the document by their identity."""
    return {entry["id"]: entry for entry in entries}


def stands(document: Json) -> Iterator[Stand]:
    """Every block in reading order: notice, cover, then chapter by chapter."""
    if notice := document["notice"]:
        yield Stand(id="notice", kind="page", entry=notice, page="notice/")
        for block in notice["blocks"]:
            yield Stand(id=block["id"], kind=block["kind"], entry=block, page="notice/")
    yield Stand(id="cover", kind="page", entry={"title": document["meta"]["title"]}, page="")
    columns, tables = by_id(document["columns"]), by_id(document["tables"])
    for chapter in document["chapters"]:
        yield Stand(id=chapter["id"], kind="page", entry=chapter, page=f"{chapter['number']}/", chapter=chapter)
        yield from _in_chapter(chapter, columns, tables)


def _in_chapter(chapter: Json, columns: Mapping[str, Json], tables: Mapping[str, Json]) -> Iterator[Stand]:
    section: Json | None = None
    page = f"{chapter['number']}/"
    for block in chapter["blocks"]:
        if block["kind"] == "section":
            section = block
        whole = {"column": columns, "table": tables}.get(block["kind"], {}).get(block["id"], block)
        place = Stand(id=block["id"], kind=block["kind"], entry=whole, page=page, chapter=chapter, section=section)
        yield place
        if block["kind"] == "column":
            yield from _items(place)
        elif block["kind"] == "table":
            yield from _indicators(place)


def _items(column: Stand) -> Iterator[Stand]:
    for item in column.entry["items"]:
        yield Stand(
            id=item["id"],
            kind="item",
            entry=item,
            page=column.page,
            chapter=column.chapter,
            section=column.section,
            within=column.entry,
        )


def _indicators(table: Stand) -> Iterator[Stand]:
    for category in table.entry["categories"]:
        for indicator in category["indicators"]:
            yield Stand(
                id=indicator["id"],
                kind="indicator",
                entry=indicator,
                page=table.page,
                chapter=table.chapter,
                section=table.section,
                within=table.entry,
                category=category,
            )
