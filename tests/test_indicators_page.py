"""The register of indicators, its charts and the data: complete, exact, the same in both languages; and reported years."""

import csv
import io
import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
from frictionless import Package
from plansite.pages.interface import interface

from plansite.data import data_files
from plansite.languages import LANGUAGES, Language
from plansite.load import load
from plansite.model import Indicator, Plan
from plansite.model.plan import NEW_SUFFIX
from plansite.model.standing import standing
from plansite.model.version import version
from plansite.pages.charts import table_charts
from plansite.render.everything import render
from tests.conftest import ROOT

BOTH = pytest.mark.parametrize("language", LANGUAGES)


def read(folder: Path) -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


@cache
def the_plan() -> Plan:
    return read(ROOT / "plan")


@cache
def pages() -> dict[str, str]:
    return render(the_plan())


def parsed(text: str) -> Any:
    return lxml.html.fromstring(f"<div>{text.split(chr(10) + '---' + chr(10), 1)[1]}</div>")


@cache
def page(language: Language) -> Any:
    return parsed(pages()[f"{language}/indicators.md"])


def rows(plan: Plan) -> list[Indicator]:
    return [row for table in plan.tables for row in table.indicators]


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def cells(tree: Any, row: Indicator) -> list[Any]:
    (found,) = tree.xpath(f"//tr[@id='{row.id}']")
    return list(found)


@BOTH
def test_every_indicator_is_there_with_its_own_strings(language: Language) -> None:
    assert len(rows(the_plan())) == 49
    for row in rows(the_plan()):
        name, kind, target, result, _ = cells(page(language), row)
        assert words(name).startswith(row.name[language])
        assert (NEW_SUFFIX[language].strip() in words(name)) == row.new
        unit = row.unit[language] if row.unit else interface()[language]["no_unit"]
        assert unit in words(kind) and interface()[language][f"kind_{row.kind}"] in words(kind)
        assert target.cssselect(".figure")[0].text_content() == row.target
        assert [each.text_content() for each in result.cssselect(".figure")] == ([row.actual] if row.actual else [])


@BOTH
def test_each_leads_to_its_row_and_to_the_blocks_that_serve_it(language: Language) -> None:
    plan = the_plan()
    for row in rows(plan):
        name, *_, served = cells(page(language), row)
        assert name.cssselect(".where a")[0].get("href").endswith(f"/#{row.identity}")
        found = [link.get("href").rpartition("#")[2] for link in served.cssselect("a")]
        assert found == [*map(str, (*plan.serving(row.id), *plan.reporting(row.id)))]


@BOTH
def test_rows_of_the_tables_lead_to_it(language: Language) -> None:
    chapters = "".join(text for path, text in pages().items() if re.fullmatch(rf"{language}/\d+\.md", path))
    for row in rows(the_plan()):
        assert f'href="../indicators/#{row.id}">{row.target}<' in chapters


@BOTH
def test_states_and_nothing_reported(language: Language) -> None:
    plan, say = the_plan(), interface()[language]
    for table in plan.tables:
        for row in table.indicators:
            state = standing(plan, table, row).verdict.state
            (shown,) = cells(page(language), row)[3].cssselect(".state")
            assert shown.text_content() == say[f"state_{state}"]
            assert cells(page(language), row)[3].getparent().get("data-state") == state
    assert (
        {say["state_unreported"]}
        == {words(cells(page(language), row)[3]) for row in plan.tables[1].indicators}
        == {{"zh": "尚未报告", "en": "Not yet reported"}[language]}
    )
    rules = words(page(language).cssselect(".rules")[0])
    assert all(
        say[f"state_rule_{each}"] in rules for each in ("reached", "exceeded", "missed", "uncounted", "undecided")
    )


@BOTH
def test_baselines_and_targets_below_what_was_reached(language: Language) -> None:
    linked = [row for row in rows(the_plan()) if row.baseline]
    assert len(linked) == 6
    for row in linked:
        target = cells(page(language), row)[2]
        earlier = the_plan().indicator(row.baseline or "")
        assert earlier and earlier.actual and earlier.actual in words(target)
        assert target.xpath(f".//a[@href='#{earlier.id}']")
        assert cells(page(language), earlier)[2].xpath(f".//a[@href='#{row.id}']")
    below = {
        row.id: words(found[0])
        for row in rows(the_plan())
        if (found := cells(page(language), row)[2].cssselect(".below"))
    }
    figures = {
        "agricultural-products-pass-rate": "99.04%",
        "service-satisfaction": "87.14%",
        "air-quality-good-days": "97%",
    }
    assert below.keys() >= figures.keys()
    assert all(figure in below[slug] for slug, figure in figures.items())


