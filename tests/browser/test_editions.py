"""Old editions in a browser: what their pages say, how search finds them, where a day leads, who comes from an old PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import Eye

pytestmark = pytest.mark.long
OLD = "/zh/2021-03-01/3/"
MARK = "征求意见稿（2021年3月1日公布），已由新版代替。这不是最新版次。"


def test_an_old_page_leads_to_the_same_block_now(visit: Callable[..., Page]) -> None:
    page = visit(f"{OLD}#m3-2-4")
    expect(page.locator(".stage.old")).to_contain_text(MARK)
    page.get_by_role("link", name="看最新版次：中期调整稿").click()
    page.wait_for_url("**/zh/3/#m3-2-4")
    expect(page.locator(".stage.old")).to_have_count(0)


def test_all_is_there_without_scripts(visit: Callable[..., Page]) -> None:
    page = visit("/zh/editions/", java_script_enabled=False)
    expect(page.locator("form.of-day")).to_be_hidden()  # the list has the days
    page.locator("#e-2021-03-01 ~ p a", has_text="阅读这一版").first.click()
    page.get_by_role("link", name="主要任务").first.click()
    page.wait_for_url(f"**{OLD}")
    page.locator("a[rel=next]").click()
    page.locator("a[rel=prev]").click()
    page.wait_for_url(f"**{OLD}")
    page.locator("p.commented a").first.click()
    page.wait_for_url("**/zh/3/#m3-1-1")


def test_every_sheet_of_paper_says_which_edition_it_is_of(visit: Callable[..., Page]) -> None:
    page = visit(OLD)
    with pdfium.PdfDocument(page.pdf()) as paper:
        texts = [re.sub(r"\s", "", each.get_textpage().get_text_bounded()) for each in paper]
    assert len(texts) > 1
    assert [text for text in texts if MARK not in text] == []


def test_search_looks_in_old_editions_when_asked(visit: Callable[..., Page]) -> None:
    page = visit("/zh/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.keyboard.press("/")
    page.keyboard.type("生态护岸60公里")
    results = page.locator(".md-search-result__link")
    expect(results).to_have_count(1)
    assert not [url for url in fetched if "search-index/older" in url]
    page.get_by_label("也查旧版次").check()
    first = results.first
    expect(first).to_contain_text("征求意见稿（2021年3月1日公布）")
    first.click()
    page.wait_for_url(f"**{OLD}#m3-2-1")


@pytest.mark.parametrize(
    ("day", "home"),
    [("2021-03-01", "/zh/2021-03-01/"), ("2022-03-01", "/zh/2021-09-01/"), ("2030-01-01", "/zh/")],
)
def test_a_day_leads_to_its_edition(visit: Callable[..., Page], day: str, home: str) -> None:
    page = visit("/zh/editions/")
    page.get_by_label("哪一天的版次").fill(day)
    page.get_by_role("button", name="查看").click()
    page.wait_for_url(f"**{home}")
    if day != "2021-03-01":  # that address is there
        page.goto(f"/zh/{day}/3/")
        page.wait_for_url(f"**{home}3/")


def test_a_day_before_the_first_edition_has_none(visit: Callable[..., Page]) -> None:
    page = visit("/zh/editions/?date=2020-01-01")
    expect(page.locator("form.of-day output")).to_have_text("这一天还没有公布过版次，最早的一版公布于2021年3月1日。")
    page.goto("/zh/2020-01-01/3/")
    expect(page.get_by_role("heading")).to_be_visible()
    assert page.url.endswith("/zh/2020-01-01/3/")


def test_who_comes_from_an_old_pdf_is_told_where_it_reads_otherwise(visit: Callable[..., Page]) -> None:
    page = visit("/m/3-1-2/?edition=2021-03-01")
    page.wait_for_url("**/zh/3/?edition=2021-03-01#m3-1-2")
    expect(page.locator(".stage .came:visible")).to_contain_text("征求意见稿（2021年3月1日公布）")
    page.get_by_role("link", name="您手中的文本：征求意见稿（2021年3月1日公布）").first.click()
    page.wait_for_url(f"**{OLD}#m3-1-1")
    page.goto("/zh/3/")
    expect(page.locator("[data-edition]:visible")).to_have_count(0)


def test_a_copy_on_a_disk_works_alike(visit: Callable[..., Page], three: Path) -> None:
    page = visit((three / "zh/editions/index.html").as_uri())
    page.get_by_label("哪一天的版次").fill("2022-03-01")
    page.get_by_role("button", name="查看").click()
    page.wait_for_url("file://**/zh/2021-09-01/**")


def test_nothing_bars_anyone(visit: Callable[..., Page], eye: Eye) -> None:
    page = visit(OLD)
    for path in (OLD, "/zh/2021-09-01/", "/zh/2021-03-01/indicators/", "/zh/3/?edition=2021-03-01"):
        page.goto(path)
        assert [*eye.faults(page)] == [], path
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
