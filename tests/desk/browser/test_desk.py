"""The desk in a browser: by keyboard, without a finding of axe, from a finding to the file that it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import Eye, violations
from tests.browser.reading import overflow
from tests.desk.served import Desk, serving_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving_desk(tmp_path) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN") as context:
        yield context.new_page()


def break_a_mark(desk: Desk) -> Path:
    path = desk.office.plan / "glossary.yml"
    path.write_text(path.read_text("utf-8").replace("  zh: 检测", "  zh：检测"), "utf-8")
    return path


def test_a_finding_is_mended_by_keyboard(desk: Desk, page: Page) -> None:
    path = break_a_mark(desk)
    page.goto(desk.address)
    expect(page.locator("h1")).to_contain_text("今天做什么")
    page.get_by_role("link", name="查看和处理").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".finding")).to_have_count(1)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="照此修改").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("没有提示")
    assert "  zh: 检测" in path.read_text("utf-8")
    page.goto(desk.address + "zh/")
    page.get_by_role("button", name="撤销上一次改动").click()
    expect(page.locator("h1")).to_contain_text("今天做什么")
    assert "  zh：检测" in path.read_text("utf-8")


def test_a_spreadsheet_goes_out_and_comes_back(desk: Desk, page: Page, tmp_path: Path) -> None:
    page.goto(desk.address + "en/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Write plan.xlsx").click()
    file = tmp_path / "back.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = next(each for each in book if each.title.endswith("Glossary"))
    sheet["I4"] = "对产品性能的检验。"
    book.save(file)
    page.set_input_files("input[accept='.xlsx']", file)
    page.get_by_role("button", name="See what it changes").click()
    expect(page.locator("main li")).to_contain_text("测量。 → 对产品性能的检验。")
    assert violations(page) == []
    glossary = desk.office.plan / "glossary.yml"
    assert "测量" in glossary.read_text("utf-8")
    page.get_by_role("button", name="Write it").click()
    expect(page.locator("h1")).to_have_text("Findings")
    assert "检验" in glossary.read_text("utf-8")


def test_a_word_file_goes_out_and_comes_back(desk: Desk, page: Page, tmp_path: Path) -> None:
    page.goto(desk.address + "zh/")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 plan.docx").click()
    file = tmp_path / "back.docx"
    download.value.save_as(file)
    document = docx.Document(str(file))
    row = next(row for table in document.tables for row in table.rows if "加强领导" in row.cells[0].text)
    next(run for run in row.cells[0].paragraphs[0].runs if run.text).text = "加强领导，明确责任。"
    document.save(str(file))
    page.set_input_files("input[accept='.docx']", file)
    page.get_by_role("button", name="看看改了哪些段落").click()
    expect(page.locator("main li").first).to_contain_text("± p2-1-1 zh")
    assert violations(page) == []
    page.get_by_role("button", name="写入", exact=True).click()
    expect(page.locator("h1")).to_have_text("检查提示")
    assert "明确责任" in (desk.office.plan / "chapters/02.zh.md").read_text("utf-8")


def test_work_shows_that_it_goes_on_and_how_it_ended(desk: Desk, page: Page) -> None:
    break_a_mark(desk)
    page.goto(desk.address + "zh/")
    page.get_by_role("button", name="全部检查（含排版）").click()
    expect(page.get_by_role("alert")).to_contain_text("没有完成", timeout=120_000)
    expect(page.locator("pre")).to_contain_text("[yaml-sign]")
    assert violations(page) == []


def test_every_page_is_accessible(desk: Desk, page: Page) -> None:
    break_a_mark(desk)
    (desk.office.plan / "chapters/02.zh.md").write_text(
        (desk.office.plan / "chapters/02.zh.md").read_text("utf-8").replace("明确分工。", "明确分工，培训30人。"),
        "utf-8",
    )
    eye = Eye()
    for path in ("zh/", "en/", "zh/findings", "en/findings", "zh/job/9", "en/job/9"):
        page.goto(desk.address + path)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        assert [*eye.faults(page)] == [], path
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            assert overflow(page) == [], (path, width)
