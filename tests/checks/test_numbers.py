"""Which numbers a block and its translation must share: golden cases in tests/checks/numbers/."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.checks.translation.numbers import differences, number_faults
from plansite.languages import language
from plansite.languages.reading import Numbers, numbers
from tests.every import every
from tests.golden import cases, plan_of

CASES = cases("checks/numbers")
CHINESE, ENGLISH = language("zh").reading.numbers, language("en").reading.numbers


@every(CASES.values())
def test_numbers(case: dict[str, Any]) -> None:
    found = [
        f"{number} {'missing' if 'not (or not as often) in the English' in fault.message else 'added'}"
        for block, number, fault in number_faults(plan_of(case))
        if str(block) in {"p2-1-1", "s2-1"}
    ]
    assert sorted(found) == sorted(case.get("differences", []))


def test_one_comparison_serves_both_directions() -> None:
    chinese, english = CHINESE("三个中心，2022年3月"), ENGLISH("four centres, April 2022")
    assert list(differences(chinese, english)) == [
        ("month 3", "missing"),
        ("3", "missing"),
        ("month 4", "added"),
        ("4", "added"),
    ]
    assert list(differences(english, chinese)) == [
        ("month 4", "missing"),
        ("4", "missing"),
        ("month 3", "added"),
        ("3", "added"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("95 % en 2025", []),
        ("94 % en 2025", [("95%", "missing"), ("94%", "added")]),
        ("95% le 3 mars 2025", []),
        ("95% en 2025, 30", [("30", "added")]),
    ],
)
def test_of_a_language_that_says_nothing_words_and_months_are_not_asked(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert (
        list(
            differences(
                CHINESE("三个中心，95%，2025年3月" if "mars" in text else "三个中心，95%，2025年"), numbers(text)
            )
        )
        == found
    )


TEXT = st.text() | st.text("零〇一二两三四五六七八九十百千万亿0123456789.%,月年 ²³①٣", max_size=60)
WORDS = st.lists(st.sampled_from(["one", "two", "hundred", "million", "billion", "may", "4", "5%", ",", "iii"])).map(
    " ".join
)


@given(TEXT, TEXT | WORDS)
def test_whatever_stands_there_is_compared(zh: str, en: str) -> None:
    found = list(differences(CHINESE(zh), ENGLISH(en)))
    assert all(how in {"missing", "added"} for _, how in found)
    assert max(Counter(found).values(), default=1) <= 2


@every(["一" * 6000, "亿" * 2000, "9" * 6000, "9万" + "亿" * 2000, "1" + "0" * 1_100_000])
def test_numbers_beyond_all_measure(text: str) -> None:
    assert list(differences(CHINESE(text), Numbers(figures=Counter(), words=frozenset())))


def test_words_beyond_all_measure() -> None:
    assert list(differences(CHINESE(""), ENGLISH("million " * 2000)))
