"""A reader comments while a round is open: from the control of a block to the filled form, under the policy that servers send.

The site is that of the small plan with a round of its own (tests/plans/asking); the day is the one that the test says.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Download, Locator, Page, Request, expect

from plansite.commands.main import main
from plansite.site.hosting import headers
from tests.browser.axe import found_in
from tests.conftest import ROOT, serving
from tests.contexts import Contexts
from tests.loaded import read

OPEN, BEFORE, AFTER = "2099-01-15", "2098-12-31", "2099-02-16"
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
CHANGE = "改为“建设五个检测中心”。"
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def address(asking: Path) -> Iterator[str]:
    with serving(asking, headers(asking)["Content-Security-Policy"]) as served:
        yield served


@pytest.fixture
def visit(contexts: Contexts, address: str) -> Iterator[Visit]:
    """Open a page on a day. Whatever the pages ask a server for, or the policy refuses, is looked at in the end."""
    faults: list[str] = []

    def follow(request: Request) -> None:
        sent = request.method != "GET" or urlsplit(request.url).query
        if not request.url.startswith((f"{address}/", "blob:")) or sent:
            faults.append(f"{request.method} {request.url}")

    opened = []

    def start(day: str = OPEN, **options: Any) -> Page:
        lent = contexts.lent(address, accept_downloads=True, **(options or DESK))
        opened.append(lent)
        page = lent.__enter__().new_page()
        page.on("request", follow)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
        return page

    yield start
    for lent in reversed(opened):
        lent.__exit__(None, None, None)
    assert faults == []


def control(page: Page, block: str) -> Locator:
    """The button of a block's control, brought out."""
    page.click(f".identity > a[href='#{block}']")
    return page.locator(".link-tools").get_by_role("button", name=re.compile("提意见|^Comment on"))


def comment(page: Page, block: str, suggestion: str, kind: str = "文字", reason: str = "") -> None:
    control(page, block).click()
    page.get_by_label(kind, exact=True).check()
    page.get_by_label("建议怎样改").fill(suggestion)
    page.get_by_label("理由").fill(reason)
    page.get_by_role("button", name="放入我的意见").click()


def kept(page: Page) -> list[dict[str, str]]:
    """What the browser holds."""
    (text,) = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('plansite-')).map(([, text]) => text)"
    )
    comments: list[dict[str, str]] = json.loads(text)["comments"]
    return comments


def said(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("p[role=status][data-site]")).to_have_text(words)


