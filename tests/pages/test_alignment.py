"""Which sentences stand beside each other, and where a text with marks is cut."""

from dataclasses import replace
from itertools import pairwise

import pytest

from plansite.checks.translation.sharing import shares
from plansite.ground.identities import Identity
from plansite.languages import language
from plansite.model import Block, Expression, Measure, Plan
from plansite.model.terms import TermFinder
from plansite.pages.alignment import cuts
from plansite.pages.annotations import Annotator
from tests.every import every
from tests.loaded import small

ZH, EN = language("zh"), language("en")
MEASURE = Identity.parse("m1-1-1")


def _shares(original: str, translation: str) -> list[list[str]] | None:
    """The sentences of a translation, by those of the original that they belong to."""
    sentences = EN.reading.sentences(translation)
    found = shares(ZH.reading.sentences(original), sentences, TermFinder((), ZH), ZH, EN)
    return None if found is None else [list(sentences[start:stop]) for start, stop in found]


@every(
    [
        ("加强领导。明确分工。", "Lead. Divide.", [["Lead."], ["Divide."]]),
        (
            "加强领导，明确分工，落实责任。建成3个。",
            "Lead. Divide. Act. Build 3.",
            [["Lead.", "Divide.", "Act."], ["Build 3."]],
        ),
        ("建成3个。加强领导，明确分工。", "Build 3. Lead. Divide.", [["Build 3."], ["Lead.", "Divide."]]),
        ("一句话没有句号", "One sentence without a full stop", [["One sentence without a full stop"]]),
        ("加强领导。明确分工。", "Lead and divide.", None),
    ]
)
def test_sentences_of_a_translation_belong_to_one_of_the_original(
    original: str, translation: str, expected: list[list[str]] | None
) -> None:
    assert _shares(original, translation) == expected


def _with(original: str, translation: str) -> Plan:
    """The small plan with another text of its first measure."""

    def told(expression: Expression, text: str) -> Expression:
        def new(block: Block) -> Block:
            return replace(block, text=text) if isinstance(block, Measure) and block.id == MEASURE else block

        chapters = (replace(each, blocks=tuple(map(new, each.blocks))) for each in expression.chapters)
        return replace(expression, chapters=tuple(chapters))

    plan = small()
    zh, en = plan.expressions
    return replace(plan, expressions=(told(zh, original), told(en, translation)))


def test_both_languages_have_as_many_pieces_and_lose_nothing() -> None:
    zh, en = "加强领导，明确分工。建成3个。", "We will lead. We will divide the work. We will build 3."
    plan = _with(zh, en)
    here, there = cuts(plan, EN)
    for language_, text, offsets in ((ZH, zh, here[MEASURE]), (EN, en, there[MEASURE])):
        pieces = Annotator(plan=plan, language=language_, terms=TermFinder((), language_), glossary_address="").pieces(
            text, MEASURE, offsets
        )
        assert len(pieces) == 2 and "".join(piece.unescape() for piece in pieces).startswith(text[:6])
        assert pieces[1].unescape().strip().startswith({"zh": "建成3个。", "en": "We will build 3."}[language_.code])


@pytest.mark.parametrize(
    ("translation", "cut"),
    [
        ("We will lead. We will build 3. We will divide.", ["加强领导；", "建成3个。", "分工。"]),
        ("We will lead; we will build 3. We will divide.", ["加强领导；", "建成3个。", "分工。"]),
        ("We will lead and build 3. We will divide.", ["加强领导；建成3个。", "分工。"]),
    ],
)
def test_a_sentence_is_cut_at_its_semicolons_where_the_translation_can_be(translation: str, cut: list[str]) -> None:
    text = "加强领导；建成3个。分工。"
    here, there = cuts(_with(text, translation), EN)
    places = [0, *here[MEASURE], len(text)]
    assert [text[start:end] for start, end in pairwise(places)] == cut
    assert len(there[MEASURE]) == len(here[MEASURE])


def test_a_block_whose_sentences_cannot_be_told_apart_stays_whole() -> None:
    here, there = cuts(_with("加强领导。明确分工。", "We will lead and divide the work."), EN)
    assert MEASURE not in here and MEASURE not in there


def test_marks_stay_with_the_piece_that_they_end() -> None:
    plan = small()
    noted = next(note for note in plan.notes if note.id == "missing-rate")
    after = noted.after[ZH] if noted.after else ""
    text = next(passage.text for passage in plan.passages(ZH) if passage.id == noted.block)
    annotator = Annotator(plan=plan, language=ZH, terms=TermFinder((), ZH), glossary_address="")
    first, second = annotator.pieces(text, noted.block, (text.index(after) + len(after),))
    assert "note-mark" in first and "note-mark" not in second
