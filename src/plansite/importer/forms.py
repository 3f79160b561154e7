"""The forms of a line: the marks that headings, lists, special columns, tables and notes open with.

A form is a matter of signs and numerals; no word of any plan is known here but the words of the form itself
(第…章, 第…节, 专栏, 表, 注).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from plansite.ground.characters import BULLET
from plansite.importer.lines import strip

_NUMERALS: Final = "〇零一二三四五六七八九十百"
_DIGITS: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
#: Full-width forms, radicals and Roman numerals: they look like ordinary characters and are read as those.
_VARIANT: Final = re.compile(r"[\u2e80-\u2fdf\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u2160-\u216b\uf900-\ufaff]")
#: Marks that have a full-width form of their own in these patterns.
_KEPT: Final = frozenset("（）：．，；！？－～")
LONGEST_HEADING: Final = 45
_SENTENCE_MARK: Final = re.compile(r"[。！？!?；;]")


class Form(StrEnum):
    """What a line opens with."""

    VOLUME = "第N篇"
    PART = "第N章"
    DIVISION = "第N节"
    COMMA = "一、"
    BRACKET = "（一）"
    DIGIT = "1."
    DECIMAL = "1.1"
    DIGIT_BRACKET = "（1）"
    DIGIT_CLOSE = "1）"
    CIRCLED = "①"
    ROMAN = "Ⅰ."
    TWO_DIGITS = "01"
    BULLET = "²"
    DASH = "——"
    COLUMN = "专栏"
    TABLE = "表"
    NOTE = "注："
    STRAY_BRACKET = "）"


#: The forms that headings may have, the higher before the lower.
RANKS: Final = (Form.VOLUME, Form.PART, Form.DIVISION, Form.COMMA, Form.BRACKET)
#: Those that head chapters where a document has none of the above; a list may have them, too.
LOWER_RANKS: Final = (Form.ROMAN, Form.DIGIT, Form.DECIMAL)
#: The forms that a numbered list may have.
LISTS: Final = (Form.DIGIT, Form.DIGIT_BRACKET, Form.DIGIT_CLOSE, Form.CIRCLED, Form.TWO_DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a line opens with, and the rest of it.

    ``number`` is that of the form, 0 where it has none; ``label`` the whole number of a column or table
    (``3-1``); ``prefix`` what stands before 专栏 (任务专栏1).
    """

    form: Form
    rest: str
    number: int = 0
    label: str = ""
    prefix: str = ""


_PATTERNS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = (
    (Form.VOLUME, re.compile(rf"第\s*(?P<n>[{_NUMERALS}]+|\d+)\s*[篇编卷](?P<rest>.*)")),
    (Form.PART, re.compile(rf"第\s*(?P<n>[{_NUMERALS}]+|\d+)\s*章(?P<rest>.*)")),
    (Form.DIVISION, re.compile(rf"第\s*(?P<n>[{_NUMERALS}]+|\d+)\s*节(?P<rest>.*)")),
    (Form.COMMA, re.compile(rf"(?P<n>[{_NUMERALS}]+)\s*、(?P<rest>(?![{_NUMERALS}]+、).*)")),
    (Form.COMMA, re.compile(rf"(?P<n>[{_NUMERALS}]+)[ \u3000\t]+(?P<rest>[^\s、，。\d].*)")),
    (Form.BRACKET, re.compile(rf"[（(]\s*(?P<n>[{_NUMERALS}]+)\s*[)）]、?(?P<rest>.*)")),
    (Form.CIRCLED, re.compile(r"(?P<circled>[\u2460-\u2473])(?P<rest>.*)")),
    (Form.ROMAN, re.compile(r"(?P<roman>[IVX]{1,5})\s*[.．、](?P<rest>(?!\d).*)")),
    (Form.DECIMAL, re.compile(r"(?P<label>[1-9]\d?(?:[.．][1-9]\d?){1,3})(?:[.．、]|\s+)(?P<rest>[^\d\s%].*)")),
    (Form.TWO_DIGITS, re.compile(r"(?P<n>0[1-9]|1\d)\s+(?P<rest>(?![年月日个家项件亿万条台种%])\D.*)")),
    (Form.DIGIT, re.compile(r"(?P<n>[1-9]\d?)\s*[.．、](?P<rest>(?!\d).*)")),
    (Form.DIGIT_BRACKET, re.compile(r"[（(]\s*(?P<n>[1-9]\d?)\s*[)）](?P<rest>.*)")),
    (Form.DIGIT_CLOSE, re.compile(r"(?P<n>[1-9]\d?)\s*[)）](?P<rest>.*)")),
    (Form.COLUMN, re.compile(
        r"(?P<prefix>[\u4e00-\u9fff]{0,4})专栏\s*(?P<label>\d{1,3}(?:\s*[-－–—.．]\s*\d{1,3})?)(?:\s*[:：]\s*|\s+|$)(?P<rest>.*)"
    )),
    (Form.TABLE, re.compile(r"(?P<prefix>附?)表\s*(?P<label>\d{1,3})(?:\s*[:：]\s*|\s+)(?P<rest>\S.*)")),
    (Form.NOTE, re.compile(r"注\s*\d*\s*[:：](?P<rest>.*)")),
    (Form.BULLET, re.compile(rf"{BULLET}(?P<rest>.*)")),
    (Form.DASH, re.compile(r"(?:[—–―─－]+|--+)(?P<rest>.*)")),
    (Form.STRAY_BRACKET, re.compile(r"[)）](?P<rest>.*)")),
)  # fmt: skip


