"""What the PDFs could not set is found before, with its place."""

from dataclasses import replace

import pytest

from plansite.checks.typesetting import PDF_CHECKS, empty_column, font_character, long_cell, unbreakable
from plansite.languages import Language
from plansite.languages.typesetting import ROOMS
from plansite.model import Chapter, Expression, Paragraph, Plan

LONGEST = 40


def _with_paragraph(plan: Plan, text: str) -> Plan:
    """The plan with another text in the paragraph of the preamble of the original."""
    first, *others = plan.text.chapters
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    changed: Chapter = replace(first, blocks=(replace(paragraph, text=text),))
    return _with_original(plan, replace(plan.text, chapters=(changed, *others)))


def _with_original(plan: Plan, original: Expression) -> Plan:
    return replace(plan, expressions=(original, *plan.expressions[1:]))


def test_the_plan_can_be_set(small: Plan, alone: Plan) -> None:
    assert [finding for plan in (small, alone) for rule in PDF_CHECKS for finding in rule(plan)] == []


@pytest.mark.parametrize("character", ["😀", "𰻞", "\u1e9e"])
def test_a_character_that_the_fonts_lack(alone: Plan, character: str) -> None:
    (finding,) = font_character(_with_paragraph(alone, f"质量{character}"))
    assert finding.place == alone.text.chapters[0].blocks[0].place
    assert character in finding.message and f"U+{ord(character):04X}" in finding.message


@pytest.mark.parametrize("text", ["质量〇≥≤“”《》——Ⅲμg/m³·%", "Café – naïve’s “quality”…"])
def test_characters_that_the_fonts_have(alone: Plan, text: str) -> None:
    assert list(font_character(_with_paragraph(alone, text))) == []


def test_an_overlong_string(alone: Plan) -> None:
    (finding,) = unbreakable(_with_paragraph(alone, "见" + "a" * (LONGEST + 1) + "。"))
    assert finding.place == alone.text.chapters[0].blocks[0].place
    assert str(LONGEST + 1) in finding.message


@pytest.mark.parametrize("text", ["a" * LONGEST, "a" * 30 + "-" + "b" * 30, "a" * 30 + "/" + "b" * 30, "质量" * 99])
def test_strings_that_break(alone: Plan, text: str) -> None:
    assert list(unbreakable(_with_paragraph(alone, text))) == []


def test_leaders_of_a_table_of_contents_that_was_left_out_break(small: Plan) -> None:
    first, *others = small.corrections
    leaders = first.model_copy(update={"source": "一、任务" + "." * 90 + "12"})
    assert list(unbreakable(replace(small, corrections=(leaders, *others)))) == []


def test_an_empty_special_column(alone: Plan) -> None:
    (column,) = alone.text.columns
    empty = _with_original(alone, replace(alone.text, columns=(replace(column, items=()),)))
    (finding,) = empty_column(empty)
    assert finding.place == column.place


def test_a_cell_of_a_column_without_a_room_of_its_own_has_that_of_a_value(small: Plan) -> None:
    """A further column of the tables needs no word here."""
    assert set(ROOMS) == {"category", "name", "unit"}
    (table,) = small.tables
    (category,) = table.categories
    row = category.indicators[0]
    assert row.target
    long = row.model_copy(update={"target": replace(row.target, text="≥" + "9" * 40)})
    changed = category.model_copy(update={"indicators": (long, *category.indicators[1:])})
    plan = replace(small, tables=(table.model_copy(update={"categories": (changed,)}),))
    assert {finding.place.line for finding in (*unbreakable(plan), *long_cell(plan))} == {row.at("target").line}


@pytest.mark.parametrize("position", [0, 1], ids=["original", "translation"])
def test_a_character_in_a_note_a_reason_a_cell_or_on_the_cover(small: Plan, position: int) -> None:
    """Each is found in its own file."""
    language: Language = small.languages[position]
    odd: dict[str, str] = {language.code: "质量😀"}
    note, correction, table = small.notes[0], small.corrections[0], small.tables[0]
    assert table.caption
    changed = replace(
        small,
        meta=small.meta.model_copy(update={"title": small.meta.title.model_copy(update=odd)}),
        notes=(note.model_copy(update={"text": note.text.model_copy(update=odd)}),),
        corrections=(correction.model_copy(update={"reason": correction.reason.model_copy(update=odd)}),),
        tables=(table.model_copy(update={"caption": table.caption.model_copy(update=odd)}),),
    )
    found = {finding.place.path for finding in font_character(changed)}
    assert found == {"plan/plan.yml", "plan/notes.yml", "plan/corrections.yml", "plan/indicators/table-1.yml"}
