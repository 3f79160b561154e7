"""The data of a plan as a workbook and back: unchanged it changes no byte; what is changed changes that alone."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from plansite.commands.main import main
from plansite.load import load
from plansite.model import Plan
from plansite.office.sheets import workbook as making
from plansite.office.sheets.merging import Merge, summary
from plansite.office.sheets.reading import NoWorkbook, read_workbook
from plansite.office.sheets.rows import Files
from plansite.office.sheets.taking import Taken, taken
from plansite.office.sheets.workbook import workbook
from plansite.office.undo import Conflict, undo, write_kept
from tests.bad_plans import SMALL
from tests.libreoffice import converted

PLANS = SMALL.parent
Change = Callable[[Any], None]


def read(folder: Path) -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module", autouse=True)
def few_empty_rows() -> Iterator[None]:
    """Three for new entries below each sheet show what fifty would, which are most of a workbook of a small plan."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "_SPARE", 3)
        yield


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, bytes]:
    """The plan of `reported` and its workbook, made once."""
    folder = tmp_path_factory.mktemp("untouched") / "plan"
    shutil.copytree(SMALL, folder)
    shutil.copytree(PLANS / "reported", folder / "progress")
    plan = read(folder)
    return plan, workbook(plan, Files(folder))


def saved(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def page(book: Any, name: str) -> Any:
    return next(each for each in book if each.title.endswith(name))


def cell(sheet: Any, column: str, row: int) -> Any:
    """The cell of a column in a row of entries, counted from 1."""
    return next(each for each in sheet[row + 2] if sheet.cell(1, each.column).value == column)


def touched(made: bytes, change: Change) -> bytes:
    """The workbook after somebody changed it."""
    book = load_workbook(BytesIO(made))
    change(book)
    return saved(book)


@pytest.fixture
def changed(reported: Path, untouched: tuple[Plan, bytes]) -> Callable[[Change], Taken]:
    """What comes of the workbook of `reported` after a change."""
    plan, made = untouched
    return lambda change: taken(touched(made, change), plan, reported)


@pytest.fixture
def merged(reported: Path, untouched: tuple[Plan, bytes]) -> Callable[[Change], Merge]:
    """The same without what would be found in the plan then."""

    def merged(change: Change) -> Merge:
        plan, made = untouched
        merge = Merge(plan=plan, files=Files(reported), differences=[], troubles=[])
        for sheet in read_workbook(touched(made, change), plan):
            merge.take(sheet)
        return merge

    return merged


@pytest.mark.parametrize("name", ["small", "chinese", "english", "bare", "water"])
def test_unchanged_it_changes_nothing(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLANS / name, folder)
    plan = read(folder)
    made = workbook(plan, Files(folder))
    for data in (made, saved(load_workbook(BytesIO(made)))):
        found = taken(data, plan, folder)
        assert (found.files, found.differences, found.troubles) == ({}, (), ())


@pytest.mark.long
def test_libreoffice_changes_nothing(reported: Path, tmp_path: Path) -> None:
    source = tmp_path / "plan.xlsx"
    source.write_bytes(workbook(read(reported), Files(reported)))
    found = taken(converted(source, "xlsx").read_bytes(), read(reported), reported)
    assert (found.files, found.differences, found.troubles) == ({}, (), ())


def test_a_cell_changes_its_value_and_nothing_else(reported: Path, changed: Callable[[Change], Taken]) -> None:
    def change(book: Any) -> None:
        cell(page(book, "Glossary"), "note.zh", 2).value = "对产品性能的检验。"

    found = changed(change)
    before = (reported / "glossary.yml").read_text("utf-8")
    assert found.files == {"glossary.yml": before.replace("测量。", "检验。")}
    assert [summary(each) for each in found.differences] == [
        "术语 Glossary I4: testing note.zh: 对产品性能的测量。 → 对产品性能的检验。"
    ]
    assert found.findings == ()


def test_a_formula_without_a_result_is_told_and_the_value_stays(merged: Callable[[Change], Merge]) -> None:
    made = merged(lambda book: setattr(cell(page(book, "Indicators"), "target", 2), "value", "=2+3"))
    assert (made.differences, made.files.changed()) == ([], {})
    assert ["no result" in each.message and "公式" in each.message_zh for each in made.troubles] == [True]


def test_a_row_more_and_a_row_less(reported: Path, changed: Callable[[Change], Taken]) -> None:
    def change(book: Any) -> None:
        glossary = page(book, "Glossary")
        glossary.delete_rows(5)
        glossary.cell(5, 2, "standard")
        glossary.cell(5, 3, "标准：新")
        glossary.cell(5, 4, "standard: new")
        progress = page(book, "Progress")
        for column, text in {"year": "2024", "indicator": "brands", "value": "4", "date": "2025-03-01"}.items():
            cell(progress, column, 4).value = text
        cell(progress, "source.zh", 4).value = "公报"
        cell(progress, "source.en", 4).value = "Bulletin"

    found = changed(change)
    assert '- id: standard\n  zh: 标准：新\n  en: "standard: new"\n' in found.files["glossary.yml"] + "\n"
    assert "bim" not in found.files["glossary.yml"]
    assert found.files["progress/2024.yml"] == (
        '- indicator: brands\n  value: "4"\n  source: { zh: 公报, en: Bulletin }\n  date: "2025-03-01"\n'
    )
    assert [each.what for each in found.differences] == ["new", "new", "removed"]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (98.5, "General", ""),  # the number of the text that stands there
        (98.50, "0.00", ""),
        ("98.5 ", "@", ""),
        (9, "0.0", "9.0"),
        (0.951, "0.0%", "95.1%"),
        (12, "General", "12"),
        ("９９", "@", "９９"),
    ],
)
def test_habits_of_spreadsheets_with_numbers(
    merged: Callable[[Change], Merge], value: Any, form: str, text: str
) -> None:
    def change(book: Any) -> None:
        found = cell(page(book, "Progress"), "value", 3)
        found.value, found.number_format = value, form

    found = merged(change)
    said = [each.after for each in found.differences]
    assert said == ([text] if text else [])


