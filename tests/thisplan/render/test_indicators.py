"""The register of indicators, its charts and the data: complete, exact, the same in both languages; and reported years."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

import lxml.html
import pytest

from plansite.languages import Language, language
from plansite.model import Indicator, Plan
from plansite.model.standing import standing
from plansite.pages.charts import table_charts
from plansite.render.everything import render
from tests.loaded import this_plan as the_plan

LANGUAGES = tuple(map(language, ("zh", "en")))
BOTH = pytest.mark.parametrize("language", LANGUAGES, ids=str)


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
        assert (language.writing.new_suffix.strip() in words(name)) == row.new
        unit = row.unit[language] if row.unit else language.words["no_unit"]
        assert unit in words(kind) and language.words[f"kind_{row.kind}"] in words(kind)
        assert target.cssselect(".figure")[0].text_content() == str(row.target)
        assert [each.text_content() for each in result.cssselect(".figure")] == (
            [str(row.actual)] if row.actual else []
        )


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
    plan, say = the_plan(), language.words
    for table in plan.tables:
        for row in table.indicators:
            state = standing(plan, table, row).verdict.state
            (shown,) = cells(page(language), row)[3].cssselect(".state")
            assert shown.text_content() == say[f"state_{state}"]
            assert cells(page(language), row)[3].getparent().get("data-state") == state
    assert (
        {say["state_unreported"]}
        == {words(cells(page(language), row)[3]) for row in plan.tables[1].indicators}
        == {{"zh": "尚未报告", "en": "Not yet reported"}[language.code]}
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
        assert earlier and earlier.actual and str(earlier.actual) in words(target)
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
        actual = [row for rank in range(49) if (row := ranked[rank]).actual]
        results = [Decimal(str(row.actual)) / Decimal(str(row.target)) for row in actual]
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
            assert joined == (row.title(language)).replace(" ", "")
            label = " ".join(each.text_content() for each in group.cssselect(".label"))
            assert str(row.target) in label and str(row.actual or "") in label
            assert row.name[language] in words(desc)
            if row.actual is not None:
                assert _drawn_share(group) == pytest.approx(float(str(row.actual)) / float(str(row.target)), abs=0.002)
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
    drawn = [row for chart in table_charts(plan, table, LANGUAGES[0]) for row in chart.rows]
    for row, painted in zip(table.indicators, drawn, strict=True):
        kinds = [point.kind for point in painted.points]
        assert kinds == (["target", "earlier"] if row.baseline and not row.new else ["target"])
        assert painted.bar == ""
    satisfaction = drawn[[row.id for row in table.indicators].index("service-satisfaction")]
    target, earlier = (_at(point.x) for point in satisfaction.points)
    assert earlier / target == pytest.approx(87.14 / 9, rel=0.002)


@BOTH
def test_no_line_of_a_chart_is_wider_than_a_phone(language: Language) -> None:
    for table in the_plan().tables:
        for chart in table_charts(the_plan(), table, language):
            lines = [line for row in chart.rows for line in row.lines]
            assert all(line.y < chart.height for line in lines)
            assert max(len(line.text) for line in lines) <= {"zh": 34, "en": 46}[language.code]
            tops = [line.y for line in lines]
            assert tops == sorted(set(tops))
