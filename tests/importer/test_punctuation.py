"""Full-width marks in Chinese text, and what stays half-width."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plansite.importer.files
import plansite.importer.forms
import plansite.importer.leads
import plansite.languages.zh.punctuation
from plansite.languages.zh.punctuation import close_blanks, full_width, half_width_faults
from tests.every import every


@every(
    [
        ("为提高科学性,现予公布", "为提高科学性，现予公布"),
        ("联系人:陈珂榕,63739622。", "联系人：陈珂榕，63739622。"),
        ("县(市、区)、乡镇(街道)", "县（市、区）、乡镇（街道）"),
        ("模型(BIM)、大数据", "模型（BIM）、大数据"),
        ("主导(参与)制修订", "主导（参与）制修订"),
        ("达97%,入选;共10家;", "达97%，入选；共10家；"),
        ("是什么?好!", "是什么？好！"),
        (")强化保护", "）强化保护"),
        ("“浙江制造”,“品字标”", "“浙江制造”，“品字标”"),
        ("高标准建设“AI温州”APP,", "高标准建设“AI温州”APP，"),
        ("单位GDP,CPI,PPI的变化", "单位GDP,CPI,PPI的变化"),
        ("(附件(一))", "（附件（一））"),
    ]
)
def test_full_width(received: str, published: str) -> None:
    assert full_width(received) == published


@every([
    "证书/报告", "WTO/TBT", "2021-2025年", "12+1场景", "2.0版", "1-2个", "1,000家", "上午9:30开始", "PM2.5平均浓度",
    "f(x)", "5%", "https://example.org/a?b=1", "Hello, world; (yes)!", "意见附件2.docx", "",
])  # fmt: skip
def test_full_width_nope(text: str) -> None:
    assert full_width(text) == text
    assert list(half_width_faults(text)) == []


@every(
    [
        ("到 2025 年,超过 50%", "到2025年,超过50%"),
        ("改造提升 2.0 版", "改造提升2.0版"),
        ("创新、 智能化", "创新、智能化"),
        ("争创 “钱江杯”", "争创“钱江杯”"),
        ("符合 GMP  certified 的", "符合GMP certified的"),
        ("　　目　　录\u200b ", "目录"),
        ("a b", "a b"),
    ]
)
def test_close_blanks(received: str, published: str) -> None:
    assert close_blanks(received) == published


_TEXT = st.text(alphabet="质量，。,:;()?! 5%aB“”（）-/.")


@given(_TEXT)
def test_faults_are_what_full_width_turns(text: str) -> None:
    turned = full_width(text)
    assert len(turned) == len(text)
    assert list(half_width_faults(text)) == [(at, text[at]) for at in range(len(text)) if turned[at] != text[at]]


@given(_TEXT)
def test_once_is_enough(text: str) -> None:
    assert full_width(full_width(text)) == full_width(text)
    assert close_blanks(close_blanks(text)) == close_blanks(text)


@pytest.mark.parametrize(
    "module",
    [plansite.languages.zh.punctuation, plansite.importer.leads, plansite.importer.forms, plansite.importer.files],
)
def test_examples_in_docstrings(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted > 0
    assert result.failed == 0
