"""Indicators, measures, commitments and reported values as CSV, and the package that describes them."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from plansite.data.sheet import csv_text, guarded
from plansite.data.sheets import SHEETS
from plansite.languages import language
from plansite.model import Item, Measure, Plan
from plansite.model.block_texts import texts_by_block
from tests.data.conftest import Files, data_of
from tests.every import every

NAMES = tuple(sheet.path for sheet in SHEETS)


def rows_of(text: str) -> list[dict[str, str]]:
    """What a reader of a CSV file gets."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_a_spreadsheet_opens_it_rightly(name: str, files: Files) -> None:
    text = files[name]
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


def test_indicators_are_those_of_the_tables(plan: Plan, files: Files) -> None:
    expected = [
        {
            "id": str(row.identity),
            "table": str(table.id),
            **{f"category_{each}": category.title(each) for each in plan.languages},
            **{f"name_{each}": row.name[each] for each in plan.languages},
            **{f"unit_{each}": row.unit[each] if row.unit else "" for each in plan.languages},
            "target": str(row.target),
            "actual": str(row.actual or ""),
            "new": "true" if row.new else "false",
        }
        for table in plan.tables
        for category in table.categories
        for row in category.indicators
    ]
    found = rows_of(files["indicators.csv"])
    assert [{key: row[key] for key in expected[0]} for row in found] == expected
    for row in found:
        for value in ("target", "actual"):
            assert row[f"{value}_comparator"] + row[f"{value}_number"] == row[value]


