"""What counts as a figure: golden cases in figures.<language>.yml; and what is read from one."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from plansite.languages import language
from plansite.languages.reading import FoundFigure, Reading
from tests.every import every

HERE = Path(__file__).parent
CASES: list[tuple[str, dict[str, Any]]] = [
    (path.suffixes[0][1:], case)
    for path in sorted(HERE.glob("figures.*.yml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
]


def figures_of(text: str, code: str = "zh") -> list[FoundFigure]:
    return list(language(code).reading.figures(text))


@every(CASES)
def test_figures(code: str, case: dict[str, Any]) -> None:
    found = figures_of(case["text"], code)
    assert [figure.text for figure in found] == case["figures"]
    assert all(case["text"][figure.start :].startswith(figure.text) for figure in found)


@every(
    [
        ("zh", "80%以上", "80", "%", "≥"),
        ("zh", "1-2个", "2", "个", ""),
        ("zh", "≤27微克/立方米", "27", "微克/立方米", "≤"),
        ("zh", "1.5亿元", "150000000", "元", ""),
        ("zh", "1,200家", "1200", "家", ""),
        ("zh", "30天以内", "30", "天", "≤"),
        ("zh", "三大", "3", "", ""),
        ("zh", "十二项", "12", "项", ""),
        ("zh", "零", "0", "", ""),
        ("en", "at least 80%", "80", "%", "≥"),
        ("en", "no more than 12.5 per cent", "12.5", "%", "≤"),
        ("en", "≤27", "27", "", "≤"),
        ("en", "1,200", "1200", "", ""),
        ("en", "1-2", "2", "", ""),
        ("en", "3 million", "3000000", "", ""),
        ("en", "twenty-five", "25", "", ""),
    ]
)
def test_what_a_figure_says(code: str, text: str, number: str, unit: str, bound: str) -> None:
    (figure,) = figures_of(text, code)
    assert (figure.number, figure.unit, figure.bound) == (Decimal(number), unit, bound)


@every(["2025年", "PM2.5", "**家", "十四五", "两个健康的“三位一体”"])
def test_what_says_no_number(text: str) -> None:
    assert all(figure.number is None or figure.form == "count" for figure in figures_of(text))


def test_a_language_that_says_nothing_has_its_digits() -> None:
    found = [(figure.text, figure.unit, figure.number) for figure in Reading().figures("95 % ou 1,200 usines")]
    assert found == [("95 %", "%", Decimal(95)), ("1,200", "", Decimal(1200))]
