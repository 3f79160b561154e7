"""The search index as the build writes it."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.languages import LANGUAGES
from plansite.load import load
from plansite.model import Plan
from plansite.search import FOLDER, Record, pack, records, search_files
from plansite.search.copies import lengthened
from plansite.search.grams import normalised, stem, terms
from plansite.search.lexicon import pairs
from plansite.search.postings import encode
from tests.conftest import ROOT
from tests.search.golden import golden

LIMIT = 150_000
TIMES = 4


@cache
def plan() -> Plan:
    """The plan of this project."""
    loaded = load(ROOT / "plan").plan
    assert loaded is not None
    return loaded


@cache
def found() -> tuple[Record, ...]:
    return tuple(records(plan()))


@cache
def long_files() -> dict[str, str]:
    """The index of a plan several times as long."""
    return pack(tuple(lengthened(found(), TIMES)), plan().glossary)


def read(script: str) -> tuple[str, Any]:
    """The name and the data of one file of the index."""
    name, data = re.fullmatch(r'planSearch\.add\("([^"]+)",(.*)\)\n', script, re.DOTALL).groups()  # type: ignore[union-attr]
    return name, json.loads(data)


def decode(text: str) -> list[int]:
    """What assets/js/search/store.js reads from `encode`."""
    numbers, number, units = [], -1, iter(text)
    for unit in units:
        gap = ord(unit) - 0x23
        if unit == "!":
            gap = (ord(next(units)) - 0x23) * 0xD000 + ord(next(units)) - 0x23
        number += gap + 1
        numbers.append(number)
    return numbers


def test_every_block_is_one_record_in_both_languages() -> None:
    names = [record.id for record in found()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    passages = {str(passage.id) for language in LANGUAGES for passage in plan().passages(language)}
    assert passages - set(names) == set()
    assert {str(note.identity) for note in plan().notes} <= set(names)
    assert {str(term.identity) for term in plan().glossary} <= set(names)
    for record in found():
        assert all(record[language].head or record[language].text for language in LANGUAGES), record.id


def test_all_the_words_of_the_plan_are_in_the_index() -> None:
    for language in LANGUAGES:
        texts = {record.id: normalised(record[language].head + "\n" + record[language].text) for record in found()}
        for passage in plan().passages(language):
            if passage.role != "cell" and str(passage.id) != "cover":
                for sentence in re.split(r"(?<=[。.])", passage.text):
                    assert normalised(sentence).strip() in texts[str(passage.id)], sentence


def test_what_a_block_stands_in_is_a_record_too() -> None:
    names = {record.id for record in found()}
    assert [record.id for record in found() if record.up and record.up not in names] == []


_SITE = ("glossary", "measures", "indicators", "agreement", "data", "about", "editing")


def test_side_by_side_and_short_addresses_stay_out() -> None:
    assert {record.page for record in found()} == {
        "", "notice/", *(f"{name}/" for name in _SITE), *(f"{chapter.number}/" for chapter in plan().zh.chapters)
    }  # fmt: skip


def test_the_index_is_small_and_lies_in_its_folder() -> None:
    files = search_files(plan())
    assert all(path.startswith(f"{FOLDER}/") for path in files)
    assert sum(len(gzip.compress(text.encode())) for text in files.values()) <= LIMIT


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert search_files(plan()) == search_files(plan())


def test_the_manifest_names_every_other_file() -> None:
    for files in (search_files(plan()), long_files()):
        _, manifest = read(files[f"{FOLDER}/manifest.js"])
        named = {f"{FOLDER}/{name}.js" for _, name in (*manifest["chunks"], *manifest["shards"])}
        assert named == set(files) - {f"{FOLDER}/manifest.js"}
        assert all(read(files[path])[0] in path for path in named)


def test_a_long_plan_is_cut_into_pieces_that_hold_it_all() -> None:
    _, manifest = read(long_files()[f"{FOLDER}/manifest.js"])
    chunks = [read(long_files()[f"{FOLDER}/{name}.js"])[1]["records"] for _, name in manifest["chunks"]]
    assert len(chunks) > TIMES
    firsts = [first for first, _ in manifest["chunks"]]
    assert firsts == [sum(map(len, chunks[:at])) for at in range(len(chunks))]
    assert sum(map(len, chunks)) == manifest["count"] == TIMES * len(found())
    assert max(len(gzip.compress(text.encode())) for text in long_files().values()) < 40_000


def test_postings_name_the_records_that_hold_a_term() -> None:
    _, manifest = read(long_files()[f"{FOLDER}/manifest.js"])
    rows = [row for _, name in manifest["chunks"] for row in read(long_files()[f"{FOLDER}/{name}.js"])[1]["records"]]
    shards = [read(long_files()[f"{FOLDER}/{name}.js"])[1] for _, name in manifest["shards"]]
    assert [shard[0][0] for shard in shards] == [first for first, _ in manifest["shards"]]
    postings = {term: (head, text) for shard in shards for term, head, text in shard}
    assert list(postings) == sorted(postings)
    for term in ("碳标", "label", "#m3-1-2", "87.14", "质量"):
        head, text = (set(decode(part)) for part in postings[term])
        for number, row in enumerate(rows):
            assert (number in head) == (term in {*terms(row[4]), *terms(row[6]), f"#{row[0]}"}), (term, row[0])
            assert (number in text) == (term in {*terms(row[5]), *terms(row[7])}), (term, row[0])


@given(st.sets(st.integers(0, 200_000), max_size=30))
def test_postings_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert decode(encode(sorted(numbers))) == sorted(numbers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“浙江制造”标准", "浙江制造标准"),
        ("ＷＴＯ／ＴＢＴ", "wto/tbt"), ("2021—2025", "2021-2025"), ("（一）", "(一)"),
        ("10,000", "10000"), ("Zhejiang\u00a0 Made", "zhejiang made"), ("μg/m³", "μg/m3"), ("‘两个健康’", "两个健康"),
    ],
)  # fmt: skip
def test_what_is_the_same_to_a_reader_is_the_same_to_search(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    "words",
    [
        "label labels labelled labelling labeling", "industry industries", "standardise standardising standardized",
        "process processes", "plan plans planned planning", "centre center centers", "service services",
        "manufacture manufacturing manufactured", "quality qualities", "bottleneck bottlenecks",
    ],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["need ned", "market mark", "bus busy", "standard stand"])
def test_different_words_keep_their_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


def test_each_traditional_character_has_one_simplified_form() -> None:
    table = {pair[0]: pair[1] for pair in pairs()}
    assert len(table) == len(pairs()) and all(len(pair) == 2 for pair in pairs())
    assert {one: table[one] for one in "標準籤營專欄鏈"} == dict(zip("標準籤營專欄鏈", "标准签营专栏链", strict=True))


def test_the_golden_set_is_large_and_names_blocks_that_exist() -> None:
    names = {record.id for record in found()}
    searches = golden()
    assert len(searches) >= 150
    assert len({(search.q, search.page) for search in searches}) == len(searches)
    assert all(search.want and set(search.want) <= names for search in searches), searches
    assert {search.page for search in searches} == set(LANGUAGES)
