"""The page of indicators: targets first, filters, orders, charts that can be read on a phone and saved; without script."""

import struct
from collections.abc import Callable

import pytest
from lxml import etree
from playwright.sync_api import Page

from tests.browser.axe import SETTINGS, settle
from tests.browser.looks import refused
from tests.browser.reading import NARROW, PHONE, WIDE, overflow

ROWS = ".register tbody tr:not(.group)"
BOTH = pytest.mark.parametrize("language", ["zh", "en"])
#: Every text of a chart that reaches beyond it, and the smallest size of letters as they come out on the screen.
READING = """() => {
  const texts = [...document.querySelectorAll("figure > svg.chart text")];
  const beyond = texts.filter((text) => {
    const [own, chart] = [text, text.closest("svg.chart")].map((each) => each.getBoundingClientRect());
    return own.right > chart.right + 1 || own.left < chart.left - 1 || own.bottom > chart.bottom + 1;
  });
  const size = (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  return { count: texts.length, beyond: beyond.map((text) => text.textContent), smallest: Math.min(...texts.map(size)) };
}"""
#: Lines of text that lie over each other.
TOUCHING = """() => [...document.querySelectorAll("figure > svg.chart")].flatMap((chart) => {
  const boxes = [...chart.querySelectorAll("text")].map((text) => text.getBoundingClientRect());
  return boxes.filter((box, at) => at && box.top < boxes[at - 1].top + 12);
}).length"""
#: The colours of a name in a chart and of a heading; of an earlier value and of the page.
COLOURS = """() => {
  const fill = (name) => getComputedStyle(document.querySelector(`figure > svg.chart ${name}`)).fill;
  const { color } = getComputedStyle(document.querySelector("h1"));
  return [fill(".name"), color, fill(".earlier"), getComputedStyle(document.body).backgroundColor];
}"""
At = Callable[[str], Page]


def names(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{ROWS}:visible").evaluate_all("rows => rows.map((row) => row.id)")
    return found


@BOTH
def test_filters_orders_and_charts(at: At, language: str) -> None:
    page = at(f"{language}/indicators/")
    _assert_filters(page)
    _assert_orders(page)
    _assert_charts_are_legible(page)


def _assert_filters(page: Page) -> None:
    assert len(names(page)) == page.locator(ROWS).count() == 49
    page.locator("[name=category]").select_option("1-3")
    assert len(names(page)) == 11
    page.locator("[name=state]").select_option("missed")
    assert len(names(page)) == 6
    page.locator("[name=kind]").select_option("rate")
    assert names(page) == []
    assert not page.locator(".register .group:visible").count()
    page.locator("[name=category]").select_option("")
    page.locator("[name=state]").select_option("uncounted")
    assert names(page) == ["standardised-agriculture-2020", "own-brand-exports-2020"]
    assert page.locator(".register .count").inner_text().startswith("2")
    page.locator("[name=kind]").select_option("")
    page.locator("[name=state]").select_option("")


def _assert_orders(page: Page) -> None:
    before = names(page)
    page.locator("[name=sort]").select_option("share")
    by_share = names(page)
    assert by_share[:26] != before[:26] and by_share[25] == "national-standards-2020"
    assert sorted(by_share) == sorted(before)
    assert not page.locator(".register .group:visible").count()
    page.locator("[name=sort]").select_option("measures")
    assert names(page)[0] == "zhejiang-made-standards"
    page.locator("[name=state]").select_option("reached")
    assert len(names(page)) == 5
    page.locator("[name=state]").select_option("")
    page.locator("[name=sort]").select_option("")
    assert names(page) == before
    assert page.locator(".register .group:visible").count() == 7


def _assert_charts_are_legible(page: Page) -> None:
    for viewport in (PHONE, NARROW, WIDE):
        page.set_viewport_size(viewport)
        found = page.evaluate(READING)
        assert found["count"] > 60
        assert found["beyond"] == []
        assert found["smallest"] >= 12
        assert page.evaluate(TOUCHING) == 0


def test_charts_are_named_for_those_who_do_not_see_them(at: At) -> None:
    chart = at("en/indicators/").get_by_role("img", name="Table 1: how far targets were reached")
    assert chart.count() == 1
    assert "317 ÷ 200 = 158.5%" in chart.locator("desc").text_content()  # type: ignore[operator]


def test_filter_and_order_from_the_address(page: Page) -> None:
    page.goto("/zh/indicators/?state=exceeded&sort=share")
    assert len(names(page)) == 10
    assert names(page)[-1] == "national-standards-2020"


def test_from_the_table_to_the_register_and_back(page: Page) -> None:
    page.goto("/zh/2/")
    page.locator("#i-pm25 a.more").click()
    page.wait_for_url("**/zh/indicators/#pm25")
    assert page.locator("#pm25 .figure").first.inner_text() == "≤27微克/立方米"
    page.locator("#pm25 th a").click()
    page.wait_for_url("**/zh/2/#i-pm25")
    assert page.locator("#i-pm25").is_visible()


def test_the_language_switch_stays_at_the_indicator(page: Page) -> None:
    page.goto("/zh/indicators/#pm25")
    page.locator(".actions a[data-carry]").click()
    page.wait_for_url("**/en/indicators/#pm25")


@BOTH
def test_without_script(new_page: Callable[..., Page], language: str) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(f"/{language}/indicators/")
    assert page.locator(f"{ROWS}:visible").count() == 49
    assert not page.locator(".register .filters").is_visible()
    assert page.locator("figure > svg.chart:visible").count() == 2
    assert not page.locator(".save").count()
    assert overflow(page) == []


@BOTH
def test_targets_come_first_the_page_is_short_and_charts_take_its_colours(
    new_page: Callable[..., Page], language: str
) -> None:
    page = new_page(viewport=PHONE)
    page.goto(f"/{language}/indicators/")
    assert page.locator(".targets dt").first.bounding_box()["y"] < 600  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollHeight") < 13_000
    for width, scheme in SETTINGS[2:]:
        settle(page, width, scheme)
        text, heading, earlier, paper = page.evaluate(COLOURS)
        assert (text, earlier) == (heading, paper), scheme


def test_a_saved_chart_says_what_it_is_and_where_it_is_from(guarded: Page) -> None:
    guarded.goto("/en/indicators/")
    png = _saved(guarded, "PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert png.startswith(b"\x89PNG") and width == 1520 and height > 1500
    texts = " ".join(etree.fromstring(_saved(guarded, "SVG")).itertext())
    assert "Table 1: how far targets were reached" in texts and "317 ÷ 200 = 158.5%" in texts
    assert "Source:" in texts and "/en/indicators/#charts-1" in texts


def _saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"{kind}: Table 1").click()
    assert refused(page) == []
    assert download.value.suggested_filename == f"charts-1-en.{kind.lower()}"
    return download.value.path().read_bytes()
