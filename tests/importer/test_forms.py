"""Golden cases: each document under forms/ has beside it what is recognised in it; ``-nope`` must not trigger."""

from pathlib import Path

import pytest

from plansite.importer.document import import_document
from plansite.importer.forms import Form, form_of, mark_of, number_of
from plansite.importer.leads import split_lead
from plansite.importer.values import is_number, is_unit
from tests.every import every
from tests.importer.outlines import describe

FORMS = Path(__file__).parent / "forms"
CASES = sorted(path.stem for path in FORMS.glob("*.txt"))


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    received = (FORMS / f"{case}.txt").read_bytes()
    expected = (FORMS / f"{case}.outline").read_text(encoding="utf-8")
    assert describe(import_document(received, f"{case}.txt").outline) == expected


def test_every_golden_file_has_its_document() -> None:
    documents = [*FORMS.glob("*.txt"), *FORMS.glob("*.yml")]
    assert {path.stem for path in FORMS.glob("*.outline")} == {path.stem for path in documents}


def test_the_page_layout_of_a_document_does_not_change_what_it_says() -> None:
    """CRLF, a byte order mark and blanks at the ends of lines are no text."""
    received = (FORMS / "commas-and-brackets.txt").read_bytes()
    noisy = b"\xef\xbb\xbf" + received.replace(b"\n", b" \t\r\n")
    assert describe(import_document(noisy, "x").outline) == describe(import_document(received, "x").outline)


@every(
    [
        ("第一章　总则", Form.PART),
        ("第12节 治理", Form.DIVISION),
        ("十一、附则", Form.COMMA),
        ("(十二)加强领导", Form.BRACKET),
        ("1.推进改革", Form.DIGIT),
        ("1．推进改革", Form.DIGIT),
        ("（2）推进改革", Form.DIGIT_BRACKET),
        ("01 关键技术", Form.TWO_DIGITS),
        ("² 推进改革", Form.BULLET),
        ("²推进改革", Form.BULLET),
        ("\uf06c 推进改革", Form.BULLET),
        ("- 推进改革", Form.BULLET),
        ("——目标", Form.DASH),
        ("--目标", Form.DASH),
        ("专栏3-1:工程", Form.COLUMN),
        ("任务专栏 1　工程", Form.COLUMN),
        ("专栏3－1", Form.COLUMN),
        ("表1：指标", Form.TABLE),
        ("注:说明", Form.NOTE),
        (")强化保护", Form.STRAY_BRACKET),
    ]
)
def test_form(line: str, form: Form) -> None:
    assert form_of(line) is form


@every([
    "第一批项目", "一、二、三产业", "2.0版", "2021年10", "10 亿元", "1-2个", "12+1场景", "²³", "-5℃",
    "专栏所列工程", "专栏1所列工程", "设立专栏1：说明情况，公开数据。",
    "表1所列", "三、四线城市", "注意事项", "（市、区）", "注重实效：抓好落实",
])  # fmt: skip
def test_form_nope(line: str) -> None:
    assert mark_of(line) is None


@every([("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("三十五", 35), ("一百零三", 103), ("10", 10)])
def test_number(numerals: str, number: int) -> None:
    assert number_of(numerals) == number


def test_a_lead_is_as_long_as_that_and_no_longer() -> None:
    assert split_lead("质" * 44 + "。正文") is not None
    assert split_lead("质" * 45 + "。正文") is None


@every(["95", "87.14", "≥98", "≤27", "> 5", "＜3"])
def test_value(text: str) -> None:
    assert is_number(text)


@every(["≥9x", "2021年", "1,000", "5-6", "PM2.5", "", "左右"])
def test_value_nope(text: str) -> None:
    assert not is_number(text)


@every(["%", "‰", "微克/立方米", "个", "亿元", "（件）", "人/平方公里"])
def test_unit(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["质量", "建设", "服务质量满意度", "95"])
def test_unit_nope(text: str) -> None:
    assert not is_unit(text)
