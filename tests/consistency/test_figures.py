"""What counts as a figure: golden cases in figures.yml; and what is read from one."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.model import Passage
from plansite.model.figures import Figure, passage_figures

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "figures.yml").read_text("utf-8"))


def figures_of(text: str) -> list[Figure]:
    passage = Passage(id=Identity.parse("p1-1-1"), role="text", text=text, place=Place(path="case"))
    return list(passage_figures(passage, Counter()))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:12] for case in CASES])
def test_figures(case: dict[str, Any]) -> None:
    found = figures_of(case["text"])
    assert [figure.text for figure in found] == case["figures"]
    assert all(case["text"][figure.start : figure.end] == figure.text for figure in found)


@pytest.mark.parametrize(
    ("text", "number", "unit", "bound"),
    [
        ("80%以上", "80", "%", "≥"),
        ("1-2个", "2", "个", ""),
        ("≤27微克/立方米", "27", "微克/立方米", "≤"),
        ("1.5亿元", "150000000", "元", ""),
        ("1,200家", "1200", "家", ""),
        ("30天以内", "30", "天", "≤"),
        ("三大", "3", "", ""),
        ("十二项", "12", "项", ""),
        ("零", "0", "", ""),
    ],
)
def test_what_a_figure_says(text: str, number: str, unit: str, bound: str) -> None:
    (figure,) = figures_of(text)
    assert (figure.number, figure.unit, figure.bound) == (Decimal(number), unit, bound)


@pytest.mark.parametrize("text", ["2025年", "PM2.5", "**家", "十四五", "两个健康的“三位一体”"])
def test_what_says_no_number(text: str) -> None:
    assert all(figure.number is None or figure.form == "count" for figure in figures_of(text))


def test_equal_strings_of_a_block_are_told_apart() -> None:
    assert [(figure.text, figure.nth) for figure in figures_of("督查率100%，合格率100%")] == [("100%", 1), ("100%", 2)]
