"""A plan's part of the index of the whole library, made once with its site.

    search/records/0.js …  its records in chunks of equal number
    search/terms           its postings: a line of JSON for each of the finest buckets
    search/part.json       what the manifest says of it, and a digest of each line

Postings name records by their number in the plan, so that nothing of them changes when another plan does. Which bucket
a term is in depends on its first characters alone: docs/assets/js/search/library.js looks it up in the same way.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from plansite.ground.digests import digest
from plansite.languages import Language, known, language
from plansite.model import Plan, ReadersWords, Term
from plansite.pages.kinds import PageKind
from plansite.search.declared import declared
from plansite.search.folding import normalised
from plansite.search.pack import Rows, script
from plansite.search.postings import encode
from plansite.search.records import RECORD_KINDS, Record, records
from plansite.search.terms import Tokens, classes
from plansite.search.words import Strings, words_and_meanings

#: The finest buckets; a library takes several of them together, as few as its size allows (`index.py`).
BUCKETS: Final = 4096
#: Records in a chunk.
CHUNK: Final = 16
#: Characters of a term that choose its bucket: of those without blanks between words, from U+2E80 on, and of others.
_OF_DENSE: Final = 2
_OF_OTHERS: Final = 3
_DENSE: Final = 0x2E80
#: Before an identity, which is a term too: the way from m3-1-2 to its record. All of it chooses its bucket.
_IDENTITY: Final = "#"
TERMS: Final = "terms"
PART: Final = "part.json"
RECORDS: Final = "records"
_PLACES: Final = ("head", "text")


class Part(BaseModel):
    """What the manifest of a library says of a plan, and what it needs to put the parts together.

    ``ranges``: the number of a kind, and its first record. ``characters``: which ones its texts have, by language.
    ``words``: each of the words of readers with what it means, by language, as JSON: most plans have the same ones.
    ``terms``: those of its glossary, by language. ``past``: the tables that look back, by identity. ``digests``: that
    of each line of postings, empty where the line is, with a blank between.
    """

    model_config = ConfigDict(frozen=True)

    languages: tuple[str, ...]
    count: int
    size: int
    ranges: tuple[tuple[int, int], ...]
    characters: dict[str, str]
    rehearsal: dict[str, str]
    words: tuple[str, ...]
    terms: tuple[dict[str, list[str]], ...]
    past: tuple[str, ...]
    digests: str
    digest: str


def segment(plan: Plan, kinds: Iterable[PageKind]) -> dict[str, str]:
    """The files of a plan's part by their path in its folder."""
    return segment_of(tuple(records(plan, kinds)), plan.languages, plan.glossary, plan.readers_words)


def segment_of(
    every: Sequence[Record], languages: Sequence[Language], glossary: Sequence[Term], readers: Sequence[ReadersWords]
) -> dict[str, str]:
    """Likewise, of its records, languages, terms and readers' words."""
    order = {kind: number for number, kind in enumerate(RECORD_KINDS)}
    found = sorted(every, key=lambda record: order[record.kind])
    chunks = list(_chunks(found, languages))
    named = digest(json.dumps(chunks), 12)
    lines = [_line(bucket) for bucket in _buckets(found, languages)]
    part = Part(
        languages=tuple(each.code for each in languages),
        count=len(found),
        size=sum(map(len, lines)),
        ranges=tuple(_ranges(found, order)),
        past=tuple(sorted({record.up for record in found if record.past})),
        digests=" ".join(digest(line, 12) if line else "" for line in lines),
        digest=named,
        terms=tuple({each.code: [*term.renderings(each)] for each in languages} for term in glossary),
        **_said(found, languages, readers),
    )
    return {
        **{f"{RECORDS}/{number}.js": script(f"{named}/{number}", chunk) for number, chunk in enumerate(chunks)},
        TERMS: "\n".join(lines),
        PART: part.model_dump_json(),
    }


def bucket_of(term: str) -> int:
    """The finest bucket of a term: FNV-1a (32 bits) over the UTF-16 units of its beginning."""
    units = memoryview(term.encode("utf-16-le")).cast("H")
    length = _OF_DENSE if units[0] >= _DENSE else _OF_OTHERS
    number = 0x811C9DC5
    for unit in units if term.startswith(_IDENTITY) else units[:length]:
        number = ((number ^ unit) * 0x01000193) & 0xFFFFFFFF
    return number % BUCKETS


def read_part(folder: Path) -> Part:
    """What the manifest says of a plan whose part lies in a folder."""
    return Part.model_validate_json((folder / PART).read_bytes())


def read_lines(folder: Path) -> list[str]:
    """The postings of a plan, a line for each of the finest buckets; empty ones are empty."""
    return (folder / TERMS).read_text("utf-8").split("\n")


def _chunks(found: Sequence[Record], languages: Sequence[Language]) -> Iterator[dict[str, Any]]:
    """The records as data, each chunk with the titles of what its records stand in."""
    rows, titles = Rows(languages), {record.id: record for record in found}
    for first in range(0, len(found), CHUNK):
        yield rows.fields(found[first : first + CHUNK], titles)


def _buckets(found: Sequence[Record], languages: Sequence[Language]) -> list[dict[str, list[int]]]:
    """Term → twice the number of each record that holds it, and one more where its title does, by bucket.

    A single character without blanks around it is found in titles alone: in texts it would be in nearly all.
    """
    every = (*languages, *(language(code) for code in known() if language(code) not in languages))
    dense = re.compile(f"[{classes(every)[0]}]")
    tokens, buckets = Tokens(every), [defaultdict[str, list[int]](list) for _ in range(BUCKETS)]
    where: dict[str, int] = {}
    for number, record in enumerate(found):
        held = {
            place: {term for each in languages for term in tokens.terms(getattr(record[each], place), each)}
            for place in _PLACES
        }
        held["head"] |= {one for words in record.words.values() for one in dense.findall(normalised(words.head))}
        held["head"].add(f"{_IDENTITY}{record.id}")
        for term in held["head"] | held["text"]:
            if term not in where:
                where[term] = bucket_of(term)
            buckets[where[term]][term].append(2 * number + (term in held["head"]))
    return [dict(bucket) for bucket in buckets]


def _line(bucket: Mapping[str, list[int]]) -> str:
    if not bucket:
        return ""
    return json.dumps({term: encode(bucket[term]) for term in sorted(bucket)}, separators=(",", ":"))


def _ranges(found: Sequence[Record], order: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for number, record in enumerate(found):
        if record.kind not in seen:
            seen.add(record.kind)
            yield order[record.kind], number


def _said(found: Sequence[Record], languages: Sequence[Language], readers: Sequence[ReadersWords]) -> dict[str, Any]:
    """What search knows of the plan's languages: characters, a frequent word, readers' words."""
    texts = {each: [text for record in found for text in (record[each].head, record[each].text)] for each in languages}
    words = words_and_meanings(languages, readers, texts)
    return {
        "characters": {each.code: "".join(sorted(set("".join(texts[each])))) for each in languages},
        "rehearsal": {each.code: declared(each, languages, texts[each])["rehearsal"] for each in languages},
        "words": tuple(json.dumps([_by_code(each, languages) for each in pair]) for pair in words),
    }


def _by_code(strings: Strings, languages: Sequence[Language]) -> dict[str, list[str]]:
    return {each.code: list(words) for each, words in zip(languages, strings, strict=True) if words}
