"""Figures of a Chinese text. A figure is one of these, and nothing else:

- a date: ``2025年``, ``2021-2025年``, ``2021年12月20日``, ``二〇三五年``;
- a number in digits with its unit, if it has one, and what bounds it: ``97%``, ``19个``, ``80%以上``, ``1-2个``;
- a name with digits in it: ``PM2.5``, ``5G``, ``5+5``, ``附件2``, ``Ⅲ类``;
- a blank where a number is due, with its unit: ``**家``;
- a number in Chinese characters, with the word that counts: ``三大``, ``第十四个``, ``十四五``;
- a quoted name that holds such a number: ``“两个健康”``, ``“百城千业万企…”``, without the quotation marks.

一 by itself is no figure: it says “a”, “whole” or “once” as often as “one”. Nor is a numeral in a word that counts
nothing (长三角, 二氧化碳). Numbers of headings, and the labels of tables and special columns, are form, not text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from plansite.languages.reading import FigureForm, FoundFigure, remembered
from plansite.languages.zh.numbers import POWERS, up_to_ninety_nine

#: What counts or measures, the longer words first.
_UNIT: Final = (
    "微克/立方米|平方公里|立方米|平方米|百分点|公里|公顷|小时|分钟|家次|人次|千瓦时|%|‰|个|家|项|条|件|名|人|次|台|套|所|座|处"
    "|种|类|批|部|版|场|户|亩|吨|元|倍|天|年|月|日|级|位|支|张|份|期|只|辆|米|册"
)
_NUMERAL: Final = "〇零一二两三四五六七八九十百千万亿"
#: Words with a numeral in them that count nothing.
_WORDS: Final = (
    "长三角|珠三角|三角洲|二氧化碳|二氧化硫|第三方|第三产业|第二课堂|千方百计|二维码|老百姓|百姓|万一|千万|万物|万众|十分"
    "|百花|百货|百科|百合|四川|三明|三亚|九江|八方|三农|二手|二次|五金|四季|四周"
)
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_FIGURE: Final = re.compile(
    rf"""
    (?P<skip>{_WORDS})
    |(?P<quoted>(?<=“)[^“”]{{1,20}}(?=”))
    |(?P<date>\d{{4}}(?:[-—–至]\d{{4}})?年(?:\d{{1,2}}(?:月(?:\d{{1,2}}日)?|(?=$|[，。、）])))?|\d{{1,2}}月\d{{1,2}}日
        |[〇零一二三四五六七八九]{{4}}年)
    |(?P<name>附件\d+|{_NUMBER}(?:\+{_NUMBER})+|[A-Za-zα-ω]+[- ]?{_NUMBER}[A-Za-z]*|{_NUMBER}[A-Za-z]+|[Ⅰ-Ⅻ]类?)
    |(?P<blank>(?:\*{{2,}}|[Xx×Ｘ]{{2,}}|_{{2,}}|[□○]{{2,}})(?:{_UNIT})?)
    |(?P<digits>[≥≤<>]?{_NUMBER}(?:%?[-—–~～至]{_NUMBER})?[万亿]*(?:{_UNIT})?(?:以上|以下|以内|左右)?)
    |(?P<count>第?(?:十[一二三四五]五|[{_NUMERAL}]+)(?:个|大|项|条|级|位|类|种|年|国|家|次|甲)?)
    """,
    re.VERBOSE,
)
_AT_END: Final = re.compile(f"({_UNIT})(?:以上|以下|以内|左右)?$")
_ALONE: Final = re.compile("第?一?[个大项条级位类种年国家次甲]?")
#: Full-width digits and signs are read as the ordinary ones that they mean: ７６．８％ is 76.8%.
_PLAIN: Final = str.maketrans("０１２３４５６７８９％＞＜．＋", "0123456789%><.+")
#: Without one of these a text has no figure.
_NEEDED: Final = re.compile(rf"\d|[{_NUMERAL}]|\*\*|[Xx×Ｘ_□○]{{2}}|[Ⅰ-Ⅻ]")
_LABEL: Final = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|专栏[\d-]+：|表\d+：)")


@remembered
def figures(text: str) -> Iterator[FoundFigure]:
    """The figures of a text, in order."""
    plain = text.translate(_PLAIN)
    if not _NEEDED.search(plain):
        return
    for start, found, form in _spans(plain):
        unit = match[1] if (match := _AT_END.search(found)) else ""
        yield FoundFigure(
            start=start,
            text=text[start : start + len(found)],
            form=form,
            unit=unit,
            number=_number(found, form),
            bound=_bound(found),
        )


def _spans(text: str) -> Iterator[tuple[int, str, FigureForm]]:
    """Start, string and form of every figure of a text."""
    label = _LABEL.match(text)
    at = label.end() if label else 0
    while match := _FIGURE.search(text, at):
        form, found = match.lastgroup, match[0]
        at = match.end()
        if form == "quoted":
            yield from _quoted(match.start(), found)
        elif form != "skip" and not _ALONE.fullmatch(found):
            yield match.start(), found, form  # type: ignore[misc]  # the other groups are named after the forms


def _quoted(offset: int, words: str) -> Iterator[tuple[int, str, FigureForm]]:
    """A quoted name with numbers in characters is one figure; otherwise what stands within the quotation marks."""
    inner = list(_spans(words))
    whole = len(inner) == 1 and inner[0][1] == words
    if inner and not whole and all(form in {"count", "name"} for _, _, form in inner):
        yield offset, words, "name"
    else:
        yield from ((offset + start, text, form) for start, text, form in inner)


def _number(text: str, form: FigureForm) -> Decimal | None:
    if form == "count":
        return up_to_ninety_nine(text)
    if form != "digits":
        return None
    digits = re.findall(_NUMBER, text)[-1].replace(",", "")
    if digits.count(".") > 1:
        return None  # the number of a heading, such as 1.2.3
    number = Decimal(digits)
    for power in re.findall("[万亿]", text):
        number *= POWERS[power]
    return number


def _bound(text: str) -> str:
    """``≥`` for 以上, ``≤`` for 以下 and 以内, else the sign that stands before the number, or nothing."""
    if text.endswith("以上"):
        return "≥"
    if text.endswith(("以下", "以内")):
        return "≤"
    return text[0] if text[0] in "≥≤<>" else ""
