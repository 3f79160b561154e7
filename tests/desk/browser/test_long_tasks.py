"""What takes the office days, at the desk: a later edition and a round of comments, each step with a click."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plansite.load import load
from tests.bad_plans import SMALL
from tests.browser.axe import violations
from tests.desk.served import Desk, JobsHere, serving_desk
from tests.edition.test_taking import FINAL, prepared

DECIDED = "- comments: [3, 7"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN") as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        yield page


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Desk]:
    """A desk of a released draft."""
    prepared(tmp_path / "plan")
    with serving_desk(tmp_path, JobsHere) as served:
        yield served


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Desk]:
    """A desk of a plan with a round whose comments are not all decided, and an inbox of its own."""
    shutil.copytree(SMALL.parent / "consulted", tmp_path / "plan")
    folder = tmp_path / "plan/consultation/2023-03"
    decisions, invitation = folder / "decisions.yml", folder / "round.yml"
    decisions.write_text(decisions.read_text("utf-8").partition(DECIDED)[0], "utf-8")
    invitation.write_text(invitation.read_text("utf-8").replace('published: "2023-04-20"\n', ""), "utf-8")
    with serving_desk(tmp_path, JobsHere) as served:
        served.office.root = tmp_path
        yield served


def go_on(page: Page) -> None:
    page.get_by_role("link", name="继续").click()


def test_a_final_document_takes_the_place_of_the_draft(draft: Desk, page: Page, tmp_path: Path) -> None:
    final = tmp_path / "final.txt"
    final.write_text(FINAL, "utf-8")
    page.goto(draft.address)
    page.get_by_role("link", name="后一版次").click()
    page.get_by_label("版次名称").first.fill("印发稿")
    page.get_by_label("版次名称").last.fill("final")
    page.get_by_label("公布日期").fill("2022-06-30")
    page.get_by_role("button", name="登记新版次").click()
    go_on(page)
    page.set_input_files("input[type=file]", final)
    page.get_by_role("button", name="用新文件更新规划").click()
    go_on(page)
    page.get_by_role("link", name="待核对事项").click()
    expect(page.locator("fieldset")).to_have_count(5)
    page.get_by_label("不同意").first.check()  # of a block that is new: then it would have to say what it is instead
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert")).to_contain_text("不同意时要写明实际情况")
    expect(page.get_by_label("不同意").first).to_be_checked()
    assert violations(page) == []
    for agreed in page.get_by_label("同意", exact=True).all():
        agreed.check()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("h1")).to_have_text("后一版次")
    assert (draft.office.plan / "proposals.yml").read_text("utf-8").count("\n  decision: accept") == 5
    page.get_by_role("button", name="落实").click()
    go_on(page)
    plan = load(draft.office.plan).plan
    assert plan and {str(move.source): str(move.target) for move in plan.moved} == {"p1-2-2": "s1-2", "p2-1-2": "s2-1"}
    page.goto(draft.address + "zh/")
    page.get_by_role("button", name="撤销上一次改动").click()
    expect(page.locator("main")).to_contain_text("有5条待核对")


def test_a_round_is_decided_by_keyboard_and_answered(asked: Desk, page: Page) -> None:
    decisions = asked.office.plan / "consultation/2023-03/decisions.yml"
    before = decisions.read_text("utf-8")
    page.goto(asked.address + "zh/round/2023-03")
    page.locator("form", has=page.locator("[name=comment-16]")).locator("[name=reason-zh]").fill("另行安排。")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("请至少勾选一条意见")
    assert decisions.read_text("utf-8") == before and violations(page) == []
    for number in (16, 18):
        page.locator(f"[name=comment-{number}]").focus()
        page.keyboard.press("Space")
    form = page.locator("form", has=page.locator("[name=comment-16]"))
    form.locator("[name=decision]").select_option("not-adopted")
    form.locator("[name=reason-zh]").fill("另行安排: 明年。")
    form.locator("[name=changes]").fill("m9-9-9")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("m9-9-9")
    expect(page.locator("[name=comment-16]")).to_be_checked()
    assert decisions.read_text("utf-8") == before and violations(page) == []
    form.locator("[name=changes]").fill("m2-1-1、m2-3-1")
    page.keyboard.press("Enter")
    last = page.locator("section[aria-label]").last
    expect(last).to_contain_text("另行安排: 明年。")
    added = '- comments: [16, 18]\n  decision: not-adopted\n  reason: { zh: "另行安排: 明年。" }\n'
    assert decisions.read_text("utf-8") == f"{before}{added}  changes: [m2-1-1, m2-3-1]\n"
    last.locator("summary").focus()
    page.keyboard.press("Enter")
    last.get_by_role("button", name="收回这项决定").click()
    expect(page.locator("[name=comment-16]")).to_be_visible()
    assert decisions.read_text("utf-8") == before


def test_a_round_is_opened_and_what_came_in_is_collated(asked: Desk, page: Page, tmp_path: Path) -> None:
    page.goto(asked.address + "zh/round")
    for label, text in {"轮次名称": "2024-01", "开始日期": "2024-01-10", "截止日期": "2024-01-01"}.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="开始一轮").click()
    expect(page.get_by_role("alert")).to_contain_text("2024-01-01")
    page.get_by_label("截止日期").fill("2024-02-20")
    page.get_by_role("button", name="开始一轮").click()
    expect(page.locator("main")).to_contain_text("登记表里还没有意见")
    mail = tmp_path / "mail.txt"
    mail.write_text("第二章第一节\n建议增加公交线路，方便学生上学。\n", "utf-8")
    page.set_input_files("input[type=file]", mail)
    page.get_by_role("button", name="汇总意见").click()
    go_on(page)
    expect(page.locator("main")).to_contain_text("方便学生上学")
    assert (tmp_path / "inbox/mail.txt").is_file()
    assert (asked.office.plan / "consultation/2024-01/comments.yml").is_file()
