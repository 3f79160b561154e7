"""The search index as the build writes it."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.languages import Language, language
from plansite.languages.en.stems import STEMS
from plansite.languages.zh.folding import pairs
from plansite.render.kinds import PAGES
from plansite.search import FOLDER, search_files
from plansite.search.folding import normalised
from plansite.search.postings import encode
from plansite.search.terms import Tokens
from tests.every import every
from tests.search.made import MADE_UP, found, index, manifest, pieces, plan, read

ZH, EN = language("zh"), language("en")


def decode(text: str) -> list[int]:
    """What assets/js/search/postings.js reads from `encode`."""
    numbers, number, units = [], -1, iter(text)
    for unit in units:
        gap = ord(unit) - 0x23
        if unit == "!":
            gap = (ord(next(units)) - 0x23) * 0xD000 + ord(next(units)) - 0x23
        number += gap + 1
        numbers.append(number)
    return numbers


def test_every_block_is_one_record_in_every_language() -> None:
    names = [record.id for record in found()]
    assert len(names) == len(set(names))
    for each in plan().languages:
        assert {str(passage.id) for passage in plan().passages(each)} <= set(names)
        assert all(record[each].head or record[each].text for record in found())


def test_what_a_block_stands_in_is_a_record_too() -> None:
    names = {record.id for record in found()}
    assert [record.id for record in found() if record.up and record.up not in names] == []


def test_a_value_stands_with_its_unit() -> None:
    row = next(record for record in found() if record.kind == "indicator" and "%" in record[EN].text)
    assert "%" in row[ZH].text and " %" not in row[EN].text


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert search_files(plan(), PAGES) == search_files(plan(), PAGES) == index(*plan().languages)


@pytest.mark.parametrize("languages", [(ZH,), (EN,), (EN, ZH), (ZH, EN, MADE_UP)])
def test_an_index_has_the_words_of_its_languages_side_by_side(languages: tuple[Language, ...]) -> None:
    files = index(*languages)
    declared = manifest(files)["languages"]
    assert [each["code"] for each in declared] == [str(each) for each in languages]
    [(_, name)] = manifest(files)["chunks"]
    rows = read(files[f"{FOLDER}/{name}.js"])[1]["records"]
    assert {len(row) for row in rows} == {4 + 2 * len(languages)}
    assert bool(declared[0]["syllables"]) == (languages[0] == ZH) == bool(declared[0]["unspaced"])
    assert bool(declared[0]["stems"]) == (languages[0] == EN)


def test_a_language_says_the_same_things_in_search_as_every_other() -> None:
    one, other = manifest(index(ZH, EN))["languages"]
    assert one["say"].keys() == other["say"].keys() and one["say"]["kinds"].keys() == other["say"]["kinds"].keys()
    assert all(each["rehearsal"] for each in (one, other))


@pytest.mark.parametrize("made", [index, pieces])
def test_the_manifest_names_every_other_file(made: Callable[[], dict[str, str]]) -> None:
    files = made()
    said = manifest(files)
    named = {f"{FOLDER}/{name}.js" for _, name in (*said["chunks"], *said.get("shards", []))}
    assert named == set(files) - {f"{FOLDER}/manifest.js"}
    assert all(read(files[path])[0] in path for path in named)


def test_a_long_plan_is_cut_into_pieces_that_hold_it_all() -> None:
    said = manifest(pieces())
    chunks = [read(pieces()[f"{FOLDER}/{name}.js"])[1]["records"] for _, name in said["chunks"]]
    assert len(chunks) > 3
    assert [first for first, _ in said["chunks"]] == [sum(map(len, chunks[:at])) for at in range(len(chunks))]
    assert sum(map(len, chunks)) == said["count"] == 30 * len(found())
    assert max(len(gzip.compress(text.encode())) for text in pieces().values()) < 40_000


def test_postings_name_the_records_that_hold_a_term() -> None:
    said = manifest(pieces())
    rows = [row for _, name in said["chunks"] for row in read(pieces()[f"{FOLDER}/{name}.js"])[1]["records"]]
    shards = [read(pieces()[f"{FOLDER}/{name}.js"])[1] for _, name in said["shards"]]
    assert [shard[0][0] for shard in shards] == [first for first, _ in said["shards"]]
    postings = {term: (head, text) for shard in shards for term, head, text in shard}
    assert list(postings) == sorted(postings)
    tokens = Tokens(plan().languages)
    for term in ("检测", "bim", "#m1-1-1", "2025", "test"):
        head, text = (set(decode(part)) for part in postings[term])
        assert head or text, term
        for number, row in enumerate(rows):
            heads, texts = ({*tokens.terms(row[at], ZH), *tokens.terms(row[at + 2], EN)} for at in (4, 5))
            assert (number in head) == (term in {*heads, f"#{row[0]}"}), (term, row[0])
            assert (number in text) == (term in texts), (term, row[0])


@given(st.sets(st.integers(0, 200_000), max_size=30))
def test_postings_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert decode(encode(sorted(numbers))) == sorted(numbers)


@every([
    ("“浙江制造”标准", "浙江制造标准"),
    ("ＷＴＯ／ＴＢＴ", "wto/tbt"), ("2021—2025", "2021-2025"), ("（一）", "(一)"),
    ("10,000", "10000"), ("Zhejiang\u00a0 Made", "zhejiang made"), ("μg/m³", "μg/m3"), ("‘两个健康’", "两个健康"),
    ("碳\u200b标\ufeff签", "碳标签"), ("Zu\u0308rich", "zürich"),
])  # fmt: skip
def test_what_is_the_same_to_a_reader_is_the_same_to_search(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@every([
    "label labels labelled labelling labeling", "industry industries", "standardise standardising standardized",
    "process processes", "plan plans planned planning", "centre center centers", "service services",
    "manufacture manufacturing manufactured", "quality qualities", "bottleneck bottlenecks", "colour color",
    "need needed",
])  # fmt: skip
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({STEMS.stem(word) for word in words.split()}) == 1


@every(["need ned", "market mark", "bus busy", "standard stand", "egg eg", "string str"])
def test_different_words_keep_their_stems(words: str) -> None:
    assert len({STEMS.stem(word) for word in words.split()}) == 2


def test_each_traditional_character_has_one_simplified_form() -> None:
    table = {pair[0]: pair[1] for pair in pairs()}
    assert len(table) == len(pairs()) and all(len(pair) == 2 for pair in pairs())
    assert {one: table[one] for one in "標準籤營專欄鏈"} == dict(zip("標準籤營專欄鏈", "标准签营专栏链", strict=True))


def test_the_index_has_the_words_of_readers_and_of_other_countries_that_lead_somewhere() -> None:
    words = manifest(index(ZH, EN))["words"]
    assert words[:2] == [
        [[["化验", "体检"], ["lab", "trial run"]], [["检测"], ["testing"]]],
        [[["机器"], []], [["质量"], []]],
    ]
    assert [[["品质"], []], [["质量"], []]] in words
    assert [[["公车"], []], [["公交"], []]] not in words
    assert manifest(index(EN))["words"][:2] == [[[["lab", "trial run"]], [["testing"]]], [[[]], [[]]]]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_no_word_of_another_country_means_itself(code: str) -> None:
    elsewhere = language(code).searching.elsewhere
    assert len(elsewhere) > 40
    assert [word for word, forms in elsewhere.items() if not all(forms)] == []
