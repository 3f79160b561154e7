"""The form for comments: empty as Word, and as what the browser fills; only where a round collects them."""

import gzip
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from plansite.forms import form_files
from plansite.forms.comments import form_template
from plansite.model import Plan
from plansite.pages.commenting import FORM_COLUMNS, FORM_ROWS, collecting, control
from plansite.pages.stage import stage_of
from plansite.pdf.form import forms
from plansite.render.everything import render
from plansite.site.bundle import KINDS
from tests.forms.asking import asking
from tests.loaded import ROOT, small, this_plan

LIMIT = 4096  # bytes, compressed, that a page may grow by until somebody comments
EVERYWHERE = 1024  # and those that pages of a plan carry which asks for no comments


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return asking(tmp_path_factory.mktemp("asking"))


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, str | bytes]:
    return form_files(plan)


def told(script: str | bytes) -> dict[str, Any]:
    """What a script tells the browser."""
    found: dict[str, Any] = json.loads(str(script).removeprefix("globalThis.commenting.told = ").removesuffix(";\n"))
    return found


def test_the_empty_form_has_room_to_write_and_nothing_of_the_template(files: dict[str, str | bytes]) -> None:
    data = files["commenting/form-2099-01.zh.docx"]
    assert isinstance(data, bytes)
    form = docx.Document(io.BytesIO(data))
    sender, table = form.tables
    assert [cell.text for cell in sender.rows[0].cells] == ["姓名", "", "单位", "", "联系方式", ""]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "章节条款", "原文", "修改建议", "理由"]
    assert len(table.rows) == 1 + FORM_ROWS and not any(
        cell.text.strip() for row in table.rows[1:] for cell in row.cells
    )
    assert form.paragraphs[0].text == "《清溪县质量规划》（征求意见稿）征求意见反馈表"
    assert form.core_properties.title == form.paragraphs[0].text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not re.search(r"\{\w+\}|bookmark", texts["word/document.xml"])
    used = {name for text in texts.values() for name in re.findall(r'<w:(?:p|r|tbl)Style w:val="(\w+)"', text)}
    assert used <= set(re.findall(r'w:styleId="(\w+)"', texts["word/styles.xml"]))
    assert not any("thumbnail" in name or "customXml" in name for name in texts)
    assert "custom-properties" not in texts["docProps/core.xml"]  # docxcompose calls it by the name of the core's own


def test_the_same_plan_gives_the_same_bytes(plan: Plan, files: dict[str, str | bytes]) -> None:
    assert form_files(plan) == files


def test_the_browser_gets_every_field_once(plan: Plan) -> None:
    template = form_template(plan, plan.rounds[0], plan.original)
    fields = re.findall(r"\{(\w+)\}", template.row)
    assert sorted(fields) == sorted([*FORM_COLUMNS, "identity", "mark", "mark_id", "mark_id"])
    assert sorted(re.findall(r"\{(\w+)\}", template.before)) == ["sender_contact", "sender_name", "sender_organisation"]
    assert not re.search(r"\{\w+\}", template.after) and "word/document.xml" not in template.parts


def test_the_browser_knows_the_blocks_in_their_order(files: dict[str, str | bytes]) -> None:
    found = told(files["commenting/2099-01.en.js"])
    blocks = [block for each in found["pages"].values() for block in each]
    assert blocks.index("m1-1-1") < blocks.index("c1-1-2") < blocks.index("i-pass-rate") < blocks.index("p2-1-1")
    assert [*found["pages"]] == ["en/", "en/notice/", "en/0/", "en/1/", "en/2/"]
    assert not any(block.startswith(("n-", "g-")) for block in blocks)
    assert found["names"]["i-pass-rate"] == "Indicator “Product pass rate”"
    assert found["questions"]["centres"] == {"name": "Question 1", "text": "Are three testing centres enough?"}
    assert [*found["words"]["kinds"]] == ["wording", "figure", "missing", "question", "other"]


@pytest.mark.parametrize(("name", "code"), [("chinese", "zh"), ("english", "en")])
def test_a_plan_in_one_language(name: str, code: str, tmp_path: Path) -> None:
    alone = asking(tmp_path, name)
    assert [*form_files(alone)] == [f"commenting/form-2099-01.{code}.docx", f"commenting/2099-01.{code}.js"]
    assert [name for name, _, _ in forms(alone)] == [f"form-2099-01.{code}.pdf"]
    pages = render(alone)
    assert f"{code}/comment.md" in pages and 'class="question"' in pages[f"{code}/1.md"]


def test_nothing_points_to_comments_where_none_are_collected() -> None:
    assert form_files(small()) == {} and [*forms(small())] == []
    pages = render(small())
    assert not any(name.endswith("/comment.md") for name in pages)
    assert not any('"commenting"' in text or "/comment/" in text for text in pages.values())


def test_once_the_results_are_published_what_a_browser_keeps_stays_within_reach(tmp_path: Path) -> None:
    over = asking(tmp_path, published="2099-03-01")
    assert collecting(over) == () and [*forms(over)] == []
    assert [*form_files(over)] == ["commenting/2099-01.zh.js", "commenting/2099-01.en.js"]
    pages = render(over)
    assert not any("../comment/" in text for text in pages.values())
    assert "不再收意见" in pages["zh/comment.md"] and "form-2099-01" not in pages["zh/comment.md"]
    assert control(over, over.original) is not None


def test_this_plan_collects_none() -> None:
    assert collecting(this_plan()) == ()


def test_the_line_below_a_title_names_the_days_of_the_round(plan: Plan) -> None:
    english = plan.translations[0]
    found = stage_of(plan, english, "en/1/")
    assert found.deadline is not None
    assert (found.deadline.opens, found.deadline.day) == ("2099-01-01", "2099-02-15")
    assert found.deadline.before == "Comments from 1 January 2099 to 15 February 2099."
    comment, results = found.links
    assert (comment.address, comment.first, comment.last) == ("../comment/", "2099-01-01", "2099-02-15")
    assert (results.address, results.after) == ("../consultation/2099-01/", "2099-02-15")
    assert [link.name for link in stage_of(plan, english, "en/comment/").links] == ["What came of them"]
    assert [link.name for link in stage_of(plan, english, "en/consultation/2099-01/").links] == ["How to comment"]


def test_no_page_grows_by_more_than_four_kilobytes(plan: Plan) -> None:
    """Scripts and style sheet as pages get them, and what the page itself tells; without what they share with others."""
    sheets, scripts = KINDS
    everywhere, fetched = (
        scripts.lean((ROOT / f"docs/assets/js/{name}.js").read_text("utf-8")) for name in ("round", "comment/controls")
    )
    sheet = sheets.lean((ROOT / "docs/assets/css/comment.css").read_text("utf-8"))
    said = json.dumps(control(plan, plan.original), ensure_ascii=False)
    assert sum(map(weight, (everywhere, fetched, sheet, said))) <= LIMIT
    assert weight(everywhere) <= EVERYWHERE


def weight(text: str) -> int:
    return len(gzip.compress(text.encode("utf-8"), 6))


def test_a_round_whose_contact_says_nothing_still_has_its_page(tmp_path: Path) -> None:
    text = render(asking(tmp_path, contact={}))["zh/comment.md"]
    assert "送到哪里，请看征求意见的公告。" in text and "mailto:" not in text
