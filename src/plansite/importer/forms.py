"""The forms of a line: the marks that headings, lists, special columns, tables and notes open with.

A form is a matter of signs and numerals; no word of any plan is known here but the words of the form itself
(第…章, 第…节, 专栏, 表, 图, 注; Chapter, Section, Box, Table, Figure, Note).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from plansite.ground.characters import BULLET
from plansite.importer.texts import columns, strip

_NUMERALS: Final = "〇零一二三四五六七八九十百"
_DIGITS: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
#: Full-width forms and radicals: they look like ordinary characters and are read as those.
_VARIANT: Final = re.compile(r"[\u2e80-\u2fdf\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uf900-\ufaff]")
#: A mark stands within so many characters.
_OPENING: Final = 100
#: Marks that have a full-width form of their own in these patterns.
_KEPT: Final = frozenset("（）：．，；！？－～")
#: A line that says no more than that an attachment follows.
ATTACHED: Final = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|(?:Annex|Attachment)\s*\d*[:.]?")
#: A line that says no more than that a special column ends there.
COLUMN_END: Final = re.compile(
    r"[（(【\[—－-]*\s*(?:以上(?:为|是)?)?\s*专栏\s*[\d一二三四五六七八九十－—–-]*\s*(?:内容)?(?:到此)?(?:结束|完毕|完|止)\s*[）)】\]—－-]*。?"
    r"|[(\[]?\s*End of (?:the )?(?:special column|box)(?:\s+[\d–-]+)?\s*[)\]]?\.?",
    re.IGNORECASE,
)
#: In characters of full width; two Latin ones count as one.
LONGEST_HEADING: Final = 45
_SENTENCE_MARK: Final = re.compile(r"[。！？!?；;]|(?<=[a-z)”])\.(?:\s|$)")
_TITLE_MARK: Final = re.compile(r"[。！？；，,;!?：:]|(?<=[a-z)”])\.(?:\s|$)")
#: What follows 第一章 in a sentence that speaks of the chapter.
_SPEAKS: Final = re.compile(r"[的所、，]|规定|明确|提出|[至到和与及]第|\s*[a-z]")


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
    LETTER = "(a)"
    NAMED = "前言"
    COLUMN = "专栏"
    TABLE = "表"
    FIGURE = "图"
    NOTE = "注："
    STRAY_BRACKET = "）"


#: The forms that headings may have, the higher before the lower.
RANKS: Final = (Form.VOLUME, Form.PART, Form.DIVISION, Form.COMMA, Form.BRACKET)
#: Those that head chapters where a document has none of the above; a list may have them, too.
LOWER_RANKS: Final = (Form.ROMAN, Form.DIGIT, Form.DECIMAL, Form.DIGIT_BRACKET)
#: The forms that a numbered list may have.
LISTS: Final = (Form.DIGIT, Form.DIGIT_BRACKET, Form.DIGIT_CLOSE, Form.CIRCLED, Form.TWO_DIGITS, Form.LETTER)
#: What is set into the text and ends what stands before it.
INSERTS: Final = frozenset({Form.COLUMN, Form.TABLE, Form.FIGURE, Form.NOTE})


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


_N: Final = rf"(?P<n>[{_NUMERALS}]+|\d+)"
_WORDS: Final = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
_LATIN_N: Final = rf"(?:(?P<n>\d{{1,2}})|(?P<roman>[IVX]{{1,5}})|(?P<word>{_WORDS}))\b[.:：]?(?:\s*[—–-])?"
_LABEL: Final = rf"(?P<label>\d{{1,3}}(?:\s*[-－–—.．]\s*\d{{1,3}})?|[{_NUMERALS}]{{1,3}})"
_LEFT: Final = r"(?:[【\[]\s*)?"
_RIGHT: Final = r"(?:\s*[】\]]\s*[:：]?\s*|\s*[:：]\s*|\s+|$|(?=[“《（(【]))"
_COUNTED: Final = "年月日个家项件亿万条台种米元人名户次座处所套辆张份分天小岁倍位篇床吨亩公千平立类级批期轮"
_NAMES: Final = r"前\s*言|序\s*言|引\s*言|导\s*言|结\s*语|结\s*束\s*语|后\s*记|Foreword|Preface|Introduction|Conclusion"

_PATTERNS: Final[tuple[tuple[Form, re.Pattern[str]], ...]] = (
    (Form.VOLUME, re.compile(rf"第\s*{_N}\s*[篇编卷](?P<rest>.*)")),
    (Form.VOLUME, re.compile(rf"Part\s+{_LATIN_N}\s*(?P<rest>.*)")),
    (Form.PART, re.compile(rf"第\s*{_N}\s*章(?P<rest>.*)")),
    (Form.PART, re.compile(rf"Chapter\s+{_LATIN_N}\s*(?P<rest>.*)")),
    (Form.DIVISION, re.compile(rf"第\s*{_N}\s*节(?P<rest>.*)")),
    (Form.DIVISION, re.compile(rf"Section\s+(?:\d{{1,2}}\.)?{_LATIN_N}\s*(?P<rest>.*)")),
    (Form.NAMED, re.compile(rf"(?P<rest>{_NAMES})")),
    (Form.COMMA, re.compile(rf"(?P<n>[{_NUMERALS}]+)\s*[、.．](?P<rest>(?![{_NUMERALS}]+、).*)")),
    (Form.COMMA, re.compile(rf"(?P<n>[{_NUMERALS}]+)[ \u3000\t]+(?P<rest>[^\s、，。\d].*)")),
    (Form.BRACKET, re.compile(rf"[（(]\s*(?P<n>[{_NUMERALS}]+)\s*[)）]、?(?P<rest>.*)")),
    (Form.CIRCLED, re.compile(r"(?P<circled>[\u2460-\u2473])(?P<rest>.*)")),
    (Form.ROMAN, re.compile(r"(?P<roman>[IVX]{1,5}|[Ⅰ-Ⅻ])\s*[.．、](?P<rest>(?!\d).*)")),
    (Form.DECIMAL, re.compile(r"(?P<label>[1-9]\d?(?:[.．][1-9]\d?){1,3})(?:[.．、]|\s+)(?P<rest>[^\d\s%].*)")),
    (Form.DECIMAL, re.compile(r"(?P<label>[1-9]\d?(?:[.．][1-9]\d?){1,3})(?P<rest>[\u4e00-\u9fff]{4,}.*)")),
    (Form.TWO_DIGITS, re.compile(r"(?P<n>0[1-9]|1\d)\s+(?P<rest>(?![年月日个家项件亿万条台种%])\D.*)")),
    (Form.DIGIT, re.compile(r"(?P<n>[1-9]\d?)\s*[.．、](?P<rest>(?!\d).*)")),
    (Form.DIGIT, re.compile(rf"(?P<n>[1-9]\d?)[ \u3000\t]+(?P<rest>(?![{_COUNTED}])[\u4e00-\u9fff]{{2,}}.*)")),
    (Form.DIGIT_BRACKET, re.compile(r"[（(]\s*(?P<n>[1-9]\d?)\s*[)）](?P<rest>.*)")),
    (Form.DIGIT_CLOSE, re.compile(r"(?P<n>[1-9]\d?)\s*[)）](?P<rest>.*)")),
    (Form.LETTER, re.compile(r"[（(](?P<letter>[a-z])[)）]\s*(?P<rest>.*)")),
    (Form.COLUMN, re.compile(rf"[【\[]\s*(?P<prefix>)专栏\s*{_LABEL}\s*[:：\s]\s*(?P<rest>[^【】\[\]]+)[】\]]")),
    (Form.COLUMN, re.compile(rf"{_LEFT}(?P<prefix>[\u4e00-\u9fff]{{0,4}})专栏\s*{_LABEL}{_RIGHT}(?P<rest>.*)")),
    (Form.COLUMN, re.compile(rf"(?P<rest>[^（(]{{2,40}}?)\s*[（(]\s*(?P<prefix>)专栏\s*{_LABEL}\s*[）)]")),
    (Form.COLUMN, re.compile(rf"{_LEFT}专栏(?:\s*[】\]]\s*[:：]?\s*|\s*[:：]\s*|[ \u3000\t]+)(?P<rest>\S.*)")),
    (Form.COLUMN, re.compile(
        r"(?:Special Column|Box)\s+(?P<label>\d{1,3}(?:[-–.]\d{1,3})?)(?:[:：.]\s*|\s+|$)(?P<rest>.*)"
    )),
    (Form.TABLE, re.compile(rf"(?P<prefix>附?)表\s*{_LABEL}(?:\s*[:：]\s*|\s+|(?=[“《]))(?P<rest>\S.*)")),
    (Form.TABLE, re.compile(rf"(?P<prefix>附?)表\s*{_LABEL}(?P<rest>)")),
    (Form.TABLE, re.compile(r"Table\s+(?P<label>\d{1,3})(?:[:：.]\s*|\s+)(?P<rest>\S.*)")),
    (Form.FIGURE, re.compile(rf"(?P<prefix>附?)图\s*{_LABEL}(?:\s*[:：]\s*|\s+)(?P<rest>\S.*)")),
    (Form.FIGURE, re.compile(r"Figure\s+(?P<label>\d{1,3})(?:[:：.]\s*|\s+)(?P<rest>\S.*)")),
    (Form.NOTE, re.compile(r"(?:注|备注|说明|资料来源|数据来源|Notes?|Sources?)\s*\d*\s*[:：](?P<rest>.*)")),
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


@lru_cache(maxsize=8192)
def mark_of(text: str) -> Mark | None:
    """The mark that a line opens with, or nothing for plain text.

    Full-width digits, radicals and the like are read as the characters that they look like; ``rest`` keeps them.
    """
    plain = _plain(text)
    for form, pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            rest = text[match.start("rest") : match.end("rest")]
            mark = _mark(form, match.groupdict(), rest)
            return None if _is_prose(mark, rest) else mark
    return None


def _is_prose(mark: Mark, rest: str) -> bool:
    """Whether a line only begins like a mark: 专栏3所列工程; 三、四线城市; 第一章所述任务."""
    if mark.form in {Form.VOLUME, Form.PART, Form.DIVISION}:
        return bool(_SPEAKS.match(rest))
    if mark.form is Form.COLUMN and (mark.prefix or not mark.label):
        return not is_title(mark.rest) and bool(mark.rest)
    following = re.match(f"[{_NUMERALS}]+", mark.rest)
    return mark.form is Form.COMMA and following is not None and number_of(following[0]) == mark.number + 1


def _plain(text: str) -> str:
    """A text with ordinary characters for their variants, each at its place: １ is 1, ⼀ is 一."""
    opening = text[:_OPENING]
    return "".join(map(_ordinary, opening)) + text[_OPENING:] if _VARIANT.search(opening) else text


def _ordinary(character: str) -> str:
    if character in _KEPT:
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _mark(form: Form, parts: dict[str, str | None], rest: str) -> Mark:
    label = parts.get("label") or ""
    numbers = re.findall(r"\d+", label) or ([str(number_of(label))] if label else [])
    return Mark(
        form=form,
        rest=strip(rest),
        number=_number(form, parts, numbers),
        label="-".join(str(int(number)) for number in numbers),
        prefix=parts.get("prefix") or "",
    )


def _number(form: Form, parts: dict[str, str | None], numbers: list[str]) -> int:
    if numeral := parts.get("n"):
        return number_of(numeral)
    if circled := parts.get("circled"):
        return ord(circled) - 0x2460 + 1
    if roman := parts.get("roman"):
        plain = unicodedata.normalize("NFKC", roman)
        return _ROMAN.index(plain) + 1 if plain in _ROMAN else 0
    if word := parts.get("word"):
        return _WORDS.split("|").index(word) + 1
    if letter := parts.get("letter"):
        return ord(letter) - ord("a") + 1
    return int(numbers[-1]) if form is Form.DECIMAL else 0


def form_of(text: str) -> Form | None:
    """The form of a line, or nothing for plain text."""
    mark = mark_of(text)
    return mark.form if mark else None


def is_heading(text: str) -> bool:
    """Whether a line is short enough for a heading and is no more than one sentence: a 。 only at its end."""
    return is_short(text) and not _SENTENCE_MARK.search(text.removesuffix("。"))


def is_title(text: str) -> bool:
    """Whether a line is short and free of sentence marks, as the lines of a cover are."""
    return is_short(text) and not _TITLE_MARK.search(text)


def is_short(text: str) -> bool:
    """Whether a line is no longer than a heading."""
    return 0 < len(text) <= 2 * LONGEST_HEADING and columns(text) <= 2 * LONGEST_HEADING
