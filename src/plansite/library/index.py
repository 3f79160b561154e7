"""The index of the whole library, put together from the parts of its plans.

    search-index/manifest.js       the plans, the languages, the names of the shards
    search-index/<digest>.js       a shard: term → the records that hold it, plan by plan
    search-index/<digest>/0.js …   the records of a plan

Shards and folders of records are named by what they are made from, so that what is there already is not made again:
where a sentence of a plan changes, so do the few shards that have its terms.
"""

import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from json import loads
from pathlib import Path
from typing import Any, Final

from plansite.ground.digests import digest
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
#: What readers say, and what they mean, by language.
_Words = tuple[dict[str, list[str]], dict[str, list[str]]]


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
        into: the folder of the published library, where an index may lie: what it has already stays.
    """
    plans = [_Plan(each, cards[each], folder, read_part(folder)) for each, folder in parts.items()]
    shards = 1
    while shards < BUCKETS and sum(plan.part.size for plan in plans) > shards * _SHARD:
        shards *= 2
    names, folder = _names(plans, shards), into / FOLDER
    there = _only(folder, {"manifest.js", *(f"{name}.js" for name in names), *(plan.part.digest for plan in plans)})
    made = 0
    for number, name in enumerate(names):
        file = f"{name}.js"
        if file in there:
            continue
        if (before / file).is_file():
            link(before / file, folder / file)
        else:
            write_tree(folder, {file: script(name, _shard(plans, number, shards))}, ())
            made += 1
    for plan in plans:
        if plan.part.digest not in there:
            mirror(plan.folder / RECORDS, folder / plan.part.digest)
    manifest = _manifest(library, plans) | {"shards": names}
    write_tree(folder, {"manifest.js": script("manifest", manifest)}, ())
    return made


def _only(folder: Path, wanted: Collection[str]) -> set[str]:
    """What of an index lies in a folder; the rest is removed."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in there.difference(wanted):
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return there.intersection(wanted)


def _names(plans: Sequence[_Plan], shards: int) -> list[str]:
    """The names of shards: digests of what each is made from, which are the same buckets of every plan."""
    buckets = [" ".join(each) for each in zip(*(plan.part.digests.split(" ") for plan in plans), strict=True)]
    return [digest(f"{number} {shards} {buckets[number::shards]}", 12) for number in range(shards)]


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
    languages, words = _languages(library, plans), _words(plans)
    return {
        "languages": [_declared(each, languages, plans, words) for each in languages],
        "words": [[_forms(each, languages) for each in pair] for pair in words],
        "glossary": [["", *forms] for forms in _terms(plans, languages)],
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


def _declared(
    each: Language, languages: Sequence[Language], plans: Sequence[_Plan], words: Sequence[_Words]
) -> dict[str, Any]:
    characters = {plan.part.characters.get(each.code, "") for plan in plans}
    said = [word for pair in words for word in pair[0].get(each.code, ())]
    rehearsals = [plan.part.rehearsal[each.code] for plan in plans if each.code in plan.part.rehearsal]
    often = max(rehearsals, key=lambda word: (rehearsals.count(word), word), default="")
    return declared(each, languages, ["".join(sorted(set("".join(characters))))], said) | {"rehearsal": often}


def _words(plans: Sequence[_Plan]) -> list[_Words]:
    """Those of all plans, each once, and no more than the manifest has room for."""
    return [loads(each) for each in [*dict.fromkeys(word for plan in plans for word in plan.part.words)][:_MOST]]


def _terms(plans: Sequence[_Plan], languages: Sequence[Language]) -> list[list[list[str]]]:
    """Likewise of the glossaries."""
    every = (_forms(each, languages) for plan in plans for each in plan.part.terms)
    return list({str(forms): forms for forms in every}.values())[:_MOST]


def _forms(by_code: Mapping[str, list[str]], languages: Sequence[Language]) -> list[list[str]]:
    return [by_code.get(each.code, []) for each in languages]
