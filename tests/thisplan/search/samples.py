"""Searches drawn from the plan itself, so that the ranking is not only measured on searches that it was tuned with."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.languages import Language
from plansite.languages import language as language_of
from plansite.languages.zh.folding import pairs
from plansite.model import Plan
from plansite.render.kinds import PAGES
from plansite.search import Record, records
from plansite.search.folding import normalised

_ABOUT = ("note", "term", "site")
_JOINED = ("page", "indicator", "table")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ZH, _EN = LANGUAGES = language_of("zh"), language_of("en")
_OTHER = {_ZH: _EN, _EN: _ZH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A query, the language of the page where it is typed, and the blocks any of which is right."""

    group: str
    q: str
    page: str
    want: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A block's words in one language, as published and normalised."""

    id: str
    raw: str
    norm: str


def samples(plan: Plan, *, seed: int = 20211216) -> tuple[Search, ...]:
    """All groups, the same for the same plan and seed."""
    found = tuple(records(plan, PAGES))
    chance = random.Random(seed)
    return (
        *_strings(found, chance, 300),
        *_run_ins(found, chance),
        *_pairs(found, chance, 100),
        *_phrases(found, chance, 200),
        *_single_words(found, chance, 60),
        *_identities(found),
        *_indicators(plan),
        *_terms(plan, found),
    )


def _texts(found: tuple[Record, ...], language: Language) -> list[Text]:
    """The plan's own blocks; cells that only the index joins are no text of the plan."""
    return [
        Text(id=record.id, raw=raw, norm=normalised(raw))
        for record in found
        if record.kind not in _ABOUT
        for raw in (record[language].head, "" if record.kind in _JOINED else record[language].text)
        if raw
    ]


def _by_block(texts: list[Text]) -> dict[str, str]:
    """All that each block says, normalised."""
    said: dict[str, str] = {}
    for text in texts:
        said[text.id] = said.get(text.id, "") + "\n" + text.norm
    return said


def _holders(said: dict[str, str], *parts: str) -> set[str]:
    return {name for name, whole in said.items() if all(part in whole for part in parts)}


def _strings(found: tuple[Record, ...], chance: random.Random, count: int) -> Iterator[Search]:
    """Strings of two to eight characters that stand in one block only, every fifth in traditional characters."""
    texts, traditional = _texts(found, _ZH), str.maketrans({pair[1]: pair[0] for pair in pairs()})
    said, made = _by_block(texts), 0
    while made < count:
        text, length = chance.choice(texts), chance.randint(2, 8)
        start = chance.randrange(max(1, len(text.raw) - length))
        query = text.raw[start : start + length]
        if len(_HAN.findall(query)) < 2 or not _HAN.match(query) or _holders(said, normalised(query)) != {text.id}:
            continue
        made += 1
        group, query = ("traditional", query.translate(traditional)) if made % 5 == 0 else ("string", query)
        yield Search(group=group, q=query, page=str(chance.choice(LANGUAGES)), want=(text.id,))


def _run_ins(found: tuple[Record, ...], chance: random.Random) -> Iterator[Search]:
    """For each paragraph with a lead, a string from the end of the lead to the beginning of the text."""
    leads = [record for record in found if record.kind in ("measure", "item") and record[_ZH].head and record[_ZH].text]
    whole = {record.id: normalised(record[_ZH].head + record[_ZH].text) for record in leads}
    for record in leads:
        end = len(record[_ZH].head)
        query = (record[_ZH].head + record[_ZH].text)[end - chance.randint(3, 4) : end + chance.randint(2, 4)]
        same = tuple(name for name, text in whole.items() if normalised(query) in text)
        yield Search(group="run-in", q=query, page="zh", want=same)


def _pairs(found: tuple[Record, ...], chance: random.Random, count: int) -> Iterator[Search]:
    """Two Chinese strings with a blank between that stand together in one block only."""
    texts = [text for text in _texts(found, _ZH) if len(text.raw) > 40]
    said, made = _by_block(texts), 0
    while made < count:
        text = chance.choice(texts)
        runs = re.findall(r"[\u3400-\u9fff]{3,}", text.raw)
        if len(runs) < 2:
            continue
        parts = [run[: chance.randint(2, 4)] for run in chance.sample(runs, 2)]
        if parts[0] != parts[1] and _holders(said, *parts) == {text.id}:
            made += 1
            yield Search(group="pair", q=" ".join(parts), page="zh", want=(text.id,))


def _phrases(found: tuple[Record, ...], chance: random.Random, count: int) -> Iterator[Search]:
    """English phrases of two to five words that stand in one block only."""
    texts = _texts(found, _EN)
    said, made = _by_block(texts), 0
    while made < count:
        text, length = chance.choice(texts), chance.randint(2, 5)
        words = text.raw.split()
        start = chance.randrange(max(1, len(words) - length))
        query = " ".join(words[start : start + length]).strip(".,;:()")
        if query.count(" ") and not _HAN.search(query) and _holders(said, normalised(query)) == {text.id}:
            made += 1
            yield Search(group="phrase", q=query, page=str(chance.choice(LANGUAGES)), want=(text.id,))


def _single_words(found: tuple[Record, ...], chance: random.Random, count: int) -> Iterator[Search]:
    """English words that stand in one block only."""
    where: dict[str, set[str]] = {}
    for text in _texts(found, _EN):
        for word in re.findall(r"[a-z]{4,}", text.norm):
            where.setdefault(word, set()).add(text.id)
    words = sorted(word for word, blocks in where.items() if len(blocks) == 1)
    for word in chance.sample(words, min(count, len(words))):
        yield Search(group="word", q=word, page="en", want=tuple(where[word]))


def _identities(found: tuple[Record, ...]) -> Iterator[Search]:
    for record in found:
        if record.kind not in ("page", "site"):
            yield Search(group="identity", q=record.id, page="zh", want=(record.id,))
        if record.kind in ("column", "table"):
            for language in LANGUAGES:
                label = re.split(r"[：:]", record[language].head)[0]
                yield Search(group="label", q=label, page=str(_OTHER[language]), want=(record.id,))


def _indicators(plan: Plan) -> Iterator[Search]:
    every = [row for table in plan.tables for row in table.indicators]
    for row in every:
        for language in LANGUAGES:
            same = tuple(str(one.identity) for one in every if one.name[language] == row.name[language])
            yield Search(group="indicator", q=row.name[language], page=str(_OTHER[language]), want=same)


def _terms(plan: Plan, found: tuple[Record, ...]) -> Iterator[Search]:
    """Every term in both languages, on the page of the other: a block that has it, or its entry when none does."""
    said = {language: _by_block(_texts(found, language)) for language in LANGUAGES}
    for term in plan.glossary:
        chinese = _holders(said[_ZH], normalised(term[_ZH]))
        english = {name for form in term.renderings(_EN) for name in _holders(said[_EN], normalised(form))}
        wanted = {_ZH: (term[_ZH], chinese), _EN: (term[_EN], english | chinese)}
        for language, (query, want) in wanted.items():
            blocks = tuple(sorted(want)) or (str(term.identity),)
            yield Search(group=f"term-{language}", q=query, page=str(_OTHER[language]), want=blocks)
