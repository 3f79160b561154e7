"""Indicators and measures as CSV, and the package that describes them."""

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from plansite.data.sheets import csv_text, guarded
from plansite.languages import LANGUAGES
from plansite.model import Item, Measure, Plan
from plansite.model.plan import texts_by_block


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


SHEETS = ("indicators.csv", "measures.csv", "commitments.csv", "progress.csv")


@pytest.mark.parametrize("name", SHEETS)
def test_a_spreadsheet_opens_it_rightly(name: str, files: dict[str, str]) -> None:
    text = files[name]
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_indicators_are_those_of_the_tables(plan: Plan, files: dict[str, str]) -> None:
    expected = [
        {
            "id": str(row.identity),
            "table": str(table.id),
            "category_zh": category.name.zh,
            "category_en": category.name.en,
            "name_zh": row.name.zh,
            "name_en": row.name.en,
            "unit_zh": row.unit.zh if row.unit else "",
            "unit_en": row.unit.en if row.unit else "",
            "target": row.target,
            "actual": row.actual or "",
            "new": "true" if row.new else "false",
        }
        for table in plan.tables
        for category in table.categories
        for row in category.indicators
    ]
    found = _rows(files["indicators.csv"])
    assert [{key: row[key] for key in expected[0]} for row in found] == expected
    for row in found:
        for value in ("target", "actual"):
            assert row[f"{value}_comparator"] + row[f"{value}_number"] == row[value]


def test_measures_are_those_of_the_chapters_and_special_columns(plan: Plan, files: dict[str, str]) -> None:
    blocks = [block for chapter in plan.zh.chapters for block in chapter.blocks if isinstance(block, Measure)]
    items = [item for column in plan.zh.columns for item in column.items]
    expected: list[Measure | Item] = [*blocks, *items]
    found = {row["id"]: (row["lead_zh"], row["text_zh"]) for row in _rows(files["measures.csv"])}
    assert found == {str(each.id): (each.lead, each.text) for each in expected}


def test_commitments_are_the_promised_figures_word_for_word(plan: Plan, files: dict[str, str]) -> None:
    found = _rows(files["commitments.csv"])
    entries = [entry for entry in (plan.figures.figures if plan.figures else ()) if entry.promise]
    assert len(found) == len(entries) >= 20
    texts = {language: texts_by_block(plan, language) for language in LANGUAGES}
    for row, entry in zip(found, entries, strict=True):
        assert (row["block"], row["figure_zh"], row["by"]) == (str(entry.block), entry.figure, entry.by or "")
        for language in LANGUAGES:
            assert row[f"figure_{language}"] in row[f"quote_{language}"] in texts[language][entry.block]


def test_who_is_named_as_responsible_is_quoted(plan: Plan, files: dict[str, str]) -> None:
    found = {row["id"]: row["responsible_zh"] for row in _rows(files["measures.csv"]) if row["responsible_zh"]}
    named = {str(link.block): " | ".join(words.zh for words in link.responsible) for link in plan.links}
    assert found == {block: words for block, words in named.items() if words and block[0] in "mc"}


def test_no_cell_of_this_plan_had_to_be_guarded(files: dict[str, str]) -> None:
    for name in SHEETS:
        assert not [cell for row in _rows(files[name]) for cell in row.values() if cell.startswith("'")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "－1", "\r\n=1", "\u00a0+1"])
def test_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["≥98", "≤27", "——产品质量", "95", "“+”", "5+5", "", "（一）"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.text()}), min_size=1))
def test_cells_come_back(rows: list[dict[str, str]]) -> None:
    assert _rows(csv_text(rows)) == [{key: guarded(cell) for key, cell in row.items()} for row in rows]


def _package(folder: Path, files: dict[str, str]) -> Package:
    for name in ("datapackage.json", *SHEETS):
        (folder / name).write_bytes(files[name].encode("utf-8"))
    return Package(str(folder / "datapackage.json"))


def test_the_package_is_valid(files: dict[str, str], tmp_path: Path) -> None:
    report = _package(tmp_path, files).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_the_package_describes_every_column(files: dict[str, str]) -> None:
    for resource in json.loads(files["datapackage.json"])["resources"]:
        head = files[resource["path"]].removeprefix("\ufeff").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head


@pytest.mark.parametrize(
    ("find", "put"),
    [(",≥98,≥,98,", ",≥9x,≥,98,"), (",≥98,≥,98,", ",≥98,≥,9x,"), ("i-pm25,", "i-pm10,"), (",true,", ",yes,")],
)
def test_a_broken_sheet_is_not_valid(find: str, put: str, files: dict[str, str], tmp_path: Path) -> None:
    text = files["indicators.csv"]
    assert find in text
    changed = text.replace(find, put, 1) if put != "i-pm10," else text.replace(find, "i-new-product-output,", 1)
    assert not _package(tmp_path, files | {"indicators.csv": changed}).validate().valid
