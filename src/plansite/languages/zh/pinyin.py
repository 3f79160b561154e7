"""How Chinese characters sound, for the order of the glossary and for searches in Latin letters: by pypinyin.

Each character is asked for alone. A term in which one sounds otherwise (行 in 行业) has its ``reading`` in the
glossary.
"""

import os
from functools import cache
from typing import Final

#: Tells pypinyin not to load its phrases, most of what it knows: no reading of a single character comes from them.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, pinyin

_FIRST: Final = "\u4e00"
_LAST: Final = "\u9fff"


@cache
def sounds(character: str) -> tuple[str, ...]:
    """How a character sounds, with the number of the tone, the usual way first: 行 → xing2, hang2, …

    Empty for what is no Chinese character. ü is v.
    """
    if not _FIRST <= character <= _LAST:
        return ()
    found = pinyin(character, style=Style.TONE3, heteronym=True)[0]
    return tuple(sound for sound in found if sound[:1].isascii() and sound[:1].isalpha())


def syllable(sound: str) -> str:
    """A sound without its tone: hang2 → hang."""
    return sound.rstrip("12345")


def sort_key(text: str, given: str | None = None) -> str:
    """What brings Chinese texts into the order of a dictionary; marks and blanks do not count.

    ``given``: a syllable for each Chinese character, where they do not sound as each does by itself.
    """
    syllables = iter(given.split()) if given else None
    return "".join(_sound(each, next(syllables) if syllables and sounds(each) else "") for each in text)


def _sound(character: str, given: str) -> str:
    alone = sounds(character)
    if alone:
        return given or alone[0]
    return character.casefold() if character.isalnum() else ""
