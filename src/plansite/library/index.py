"""The index of the whole library, put together from the parts of its plans.

    search-index/manifest.js       the plans, the languages, the names of the shards
    search-index/<digest>.js       a shard: term → the records that hold it, plan by plan
    search-index/<digest>/0.js …   the records of a plan

A shard is named by what it is made from, so that one that is there already is not made again: where a sentence of a
plan changes, so do the few shards that have its terms.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from json import loads
from pathlib import Path
from typing import Any, Final

from plansite.ground.write import write_tree
from plansite.languages import Language, language
from plansite.library.card import Card
from plansite.library.library import Library
from plansite.library.links import link, mirror
from plansite.library.segment import BUCKETS, CHUNK, RECORDS, Part, read_lines, read_part
from plansite.search.declared import declared
from plansite.search.pack import FOLDER, script
from plansite.search.records import RECORD_KINDS

#: Characters of postings in a shard, on average.
_SHARD: Final = 24_000
#: Terms of the glossaries, and words of readers, that the manifest holds.
_MOST: Final = 1000
#: Before the postings of a plan in those of a term, and before the plan's number as a character.
_PLAN: Final = " "
_FIRST: Final = 0x23


@dataclass(frozen=True)
class _Plan:
    """A plan with its part of the index."""

    address: str
    card: Card
    folder: Path
    part: Part

    @cached_property
    def lines(self) -> list[str]:
        """Its postings; read only where a shard must be made."""
        return read_lines(self.folder)


def put_index(library: Library, cards: Mapping[str, Card], parts: Mapping[str, Path], before: Path, into: Path) -> int:
    """Write the index of a library; how many shards had to be made.

    Args:
        parts: the folder of each plan's part, by the plan's address.
        before: the folder of the index that was published before; what it has already is linked.
        into: the empty folder of the published library.
    """
    plans = [_Plan(each, cards[each], folder, read_part(folder)) for each, folder in parts.items()]
    shards = 1
    while shards < BUCKETS and sum(plan.part.size for plan in plans) > shards * _SHARD:
        shards *= 2
    names = [_name(plans, number, shards) for number in range(shards)]
    made = 0
    for number, name in enumerate(names):
        old, new = before / f"{name}.js", into / FOLDER / f"{name}.js"
        if old.is_file():
            link(old, new)
        else:
            write_tree(into / FOLDER, {f"{name}.js": script(name, _shard(plans, number, shards))}, ())
            made += 1
    for plan in plans:
        mirror(plan.folder / RECORDS, into / FOLDER / plan.part.digest)
    manifest = _manifest(library, plans) | {"shards": names}
    write_tree(into / FOLDER, {"manifest.js": script("manifest", manifest)}, ())
    return made


def _name(plans: Sequence[_Plan], number: int, shards: int) -> str:
    """A digest of what a shard is made from."""
    whole = hashlib.sha256(f"{shards}:{number}".encode())
    for at, plan in enumerate(plans):
        for digest in plan.part.digests[number::shards]:
            if digest:
                whole.update(f" {at}:{digest}".encode())
    return whole.hexdigest()[:12]


def _shard(plans: Sequence[_Plan], number: int, shards: int) -> dict[str, str]:
    """Term → for each plan that has it a mark, the plan's number and its postings."""
    found: dict[str, list[str]] = {}
    for at, plan in enumerate(plans):
        mark = _PLAN + chr(_FIRST + at)
        for line in plan.lines[number::shards]:
            for term, gaps in loads(line or "{}").items():
                found.setdefault(term, []).append(mark + gaps)
    return {term: "".join(found[term]) for term in sorted(found)}


def _manifest(library: Library, plans: Sequence[_Plan]) -> dict[str, Any]:
    languages = _languages(library, plans)
    return {
        "languages": [_declared(each, languages, plans) for each in languages],
        "words": _distinct(_words(plans, languages)),
        "glossary": [["", *forms] for forms in _distinct(_terms(plans, languages))],
        "kinds": RECORD_KINDS,
        "count": sum(plan.part.count for plan in plans),
        "chunk": CHUNK,
        "plans": [_listed(plan) for plan in plans],
        "filters": {
            "place": {key: _texts(each.name) for key, each in library.places.items()},
            "field": {key: _texts(each.name) for key, each in library.fields.items()},
        },
    }


def _listed(plan: _Plan) -> dict[str, Any]:
    card, part = plan.card, plan.part
    return {
        "address": plan.address,
        "title": card.short,
        "place": card.where or "",
        "field": card.field or "",
        "digest": part.digest,
        "count": part.count,
        "ranges": part.ranges,
        "languages": part.languages,
        "past": part.past,
    }


def _texts(text: Any) -> dict[str, str]:
    return {code: text.by_code(code) for code in text.codes}


def _languages(library: Library, plans: Sequence[_Plan]) -> tuple[Language, ...]:
    """Those that plans have, in the order of the library's own."""
    used = {code for plan in plans for code in plan.part.languages}
    own = [each.code for each in library.languages if each.code in used]
    return tuple(language(code) for code in (*own, *sorted(used - {*own})))


def _declared(each: Language, languages: Sequence[Language], plans: Sequence[_Plan]) -> dict[str, Any]:
    characters = {plan.part.characters.get(each.code, "") for plan in plans}
    said = [word for plan in plans for words, _ in plan.part.words for word in words.get(each.code, ())]
    rehearsals = [plan.part.rehearsal[each.code] for plan in plans if each.code in plan.part.rehearsal]
    often = max(rehearsals, key=lambda word: (rehearsals.count(word), word), default="")
    return declared(each, languages, ["".join(sorted(set("".join(characters))))], said) | {"rehearsal": often}


def _words(plans: Sequence[_Plan], languages: Sequence[Language]) -> Iterator[Any]:
    for plan in plans:
        for said, means in plan.part.words:
            yield [[said.get(each.code, []) for each in languages], [means.get(each.code, []) for each in languages]]


def _terms(plans: Sequence[_Plan], languages: Sequence[Language]) -> Iterator[Any]:
    for plan in plans:
        for forms in plan.part.terms:
            yield [forms.get(each.code, []) for each in languages]


def _distinct(entries: Iterator[Any]) -> list[Any]:
    """Each once, in their order, and no more than the manifest has room for."""
    return list({str(entry): entry for entry in entries}.values())[:_MOST]