def test_a_column_is_there_for_each_language_of_the_plan_and_no_other(plan: Plan, files: Files) -> None:
    codes = [each.code for each in plan.languages]
    for name in NAMES:
        heads = files[name].removeprefix("\ufeff").splitlines()[0].split(",")
        ends = [head.rpartition("_")[2] for head in heads if head.rpartition("_")[2] in {"zh", "en"}]
        assert ends == codes * (len(ends) // len(codes)) != []


def test_measures_are_those_of_the_chapters_and_special_columns(plan: Plan, files: Files) -> None:
    for each in plan.languages:
        text = plan.expression(each)
        blocks = [block for chapter in text.chapters for block in chapter.blocks if isinstance(block, Measure)]
        expected: list[Measure | Item] = [*blocks, *(item for column in text.columns for item in column.items)]
        found = {row["id"]: (row[f"lead_{each}"], row[f"text_{each}"]) for row in rows_of(files["measures.csv"])}
        assert found == {str(block.id): (block.lead, block.text) for block in expected}


def test_commitments_are_the_promised_figures_word_for_word(plan: Plan, files: Files) -> None:
    found = rows_of(files["commitments.csv"])
    entries = [entry for entry in (plan.figures.figures if plan.figures else ()) if entry.promise]
    assert len(found) == len(entries) == 4
    for each in plan.languages:
        texts = texts_by_block(plan, each)
        for row, entry in zip(found, entries, strict=True):
            assert (row["block"], row["by"]) == (str(entry.block), entry.by or "")
            assert row[f"figure_{each}"] == entry.in_language(each, plan.original)
            assert row[f"quote_{each}"] in texts[entry.block]


def test_who_is_named_as_responsible_is_quoted(plan: Plan) -> None:
    (served, named) = plan.links
    link = served.model_copy(update={"responsible": named.responsible * 2})
    found = {row["id"]: row for row in rows_of(data_of(replace(plan, links=(link, named)))["measures.csv"])}
    for each in plan.languages:
        words = named.responsible[0][each]
        assert found["m1-1-1"][f"responsible_{each}"] == f"{words} | {words}"
        assert found["c1-1-1"][f"responsible_{each}"] == ""
    assert found["m1-1-1"]["indicators"] == f"i-{served.indicators[0]}"


def test_figures_are_counted_within_their_block(small_files: Files) -> None:
    found = [(row["block"], row["number"]) for row in rows_of(small_files["commitments.csv"])]
    assert found == [("m1-1-1", "1"), ("m1-1-1", "2"), ("c1-1-1", "1"), ("c1-1-2", "1")]


def test_reported_values_are_those_of_the_years(plans: dict[str, Plan], small_files: Files) -> None:
    found = rows_of(data_of(plans["reported"])["progress.csv"])
    assert [(row["indicator"], row["year"], row["value"], row["value_number"]) for row in found] == [
        ("i-pass-rate", "2022", "97.50", "97.50"),
        ("i-brands", "2022", "3", "3"),
        ("i-pass-rate", "2023", "98.5", "98.5"),
    ]
    assert small_files["progress.csv"].count("\r\n") == 1  # nothing was reported: the head alone


@every(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "－1", "\r\n=1", "\u00a0+1", "1-2", "1/2/21", "3-1-2"])
def test_what_a_spreadsheet_would_change_is_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@every(["≥98", "≤27", "——产品质量", "95", "“+”", "5+5", "", "（一）", "2023-03-01", "1-2个"])
def test_anything_else_stays(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_cells_come_back(rows: list[tuple[str, str]]) -> None:
    expected = [{"a": guarded(one), "b": guarded(other)} for one, other in rows]
    assert rows_of(csv_text(["a", "b"], rows)) == expected


def package_in(folder: Path, files: Files) -> Package:
    """The package as somebody has it who has downloaded it into a folder."""
    for name in ("datapackage.json", *NAMES):
        (folder / name).write_bytes(files[name].encode("utf-8"))
    return Package(str(folder / "datapackage.json"))


def test_the_package_is_valid(files: Files, tmp_path: Path) -> None:
    report = package_in(tmp_path, files).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_the_package_says_how_the_files_are_encoded(small_files: Files) -> None:
    for resource in json.loads(small_files["datapackage.json"])["resources"]:
        data = small_files[resource["path"]].encode("utf-8")
        head = data.decode(resource["encoding"]).split(",")[0]
        assert head == resource["schema"]["fields"][0]["name"] != data.decode("utf-8").split(",")[0]


def test_the_package_describes_every_column(files: Files) -> None:
    for resource in json.loads(files["datapackage.json"])["resources"]:
        head = files[resource["path"]].removeprefix("\ufeff").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head


@pytest.mark.parametrize(
    ("name", "title", "column"),
    [
        ("small", "清溪县质量规划 Qingxi County Quality Plan", "指标名称 Indicator（中文）"),
        ("chinese", "清溪县质量规划", "指标名称"),
        ("english", "Harrowdale County Water Plan", "Indicator"),
    ],
)
def test_titles_are_in_the_languages_of_the_plan(name: str, title: str, column: str, plans: dict[str, Plan]) -> None:
    package = json.loads(data_of(plans[name])["datapackage.json"])
    names = [field for field in package["resources"][0]["schema"]["fields"] if field["name"].startswith("name_")]
    assert (package["title"], names[0]["title"]) == (title, column)


def test_every_column_has_a_name_in_every_language() -> None:
    for each in (language("zh"), language("en")):
        assert all(field.called(each) for sheet in SHEETS for field in sheet.fields)
        assert all(each.words[sheet.title] for sheet in SHEETS)


@pytest.mark.parametrize(
    ("find", "put"),
    [
        (",≥98,≥,98,", ",≥98,≥,9x,"),
        ("i-pass-rate,", "i-brands,"),
        (",true,", ",yes,"),
        (",unreported,", ",lost,"),
    ],
)
def test_a_broken_sheet_is_not_valid(find: str, put: str, small_files: Files, tmp_path: Path) -> None:
    text = small_files["indicators.csv"]
    assert find in text
    changed = small_files | {"indicators.csv": text.replace(find, put, 1)}
    assert not package_in(tmp_path, changed).get_resource("indicators").validate().valid


def test_a_value_of_no_indicator_is_not_valid(plans: dict[str, Plan], tmp_path: Path) -> None:
    files = data_of(plans["reported"])
    changed = files | {"progress.csv": files["progress.csv"].replace("i-brands", "i-brand")}
    assert not package_in(tmp_path, changed).get_resource("progress").validate().valid
