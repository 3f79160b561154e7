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
from plansite.pages.chart_groups import ChartGroup, chart_group
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
def test_the_page_begins_with_this_plans_targets_and_how_the_last_plan_ended(language: Language) -> None:
    targets = page(language).cssselect(".targets .figure")
    earlier, own = the_plan().tables
    assert [words(each) for each in targets] == [row.quantity(row.target or "", language) for row in own.indicators]
    summaries = [words(each) for each in page(language).cssselect(".summary")]
    assert [re.findall(r"\d+", text.rpartition(earlier.title(language))[2]) for text in summaries] == [
        ["23", "6", "1", "2", "3"],
        ["26", "10", "5", "9", "2"],
    ]
    assert page(language).cssselect(".targets a")[0].get("href") == f"#{own.indicators[0].id}"


@BOTH
def test_every_indicator_is_there_with_its_own_strings_and_no_cell_says_that_nothing_is(language: Language) -> None:
    assert len(rows(the_plan())) == 49
    for row in rows(the_plan()):
        name, target, result, _ = cells(page(language), row)
        assert words(name) == row.title(language)
        assert words(target.cssselect(".figure")[0]) == row.quantity(row.target or "", language)
        figures = [words(each) for each in result.cssselect(".figure")]
        assert figures == ([row.quantity(row.actual, language)] if row.actual else [])
        assert result.get("data-label") is None or words(result)
    (register,) = page(language).cssselect("table")
    assert language.words["no_unit"] not in words(register) and language.words["kind_total"] not in words(register)


@BOTH
def test_a_lost_digit_is_told_where_the_value_stands(language: Language) -> None:
    (note,) = [note for note in the_plan().notes if note.id == "satisfaction-nine"]
    told = page(language).cssselect(".doubt")
    assert [words(each) for each in told] == [note.text[language]] * 2
    assert {each.cssselect("a")[0].get("href") for each in told} == {f"../2/#{note.identity}"}


@BOTH
def test_each_leads_to_its_row_and_to_the_blocks_that_serve_it(language: Language) -> None:
    plan = the_plan()
    for row in rows(plan):
        name, *_, served = cells(page(language), row)
        assert name.cssselect("a")[0].get("href").endswith(f"/#{row.identity}")
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
            result = cells(page(language), row)[2]
            assert [words(each) for each in result.cssselect(".state")] == (
                [] if state == "unreported" else [say[f"state_{state}"]]
            )
            assert result.getparent().get("data-state") == state
    rules = words(page(language).cssselect(".rules")[0])
    assert all(
        say[f"state_rule_{each}"] in rules for each in ("reached", "exceeded", "missed", "uncounted", "undecided")
    )


@BOTH
def test_baselines_and_targets_below_what_was_reached(language: Language) -> None:
    linked = [row for row in rows(the_plan()) if row.baseline]
    assert len(linked) == 6
    for row in linked:
        target = cells(page(language), row)[1]
        earlier = the_plan().indicator(row.baseline or "")
        assert earlier and earlier.actual and str(earlier.actual) in words(target)
        assert target.xpath(f".//a[@href='#{earlier.id}']")
        assert cells(page(language), earlier)[1].xpath(f".//a[@href='#{row.id}']")
    below = {
        row.id: words(found[0])
        for row in rows(the_plan())
        if (found := cells(page(language), row)[1].cssselect(".below"))
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
        [(link.get("href"), link.getparent().tag) for link in page(language).cssselect("table a, .targets a")]
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
    earlier, own = the_plan().tables
    ranked = dict(zip(ranks, (*own.indicators, *earlier.indicators), strict=True))
    if order == "measures":
        counts = [len(the_plan().serving(ranked[rank].id)) for rank in range(49)]
        assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
    if order == "share":
        actual = [row for rank in range(49) if (row := ranked[rank]).actual]
        results = [Decimal(str(row.actual)) / Decimal(str(row.target)) for row in actual]
        assert results == sorted(results) and len(results) == 26


def groups(language: Language) -> tuple[ChartGroup, ChartGroup]:
    one, other = (chart_group(the_plan(), table, language) for table in the_plan().tables)
    assert one and other
    return one, other


@BOTH
def test_the_chart_of_results_says_every_figure_and_draws_it_to_scale_in_order(language: Language) -> None:
    """Read back from the SVG: what is drawn is what is said, and what is said are the strings of the plan."""
    _, chart = page(language).cssselect("figure > svg.chart")
    title, desc = (chart.xpath(f"./{tag}")[0] for tag in ("title", "desc"))
    assert chart.get("role") == "img" and chart.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert [each.get("class") for each in chart.xpath("./g")] == ["exceeded", "reached", "missed", "uncounted"]
    by_name = {row.title(language).replace(" ", ""): row for row in the_plan().tables[0].indicators}
    for part in chart.xpath("./g"):
        shares = []
        for group in part.cssselect(".row"):
            joined = "".join(each.text_content() for each in group.cssselect(".name")).replace(" ", "")
            row = by_name.pop(joined)
            label = " ".join(each.text_content() for each in group.cssselect(".label"))
            assert label.startswith(f"{row.actual} ÷ {row.target}") and label in words(desc)
            shares.append(_drawn_share(group))
            assert shares[-1] == pytest.approx(float(str(row.actual)) / float(str(row.target)), abs=0.004)
        assert shares == sorted(shares, reverse=True)
    assert not by_name


def _at(value: str) -> float:
    assert value.endswith("%")
    return float(value[:-1])


def _drawn_share(group: Any) -> float:
    """The length of the bar over where the target stands."""
    (target,) = group.cssselect(".target")
    bars = group.cssselect(".bar")
    return (_at(bars[0].get("width")) if bars else 0) / _at(target.get("x1"))


def test_the_chart_of_targets_draws_what_can_be_compared_and_nothing_else() -> None:
    _, targets = groups(LANGUAGES[1])
    figures = {part.mark: [row.figure for row in part.rows] for part in targets.whole.parts}
    assert figures == {
        "raised": ["95% → 96%"],
        "held": ["100% → 100%"] * 2,
        "lowered": ["99.04% → ≥98%", "87.14% → 9%", "97% → ≥95%"],
    }
    satisfaction = targets.whole.parts[2].rows[1]
    assert [point.kind for point in satisfaction.points] == ["earlier", "target"]
    earlier, target = (_at(point.x) for point in satisfaction.points)
    assert earlier / target == pytest.approx(87.14 / 9, rel=0.002)
    assert [line.text for line in satisfaction.lines][1:] == [LANGUAGES[1].words["chart_doubted"]]


@BOTH
def test_no_line_of_a_chart_is_wider_than_a_phone(language: Language) -> None:
    for group in groups(language):
        for chart in (group.whole, *group.charts):
            lines = [line for part in chart.parts for row in part.rows for line in row.lines]
            assert all(line.y < chart.height for line in lines)
            assert max(len(line.text) for line in lines) <= {"zh": 34, "en": 46}[language.code]
            tops = [line.y for line in lines]
            assert tops == sorted(set(tops))
