"""The site's own form comes back whole: as the browser fills it, as somebody fills in the empty one, and as JSON."""

import io
import json

import pytest
from docx import Document

from plansite.consultation.collating import collate
from plansite.consultation.form_file import FormFile
from plansite.consultation.inbox import Item, read_form
from plansite.consultation.ledger import Ledger
from plansite.consultation.word_files import read_word
from plansite.forms.comments import empty_form, form_template
from plansite.forms.package import pack
from plansite.languages import Language
from plansite.model import Plan, Round
from tests.consultation.conftest import ROUND
from tests.loaded import PLANS, read


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read(PLANS / "consulted")


@pytest.fixture(scope="module")
def found(plan: Plan) -> Round:
    each = plan.round(ROUND)
    assert each is not None
    return each


def filled(plan: Plan, found: Round, language: Language) -> bytes:
    """The form as docs/assets/js/comment/files.js fills it."""
    template = form_template(plan, found, language)
    rows = (
        ("1", "c1_m2_3_1", "举措2-3-1", "m2-3-1 · 文字", "公交线路8条", "改为九条。", "不够。"),
        ("2", "c2_c2_1_1", "专栏条目2-1-1", "c2-1-1 · 问题1", "", "城西老街。", ""),
        ("3", "c3_plan", "整个规划", "缺漏", "", "加一张地图。", ""),
    )
    keys = ("number", "mark", "place", "identity", "quote", "suggestion", "reason")
    body = template.before.replace("{sender_name}", "周一鸣").replace("{sender_contact}", "13900000003")
    body = body.replace("{sender_organisation}", "")
    for values in rows:
        row = template.row.replace("{mark_id}", values[0])
        for key, value in zip(keys, values, strict=True):
            row = row.replace(f"{{{key}}}", value)
        body += row
    return pack({**template.parts, "word/document.xml": (body + template.after).encode()})


def test_the_filled_form_comes_back_whole(plan: Plan, found: Round) -> None:
    letter = read_word(filled(plan, found, plan.original))
    assert (letter.author.name, letter.author.contact, letter.left) == ("周一鸣", "13900000003", ())
    made = collate(plan, found, [Item(name="1.docx", digest="1", letters=(letter,))], (), Ledger())
    fresh = [comment for comment in made.register.comments if comment.number in made.fresh]
    assert [(str(each.block), each.found, each.kind, each.question) for each in fresh] == [
        ("m2-3-1", "identity", "wording", None),
        ("c2-1-1", "identity", "other", "canteens"),
        ("None", "place", "missing", None),
    ]
    assert (fresh[0].quote, fresh[0].suggestion, fresh[0].reason) == ("公交线路8条", "改为九条。", "不够。")


def test_the_bookmark_tells_the_block_where_its_words_are_gone(plan: Plan, found: Round) -> None:
    document = Document(io.BytesIO(filled(plan, found, plan.original)))
    cell = document.tables[1].rows[1].cells[1]
    for paragraph in cell.paragraphs:
        for run in paragraph.runs:
            run.text = ""
    out = io.BytesIO()
    document.save(out)
    assert read_word(out.getvalue()).remarks[0].place == "#m2-3-1"


def test_the_empty_form_filled_by_hand(plan: Plan, found: Round) -> None:
    for language in plan.languages:
        document = Document(io.BytesIO(pack(empty_form(plan, found, language))))
        table = document.tables[1]
        for cell, text in zip(table.rows[1].cells, ("1", "第二章第三节", "", "多一条线路。", ""), strict=True):
            cell.text = text
        out = io.BytesIO()
        document.save(out)
        letter = read_word(out.getvalue())
        assert [(remark.place, remark.suggestion) for remark in letter.remarks] == [("第二章第三节", "多一条线路。")]
        assert letter.left == ()


def test_a_file_of_comments_has_the_form_that_is_stated() -> None:
    made = FormFile.model_validate({"comments": [{"suggestion": "改"}]})
    assert read_form(json.dumps(made.model_dump()).encode()).remarks[0].suggestion == "改"
