"""Sheets and the typesetter: notes at their places, text that stays text, warnings that fail, versions."""

from dataclasses import asdict, replace
from pathlib import Path

import pypdfium2
import pytest

from plansite.load import load
from plansite.model import Chapter, Paragraph, Plan
from plansite.model.version import version
from plansite.pages.addresses import Addresses
from plansite.pdf import typesetter
from plansite.pdf.compose import Composer
from plansite.pdf.sheets import GridSheet, NoteSheet
from plansite.pdf.typesetter import Typesetter, TypesettingError
from plansite.pdf.web import Web
from tests.water import water_in_two_languages


def _composer(plan: Plan, base: str = "") -> Composer:
    return Composer.of(plan, plan.original, Web(Addresses(plan), base, plan.original))


def _preamble(plan: Plan, text: str) -> tuple[Plan, Chapter]:
    """The plan with another text in its preamble, and the preamble."""
    first, *others = plan.text.chapters
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    changed = replace(first, blocks=(replace(paragraph, text=text),))
    original = replace(plan.text, chapters=(changed, *others))
    return replace(plan, expressions=(original, *plan.expressions[1:])), changed


def _set(plan: Plan, text: str) -> str:
    changed, chapter = _preamble(plan, text)
    pdf = Typesetter("2021-12-16").set("single.typ", asdict(_composer(changed).part(chapter)))
    return str(pypdfium2.PdfDocument(pdf.data)[0].get_textpage().get_text_range())


@pytest.mark.parametrize(
    "text",
    [
        "#panic(1) #sys.version $x$ *强* _e_ `c` @a <b> \\u{41} // = - + / 1. [x] {y} ~ -- --- ... \"q\" 'q'",
        '**项#read("single.typ")',
        '{{ table("1") }} </script>',
    ],
)
def test_what_the_plan_says_is_set_as_text(alone: Plan, text: str) -> None:
    assert "".join(text.split()) in "".join(_set(alone, text).split())


def test_a_character_without_a_font_fails_and_is_named(alone: Plan) -> None:
    with pytest.raises(TypesettingError, match="😀"):
        _set(alone, "质量😀")


def test_a_warning_fails_and_names_the_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.typ").write_text('#set document(title: "x")\n#set text(font: "No Such Face")\n= x', "utf-8")
    monkeypatch.setattr(typesetter, "ROOT", tmp_path)
    monkeypatch.setattr(typesetter, "TEMPLATES", tmp_path)
    with pytest.raises(TypesettingError, match="no such face"):
        Typesetter("").set("odd.typ", {})


@pytest.mark.parametrize(("day", "shown"), [("2021-12-16", b"(D:20211216"), ("", b"(D:19700101")])
def test_the_date_is_the_plans_and_never_that_of_the_clock(alone: Plan, day: str, shown: bytes) -> None:
    pdf = Typesetter(day).set("single.typ", asdict(_composer(alone).part(alone.text.chapters[0])))
    assert b"/CreationDate" + shown in pdf.data


def test_notes_stand_at_their_words(alone: Plan) -> None:
    sheet = _composer(alone).whole()
    blocks = [block for chapter in sheet.chapters for block in chapter.blocks]
    (column,) = [block for block in blocks if block.kind == "column"]
    words, note, rest = column.items[1].text
    assert isinstance(words, str) and isinstance(note, NoteSheet) and isinstance(rest, str)
    (placed,) = [each for each in alone.notes if each.id == "missing-rate"]
    assert placed.after is not None and words.endswith(placed.after[alone.original])
    assert (note.id, note.text) == ("n-missing-rate", placed.text[alone.original])
    (table,) = [block for block in blocks if block.kind == "table"]
    runs = (column.items[1].text, table.caption, table.note)
    numbers = [piece.number for run in runs for piece in run if isinstance(piece, NoteSheet)]
    assert numbers == list(range(1, len(alone.notes) + 1))


def test_every_note_is_placed_once(alone: Plan) -> None:
    text = repr(_composer(alone).whole())
    assert [note.id for note in alone.notes if text.count(f"NoteSheet(id='{note.identity}'") != 1] == []