def number_of(numerals: str) -> int:
    """The number that Chinese or Arabic numerals write.

    >>> number_of("十二"), number_of("二十"), number_of("一百零三"), number_of("7")
    (12, 20, 103, 7)
    """
    if numerals.isdecimal() and numerals.isascii():
        return int(numerals)
    total, digit = 0, 0
    for numeral in numerals:
        if numeral in "十百":
            total += max(digit, 1) * (10 if numeral == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[numeral] if digit else _DIGITS[numeral]
    return total + digit


def mark_of(text: str) -> Mark | None:
    """The mark that a line opens with, or nothing for plain text.

    Full-width digits, radicals and the like are read as the characters that they look like; ``rest`` keeps them.
    """
    plain = _plain(text)
    for form, pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            mark = _mark(form, match.groupdict(), text[match.start("rest") :])
            return mark if (not mark.prefix or is_title(mark.rest)) and not _is_enumeration(mark) else None
    return None


def _plain(text: str) -> str:
    """A text with ordinary characters for their variants, each at its place: １ is 1, ⼀ is 一."""
    return "".join(map(_ordinary, text)) if _VARIANT.search(text) else text


def _ordinary(character: str) -> str:
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _is_enumeration(mark: Mark) -> bool:
    """三、四线城市: numbers of a sentence that follow each other, and no heading 三."""
    following = re.match(f"[{_NUMERALS}]+", mark.rest)
    return mark.form is Form.COMMA and bool(following) and number_of(str(following and following[0])) == mark.number + 1


def _mark(form: Form, parts: dict[str, str], rest: str) -> Mark:
    numbers = re.findall(r"\d+", parts.get("label", ""))
    return Mark(
        form=form,
        rest=strip(rest),
        number=_number(form, parts, numbers),
        label="-".join(str(int(number)) for number in numbers),
        prefix=parts.get("prefix", ""),
    )


def _number(form: Form, parts: dict[str, str], numbers: list[str]) -> int:
    if "n" in parts:
        return number_of(parts["n"])
    if "circled" in parts:
        return ord(parts["circled"]) - 0x2460 + 1
    if "roman" in parts:
        return _ROMAN.index(parts["roman"]) + 1 if parts["roman"] in _ROMAN else 0
    return int(numbers[-1]) if form is Form.DECIMAL else 0


def form_of(text: str) -> Form | None:
    """The form of a line, or nothing for plain text."""
    mark = mark_of(text)
    return mark.form if mark else None


def is_heading(text: str) -> bool:
    """Whether a line is short enough for a heading and is no more than one sentence: a 。 only at its end."""
    return 0 < len(text) <= LONGEST_HEADING and not _SENTENCE_MARK.search(text.removesuffix("。"))


def is_title(text: str) -> bool:
    """Whether a line is short and free of sentence marks, as the lines of a cover are."""
    return 0 < len(text) <= LONGEST_HEADING and not re.search(r"[。！？；，,;!?：:]", text)
