"""The numbers that a Chinese text gives: in digits with 万 and 亿, and in characters.

The numerals of set words that count nothing (一批, 进一步, 统一, 一体化 …) are no numbers. 两 and 双 are two, 百年 is a
hundred years, ordinals count as their numbers.
"""

import re
from collections import Counter
from decimal import Decimal
from typing import Final

from plansite.languages.reading import Numbers, shown

#: Words with a numeral in them that count nothing, and 一 where it only says “a”; but 二十一项 is twenty-one items.
_NOT_NUMBERS: Final = re.compile(
    "(?<![一二三四五六七八九十百千万])"
    "(?:一大批|一批|一系列|一体|统一|进一步|一流|唯一|一般|一方面|一部分|一些|一律|一定|一致|单一|一旦|一直|一并|一同|一样|一起"
    "|一贯|一切|同一|逐一|一站|一个|一项|一条|一次|之一|专一|万物|千方百计|百花|十分|八方|四川|三明|九江|万一|千万|百姓|不二|三角)"
)
DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
POWERS: Final = {"万": 10**4, "亿": 10**8}
#: Longer runs than these are no numbers that anybody reads; they are compared in pieces.
_NUMERAL: Final = re.compile(r"[零〇一二两三四五六七八九十百千万亿]{1,30}")
_FIGURE: Final = re.compile(r"(\d{1,30}(?:\.\d{1,30})?)(%)?([万亿]{0,3})")
_MONTH: Final = re.compile(r"(\d{1,2})月")


def value(numeral: str) -> int:
    """三 → 3, 二十 → 20, 百亿 → 10,000,000,000, 二〇三五 → 2035; digits are what they are."""
    if numeral.isdecimal():
        return int(numeral)
    if len(numeral) > 1 and all(character in DIGITS for character in numeral):
        return int("".join(str(DIGITS[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * POWERS[character]
            section = digit = 0
    return total + section + digit


def up_to_ninety_nine(text: str) -> Decimal | None:
    """零 to 九十九, whatever stands around the numeral; None for what is larger or a name such as 十四五."""
    numeral = "".join(character for character in text if _NUMERAL.match(character))
    if (len(numeral) == 1 and numeral in DIGITS) or re.fullmatch("[二三四五六七八九]?十[一二三四五六七八九]?", numeral):
        return Decimal(value(numeral))
    return None


def numbers(text: str) -> Numbers:
    """The numbers of a text."""
    months = Counter(int(match[1]) for match in _MONTH.finditer(text))
    text = _MONTH.sub("月", text)
    figures = Counter(map(_figure, _FIGURE.finditer(text)))
    return Numbers(figures=figures, words=frozenset(_words(_FIGURE.sub(" ", text))), months=months)


def _figure(match: re.Match[str]) -> str:
    number = Decimal(match[1])
    for power in match[3]:
        number *= POWERS[power]
    return shown(number) + (match[2] or "")


def _words(text: str) -> set[str]:
    """The numbers in characters."""
    found = {str(value(match[0])) for match in _NUMERAL.finditer(_NOT_NUMBERS.sub(" ", text))}
    return found | ({"2"} if "双" in text else set())