def test_addresses_only_with_a_public_address(alone: Plan) -> None:
    assert "https://" not in repr(_composer(alone).whole())
    linked = _composer(alone, "https://plan.example.org").whole()
    assert linked.address == f"https://plan.example.org/{alone.original}/"
    assert linked.code.startswith("<svg")
    (preamble, *_) = linked.chapters
    assert preamble.blocks[0].address == "https://plan.example.org/p/0-0-1/"


def test_the_version_is_that_of_the_content(alone: Plan) -> None:
    changed, _ = _preamble(alone, "质量")
    assert version(alone) == version(alone)
    assert version(changed).digest != version(alone).digest
    assert version(replace(alone, notes=alone.notes[1:])).digest != version(alone).digest
    assert alone.meta.consultation is not None
    assert str(version(alone)).startswith(f"{alone.meta.consultation.opened} · ")


@pytest.mark.parametrize("block", ["c1-1-1", "t1", "p1-1-1"])
def test_a_note_longer_than_a_page_goes_on_over_the_page(alone: Plan, block: str) -> None:
    """In a box, below a table, at the foot of a page: nothing runs out of the sheet."""
    note = alone.notes[0]
    chapter = alone.text.chapters[1]
    long = note.text.model_copy(update={alone.original.code: "注解" * 1000})
    (identity,) = {
        passage.id for passage in alone.chapter_passages(chapter, alone.original) if str(passage.id) == block
    }
    moved = note.model_copy(update={"text": long, "block": identity, "after": None})
    pdf = Typesetter("").set("single.typ", asdict(_composer(replace(alone, notes=(moved,))).part(chapter)))
    sheets = [sheet.get_textpage() for sheet in pypdfium2.PdfDocument(pdf.data)]
    assert sum("".join(sheet.get_text_range().split()).count("注解") for sheet in sheets) > 990
    assert min(sheet.get_charbox(at)[1] for sheet in sheets for at in range(sheet.count_chars())) > 40


def test_a_table_has_the_columns_that_the_plan_has(small: Plan) -> None:
    """Without results, and with them: the templates go through what the model says."""
    (table,) = small.tables
    columns = (*table.columns, table.columns[-1].model_copy(update={"key": "actual", "role": "actual"}))
    wider = table.model_copy(update={"columns": columns})
    for plan, count in ((small, 4), (replace(small, tables=(wider,)), 5)):
        chapter = plan.text.chapters[1]
        sheet = _composer(plan).part(chapter)
        (shown,) = [block for block in sheet.chapters[0].blocks if block.kind == "table"]
        assert len(shown.columns) == count
        assert [len(row.cells) for group in shown.groups for row in group.rows] == [count] * 2
        assert Typesetter("").set("single.typ", asdict(sheet)).pages == 1


def test_parts_stand_in_the_contents_and_columns_are_as_wide_as_their_words() -> None:
    plan = load(Path(__file__).parents[1] / "plans" / "water").plan
    assert plan
    sheet = Composer.of(plan, plan.original).whole()
    pdf = Typesetter("2021-12-16").set("single.typ", asdict(sheet))
    marks = list(pypdfium2.PdfDocument(pdf.data).get_toc())
    titles = [mark.get_title() for mark in marks]
    parts = [part.title[plan.original] for part in plan.meta.parts]
    assert parts and [title for title in titles if title in parts] == parts
    chapters = [chapter.title for chapter in plan.text.chapters]
    assert {mark.level for mark in marks if mark.get_title() in parts} == {0}
    assert {mark.level for mark in marks if mark.get_title() in chapters} == {1}  # below its part
    grids = [block for chapter in sheet.chapters for block in chapter.blocks if isinstance(block, GridSheet)]
    assert all(len(grid.shares) == grid.width and min(grid.shares) > 0 for grid in grids) and grids


def test_parts_pictures_and_other_tables_stand_in_facing_columns(tmp_path: Path) -> None:
    plan = water_in_two_languages(tmp_path)
    (english,) = plan.translations
    web = Web(Addresses(plan), "", english, facing=True)
    both = (Composer.of(plan, plan.original, web, english), Composer.of(plan, english, web))
    sheets = dict(zip(("original", "translation"), (asdict(each.whole()) for each in both), strict=True))
    pdf = Typesetter("2021-12-16").set("facing.typ", sheets)
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(pdf.data).get_toc()]
    assert titles[0] == f"{plan.meta.parts[0].title[plan.original]} Words"
