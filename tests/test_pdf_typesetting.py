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
from plansite.pdf.sheets import NoteSheet
from plansite.pdf.typesetter import Typesetter, TypesettingError
from plansite.pdf.web import Web


@pytest.fixture(scope="module")
def plan(root: Path) -> Plan:
    loaded = load(root / "plan")
    assert loaded.plan is not None
    return loaded.plan


def _composer(plan: Plan, base: str = "") -> Composer:
    return Composer.of(plan, "zh", Web(Addresses(plan), base, "zh"), version(plan))


def _preamble(plan: Plan, text: str) -> tuple[Plan, Chapter]:
    """The plan with another text in its preamble, and the preamble."""
    first, *others = plan.zh.chapters
    (paragraph,) = first.blocks
    assert isinstance(paragraph, Paragraph)
    changed = replace(first, blocks=(replace(paragraph, text=text),))
    return replace(plan, zh=replace(plan.zh, chapters=(changed, *others))), changed


def _set(plan: Plan, text: str) -> str:
    changed, chapter = _preamble(plan, text)
    pdf = Typesetter("2021-12-16").set("zh.typ", asdict(_composer(changed).part(chapter)))
    return str(pypdfium2.PdfDocument(pdf.data)[0].get_textpage().get_text_range())


@pytest.mark.parametrize(
    "text",
    [
        "#panic(1) #sys.version $x$ *强* _e_ `c` @a <b> \\u{41} // = - + / 1. [x] {y} ~ -- --- ... \"q\" 'q'",
        '**项#read("zh.typ")',
        '{{ table("1") }} </script>',
    ],
)
def test_what_the_plan_says_is_set_as_text(plan: Plan, text: str) -> None:
    assert "".join(text.split()) in "".join(_set(plan, text).split())


def test_a_character_without_a_font_fails_and_is_named(plan: Plan) -> None:
    with pytest.raises(TypesettingError, match="😀"):
        _set(plan, "质量😀")


def test_a_warning_fails_and_names_the_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.typ").write_text('#set document(title: "x")\n#set text(font: "No Such Face")\n= x', "utf-8")
    monkeypatch.setattr(typesetter, "TEMPLATES", tmp_path)
    with pytest.raises(TypesettingError, match="no such face"):
        Typesetter("").set("odd.typ", {})


@pytest.mark.parametrize(("day", "shown"), [("2021-12-16", b"(D:20211216"), ("", b"(D:19700101")])
def test_the_date_is_the_plans_and_never_that_of_the_clock(plan: Plan, day: str, shown: bytes) -> None:
    chapter = plan.zh.chapters[0]
    pdf = Typesetter(day).set("zh.typ", asdict(_composer(plan).part(chapter)))
    assert b"/CreationDate" + shown in pdf.data


def test_notes_stand_at_their_words_and_are_numbered_in_order(plan: Plan) -> None:
    sheet = _composer(plan).whole()
    runs = [sheet.title, sheet.status, sheet.issuer, sheet.date]
    runs += [
        run
        for chapter in sheet.chapters
        for block in chapter.blocks
        if block.kind != "table"
        for run in ((block.title,) if block.kind == "column" else (block.lead, block.text))
    ]
    numbers = [piece.number for run in runs for piece in run if isinstance(piece, NoteSheet)]
    assert numbers == sorted(numbers)
    for note in plan.notes:
        if note.after is not None and note.after.zh:
            before = [
                run[at - 1]
                for run in runs
                for at, piece in enumerate(run)
                if at and isinstance(piece, NoteSheet) and piece.id == str(note.identity)
            ]
            assert all(isinstance(words, str) and words.endswith(note.after.zh) for words in before)


def test_every_note_is_placed_once(plan: Plan) -> None:
    text = repr(_composer(plan).whole())
    assert [note.id for note in plan.notes if text.count(f"NoteSheet(id='{note.identity}'") != 1] == []


def test_addresses_only_with_a_public_address(plan: Plan) -> None:
    assert "https://" not in repr(_composer(plan).whole())
    linked = _composer(plan, "https://plan.example.org").whole()
    assert linked.address == "https://plan.example.org/zh/"
    assert linked.code.startswith("<svg")
    assert linked.chapters[0].blocks[0].address == "https://plan.example.org/p/0-0-1/"


def test_the_version_is_that_of_the_content(plan: Plan) -> None:
    changed, _ = _preamble(plan, "质量")
    assert version(plan) == version(plan)
    assert version(changed).digest != version(plan).digest
    assert version(replace(plan, notes=plan.notes[1:])).digest != version(plan).digest
    assert plan.meta.consultation is not None
    assert str(version(plan)).startswith(f"{plan.meta.consultation.opened} · ")


@pytest.mark.parametrize("block", ["c3-1-1", "t1", "p1-0-1"])
def test_a_note_longer_than_a_page_goes_on_over_the_page(plan: Plan, block: str) -> None:
    """In a box, below a table, at the foot of a page: nothing runs out of the sheet."""
    (note,) = [note for note in plan.notes if str(note.block) == block][:1]
    text = note.text.model_copy(update={"zh": "注解" * 1000})
    changed = replace(plan, notes=(note.model_copy(update={"text": text}),))
    (chapter,) = [
        chapter
        for chapter in changed.zh.chapters
        if note.block in {passage.id for passage in changed.chapter_passages(chapter, "zh")}
    ]
    pdf = Typesetter("").set("zh.typ", asdict(_composer(changed).part(chapter)))
    sheets = [sheet.get_textpage() for sheet in pypdfium2.PdfDocument(pdf.data)]
    assert sum("".join(sheet.get_text_range().split()).count("注解") for sheet in sheets) > 990
    assert min(sheet.get_charbox(at)[1] for sheet in sheets for at in range(sheet.count_chars())) > 40