def taken(page: Page, button: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value


def bytes_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


QUOTE = "加快提升产品质量。到2025年，合格率达到98%以上，建设三个检测中心。"
#: What a reader has who commented in another order than that of the plan, and answered a question.
THREE = [
    {"key": "1", "block": "i-pass-rate", "kind": "figure", "quote": "产品合格率 % ≥98", "suggestion": "改为≥99。", "language": "zh"},
    {"key": "2", "block": "m1-1-1", "kind": "wording", "quote": QUOTE, "suggestion": f"{CHANGE}\n<b>&\x07]]>", "reason": "三个不够。", "language": "zh"},
    {"key": "3", "block": "m1-1-1", "kind": "other", "suggestion": "够了。", "question": "centres", "language": "zh"},
]  # fmt: skip
PLACE = "plansite-comments/清溪县质量规划/2099-01"
OLD_PLACE = "plansite-comments/清溪县质量规划/2022-02"  # its results are published


def put(page: Page, place: str, held: object) -> None:
    """Let the browser hold this: the page that keeps the context alive is of the same server."""
    text = held if isinstance(held, str) else json.dumps(held)
    page.context.pages[0].evaluate("([place, text]) => localStorage.setItem(place, text)", [place, text])


@pytest.fixture
def three(visit: Visit) -> Page:
    """The page of these comments."""
    page = visit()
    put(page, PLACE, {"comments": THREE})
    page.goto("/zh/comment/")
    expect(page.locator("#basket h2").first).to_have_text("我的意见：3条")
    return page


def test_a_question_is_answered_where_it_stands(visit: Visit) -> None:
    page = visit()
    page.goto("/zh/1/")
    button = page.get_by_role("button", name="回答问题1")
    button.click()
    dialog = page.locator("dialog.comment")
    expect(dialog).to_contain_text("三个检测中心够不够？")
    assert dialog.locator(".kinds:visible, blockquote:visible").count() == 0
    page.get_by_label("建议怎样改").fill("够了。")
    page.keyboard.press("Control+Enter")
    expect(button).to_be_focused()
    (answer,) = kept(page)
    assert (answer["block"], answer["question"], answer["kind"], answer["quote"]) == ("m1-1-1", "centres", "other", "")
    _assert_what_is_selected_is_what_the_comment_is_about(page)
    _assert_editors_words_take_no_comments(page)


def _assert_what_is_selected_is_what_the_comment_is_about(page: Page) -> None:
    page.evaluate("""() => {
      const text = document.querySelector("#m1-1-1 + p").firstChild;
      getSelection().setBaseAndExtent(text, 0, text, 7);
    }""")
    control(page, "m1-1-1").click()
    expect(page.locator("dialog.comment blockquote")).to_have_text("到2025年，")
    page.keyboard.press("Escape")


def _assert_editors_words_take_no_comments(page: Page) -> None:
    assert control(page, "c1-1").count() == 1
    page.evaluate("location.hash = 'n-missing-rate'")
    assert control(page, "n-missing-rate").count() == 0


def test_a_comment_goes_into_the_basket_and_the_keyboard_back(visit: Visit) -> None:
    page = visit()
    page.goto("/zh/1/")
    assert page.locator("a.my-comments").count() == 0
    assert page.evaluate("[...document.scripts].every((each) => !each.src.includes('/commenting/'))")
    button = control(page, "m1-1-1")
    button.click()
    dialog = page.get_by_role("dialog", name="对举措1-1-1提意见")
    expect(dialog.locator("blockquote")).to_have_text(
        "加快提升产品质量。到2025年，合格率达到98%以上，建设三个检测中心。"
    )
    page.get_by_role("button", name="放入我的意见").click()
    expect(dialog.locator(".error")).to_have_text("请先写下意见。")
    expect(page.get_by_label("建议怎样改")).to_be_focused()
    page.get_by_label("建议怎样改").fill(CHANGE)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    control(page, "m1-1-1").click()
    expect(page.get_by_label("建议怎样改")).to_have_value(CHANGE)
    page.get_by_role("button", name="放入我的意见").click()
    said(page, "已放入我的意见，共1条。")
    expect(page.locator(".identity > a[href='#m1-1-1']")).to_be_focused()
    expect(page.get_by_role("link", name="我的意见：1条")).to_have_text("1")
    (one,) = kept(page)
    assert (one["block"], one["kind"], one["suggestion"], one["language"]) == ("m1-1-1", "wording", CHANGE, "zh")


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    page.goto("/en/1/")
    page.keyboard.press("Tab")
    page.locator(".identity > a[href='#p1-1-1']").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Comment on Paragraph 1-1-1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wording")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("Which departments? s / f")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".identity > a[href='#p1-1-1']")).to_be_focused()
    assert [(each["kind"], each["suggestion"]) for each in kept(page)] == [("figure", "Which departments? s / f")]


def test_the_page_shows_them_in_the_order_of_the_plan_in_every_language(three: Page) -> None:
    assert three.locator(".comments h3").all_inner_texts() == ["举措1-1-1 文字", "举措1-1-1", "指标“产品合格率” 数据"]
    expect(three.locator(".comments li").nth(1)).to_contain_text("三个检测中心够不够？")
    three.locator(".comments h3 a").first.click()
    three.wait_for_url("**/zh/1/#m1-1-1")
    three.goto("/en/comment/")
    expect(three.get_by_role("heading", level=1)).to_have_text("My comments")
    first = three.locator(".comments li").first
    expect(first.locator("h3")).to_have_text("Measure 1-1-1 Wording")
    expect(first.locator("dd").nth(1)).to_have_attribute("lang", "zh-Hans")


def test_they_are_edited_removed_brought_back_and_cleared(three: Page) -> None:
    first = three.locator(".comments li").first
    first.get_by_role("button", name="修改").click()
    three.get_by_label("建议怎样改").fill("建设六个。")
    three.get_by_role("button", name="保存").click()
    expect(first).to_contain_text("建设六个。")
    expect(first.get_by_role("button", name="修改")).to_be_focused()
    first.get_by_role("button", name="删除").click()
    expect(three.locator(".comments li")).to_have_count(2)
    expect(three.get_by_role("button", name="撤销")).to_be_focused()
    three.keyboard.press("Enter")
    expect(three.locator(".comments li").first).to_contain_text("建设六个。")
    three.once("dialog", lambda dialog: dialog.dismiss())
    three.get_by_role("button", name="清空").click()
    expect(three.locator(".comments li")).to_have_count(3)
    three.once("dialog", lambda dialog: dialog.accept())
    three.get_by_role("button", name="清空").click()
    expect(three.locator("#basket h2").first).to_be_focused()
    expect(three.locator("#basket h2").first).to_have_text("我的意见：0条")
    expect(three.get_by_role("button", name="取走表格（Word）")).to_be_hidden()
    assert three.locator("a.my-comments").count() == 0
    assert not three.evaluate("Object.keys(localStorage).some((key) => key.startsWith('plansite-'))")


def test_another_tab_hears_of_it(three: Page) -> None:
    other = three.context.new_page()
    other.clock.set_fixed_time(datetime.fromisoformat(f"{OPEN}T12:00:00"))
    other.goto("/en/2/")
    expect(other.locator("a.my-comments")).to_have_text("3")
    three.locator(".comments li").first.get_by_role("button", name="删除").click()
    expect(other.locator("a.my-comments")).to_have_text("2")


FILES_THAT_ARE_NONE = {
    "not json": "读不懂这个文件",
    "[]": "这个文件里没有意见",
    '{"form": "plansite-comments", "version": 2, "comments": []}': "更新的版本",
    '{"form": "plansite-comments", "version": 1, "plan": "别的规划", "comments": [{}]}': "另一个规划的意见：别的规划",
    '{"form": "plansite-comments", "version": 1, "plan": "清溪县质量规划", "comments": [{"block": 3}, 7, null]}': "没有可取回的意见",
}


def test_a_kept_file_is_taken_up_once_names_nobody_and_no_other_is(three: Page, tmp_path: Path) -> None:
    three.get_by_label("姓名").fill("张三")
    download = taken(three, "存成文件")
    assert download.suggested_filename == "征求意见反馈表.json"
    file = json.loads(bytes_of(download))
    assert {key: file[key] for key in ("form", "version", "plan", "round")} == {
        "form": "plansite-comments", "version": 1, "plan": "清溪县质量规划", "round": "2099-01"
    }  # fmt: skip
    assert "sender" not in file and [each["block"] for each in file["comments"]] == ["m1-1-1", "m1-1-1", "i-pass-rate"]
    path = tmp_path / "kept.json"
    path.write_bytes(bytes_of(download))
    three.set_input_files("#comments-file", path)
    expect(three.locator("#basket .message")).to_have_text("取回0条，已有的3条没有重复放入。")
    three.once("dialog", lambda dialog: dialog.accept())
    three.get_by_role("button", name="清空").click()
    three.set_input_files("#comments-file", path)
    expect(three.locator(".comments li")).to_have_count(3)
    assert "张三" not in json.dumps(three.evaluate("({...localStorage, ...sessionStorage})"), ensure_ascii=False)
    for text, words in FILES_THAT_ARE_NONE.items():
        path.write_text(text, "utf-8")
        three.set_input_files("#comments-file", path)
        expect(three.locator("#basket .message.error")).to_contain_text(words)
        expect(three.locator(".comments li")).to_have_count(3)


def test_what_is_taken_along_holds_all_and_word_can_read_it(three: Page) -> None:
    for label, text in (("姓名", "张三"), ("单位", "某厂 & Co."), ("联系方式", "office@example.com")):
        three.get_by_label(label).fill(text)
    download = taken(three, "取走表格（Word）")
    assert download.suggested_filename == "征求意见反馈表.docx"
    data = bytes_of(download)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        body = archive.read("word/document.xml").decode()
    assert re.findall(r'w:name="(c\d_\w+)"', body) == ["c1_m1_1_1", "c2_m1_1_1", "c3_i_pass_rate"]
    sender, table = docx.Document(io.BytesIO(data)).tables
    assert [cell.text for cell in sender.rows[0].cells][1::2] == ["张三", "某厂 & Co.", "office@example.com"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["序号", "章节条款", "原文", "修改建议", "理由"],
        ["1", "举措1-1-1\nm1-1-1 · 文字", QUOTE, f"{CHANGE}\n<b>&]]>", "三个不够。"],
        ["2", "举措1-1-1\nm1-1-1 · 问题1", "", "够了。", ""],
        ["3", "指标“产品合格率”\ni-pass-rate · 数据", "产品合格率 % ≥98", "改为≥99。", ""],
    ]
    assert three.evaluate("JSON.stringify({...localStorage})").find("张三") == -1
    _assert_the_data_name_the_sender(three)
    _assert_the_mail_tells_where_to_send_it_and_does_not_carry_it(three)
    _assert_paper_has_the_comments_and_not_the_buttons(three)


def _assert_the_data_name_the_sender(three: Page) -> None:
    file = json.loads(bytes_of(taken(three, "取走数据（JSON）")))
    assert file["sender"] == {"name": "张三", "organisation": "某厂 & Co.", "contact": "office@example.com"}
    assert file["comments"][1]["question"] == "centres"


def _assert_the_mail_tells_where_to_send_it_and_does_not_carry_it(three: Page) -> None:
    link = three.get_by_role("link", name="office@example.org")
    href = str(link.get_attribute("href"))
    assert href.startswith("mailto:office@example.org?") and len(href) < 2000
    mail = parse_qs(urlsplit(href).query)
    assert mail["subject"] == ["对清溪县质量规划的意见"] and "附件" in mail["body"][0] and CHANGE not in mail["body"][0]


def _assert_paper_has_the_comments_and_not_the_buttons(three: Page) -> None:
    three.emulate_media(media="print")
    expect(three.locator(".comments li").first).to_be_visible()
    expect(three.get_by_label("姓名")).to_be_visible()
    assert three.locator("#basket button:visible, .round:visible, .my-comments:visible").count() == 0


def test_the_office_reads_what_the_reader_sent(three: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three.get_by_role("button", name="对规划全文提意见").click()
    three.get_by_label("建议怎样改").fill("太短了。")
    three.get_by_label("缺漏").check()
    three.get_by_role("button", name="放入我的意见").click()
    three.get_by_label("姓名").fill("张三")
    for button in ("取走表格（Word）", "取走数据（JSON）"):
        folder = tmp_path / button
        _assert_the_office_reads(taken(three, button), folder)
        assert "became no comment" not in capsys.readouterr().out, button


def _assert_the_office_reads(sent: Download, folder: Path) -> None:
    plan, inbox = folder / "plan", folder / "inbox"
    shutil.copytree(ROOT / "tests/plans/small", plan)
    shutil.copytree(ROOT / "tests/plans/asking", plan / "consultation")
    inbox.mkdir()
    sent.save_as(inbox / sent.suggested_filename)
    assert main(["collate", str(inbox), "--plan", str(plan), "--round", "2099-01"]) == 0
    *_, each = read(plan).rounds
    assert [(str(one.block or ""), one.found, one.kind, one.question) for one in each.comments] == [
        ("m1-1-1", "identity", "wording", None),
        ("m1-1-1", "identity", "other", "centres"),
        ("i-pass-rate", "identity", "figure", None),
        ("", "place", "missing", None),
    ]
    assert each.comments[0].suggestion == f"{CHANGE}\n<b>&]]>" and each.comments[0].reason == "三个不够。"
    assert [sender.name for sender in each.senders] == ["张**"]


def test_whatever_somebody_writes_word_can_read(three: Page) -> None:
    text = "\\ud800😀\\ufffe\\u2028]]>{number}&lt;\\t\\r\\n" + "长" * 4000
    three.evaluate(f'commenting.basket.put(commenting.comment({{ block: "z9-9", suggestion: "{text}" }}))')
    table = docx.Document(io.BytesIO(bytes_of(taken(three, "取走表格（Word）")))).tables[1]
    last = [cell.text for cell in table.rows[-1].cells]
    assert last[:2] == ["4", "z9-9\nz9-9 · 其他"]
    assert last[3] == "😀\u2028]]>{number}&lt;    \n" + "长" * 4000


@pytest.mark.parametrize(
    ("day", "line", "at"),
    [
        (BEFORE, "将于2099年1月1日至2099年2月15日征求意见", "从2099年1月1日开始"),
        (AFTER, "已于2099年2月15日截止", "不再收意见"),
    ],
)
def test_before_and_after_its_days_nothing_can_be_commented(visit: Visit, day: str, line: str, at: str) -> None:
    page = visit(day)
    page.goto("/zh/1/")
    expect(page.locator(".stage time")).to_contain_text(line)
    assert control(page, "m1-1-1").count() == 0
    assert page.locator(".actions").get_by_role("button", name="意见").count() == 0
    expect(page.locator(".question")).to_be_hidden()
    expect(page.locator(".stage a", has_text="怎样提意见")).to_be_hidden()
    expect(page.locator(".stage a", has_text="征求意见情况")).to_be_visible(visible=day == AFTER)
    assert page.evaluate("[...document.scripts].every((each) => !each.src.includes('/comment/'))")
    if day == BEFORE:
        _assert_the_day_opens_it(page)
        page.clock.set_fixed_time(datetime.fromisoformat(f"{BEFORE}T12:00:00"))
    page.goto("/zh/comment/")
    expect(page.locator(".round time")).to_contain_text(at)
    expect(page.locator("#basket .status")).to_have_text("这里没有意见。")
    assert page.get_by_role("button", name="对规划全文提意见").count() == 0


def test_on_its_last_day_it_is_open(visit: Visit) -> None:
    page = visit("2099-02-15")
    page.goto("/zh/1/")
    assert control(page, "m1-1-1").count() == 1


def passes(page: Page, day: str = AFTER) -> None:
    """The day turns while a page is open; browsers say so to a page that comes back."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00"))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def test_a_page_that_stays_open_loses_its_controls_and_nobody_what_he_types(visit: Visit) -> None:
    page = visit()
    page.goto("/zh/1/")
    control(page, "m1-1-1").click()
    page.get_by_label("建议怎样改").fill(CHANGE)
    passes(page)
    said(page, re.compile("^征求意见已经截止。写下的内容不会丢失"))
    expect(page.locator("dialog.comment .kept")).to_contain_text("仍可放入我的意见")
    page.get_by_role("button", name="放入我的意见").click()
    assert [each["suggestion"] for each in kept(page)] == [CHANGE]
    assert page.get_by_role("button", name=re.compile("^(意见|对.*提意见|回答.*)$")).count() == 0
    expect(page.locator(".stage time")).to_contain_text("已于2099年2月15日截止")
    expect(page.locator(".question")).to_be_hidden()
    page.locator("a.my-comments").click()
    expect(page.locator("#basket .status")).to_contain_text("征求意见已经截止")


def _assert_the_day_opens_it(page: Page) -> None:
    """A page that was open before the first day lets one comment on it."""
    passes(page, OPEN)
    expect(page.get_by_role("button", name="回答问题1")).to_be_visible()
    expect(page.locator(".stage time")).to_have_text("意见反馈截至2099年2月15日。")


def test_comments_outlive_the_deadline(three: Page) -> None:
    passes(three)
    expect(three.locator("#basket .status")).to_contain_text("征求意见已经截止")
    expect(three.locator(".round time")).to_contain_text("不再收意见")
    three.reload()
    expect(three.locator(".comments li")).to_have_count(3)
    expect(three.locator(".sender")).to_contain_text("是否还接收，请先问征求意见的单位")
    assert taken(three, "存成文件").suggested_filename.endswith(".json")


def test_comments_on_a_round_whose_results_are_published_can_be_kept_and_cleared(visit: Visit) -> None:
    page = visit(AFTER)
    put(page, OLD_PLACE, {"comments": THREE})
    page.goto("/zh/1/")
    page.get_by_role("link", name="我的意见：3条").click()
    expect(page.locator("#basket .status")).to_contain_text("征求意见已经截止")
    assert taken(page, "存成文件").suggested_filename.endswith(".json")
    page.clock.set_fixed_time(datetime.fromisoformat(f"{OPEN}T12:00:00"))
    page.goto("/zh/comment/")
    expect(page.locator("#basket h2").first).to_have_text("我的意见：0条")
    page.get_by_role("link", name="这个浏览器里还存有对2022-02一轮").click()
    expect(page.locator("#basket h2").first).to_have_text("我的意见：3条")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空").click()
    expect(page.locator("#basket h2").first).to_have_text("我的意见：0条")
    assert page.evaluate("(place) => localStorage.getItem(place)", OLD_PLACE) is None


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
OFF = """const get = Storage.prototype.getItem;
Storage.prototype.getItem = function (key) {
  if (key.startsWith("plansite-")) throw new DOMException("off", "SecurityError"); // the theme asks for its colours, and fails
  return get.call(this, key);
};
Storage.prototype.setItem = () => { throw new DOMException("off", "SecurityError"); };"""


@pytest.mark.parametrize("state", [FULL, OFF], ids=["full", "off"])
def test_a_browser_that_keeps_nothing_says_so_and_gives_the_file(visit: Visit, state: str) -> None:
    page = visit()
    page.add_init_script(state)
    page.goto("/zh/1/")
    comment(page, "m1-1-1", CHANGE)
    expect(page.locator("dialog[open]")).to_contain_text("离开或关闭本页，意见就没有了")
    file = json.loads(bytes_of(taken(page, "存成文件")))
    assert [each["suggestion"] for each in file["comments"]] == [CHANGE]
    page.get_by_role("button", name="关闭").click()
    expect(page.locator(".identity > a[href='#m1-1-1']")).to_be_focused()
    comment(page, "p1-1-1", "责任不明。")
    assert len(json.loads(bytes_of(taken(page, "存成文件")))["comments"]) == 2


def test_damaged_memory_is_an_empty_basket(visit: Visit) -> None:
    page = visit()
    damaged = {"comments": [7, {"suggestion": 3}, {"suggestion": "好", "kind": "x"}]}
    for held, count in ((damaged, 1), ("{", 0), ('{"comments": {}}', 0)):
        put(page, PLACE, held)
        page.goto("/zh/comment/")
        expect(page.locator("#basket h2").first).to_have_text(f"我的意见：{count}条")
        assert page.locator(".comments li").count() == count


def test_without_script_the_days_and_the_form_are_there(visit: Visit) -> None:
    page = visit(java_script_enabled=False, **DESK)
    page.goto("/zh/1/")
    expect(page.locator(".stage")).to_contain_text("意见反馈截至2099年2月15日。")
    expect(page.locator(".question")).to_contain_text("三个检测中心够不够？")
    assert page.locator("button:visible").count() == 0
    page.get_by_role("link", name="怎样提意见").click()
    expect(page.locator(".without-script")).to_be_visible()
    expect(page.locator(".round time")).to_have_text("征求意见时间：2099年1月1日至2099年2月15日。")
    for link in page.get_by_role("link", name=re.compile("^(Word|PDF)")).all():
        answer = page.request.get(f"/zh/comment/{link.get_attribute('href')}")
        assert answer.ok and answer.body()[:2] in (b"PK", b"%P")


@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_form_and_page_are_accessible(visit: Visit, options: dict[str, Any]) -> None:
    page = visit(**options)
    page.goto("/zh/1/")
    assert [*barriers(page, ".question")] == []
    comment(page, "m1-1-1", CHANGE)
    control(page, "i-pass-rate").click()
    assert [*barriers(page, "dialog.comment")] == []
    page.keyboard.press("Escape")
    page.goto("/zh/comment/")
    expect(page.locator(".comments li")).to_have_count(1)
    assert [*barriers(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if options is PHONE:
        heights = page.locator("#basket :is(button, .button):visible").evaluate_all(
            "all => all.map((each) => each.offsetHeight)"
        )
        assert min(heights) >= 44


def barriers(page: Page, root: str | None = None) -> Iterator[str]:
    """What axe finds in the page as it stands, dark and light."""
    assert page.viewport_size is not None
    yield from found_in(page, page.viewport_size["width"], "dark", root)
    yield from found_in(page, page.viewport_size["width"], "light", root)


def test_the_copy_on_a_disk_can_do_it_too(browser: Browser, asking: Path, tmp_path: Path) -> None:
    (archive,) = (asking / "offline").glob("*.zip")
    zipfile.ZipFile(archive).extractall(tmp_path)
    (copy,) = tmp_path.iterdir()
    faults: list[str] = []
    with browser.new_context(accept_downloads=True, **DESK) as context:
        page = context.new_page()
        page.on(
            "console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.clock.set_fixed_time(datetime.fromisoformat(f"{OPEN}T12:00:00"))
        page.goto((copy / "zh/1/index.html").as_uri())
        comment(page, "m1-1-1", CHANGE)
        page.locator("a.my-comments").click()
        expect(page.locator(".comments li")).to_have_count(1)
        assert len(docx.Document(io.BytesIO(bytes_of(taken(page, "取走表格（Word）")))).tables) == 2
        page.locator(".comments h3 a").click()
        page.wait_for_url("**/zh/1/index.html#m1-1-1")
    assert faults == []
