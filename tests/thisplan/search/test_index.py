"""The search index of this plan."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache

from plansite.render.kinds import PAGES
from plansite.search import FOLDER, Record, records, search_files
from plansite.search.folding import normalised
from tests.loaded import this_plan as plan
from tests.thisplan.search.golden import golden, readers

LIMIT = 150_000


@cache
def found() -> tuple[Record, ...]:
    return tuple(records(plan(), PAGES))


def test_every_block_is_one_record_in_both_languages() -> None:
    names = [record.id for record in found()]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    passages = {str(passage.id) for language in plan().languages for passage in plan().passages(language)}
    assert passages - set(names) == set()
    assert {str(note.identity) for note in plan().notes} <= set(names)
    assert {str(term.identity) for term in plan().glossary} <= set(names)
    for record in found():
        assert all(record[language].head or record[language].text for language in plan().languages), record.id


def test_all_the_words_of_the_plan_are_in_the_index() -> None:
    for language in plan().languages:
        texts = {record.id: normalised(record[language].head + "\n" + record[language].text) for record in found()}
        for passage in plan().passages(language):
            if passage.role != "cell" and str(passage.id) != "cover":
                for sentence in re.split(r"(?<=[。.])", passage.text):
                    assert normalised(sentence).strip() in texts[str(passage.id)], sentence


_SITE = (
    "glossary", "measures", "indicators", "agreement", "data", "about", "editing", "editions", "consulting", "consultation/2021-12",
)  # fmt: skip


def test_side_by_side_and_short_addresses_stay_out() -> None:
    assert {record.page for record in found()} == {
        "", "notice/", *(f"{name}/" for name in _SITE), *(f"{chapter.number}/" for chapter in plan().text.chapters)
    }  # fmt: skip


def test_the_index_is_small_and_lies_in_its_folder() -> None:
    files = search_files(plan(), PAGES)
    assert all(path.startswith(f"{FOLDER}/") for path in files)
    assert sum(len(gzip.compress(text.encode())) for text in files.values()) <= LIMIT


def test_the_golden_set_is_large_and_names_blocks_that_exist() -> None:
    names = {record.id for record in found()}
    searches = golden()
    assert len(searches) >= 150
    assert len({(search.q, search.page) for search in searches}) == len(searches)
    assert all(search.want and set(search.want) <= names for search in searches), searches
    assert {search.page for search in searches} == set(map(str, plan().languages))


def test_a_hundred_searches_are_new_and_name_blocks_that_exist() -> None:
    names = {record.id for record in found()}
    new = {search.q for search in readers()} - {search.q for search in golden()}
    assert len(new) >= 100
    assert all(set(search.want) <= names and bool(search.want) == (search.group != "nothing") for search in readers())


def test_readers_have_words_of_their_own() -> None:
    assert len(plan().readers_words) >= 150
