"""The first words of a text, as each language cuts them."""

import pytest

from plansite.languages import language
from plansite.pages.extracts import first_words, quotation


@pytest.mark.parametrize(
    ("code", "text", "short"),
    [
        ("zh", "短句", "短句"),
        ("zh", "一" * 30, "一" * 24 + "……"),
        ("en", "word " * 20, "word " * 13 + "word …"),
        ("en", "Accelerate the growth of development design, adaptive design and integrated design.",
         "Accelerate the growth of development design, adaptive design and …"),
    ],
)  # fmt: skip
def test_first_words(code: str, text: str, short: str) -> None:
    assert first_words(text, language(code)) == short


@pytest.mark.parametrize(
    ("code", "text", "short"),
    [
        ("zh", "短句。", "短句。"),
        ("zh", "一" * 59 + "，二三四", "一" * 59 + "…"),
        ("en", "word, " * 30, "word, " * 24 + "word…"),
    ],
)
def test_quotation(code: str, text: str, short: str) -> None:
    assert quotation(text, language(code)) == short
