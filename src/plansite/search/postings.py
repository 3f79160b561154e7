"""Postings: which records hold a term. Made only for a plan too large to be fetched whole.

The table is sorted by term and cut into shards; the manifest holds the first term of each, so that a browser knows
which shard holds a term, or all terms that begin with a string.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plansite.languages import Language
from plansite.search.records import Record
from plansite.search.terms import Tokens

#: Gaps are written as characters from here on; what does not fit into one takes three: the mark, high, low.
_FIRST: Final = 0x23
_MARK: Final = 0x22 - 1
_LARGEST: Final = 0xD000
_PLACES: Final = ("head", "text")

Table = dict[str, tuple[str, str]]


def encode(numbers: Iterable[int]) -> str:
    """Ascending numbers as text: the gap to the one before, one character each."""
    written, before = [], -1
    for number in numbers:
        gap, before = number - before - 1, number
        if gap < _LARGEST:
            written.append(chr(_FIRST + gap))
        else:
            written += (chr(_MARK), chr(_FIRST + gap // _LARGEST), chr(_FIRST + gap % _LARGEST))
    return "".join(written)


def table(records: Sequence[Record], languages: Sequence[Language]) -> Table:
    """Term → the records that hold it in their title, and those that hold it in their text, both encoded.

    ``#m3-1-2`` is a term too: the way from an identity to its record.
    """
    tokens = Tokens(languages)
    found: dict[str, defaultdict[str, array[int]]] = {place: defaultdict(lambda: array("I")) for place in _PLACES}
    for number, record in enumerate(records):
        found["head"][f"#{record.id}"].append(number)
        for place in _PLACES:
            held = (tokens.terms(getattr(record[language], place), language) for language in languages)
            for term in sorted({term for terms in held for term in terms}):
                found[place][term].append(number)
    every = sorted(set(found["head"]) | set(found["text"]))
    return {term: (encode(found["head"].get(term, ())), encode(found["text"].get(term, ()))) for term in every}


def shards(postings: Table, size: int) -> Iterator[list[tuple[str, str, str]]]:
    """The table in pieces of about ``size`` characters, in order."""
    shard: list[tuple[str, str, str]] = []
    length = 0
    for term, (head, text) in postings.items():
        if shard and length + len(head) + len(text) > size:
            yield shard
            shard, length = [], 0
        shard.append((term, head, text))
        length += len(term) + len(head) + len(text) + 8
    if shard:
        yield shard
