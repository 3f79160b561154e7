"""The index as files: a manifest, the records in chunks, and for a large plan the postings in shards.

Every file is a script that calls ``planSearch.add(name, data)``: scripts load from a server and from a disk alike,
without a worker and without inline code. A file's name holds the digest of its content, so that no old piece meets a
new manifest.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

from plansite.languages import LANGUAGES
from plansite.model import Term
from plansite.search import lexicon
from plansite.search.postings import shards, table
from plansite.search.records import RECORD_KINDS, Record

FOLDER: Final = "search-index"
#: Compressed bytes of all records together up to which they are one chunk and are simply scanned.
WHOLE: Final = 120_000
#: Characters in a chunk or shard of a large plan.
_CHUNK: Final = 16_000
_SHARD: Final = 20_000
#: Records of a plan are ordered by kind, so that a number alone says what kind a record is.
_ORDER: Final = {kind: order for order, kind in enumerate(RECORD_KINDS)}


def pack(found: Sequence[Record], glossary: Sequence[Term]) -> dict[str, str]:
    """Every file of the index by its path below docs/."""
    whole = _fields(found)
    if _compressed(_script("", whole)) <= WHOLE:
        pieces, terms = [whole], []
    else:
        found = sorted(found, key=lambda record: _ORDER[record.kind])
        pieces, terms = list(_chunks(found)), list(shards(table(found), _SHARD))
    files: dict[str, str] = {}
    manifest = {
        "kinds": RECORD_KINDS,
        "ranges": [[first, kind] for kind, first in _first_of_kind(found)] if terms else [],
        "count": len(found),
        "chunks": [],
        "shards": [],
        **_lexicon(found, glossary, large=bool(terms)),
    }
    first = 0
    for piece in pieces:
        manifest["chunks"].append([first, _add(files, "r", piece)])
        first += len(piece["records"])
    for shard in terms:
        manifest["shards"].append([shard[0][0], _add(files, "t", shard)])
    files[f"{FOLDER}/manifest.js"] = _script("manifest", manifest)
    return files


def _lexicon(found: Sequence[Record], glossary: Sequence[Term], *, large: bool) -> dict[str, Any]:
    """Characters and terms. A small plan's terms are among its records; of a large one only the first are given."""
    zh = [text for record in found for text in (record.zh.head, record.zh.text)]
    return {
        "variants": lexicon.variants(zh),
        "readings": lexicon.readings(zh if not large else zh[:40_000]),
        "glossary": [[term.zh, *term.renderings(LANGUAGES[1])] for term in glossary[:1000]] if large else [],
    }


def _chunks(found: Sequence[Record]) -> Iterator[dict[str, Any]]:
    titles = {record.id: record for record in found}
    start, length = 0, 0
    for end, record in enumerate(found):
        size = sum(len(record[language].head) + len(record[language].text) for language in LANGUAGES) + 60
        if end > start and length + size > _CHUNK:
            yield _fields(found[start:end], titles)
            start, length = end, 0
        length += size
    yield _fields(found[start:], titles)


def _fields(part: Sequence[Record], titles: dict[str, Record] | None = None) -> dict[str, Any]:
    """Records as rows, and the titles of what they stand in when those are not among them."""
    inside = {record.id for record in part}
    above: dict[str, list[Any]] = {}
    waiting = [record.up for record in part]
    while waiting and titles:
        name = waiting.pop()
        if name and name in titles and name not in inside and name not in above:
            above[name] = _row(titles[name], titles_only=True)
            waiting.append(titles[name].up)
    return {"records": [_row(record) for record in part], "above": list(above.values())}


def _row(record: Record, *, titles_only: bool = False) -> list[Any]:
    texts = ["", ""] if titles_only else [record.zh.text, record.en.text]
    return [record.id, _ORDER[record.kind], record.page, record.up, record.zh.head, texts[0], record.en.head, texts[1]]


def _first_of_kind(found: Sequence[Record]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for number, record in enumerate(found):
        if record.kind not in seen:
            seen.add(record.kind)
            yield _ORDER[record.kind], number


def _add(files: dict[str, str], prefix: str, data: Any) -> str:
    digest = hashlib.sha256(_script("", data).encode("utf-8")).hexdigest()[:10]
    name = f"{prefix}-{digest}"
    files[f"{FOLDER}/{name}.js"] = _script(name, data)
    return name


def _script(name: str, data: Any) -> str:
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for separator in ("\u2028", "\u2029"):
        written = written.replace(separator, f"\\u{ord(separator):04x}")
    return f"planSearch.add({json.dumps(name)},{written})\n"


def _compressed(text: str) -> int:
    return len(zlib.compress(text.encode("utf-8"), 6))
