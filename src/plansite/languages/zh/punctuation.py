"""Chinese punctuation: full-width marks beside Chinese characters (GB/T 15834), and no blanks there.

Numbers, units, Latin words and ``% / - + .`` stay half-width. Both the importer and a check use this module.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from plansite.ground.characters import FORMAT

#: Half-width mark → the full-width mark that Chinese text is set with.
FULL_WIDTH: Final = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}

#: What counts as Chinese: ideographs, Chinese marks and brackets, curly quotes, dashes, full-width forms.
_CHINESE: Final = re.compile(
    r"[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff01-\uff0f\uff1a-\uff20\U00020000-\U0003ffff]"
)
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: Radicals, compatibility ideographs and half-width forms: they look like ordinary characters, and nobody finds them.
_VARIANT: Final = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\uff61-\uffdc\U0002f800-\U0002fa1f]")
#: The blank, of full width, that stands behind the number of a chapter or section.
_NUMBERED: Final = re.compile(r"第[〇零一二三四五六七八九十百\d]+[章节篇]\u3000(?!\s)")
_BLANK: Final = re.compile(r"\s+")


def is_chinese(text: str) -> bool:
    """Whether the text holds a Chinese character or mark.

    >>> is_chinese("PM2.5"), is_chinese("到2025年")
    (False, True)
    """
    return bool(_CHINESE.search(text))


def ordinary(text: str) -> str:
    """The ordinary characters for their variants.

    >>> ordinary("⽣产｡")
    '生产。'
    """
    return _VARIANT.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def variants(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, variant and ordinary character, wherever a variant of an ordinary character stands."""
    for match in _VARIANT.finditer(text):
        if ordinary(match[0]) != match[0]:
            yield match.start(), match[0], ordinary(match[0])


def gaps(text: str) -> Iterator[int]:
    """The offset of each blank between two Chinese characters.

    >>> list(gaps("提升质 量")), list(gaps("第一章\u3000总则"))
    ([3], [])
    """
    heading = _NUMBERED.match(text)
    for blank in _BLANK.finditer(text, heading.end() if heading else 0):
        sides = (_neighbour(text, blank.start(), step) for step in (-1, 1))
        if all(_IDEOGRAPH.match(side) for side in sides):
            yield blank.start()


def close_blanks(text: str) -> str:
    """Remove what is not seen, outer blanks and blanks beside a Chinese character; one stays between Latin words.

    >>> close_blanks(" 到 2025 年，GMP  certified 企业 ")
    '到2025年，GMP certified企业'
    """
    seen = FORMAT.sub("", text)
    return _BLANK.sub(lambda blank: "" if _beside_chinese(seen, blank.start()) else " ", seen).strip()


def full_width(text: str) -> str:
    """Set half-width marks beside Chinese characters full-width. The length stays the same.

    A pair of brackets turns as a pair: when it holds Chinese, follows Chinese or has an ideograph behind it.

    >>> full_width("到2025年,1,000家(市、区),f(x),共2021-2025年:WTO/TBT")
    '到2025年，1,000家（市、区），f(x)，共2021-2025年：WTO/TBT'
    """
    if FULL_WIDTH.keys().isdisjoint(text):
        return text
    marks = list(text)
    pairs = tuple(_pairs(text))
    paired = {offset for pair in pairs for offset in pair}
    single = [offset for offset, mark in enumerate(text) if mark in FULL_WIDTH and offset not in paired]
    # A mark that has turned is Chinese itself and may turn its neighbours: forth and back until nothing turns any more.
    while _turn(marks, pairs, single) | _turn(marks, pairs[::-1], single[::-1]):
        pass
    return "".join(marks)


def published(text: str) -> str:
    """A text as it is published: ordinary characters, full-width marks, no blanks beside Chinese.

    >>> published("到 2025 年,⽣产 GMP  certified 产品")
    '到2025年，生产GMP certified产品'
    """
    return full_width(close_blanks(ordinary(text)))


def half_width_faults(text: str) -> Iterator[tuple[int, str]]:
    """Offset and mark of every half-width mark that ``full_width`` would turn.

    >>> list(half_width_faults("质量,标准(5G)"))
    [(2, ','), (5, '('), (8, ')')]
    """
    for offset, (mark, due) in enumerate(zip(text, full_width(text), strict=True)):
        if mark != due:
            yield offset, mark


def _turn(marks: list[str], pairs: tuple[tuple[int, int], ...], single: list[int]) -> bool:
    return _turn_pairs(marks, pairs) | _turn_single(marks, single)


def _turn_pairs(marks: list[str], pairs: tuple[tuple[int, int], ...]) -> bool:
    turned = False
    for start, end in pairs:
        if marks[start] == "(" and _pair_turns(marks, start, end):
            marks[start], marks[end] = "（", "）"
            turned = True
    return turned


def _pair_turns(marks: list[str], start: int, end: int) -> bool:
    outside = is_chinese(_neighbour(marks, start, -1)) or _IDEOGRAPH.match(_neighbour(marks, end, 1))
    return bool(outside) or is_chinese("".join(marks[start + 1 : end]))


def _turn_single(marks: list[str], offsets: list[int]) -> bool:
    """Marks that are no pair of brackets turn beside Chinese; if no brackets at all, also at the end of a text."""
    turned = False
    last = len("".join(marks).rstrip()) - 1
    for offset in offsets:
        mark = marks[offset]
        at_end = offset == last and mark not in "()"
        if mark in FULL_WIDTH and (_beside_chinese(marks, offset) or (at_end and is_chinese("".join(marks)))):
            marks[offset] = FULL_WIDTH[mark]
            turned = True
    return turned


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Half-width brackets that match, inner pairs first."""
    opened: list[int] = []
    for offset, mark in enumerate(text):
        if mark == "(":
            opened.append(offset)
        elif mark == ")" and opened:
            yield opened.pop(), offset


def _beside_chinese(text: Sequence[str], offset: int) -> bool:
    return is_chinese(_neighbour(text, offset, -1)) or is_chinese(_neighbour(text, offset, 1))


def _neighbour(text: Sequence[str], offset: int, step: int) -> str:
    """The nearest character to one side that is no blank; empty at the end of the text."""
    at = offset + step
    while 0 <= at < len(text) and _BLANK.fullmatch(text[at]):
        at += step
    return text[at] if 0 <= at < len(text) else ""
