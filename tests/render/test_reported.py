"""What was reported for a year stands in the register of indicators and in its charts."""

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from plansite.languages import Language, language
from plansite.model import Indicator
from plansite.render.everything import render
from tests.loaded import read

BOTH = pytest.mark.parametrize("language", list(map(language, ("zh", "en"))), ids=str)


def parsed(text: str) -> Any:
    return lxml.html.fromstring(f"<div>{text.split(chr(10) + '---' + chr(10), 1)[1]}</div>")


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def cells(tree: Any, row: Indicator) -> list[Any]:
    (found,) = tree.xpath(f"//tr[@id='{row.id}']")
    return list(found)


def _at(value: str) -> float:
    assert value.endswith("%")
    return float(value[:-1])


@BOTH
def test_reported_years_are_in_table_and_chart(language: Language, reported: Path) -> None:
    plan, say = read(reported), language.words
    tree = parsed(render(plan)[f"{language}/indicators.md"])
    row = plan.tables[0].indicators[0]
    result = cells(tree, row)[2]
    assert [words(each) for each in result.cssselect(".reports li")] == {
        "zh": ["2022年 97.50% 清溪县2022年统计公报，2023-03-01", "2023年 98.5% 清溪县2023年统计公报，2024-03-05"],
        "en": [
            "2022 97.50% Statistical Bulletin of Qingxi County for 2022, 2023-03-01",
            "2023 98.5% Statistical Bulletin of Qingxi County for 2023, 2024-03-05",
        ],
    }[language.code]
    assert words(result.cssselect(".state")[0]) == say["state_exceeded"]
    (group, other) = tree.cssselect("figure > svg.chart .row")
    label = " ".join(each.text_content() for each in group.cssselect(".label"))
    assert "97.50%" in label and "98.5%" in label and "2022" in label and "2023" in label
    marks = [_at(each.get("cx")) for each in group.cssselect(".reported")]
    (target,) = group.cssselect(".target")
    assert [mark / _at(target.get("x1")) for mark in marks] == pytest.approx([97.5 / 98, 98.5 / 98], rel=0.001)
    assert say["state_exceeded"] in label
    assert words(cells(tree, plan.tables[0].indicators[1])[2].cssselect(".state")[0]) == say["state_undecided"]
    assert len(other.cssselect(".reported")) == 1
