"""The same numbers in both languages.

What counts as a number, and how it is compared:

1.  Terms of the glossary are taken out of both sides first: they are compared as terms (一网通办, “5+5”, 十四五).
2.  Figures in digits, with ``%`` where it stands, must occur as often in the English as in the Chinese. 万 and 亿
    behind digits multiply them (1.5万 is 15,000); a month in digits is the English month's name.
3.  Chinese numerals (三, 四大, 二十, 百亿) must occur in the English as a word or in digits, and the other way round.
    两 and 双 are two, both, dual, double; 第三方 is third-party; 百年 is a century; ordinals count as their numbers.
    A Roman numeral (Grade III) may render a Chinese numeral; the power in a unit (m³) is no number.
4.  The numerals of set words that count nothing (一批, 进一步, 统一, 一体化 … see ``_NOT_NUMBERS``) are no numbers, and
    neither are the English one and first, which grammar asks for.
5.  The numbers at the head of a title (三、, （一）, 3., (1)) are compared with each other.
"""

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.checks.translation.terms import comparable, uses
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES
from plansite.model import Plan, Term
from plansite.model.terms import TermFinder, term_finder

#: Words with a numeral in them that count nothing, and 一 where it only says “a”; but 二十一项 is twenty-one items.
_NOT_NUMBERS: Final = re.compile(
    "(?<![一二三四五六七八九十百千万])"
    "(?:一大批|一批|一系列|一体|统一|进一步|一流|唯一|一般|一方面|一部分|一些|一律|一定|一致|单一|一旦|一直|一并|一同|一样|一起"
    "|一贯|一切|同一|逐一|一站|一个|一项|一条|一次|之一|专一|万物|千方百计|百花|十分|八方|四川|三明|九江|万一|千万|百姓|不二|三角)"
)
_ZH_DIGIT: Final = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_UNIT: Final = {"十": 10, "百": 100, "千": 1000}
_ZH_BIG: Final = {"万": 10**4, "亿": 10**8}
#: Longer runs of digits than these are no numbers that anybody reads; they are compared in pieces.
_ZH_NUMERAL: Final = re.compile(r"[零〇一二两三四五六七八九十百千万亿]{1,30}")
_ZH_FIGURE: Final = re.compile(r"(\d{1,30}(?:\.\d{1,30})?)(%)?([万亿]{0,3})")
_ZH_MONTH: Final = re.compile(r"(\d{1,2})月")

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH: Final = "|".join(_MONTHS)
_EN_MONTH: Final = re.compile(rf"(?<=\d )\b({_MONTH})\b|\b({_MONTH})\b(?= \d)")
_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = (
    *("zeroth", "first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)
_EN_WORDS: Final[dict[str, int]] = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: value * 10 for value, word in enumerate(_TENS, 2)}
    | {word: value for value, word in enumerate(_ORDINALS)}
    | {"both": 2, "dual": 2, "double": 2, "twofold": 2, "twin": 2, "century": 100}
)
_EN_BIG: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_EN_NUMBERS: Final = _EN_WORDS.keys() | _EN_BIG.keys()
_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4"}
_EN_ROMAN: Final = re.compile(rf"\b(?:{'|'.join(_ROMAN)})\b")
_UNIT_POWER: Final = re.compile("(?<=[A-Za-zμ])[²³]")
_EN_FIGURE: Final = re.compile(
    r"(\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?)( ?%| per cent)?(?:[ -]?(hundred|thousand|million|billion)s?)?"
)
_DIGIT: Final = re.compile(r"\d")
_EN_WORD: Final = re.compile(r"[a-z]+")
_EN_PIECE: Final = re.compile(r"[a-z]+|[^a-z\s-]")
_TITLE_ZH: Final = re.compile(r"^(?:([一二三四五六七八九十]{1,5})、|（([一二三四五六七八九十]{1,5})）)")
_TITLE_EN: Final = re.compile(r"^(?:(\d+)\. |\((\d+)\) )")


