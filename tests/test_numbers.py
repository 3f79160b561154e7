"""Which numbers the two languages must share: golden cases in tests/numbers/."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.checks.translation.numbers import chinese_value, compare_numbers, english_words, number_faults
from tests.golden import cases, plan_of

CASES = cases("numbers")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_numbers(case: dict[str, Any]) -> None:
    found = [
        f"{number} {'missing' if 'not (or not as often) in the English' in fault.message else 'added'}"
        for block, number, fault in number_faults(plan_of(case))
        if str(block) in {"p2-1-1", "s2-1"}
    ]
    assert sorted(found) == sorted(case.get("differences", []))


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        *(
            ("一", 1),
            ("十", 10),
            ("十一", 11),
            ("二十", 20),
            ("二十五", 25),
            ("百", 100),
            ("一百零八", 108),
            ("两千", 2000),
        ),
        *(
            ("万", 10_000),
            ("一万五千", 15_000),
            ("百亿", 10**10),
            ("二〇三五", 2035),
            ("零", 0),
            ("三千万", 30_000_000),
        ),
    ],
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("twenty-five", {"25"}),
        ("two hundred", {"200"}),
        ("three, four and five", {"3", "4", "5"}),
        ("ten billion", {"10000000000"}),
        ("first and one", set()),
        ("tent, often, someone", set()),
    ],
)
def test_english_words(words: str, values: set[str]) -> None:
    assert english_words(words) == values


TEXT = st.text() | st.text("零〇一二两三四五六七八九十百千万亿0123456789.%,月年 ²³①٣", max_size=60)
WORDS = st.lists(st.sampled_from(["one", "two", "hundred", "million", "billion", "may", "4", "5%", ",", "iii"])).map(
    " ".join
)


@given(TEXT, TEXT | WORDS)
def test_whatever_stands_there_is_compared(zh: str, en: str) -> None:
    differences = list(compare_numbers(zh, en.lower()))
    assert all(how in {"missing", "added"} for _, how in differences)
    assert max(Counter(differences).values(), default=1) <= 2


@pytest.mark.parametrize("text", ["一" * 6000, "亿" * 2000, "9" * 6000, "9万" + "亿" * 2000, "1" + "0" * 1_100_000])
def test_numbers_beyond_all_measure(text: str) -> None:
    assert list(compare_numbers(text, ""))


def test_words_beyond_all_measure() -> None:
    assert list(compare_numbers("", "million " * 2000))