def test_both_languages_are_alike() -> None:
    chinese, english = (
        [(link.get("href"), link.getparent().tag) for link in page(language).cssselect("table a")]
        for language in LANGUAGES
    )
    assert chinese == english
    for name in ("data-state", "data-kind", "data-category", "data-by-share", "data-by-state", "data-by-measures"):
        one, other = (page(language).xpath(f"//tr/@{name}") for language in LANGUAGES)
        assert one == other and len(one) == 49


@BOTH
@pytest.mark.parametrize("order", ["name", "state", "share", "measures"])
def test_orders_are_orders(language: Language, order: str) -> None:
    ranks = [int(rank) for rank in page(language).xpath(f"//tr/@data-by-{order}")]
    assert sorted(ranks) == list(range(49))
    ranked = dict(zip(ranks, rows(the_plan()), strict=True))
    if order == "measures":
        counts = [len(the_plan().serving(ranked[rank].id)) for rank in range(49)]
        assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
    if order == "share":
        results = [Decimal(row.actual) / Decimal(row.target) for rank in range(49) if (row := ranked[rank]).actual]
        assert results == sorted(results) and len(results) == 26


@BOTH
def test_charts_say_every_figure_and_draw_it_to_scale(language: Language) -> None:
    """Read back from the SVG: what is drawn is what is said, and what is said are the strings of the plan."""
    charts = page(language).cssselect("svg.chart")
    groups = [category for table in the_plan().tables for category in table.categories]
    assert len(charts) == len(groups) == 7
    for chart, category in zip(charts, groups, strict=True):
        title, desc = (chart.xpath(f"./{tag}")[0] for tag in ("title", "desc"))
        assert chart.get("role") == "img"
        assert chart.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
        assert words(title) and len(chart.xpath("./g")) == len(category.indicators)
        for group, row in zip(chart.xpath("./g"), category.indicators, strict=True):
            joined = "".join(each.text_content() for each in group.cssselect(".name")).replace(" ", "")
            assert joined == (row.name[language] + (NEW_SUFFIX[language] if row.new else "")).replace(" ", "")
            label = " ".join(each.text_content() for each in group.cssselect(".label"))
            assert row.target in label and (row.actual or "") in label
            assert row.name[language] in words(desc)
            if row.actual is not None:
                assert _drawn_share(group) == pytest.approx(float(row.actual) / float(row.target), abs=0.002)
    assert len({each for chart in charts for each in chart.xpath(".//@id")}) == 14


def _at(value: str) -> float:
    assert value.endswith("%")
    return float(value[:-1])


def _drawn_share(group: Any) -> float:
    """The length of the bar over where the target stands."""
    (target,) = group.cssselect(".target")
    bars = group.cssselect(".bar")
    return (_at(bars[0].get("width")) if bars else 0) / _at(target.get("x1"))


def test_charts_of_targets_draw_baselines_where_they_can_be_compared() -> None:
    plan = the_plan()
    table = plan.tables[1]
    drawn = [row for chart in table_charts(plan, table, "zh") for row in chart.rows]
    for row, painted in zip(table.indicators, drawn, strict=True):
        kinds = [mark.kind for mark in painted.marks]
        assert kinds == (["target", "earlier"] if row.baseline and not row.new else ["target"])
        assert painted.bar == ""
    satisfaction = drawn[[row.id for row in table.indicators].index("service-satisfaction")]
    target, earlier = (_at(mark.x) for mark in satisfaction.marks)
    assert earlier / target == pytest.approx(87.14 / 9, rel=0.002)


@BOTH
def test_no_line_of_a_chart_is_wider_than_a_phone(language: Language) -> None:
    for table in the_plan().tables:
        for chart in table_charts(the_plan(), table, language):
            lines = [line for row in chart.rows for line in row.lines]
            assert all(line.y < chart.height for line in lines)
            assert max(len(line.text) for line in lines) <= {"zh": 34, "en": 46}[language]
            tops = [line.y for line in lines]
            assert tops == sorted(set(tops))


