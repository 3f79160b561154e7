"""A JSON file for each block, at its identity: ``data/blocks/m3-1-2.json``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from plansite.data.outline import Stand, stands
from plansite.data.serial import json_text
from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES
from plansite.model import Plan
from plansite.model.terms import TermFinder, term_finder
from plansite.pages.addresses import short_address

Json = dict[str, Any]


def block_files(document: Json, plan: Plan) -> Iterator[tuple[str, str]]:
    """Path below the folder of the data → text: every block, and what was moved with where it went."""
    finder = term_finder(plan, plan.original)
    notes, links = _by(document["notes"], "block"), _links(document["links"])
    progress = _by(document["progress"], "indicator")
    places = list(stands(document))
    blocks = [place.id for place in places if place.kind != "page"]
    before = {after: block for block, after in pairwise(blocks)}
    behind = dict(pairwise(blocks))
    for place in places:
        value = {
            "$schema": "../block.schema.json",
            "id": place.id,
            "kind": place.kind,
            **_content(place),
            **_where(place),
            "notes": notes.get(place.id, []),
            "terms": _terms(place, finder),
            "links": links.get(place.id, []),
            "progress": progress.get(place.id, []),
            "previous": before.get(place.id),
            "next": behind.get(place.id),
        }
        yield f"blocks/{place.id}.json", json_text(value)
    for move in document["moved"]:
        yield f"blocks/{move['from']}.json", json_text({"$schema": "../block.schema.json", "moved": move})


def _by(entries: list[Json], key: str) -> Mapping[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for entry in entries:
        found[entry[key]].append(entry)
    return found


def _links(links: list[Json]) -> Mapping[str, list[Json]]:
    """Those of a block, and those that lead to an indicator."""
    found = defaultdict(list)
    for link in links:
        for end in dict.fromkeys((link["block"], *link["indicators"], *link["reports"])):
            found[end].append(link)
    return found


def _content(place: Stand) -> Json:
    """What the block says; a block that holds others names them."""
    entry = {key: value for key, value in place.entry.items() if key not in {"id", "kind"}}
    if place.kind == "page":
        return {"title": entry["title"], "blocks": [block["id"] for block in entry.get("blocks", [])]}
    if place.kind == "column":
        return entry | {"items": [item["id"] for item in entry["items"]]}
    if place.kind == "table":
        return entry | {"categories": [_named(category) for category in entry["categories"]]}
    if place.category:
        return {"category": place.category["name"]} | entry
    return entry


def _named(category: Json) -> Json:
    return {"name": category["name"], "indicators": [indicator["id"] for indicator in category["indicators"]]}


def _where(place: Stand) -> Json:
    chapter, section, within = place.chapter, place.section, place.within
    return {
        "chapter": {"id": chapter["id"], "title": chapter["title"]} if chapter else None,
        "section": {"id": section["id"], "text": section["text"]} if section else None,
        "within": within["id"] if within else None,
        "address": address(place),
    }


def address(place: Stand) -> Json:
    """Where the block is published, from the root of the site; ``short`` leads to both languages."""
    anchor = "" if place.kind == "page" else f"#{place.id}"
    found: dict[str, str] = {language.code: f"{language}/{place.page}{anchor}" for language in LANGUAGES}
    if place.id != "cover":
        found["parallel"] = f"parallel/{place.page}{anchor}"
    if anchor:
        found["short"] = short_address(Identity.parse(place.id))
    return found


def _terms(place: Stand, finder: TermFinder) -> list[Json]:
    """The terms that the Chinese of the block uses, in order of first use."""
    found = {}
    for text in _chinese(place):
        for _, _, term in finder.uses(text):
            found[str(term.identity)] = {"zh": term.zh, "en": term.en}
    return [{"id": key, **names} for key, names in found.items()]


def _chinese(place: Stand) -> Iterator[str]:
    if place.kind == "page" and place.chapter is None and place.id != "notice":
        return
    for key in ("title", "lead", "text", "caption", "name", "unit"):
        if text := place.entry.get(key):
            yield text["zh"]
