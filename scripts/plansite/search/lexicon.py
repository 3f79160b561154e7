"""What helps to understand a query: traditional characters, and how characters are read."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

_HAN: Final = re.compile(r"[\u3400-\u9fff]+")


def variants(texts: Iterable[str]) -> str:
    """Pairs of a traditional character and the simplified one that stands in the texts, one string: 標标準准."""
    used = set("".join(texts))
    return "".join(pair for pair in _pairs() if pair[1] in used and pair[0] not in used)


@cache
def _pairs() -> tuple[str, ...]:
    """Every character of the Unicode basic CJK block that OpenCC turns into another one."""
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return tuple(
        one + other for one, other in zip(characters, simplified, strict=True) if one != other and len(other) == 1
    )


def readings(texts: Iterable[str]) -> dict[str, str]:
    """Syllable → the characters that are read so somewhere in the texts. A character may have several."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for run in {run for text in texts for run in _HAN.findall(text)}:
        for character, syllable in zip(run, lazy_pinyin(run, style=Style.NORMAL, errors="default"), strict=True):
            if syllable.isascii():
                found[syllable].add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}
