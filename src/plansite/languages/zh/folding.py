"""What helps to understand a query in Chinese: traditional characters, and how characters are read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from plansite.languages.zh import pinyin

_VARIANTS: Final = Path(__file__).with_name("variants.txt")
#: Readings of a character that people use: 行 is xing and hang.
_READINGS: Final = 2
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


def variants(texts: Iterable[str]) -> str:
    """Pairs of a traditional character and the simplified one that stands in the texts, one string: 標标準准."""
    used = set("".join(texts))
    return "".join(pair for pair in pairs() if pair[1] in used and pair[0] not in used)


@cache
def pairs() -> tuple[str, ...]:
    """Every traditional character with its simplified form, from ``variants.txt``."""
    lines = _VARIANTS.read_text("utf-8").splitlines()
    return tuple(pair for line in lines if not line.startswith("#") for pair in line.split())


def syllables(texts: Iterable[str]) -> dict[str, str]:
    """Syllable → the characters of the texts that may be read so. Of a character's readings the rare ones are none."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for character in {character for text in texts for character in _HAN.findall(text)}:
        readings = dict.fromkeys(map(pinyin.syllable, pinyin.sounds(character)))
        for syllable in [*readings][:_READINGS]:
            found[syllable].add(character)
    return {syllable: "".join(sorted(characters)) for syllable, characters in sorted(found.items())}
