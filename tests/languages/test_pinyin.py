"""How characters sound, and the order that this brings."""

import os
import subprocess
import sys

from plansite.languages import language
from plansite.languages.zh.pinyin import sort_key, sounds, syllable
from tests.every import every


@every(
    [
        ("质", ("zhi4",)),
        ("量", ("liang4", "liang2")),
        ("行", ("xing2", "hang2", "heng2", "xing4", "hang4")),
        ("长", ("zhang3", "chang2")),
        ("女", ("nv3", "nv4", "ru3")),
        ("嗯", ("n2", "ng2", "ng3", "ng4", "n3", "n4")),
        ("A", ()),
        ("。", ()),
        ("㐀", ()),
    ]
)
def test_sounds_of_a_character_the_usual_one_first(character: str, known: tuple[str, ...]) -> None:
    assert sounds(character) == known


def test_every_common_character_sounds() -> None:
    """Those of GB 2312, which nearly all plans are written in."""
    rows = (bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    characters = [character for character in rows if character]
    assert len(characters) == 6763
    assert all(sounds(character)[0][-1] in "12345" or sounds(character)[0].isalpha() for character in characters)


@every(
    [
        ("质量", None, "zhi4liang4"),
        ("“品字标”·BIM 5G", None, "pin3zi4biao1bim5g"),
        ("行业", None, "xing2ye4"),
        ("行业", "hang2 ye4", "hang2ye4"),
        ("5G行业", "hang2 ye4", "5ghang2ye4"),
    ]
)
def test_sort_key(text: str, given: str | None, key: str) -> None:
    assert sort_key(text, given) == key


def test_no_phrases_are_loaded() -> None:
    """They cost more time than all else that is loaded, and say nothing of a character alone."""
    code = "import plansite.languages.zh; from pypinyin.constants import PHRASES_DICT; assert not PHRASES_DICT"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYPINYIN")}
    subprocess.run([sys.executable, "-c", code], check=True, env=clean)


def test_syllable() -> None:
    assert [syllable(sound) for sound in ("hang2", "de", "n2")] == ["hang", "de", "n"]


def test_other_languages_are_in_the_order_of_their_letters() -> None:
    words = ["“Zhejiang Made”", "quality", "Quality 5G", "BIM"]
    assert sorted(words, key=lambda word: language("en").reading.sort_key(word, None)) == [
        *("BIM", "quality", "Quality 5G", "“Zhejiang Made”")
    ]
