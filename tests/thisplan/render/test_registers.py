"""The register of measures and the page of what does not agree: complete, in both languages, every link to a block."""

import html
import re
from functools import cache
from typing import Final

import pytest

from plansite.consistency import DISAGREEMENTS, covering
from plansite.ground.identities import Identity
from plansite.languages import Language, language
from plansite.model import ColumnCall, Measure
from plansite.model.classification import classification
from plansite.render.everything import render
from tests.loaded import this_plan as the_plan

LANGUAGES: Final = tuple(map(language, ("zh", "en")))
BOTH: Final = pytest.mark.parametrize("language", LANGUAGES, ids=str)


@cache
def pages() -> dict[str, str]:
    return render(the_plan())


def text_of(page: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", page))


def targets(page: str) -> set[str]:
    """The identities that the page links to, on other pages and on itself."""
    return {match[1] for match in re.finditer(r'href="(?:\.\./[\w-]+/)?#([\w-]+)"', page)}


def measures_and_items(language: Language) -> list[Identity]:
    expression = the_plan().expression(language)
    found: list[Identity] = []
    for chapter in expression.chapters:
        for block in chapter.blocks:
            if isinstance(block, Measure):
                found.append(block.id)
            elif isinstance(block, ColumnCall) and (column := expression.column(block.number)):
                found += [item.id for item in column.items]
    return found


@BOTH
def test_every_measure_and_item_is_in_the_register(language: Language) -> None:
    page = pages()[f"{language}/measures.md"]
    assert {str(block) for block in measures_and_items(language)} <= targets(page)


@BOTH
def test_the_register_has_every_promise_word_for_word(language: Language) -> None:
    page, plan = text_of(pages()[f"{language}/measures.md"]), the_plan()
    entries = [each.entry for each in classification(plan).figures if each.entry and each.entry.promise]
    assert len(entries) >= 20
    for entry in entries:
        assert entry.quote and entry.quote[language] in page
        assert entry.in_language(language, plan.original) in page


@BOTH
def test_what_a_block_serves_stands_on_its_page_and_in_the_register(language: Language) -> None:
    register = pages()[f"{language}/measures.md"]
    for link in the_plan().links:
        for slug in (*link.indicators, *link.reports):
            row = the_plan().indicator(slug)
            assert row is not None
            if link.indicators:
                assert f"i-{slug}" in targets(register)
            chapters = [text for path, text in pages().items() if re.fullmatch(rf"{language}/\d+\.md", path)]
            (chapter,) = [text for text in chapters if re.search(rf'(?:#|id="){link.block}[ "]', text)]
            served = re.findall(r'<p class="served".*?</p>', chapter)
            assert any(f"#i-{slug}" in line and row.name[language] in text_of(line) for line in served)


@BOTH
def test_who_is_named_as_responsible(language: Language) -> None:
    page = text_of(pages()[f"{language}/measures.md"])
    named = [words[language] for link in the_plan().links for words in link.responsible]
    assert named and all(words in page for words in named)


@BOTH
def test_every_disagreement_is_told_on_the_page_and_at_its_place(language: Language) -> None:
    page, plan = pages()[f"{language}/agreement.md"], the_plan()
    found = [(kind, each) for kind in DISAGREEMENTS for each in kind.find(plan)]
    assert len(found) >= 30
    for kind, each in found:
        notes = covering(plan, kind, each)
        assert notes
        assert {str(spot.block) for spot in each.spots} <= targets(page)
        assert {str(note.identity) for note in notes} <= targets(page)
        assert all(note.text[language] in text_of(page) for note in notes)


@BOTH
def test_contradictions_that_only_a_reader_sees_are_on_the_page_too(language: Language) -> None:
    page = text_of(pages()[f"{language}/agreement.md"])
    kinds = {"contradiction", "implausible", "repetition", "placeholder"}
    assert all(note.text[language] in page for note in the_plan().notes if note.kind in kinds)


@pytest.mark.parametrize("name", ["measures", "agreement"])
def test_both_languages_lead_to_the_same_blocks(name: str) -> None:
    chinese, english = (pages()[f"{language}/{name}.md"] for language in LANGUAGES)
    assert targets(chinese) == targets(english)
