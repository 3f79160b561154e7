"""Readings are those of the library pypinyin, and the glossary needs no more of them than it has."""

from pathlib import Path

import pytest
from pypinyin import Style, lazy_pinyin, pinyin

from plansite.languages.zh.pinyin import readings, sort_key, syllable
from plansite.load import load


def test_every_character_is_read_as_the_library_reads_it() -> None:
    for character in map(chr, range(0x4E00, 0xA000)):
        known = pinyin(character, style=Style.TONE3, heteronym=True)[0]
        assert readings(character) == tuple(
            reading for reading in known if reading[:1].isascii() and reading[:1].isalpha()
        )


@pytest.mark.parametrize(
    ("text", "reading", "key"),
    [
        ("质量", None, "zhi4liang4"),
        ("“品字标”·BIM 5G", None, "pin3zi4biao1bim5g"),
        ("行业", None, "xing2ye4"),
        ("行业", "hang2 ye4", "hang2ye4"),
        ("5G行业", "hang2 ye4", "5ghang2ye4"),
    ],
)
def test_sort_key(text: str, reading: str | None, key: str) -> None:
    assert sort_key(text, reading) == key


def test_syllable() -> None:
    assert [syllable(reading) for reading in ("hang2", "de", "n2")] == ["hang", "de", "n"]


def test_terms_that_are_read_otherwise_say_so(root: Path) -> None:
    """As the library's dictionary of phrases has it, whatever tones neighbours give each other (一个 yi2).

    A reading that the glossary gives is its editor's: the library takes 长 in 长三角, the Yangtze River Delta, for zhang3.
    """
    plan = load(root / "plan").plan
    assert plan
    for term in (term for term in plan.glossary if term.reading is None):
        letters = "".join(character for character in term.zh if readings(character) and character not in "一不")
        wanted = "".join(lazy_pinyin(letters, style=Style.TONE3, errors="ignore"))
        assert sort_key(letters) == wanted, term.zh