def chinese_value(numeral: str) -> int:
    """三 → 3, 二十 → 20, 百亿 → 10,000,000,000, 二〇三五 → 2035."""
    if len(numeral) > 1 and all(character in _ZH_DIGIT for character in numeral):
        return int("".join(str(_ZH_DIGIT[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _ZH_DIGIT:
            digit = _ZH_DIGIT[character]
        elif character in _ZH_UNIT:
            section += (digit or 1) * _ZH_UNIT[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _ZH_BIG[character]
            section = digit = 0
    return total + section + digit


def chinese_figures(text: str) -> tuple[Counter[str], str]:
    """The figures in digits of a Chinese text, and what is left of the text without them."""
    found: Counter[str] = Counter()
    if not _DIGIT.search(text):
        return found, text
    for match in _ZH_MONTH.finditer(text):
        found[f"month {int(match[1])}"] += 1
    text = _ZH_MONTH.sub("月", text)
    for match in _ZH_FIGURE.finditer(text):
        factor = 1
        for unit in match[3]:
            factor *= _ZH_BIG[unit]
        found[_shown(Decimal(match[1]) * factor) + (match[2] or "")] += 1
    return found, _ZH_FIGURE.sub(" ", text)


def english_figures(text: str) -> tuple[Counter[str], str]:
    """The figures in digits of an English text (lower case), and what is left of the text without them."""
    found: Counter[str] = Counter()
    if not _DIGIT.search(text):
        return found, text
    for match in _EN_MONTH.finditer(text):
        found[f"month {_MONTHS[match[0]]}"] += 1
    text = _EN_MONTH.sub(" ", text)
    for match in _EN_FIGURE.finditer(text):
        factor = _EN_BIG.get(match[3] or "", 1)
        found[_shown(Decimal(match[1].replace(",", "")) * factor) + ("%" if match[2] else "")] += 1
    return found, _EN_FIGURE.sub(" ", text)


def _shown(value: Decimal) -> str:
    return f"{value.normalize():f}" if value == value.to_integral() else f"{value:f}"


def chinese_words(text: str) -> set[str]:
    """The numbers that a Chinese text gives in characters."""
    text = _NOT_NUMBERS.sub(" ", text)
    numbers = {str(chinese_value(match[0])) for match in _ZH_NUMERAL.finditer(text)}
    return numbers | ({"2"} if "双" in text else set())


def english_words(text: str) -> set[str]:
    """The numbers that an English text (lower case) gives in words; one and first are left to grammar."""
    found: set[int] = set()
    pieces = _EN_PIECE.findall(text)
    if _EN_NUMBERS.isdisjoint(pieces):
        return set()
    value: int | None = None
    for word in [*pieces, ""]:
        number = _EN_WORDS.get(word, _EN_BIG.get(word))
        joined = _joined(value, word, number)
        if value is not None and joined is None:
            found.add(value)
        value = number if joined is None else joined
    return {str(number) for number in found if number != 1}


def _joined(value: int | None, word: str, number: int | None) -> int | None:
    """Two and hundred are two hundred, twenty and five are twenty-five; three and four are two numbers."""
    if value is None or number is None:
        return None
    if word in _EN_BIG:
        return value * number if value < number else None
    return value + number if value >= 20 and value % (10 if number < 10 else 100) == 0 else None


def _grades(text: str) -> set[str]:
    """Numbers given as Roman numerals, as in Grade III: they may stand for a Chinese numeral, but need not."""
    return {_ROMAN[numeral] for numeral in _EN_ROMAN.findall(text)}


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _bare(pair: Pair, finder: TermFinder) -> tuple[str, str]:
    """Both sides without their title number and the terms of the glossary; NFKC, the English in lower case."""
    found = list(finder.uses(pair.zh))
    zh = _TITLE_ZH.sub("", _without(pair.zh, [(start, end) for start, end, _ in found]), count=1)
    # Passages stay apart: a number at the end of one does not belong to what the next one begins with.
    en = "\n".join(map(comparable, _TITLE_EN.sub("", pair.en, count=1).split("\n")))
    terms: dict[str, Term] = {term.id: term for _, _, term in found}
    forms = sorted((form for term in terms.values() for form in term.renderings(LANGUAGES[1])), key=len, reverse=True)
    for form in map(comparable, filter(_counts, forms)):
        en = _without(en, [(start, start + len(form)) for start in uses(form, en)])
    zh, en = _UNIT_POWER.sub("", zh), _UNIT_POWER.sub("", en)
    return unicodedata.normalize("NFKC", zh), unicodedata.normalize("NFKC", en).lower()


@cache
def _counts(form: str) -> bool:
    """Whether a rendering holds a number at all; others need not be taken out."""
    return bool(_DIGIT.search(form)) or not _EN_NUMBERS.isdisjoint(_EN_WORD.findall(form.lower()))


def compare_numbers(zh: str, en: str) -> Iterator[tuple[str, str]]:
    """What the two sides do not share: the number, and ``missing`` or ``added`` (in the English)."""
    chinese, zh_rest = chinese_figures(zh)
    english, en_rest = english_figures(en)
    words, worded = chinese_words(zh_rest), english_words(en_rest)
    for number in sorted((chinese - english).keys()):
        if number not in worded:
            yield number, "missing"
    for number in sorted((english - chinese).keys()):
        if number not in words:
            yield number, "added"
    for number in sorted(words - worded - english.keys() - _grades(en_rest) - {"1"}):
        yield number, "missing"
    for number in sorted(worded - words - chinese.keys()):
        yield number, "added"


def _titles(zh: str, en: str) -> Iterator[tuple[str, str]]:
    chinese, english = _TITLE_ZH.match(zh), _TITLE_EN.match(en)
    left = str(chinese_value(next(filter(None, chinese.groups())))) if chinese else ""
    right = next(filter(None, english.groups())) if english else ""
    if left != right:
        yield left or right, "missing" if left else "added"


def number_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every number that one language has and the other has not, with its block."""
    finder = term_finder(plan, plan.original)
    for pair in pairs(plan):
        zh, en = _bare(pair, finder)
        differences = [*_titles(pair.zh, pair.en), *compare_numbers(zh, en)]
        for number, how in differences:
            yield pair.id, number, _fault(pair, number, how)


def _fault(pair: Pair, number: str, how: str) -> Fault:
    message = {
        "missing": f"{pair.id}: {number} stands in the Chinese but not (or not as often) in the English",
        "added": f"{pair.id}: {number} stands in the English but not (or not as often) in the Chinese",
    }[how]
    return Fault(
        place=pair.place,
        message=message,
        hint="compare the figures; a real exception is declared in plan/allowances.yml with its reason",
        hint_zh=f"中英文数字不一致（{number}），请核对；确属例外的，请在 plan/allowances.yml 中申明理由",
    )


@rule("translation-number")
def different_numbers(plan: Plan) -> Iterator[Fault]:
    """Every figure, percentage, year, date, ordinal and range of a block stands in both languages, and none besides.

    Bad:  80%以上 and “at least 70%”; 六大行动 and “five actions”
    Good: 80%以上 and “at least 80%”; 六大行动 and “six actions”
    """
    for identity, about, fault in number_faults(plan):
        if not plan.allows("translation-number", str(identity), about):
            yield fault
