"""The glossary of this plan says how its terms sound wherever the characters do not sound as each does alone."""

import pytest
from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.phrases_dict import phrases_dict

from plansite.languages.zh.pinyin import sort_key, sounds
from tests.loaded import this_plan


@pytest.fixture(autouse=True, scope="module")
def _phrases() -> None:
    """The dictionary of phrases, which the site does without."""
    load_phrases_dict(phrases_dict)
    assert lazy_pinyin("行业", style=Style.TONE3) == ["hang2", "ye4"]


def test_terms_that_sound_otherwise_say_so() -> None:
    """As the library's dictionary of phrases has it, whatever tones neighbours give each other (一个 yi2).

    A reading that the glossary gives is its editor's: the library takes 长 in 长三角, the Yangtze River Delta, for zhang3.
    """
    plan = this_plan()
    for term in (term for term in plan.glossary if term.reading is None):
        words = term[plan.original]
        letters = "".join(character for character in words if sounds(character) and character not in "一不")
        wanted = "".join(lazy_pinyin(letters, style=Style.TONE3, errors="ignore"))
        assert sort_key(letters) == wanted, words