def test_days_and_ranges_that_a_spreadsheet_makes_days_of(reported: Path) -> None:
    glossary = reported / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8").replace("en: BIM", "en: 1-2"), "utf-8")

    def change(book: Any) -> None:
        cell(page(book, "Glossary"), ".en", 3).value = datetime.date(2026, 1, 2)
        cell(page(book, "Progress"), "date", 1).value = datetime.date(2023, 3, 1)
        cell(page(book, "Progress"), "date", 2).value = datetime.date(2023, 3, 2)

    found = taken(touched(workbook(read(reported), Files(reported)), change), read(reported), reported)
    assert [(each.before, each.after) for each in found.differences] == [("2023-03-01", "2023-03-02")]


def test_heads_may_be_merged_and_a_column_added(merged: Callable[[Change], Merge]) -> None:
    def change(book: Any) -> None:
        notes = page(book, "Notes")
        notes.protection.sheet = False
        notes.merge_cells("B2:D2")
        notes.cell(1, notes.max_column + 1, "remarks of the office")
        notes.cell(4, notes.max_column, "to be asked")
        page(book, "Glossary").delete_rows(1)  # the hidden keys

    found = merged(change)
    assert found.files.changed() == {}
    assert [each.message for each in found.troubles] == [
        "column J remarks of the office is none of this sheet and is left out"
    ]


def test_an_identity_is_not_changed(merged: Callable[[Change], Merge]) -> None:
    def change(book: Any) -> None:
        cell(page(book, "Notes"), "id", 1).value = "other"

    found = merged(change)
    assert found.files.changed() == {} and len(found.troubles) == 1


def test_findings_name_sheet_and_cell(changed: Callable[[Change], Taken]) -> None:
    def change(book: Any) -> None:
        cell(page(book, "Notes"), "block", 1).value = "m9-9-9"
        cell(page(book, "Progress"), "value", 3).value = "约98"
        cell(page(book, "Notes"), "kind", 2).value = "mistake"

    found = changed(change)
    assert {(address, finding.rule) for address, finding in found.findings} == {
        ("编者注 Notes C3", "note-target"),
        ("编者注 Notes F4", "yaml-value"),
        ("进展 Progress D5", "progress-value"),
    }
    assert found.unreadable


def test_only_a_workbook_of_a_plan_is_taken(reported: Path) -> None:
    for data in (b"no workbook", saved(Workbook())):
        with pytest.raises(NoWorkbook):
            taken(data, read(reported), reported)


def test_the_command_shows_writes_and_takes_back(
    reported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.xlsx"
    assert main(["sheets", "out", str(file), "--plan", str(reported)]) == 0
    book = load_workbook(file)
    cell(page(book, "Indicators"), "target", 2).value = "6"
    book.save(file)
    table = reported / "indicators/table-1.yml"
    before = table.read_bytes()
    assert main(["sheets", "in", str(file), "--plan", str(reported)]) == 0
    assert table.read_bytes() == before
    printed = capsys.readouterr().out
    assert "指标 Indicators I4: 1 | brands target: 5 → 6" in printed and "[fidelity]" in printed
    assert main(["sheets", "in", str(file), "--yes", "--plan", str(reported)]) == 0
    assert table.read_bytes() == before.replace(b'target: "5"', b'target: "6"')
    assert main(["undo", "--plan", str(reported)]) == 0
    assert table.read_bytes() == before
    assert main(["undo", "--plan", str(reported)]) == 0


def test_what_was_changed_since_is_not_taken_back(reported: Path) -> None:
    write_kept(reported, {"new.yml": "[]\n"}, "a test")
    (reported / "new.yml").write_text("mine\n", "utf-8")
    with pytest.raises(Conflict):
        undo(reported)
    assert (reported / "new.yml").read_text("utf-8") == "mine\n"
