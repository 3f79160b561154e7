"""Thirty faults seeded into the real translation are all caught by its rules; the real text has none."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from plansite.checks.translation import TRANSLATION_CHECKS
from plansite.ground.findings import Finding
from plansite.model import Expression, Measure, Paragraph, Plan
from tests.changed import with_files
from tests.loaded import ROOT, this_plan

#: file, what stands there, what a careless hand makes of it
CHANGED_FIGURES = (
    ("chapters/01.en.md", "76.8%", "78.6%"),
    ("chapters/01.en.md", "97%", "79%"),
    ("chapters/02.en.md", "2025", "2035"),
    ("chapters/03.en.md", "80%", "8%"),
    ("chapters/03.en.md", "70%", "60%"),
    ("chapters/05.en.md", "BIM", "BIM 2.0"),
    ("columns/4-2.en.md", "40%", "14%"),
    ("columns/7-1.en.md", "40 ", "four "),
    ("columns/3-1.en.md", "20 ", "30 "),
    ("notice.en.md", "20 December 2021", "20 November 2021"),
)
OTHER_TERMS = (
    ("chapters/01.en.md", "dual circulation", "double loop"),
    ("chapters/03.en.md", "performance excellence", "outstanding achievements"),
    ("chapters/05.en.md", "prefabricated construction", "assembled houses"),
    ("chapters/06.en.md", "carbon neutrality", "zero emissions"),
    ("chapters/07.en.md", "metrology", "weighing"),
    ("chapters/08.en.md", "blacklist", "list of offenders"),
    ("chapters/09.en.md", "Yangtze River Delta", "Shanghai region"),
    ("columns/9-1.en.md", "Yangtze River Delta", "Shanghai region"),
)
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z“])")


@pytest.fixture
def plan() -> Plan:
    return this_plan()


def faults(plan: Plan) -> Iterator[Finding]:
    return (finding for rule in TRANSLATION_CHECKS for finding in rule(plan) if finding.level == "error")


def caught(plan: Plan) -> bool:
    """Whether a rule finds an error; the rules behind it are not asked."""
    return any(True for _ in faults(plan))


def test_the_real_text_gives_no_finding(plan: Plan) -> None:
    assert list(faults(plan)) == []


@pytest.mark.parametrize(("file", "find", "put"), CHANGED_FIGURES + OTHER_TERMS)
def test_changed_figure_or_term(file: str, find: str, put: str, plan: Plan) -> None:
    text = (ROOT / "plan" / file).read_text("utf-8")
    assert re.search(re.escape(find), text, re.IGNORECASE)
    assert caught(with_files(plan, {file: re.sub(re.escape(find), put, text, flags=re.IGNORECASE)}))


def _english(plan: Plan) -> Expression:
    return plan.expression(plan.translations[0])


def _measures(plan: Plan) -> list[tuple[int, int]]:
    """Where the English has a block of text with at least three sentences: chapter and position."""
    return [
        (chapter, position)
        for chapter, document in enumerate(_english(plan).chapters)
        for position, block in enumerate(document.blocks)
        if isinstance(block, Measure | Paragraph) and len(_SENTENCE.split(block.text)) >= 3
    ]


def _with_texts(plan: Plan, chapter: int, texts: dict[int, str]) -> Plan:
    document = _english(plan).chapters[chapter]
    blocks = tuple(
        replace(block, text=texts[position]) if isinstance(block, Measure | Paragraph) and position in texts else block
        for position, block in enumerate(document.blocks)
    )
    chapters = list(_english(plan).chapters)
    chapters[chapter] = replace(document, blocks=blocks)
    return replace(plan, expressions=(plan.text, replace(_english(plan), chapters=tuple(chapters))))


def _text(plan: Plan, chapter: int, position: int) -> str:
    block = _english(plan).chapters[chapter].blocks[position]
    assert isinstance(block, Measure | Paragraph)
    return block.text


@pytest.mark.parametrize("seed", range(8))
def test_dropped_sentence(seed: int, plan: Plan) -> None:
    chance = random.Random(seed)
    chapter, position = chance.choice(_measures(plan))
    sentences = _SENTENCE.split(_text(plan, chapter, position))
    del sentences[chance.randrange(len(sentences))]
    assert caught(_with_texts(plan, chapter, {position: " ".join(sentences)}))


@pytest.mark.parametrize("seed", range(6))
def test_swapped_paragraphs(seed: int, plan: Plan) -> None:
    chance = random.Random(seed)
    chapter, position = chance.choice(_measures(plan))
    others = [there for where, there in _measures(plan) if where == chapter and there != position]
    other = chance.choice(others)
    texts = {position: _text(plan, chapter, other), other: _text(plan, chapter, position)}
    assert caught(_with_texts(plan, chapter, texts))