@BOTH
def test_reported_years_are_in_table_and_chart(language: Language, reported: Path) -> None:
    plan, say = read(reported), interface()[language]
    tree = parsed(render(plan)[f"{language}/indicators.md"])
    row = plan.tables[0].indicators[0]
    result = cells(tree, row)[3]
    assert [words(each) for each in result.cssselect(".reports li")] == {
        "zh": ["2022年 97.50% 清溪县2022年统计公报，2023-03-01", "2023年 98.5% 清溪县2023年统计公报，2024-03-05"],
        "en": [
            "2022 97.50% Statistical Bulletin of Qingxi County for 2022, 2023-03-01",
            "2023 98.5% Statistical Bulletin of Qingxi County for 2023, 2024-03-05",
        ],
    }[language]
    assert words(result.cssselect(".state")[0]) == say["state_exceeded"]
    (group, other) = tree.cssselect("svg.chart > g")
    label = " ".join(each.text_content() for each in group.cssselect(".label"))
    assert "97.50%" in label and "98.5%" in label and "2022" in label and "2023" in label
    marks = [_at(each.get("cx")) for each in group.cssselect(".reported")]
    (target,) = group.cssselect(".target")
    assert [mark / _at(target.get("x1")) for mark in marks] == pytest.approx([97.5 / 98, 98.5 / 98], rel=0.001)
    assert _at(group.cssselect(".bar")[0].get("width")) == marks[-1]
    assert words(cells(tree, plan.tables[0].indicators[1])[3].cssselect(".state")[0]) == say["state_undecided"]
    assert len(other.cssselect(".reported")) == 1


def test_reported_values_are_in_the_data(reported: Path, tmp_path: Path) -> None:
    files = {
        path.removeprefix("data/"): text
        for path, text in data_files(read(reported)).items()
        if path.startswith("data/")
    }
    document = json.loads(files["plan.json"])
    first = {
        "indicator": "i-pass-rate",
        "year": 2022,
        "value": {"text": "97.50", "comparator": None, "number": "97.50"},
        "source": {"zh": "清溪县2022年统计公报", "en": "Statistical Bulletin of Qingxi County for 2022"},
        "date": "2023-03-01",
    }
    assert document["progress"][0] == first and len(document["progress"]) == 3
    jsonschema.validate(document, json.loads(files["plan.schema.json"]))
    block = json.loads(files["blocks/i-pass-rate.json"])
    jsonschema.validate(block, json.loads(files["block.schema.json"]))
    assert [each["year"] for each in block["progress"]] == [2022, 2023] and block["state"] == "exceeded"
    sheet = list(csv.DictReader(io.StringIO(files["progress.csv"].removeprefix("\ufeff"))))
    assert [(row["indicator"], row["year"], row["value"], row["value_number"]) for row in sheet] == [
        ("i-pass-rate", "2022", "97.50", "97.50"),
        ("i-brands", "2022", "3", "3"),
        ("i-pass-rate", "2023", "98.5", "98.5"),
    ]
    assert _valid(files, tmp_path / "whole")
    assert not _valid(
        files | {"progress.csv": files["progress.csv"].replace("i-brands", "i-brand")}, tmp_path / "broken"
    )


def _valid(files: dict[str, str], folder: Path) -> bool:
    folder.mkdir()
    for name in ("datapackage.json", "indicators.csv", "measures.csv", "commitments.csv", "progress.csv"):
        (folder / name).write_bytes(files[name].encode("utf-8"))
    return bool(Package(str(folder / "datapackage.json")).validate().valid)


@pytest.mark.parametrize(("find", "put"), [("98.5", "98.6"), ("2024-03-05", "2024-03-06"), ("统计公报", "统计年鉴")])
def test_the_version_tells_when_what_was_reported_changes(find: str, put: str, reported: Path) -> None:
    before = version(read(reported)).digest
    path = reported / "progress/2023.yml"
    path.write_text(path.read_text("utf-8").replace(find, put), "utf-8")
    assert version(read(reported)).digest != before
