"""What the PDFs could not set is found before, with its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from plansite.checks.typesetting import LONGEST, PDF_CHECKS, empty_column, font_character, unbreakable
from plansite.languages import Language
from plansite.load import load
from plansite.model import Chapter, Paragraph, Plan


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    loaded = load(root / "plan")
    assert loaded.plan is not None
    return loaded.plan


def _with_paragraph(plan: Plan, text: str) -> Plan:
    """The plan with another text in the paragraph of the preamble."""
    first, *others = plan.zh.chapters
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    changed: Chapter = replace(first, blocks=(replace(paragraph, text=text),))
    return replace(plan, zh=replace(plan.zh, chapters=(changed, *others)))


def test_the_plan_can_be_set(plan: Plan) -> None:
    assert [finding for rule in PDF_CHECKS for finding in rule(plan)] == []


@pytest.mark.parametrize("character", ["😀", "𰻞", "\u1e9e"])
def test_a_character_that_the_fonts_lack(plan: Plan, character: str) -> None:
    (finding,) = font_character(_with_paragraph(plan, f"质量{character}"))
    assert (finding.place.path, finding.place.line) == ("plan/chapters/00.zh.md", 1)
    assert character in finding.message and f"U+{ord(character):04X}" in finding.message


@pytest.mark.parametrize("text", ["质量〇≥≤“”《》——Ⅲμg/m³·%", "Café – naïve’s “quality”…"])
def test_characters_that_the_fonts_have(plan: Plan, text: str) -> None:
    assert list(font_character(_with_paragraph(plan, text))) == []


def test_an_overlong_string(plan: Plan) -> None:
    (finding,) = unbreakable(_with_paragraph(plan, "见" + "a" * (LONGEST + 1) + "。"))
    assert (finding.place.path, finding.place.line) == ("plan/chapters/00.zh.md", 1)
    assert str(LONGEST + 1) in finding.message


@pytest.mark.parametrize("text", ["a" * LONGEST, "a" * 30 + "-" + "b" * 30, "a" * 30 + "/" + "b" * 30, "质量" * 99])
def test_strings_that_break(plan: Plan, text: str) -> None:
    assert list(unbreakable(_with_paragraph(plan, text))) == []


def test_leaders_of_a_table_of_contents_that_was_left_out_break(plan: Plan) -> None:
    first, *others = plan.corrections
    leaders = first.model_copy(update={"source": "一、任务" + "." * 90 + "12"})
    assert list(unbreakable(replace(plan, corrections=(leaders, *others)))) == []


def test_an_empty_special_column(plan: Plan) -> None:
    first, *others = plan.zh.columns
    empty = replace(plan, zh=replace(plan.zh, columns=(replace(first, items=()), *others)))
    (finding,) = empty_column(empty)
    assert finding.place.path == f"plan/columns/{first.number}.zh.md"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_character_in_a_note_a_reason_a_cell_or_on_the_cover(plan: Plan, language: Language) -> None:
    """Each is found in its own file."""
    odd: dict[str, str] = {language: "质量😀"}
    note, correction, table = plan.notes[0], plan.corrections[0], plan.tables[0]
    changed = replace(
        plan,
        meta=plan.meta.model_copy(update={"title": plan.meta.title.model_copy(update=odd)}),
        notes=(note.model_copy(update={"text": note.text.model_copy(update=odd)}),),
        corrections=(correction.model_copy(update={"reason": correction.reason.model_copy(update=odd)}),),
        tables=(table.model_copy(update={"caption": table.caption.model_copy(update=odd)}),),
    )
    found = {finding.place.path for finding in font_character(changed)}
    assert found == {"plan/plan.yml", "plan/notes.yml", "plan/corrections.yml", "plan/indicators/table-1.yml"}
