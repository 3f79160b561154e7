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

from plansite.languages import Language
from plansite.model import ReadersWords, Term
from plansite.search.declared import declared
from plansite.search.postings import shards, table
from plansite.search.records import RECORD_KINDS, Record
from plansite.search.words import words_and_meanings

FOLDER: Final = "search-index"
#: Compressed bytes of all records together up to which they are one chunk and are simply scanned.
SMALL: Final = 120_000
#: Characters in a chunk or shard of a large plan.
_CHUNK: Final = 16_000
_SHARD: Final = 20_000
#: Of a large plan: how many texts say which characters it has, and how many terms the manifest holds.
_TEXTS: Final = 40_000
_TERMS: Final = 1000
#: Records of a large plan are ordered by kind, so that a number alone says what kind a record is.
_ORDER: Final = {kind: order for order, kind in enumerate(RECORD_KINDS)}


def pack(
    found: Sequence[Record],
    languages: Sequence[Language],
    glossary: Sequence[Term],
    readers: Sequence[ReadersWords] = (),
    *,
    small: int = SMALL,
) -> dict[str, str]:
    """Every file of the index by its path below docs/. ``small``: the most bytes that are not cut into pieces."""
    rows = Rows(languages)
    whole = rows.fields(found)
    if _compressed(script("", whole)) <= small:
        return _files(_manifest(found, languages, readers), [whole], [])
    found = sorted(found, key=lambda record: _ORDER[record.kind])
    manifest = _manifest(found, languages, readers) | {
        "ranges": [[first, kind] for kind, first in _first_of_kind(found)],
        "glossary": [[str(term.identity), *map(term.renderings, languages)] for term in glossary[:_TERMS]],
    }
    return _files(manifest, list(rows.chunks(found)), list(shards(table(found, languages), _SHARD)))


def _manifest(
    found: Sequence[Record], languages: Sequence[Language], readers: Sequence[ReadersWords]
) -> dict[str, Any]:
    texts = {
        language: [text for record in found[:_TEXTS] for text in (record[language].head, record[language].text)]
        for language in languages
    }
    words = words_and_meanings(languages, readers, texts)
    said = {language: [word for each, _ in words for word in each[at]] for at, language in enumerate(languages)}
    return {
        "languages": [declared(each, languages, texts[each], said[each]) for each in languages],
        "words": words,
        "kinds": RECORD_KINDS,
        "count": len(found),
        "past": sorted({record.up for record in found if record.past}),
    }


def _files(manifest: dict[str, Any], pieces: Sequence[Any], postings: Sequence[Any]) -> dict[str, str]:
    files: dict[str, str] = {}
    first, chunks = 0, []
    for part in pieces:
        chunks.append([first, piece(files, "r", part)])
        first += len(part["records"])
    pieced = {"shards": [[shard[0][0], piece(files, "t", shard)] for shard in postings]} if postings else {}
    files[f"{FOLDER}/manifest.js"] = script("manifest", manifest | {"chunks": chunks} | pieced)
    return files


class Rows:
    """Records as rows: identity, kind, page, what it stands in, then title and text in one language after the other."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self._languages = languages

    def fields(self, part: Sequence[Record], titles: dict[str, Record] | None = None) -> dict[str, Any]:
        """Records as rows, and the titles of what they stand in when those are not among them."""
        inside = {record.id for record in part}
        above: dict[str, list[Any]] = {}
        waiting = [record.up for record in part]
        while waiting and titles:
            name = waiting.pop()
            if name and name in titles and name not in inside and name not in above:
                above[name] = self._row(titles[name], titles_only=True)
                waiting.append(titles[name].up)
        return {"records": [self._row(record) for record in part], "above": list(above.values())}

    def chunks(self, found: Sequence[Record]) -> Iterator[dict[str, Any]]:
        """The records of a large plan in pieces of about equal length."""
        titles = {record.id: record for record in found}
        start, length = 0, 0
        for end, record in enumerate(found):
            words = [record[language] for language in self._languages]
            size = sum(len(each.head) + len(each.text) for each in words) + 60
            if end > start and length + size > _CHUNK:
                yield self.fields(found[start:end], titles)
                start, length = end, 0
            length += size
        yield self.fields(found[start:], titles)

    def _row(self, record: Record, *, titles_only: bool = False) -> list[Any]:
        row: list[Any] = [record.id, _ORDER[record.kind], record.page, record.up]
        for language in self._languages:
            row += [record[language].head, "" if titles_only else record[language].text]
        return row


def _first_of_kind(found: Sequence[Record]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for number, record in enumerate(found):
        if record.kind not in seen:
            seen.add(record.kind)
            yield _ORDER[record.kind], number


def piece(files: dict[str, str], prefix: str, data: Any) -> str:
    """Put a piece of the index among the files; its name, under which a browser asks for it."""
    digest = hashlib.sha256(script("", data).encode("utf-8")).hexdigest()[:10]
    name = f"{prefix}-{digest}"
    files[f"{FOLDER}/{name}.js"] = script(name, data)
    return name


def script(name: str, data: Any) -> str:
    """A file of the index: a script that hands over its data under its name."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for separator in ("\u2028", "\u2029"):
        written = written.replace(separator, f"\\u{ord(separator):04x}")
    return f"planSearch.add({json.dumps(name)},{written})\n"


def _compressed(text: str) -> int:
    return len(zlib.compress(text.encode("utf-8"), 6))
