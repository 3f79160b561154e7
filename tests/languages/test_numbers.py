"""Numbers in Chinese characters and in English words."""

from plansite.languages.en.numbers import words
from plansite.languages.zh.numbers import up_to_ninety_nine, value
from tests.every import every


@every(
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
    ]
)
def test_chinese_numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number


@every(
    [
        ("twenty-five", {25}),
        ("two hundred", {200}),
        ("three, four and five", {3, 4, 5}),
        ("ten billion", {10000000000}),
        ("first and one", set()),
        ("tent, often, someone", set()),
    ]
)
def test_english_words(text: str, values: set[int]) -> None:
    assert words(text) == values


@every([("三", 3), ("十", 10), ("第十四个", 14), ("二十五项", 25), ("两", 2), ("十四五", None), ("一百", None)])
def test_small_numerals_in_their_words(text: str, number: int | None) -> None:
    assert up_to_ninety_nine(text) == number
