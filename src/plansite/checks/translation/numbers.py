"""A block and its translation give the same numbers. Which numbers a text gives, its language says.

How they are compared:

1.  Terms of the glossary are taken out of both sides first: they are compared as terms (一网通办, “5+5”, 十四五).
2.  Figures in digits, with ``%`` where it stands, must occur as often in the translation as in the original; each may
    stand in words instead. So must months, whether a language writes 12月 or December.
3.  Numbers in words (三, 四大, 二十) must occur on the other side in words or in digits. One is left to grammar. What
    may stand for a number but need not (Grade III) excuses it.
4.  The numbers at the head of a title (三、, （一）, 3., (1)) are compared with each other.
5.  Of a language that does not say how it writes numbers in words, or months, these are not asked.

The power in a unit (m³) is no number.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.checks.translation.terms import comparable, uses
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.languages.reading import Numbers
from plansite.model import Plan, Term
from plansite.model.terms import TermFinder, term_finder

_UNIT_POWER: Final = re.compile("(?<=[A-Za-zμ])[²³]")
_ONE: Final = frozenset({"1"})
#: Numbers that a text often gives in words, of which a language without number words is not asked.
_SMALL: Final = frozenset(map(str, range(13)))


def differences(original: Numbers, translated: Numbers) -> Iterator[tuple[str, str]]:
    """What the two sides do not share: the number, and ``missing`` or ``added`` (in the translation)."""
    yield from ((number, "missing") for number in _lacking(original, translated))
    yield from ((number, "added") for number in _lacking(translated, original))


def _lacking(one: Numbers, other: Numbers) -> Iterator[str]:
    """The numbers of one text that the other does not give, or not as often."""
    words = _SMALL if other.words is None else other.words
    figures = one.figures - other.figures
    if one.months is not None and other.months is not None:
        figures += Counter({f"month {number}": count for number, count in (one.months - other.months).items()})
    months = set(map(str, other.months or ())) if one.months is None else set()
    yield from sorted(figures.keys() - words - months)
    if other.words is not None:
        yield from sorted((one.words or frozenset()) - words - other.figures.keys() - other.possible - _ONE)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text


def _untitled(text: str, language: Language) -> str:
    number = language.reading.heading_number(text)
    return text[len(number.text) :] if number else text


def _bare(pair: Pair, finder: TermFinder) -> tuple[str, str]:
    """Both sides without their title number and the terms of the glossary, after NFKC."""
    found = list(finder.uses(pair.original))
    original = _without(pair.original, [(start, end) for start, end, _ in found])
    # Passages stay apart: a number at the end of one does not belong to what the next one begins with.
    translated = "\n".join(map(comparable, _untitled(pair.translated, pair.language).split("\n")))
    terms: dict[str, Term] = {term.id: term for _, _, term in found}
    forms = sorted((form for term in terms.values() for form in term.renderings(pair.language)), key=len, reverse=True)
    for form in (comparable(form) for form in forms if _counts(form, pair.language)):
        translated = _without(translated, [(at, at + len(form)) for at in uses(form, translated, pair.language)])
    return _plain(_untitled(original, pair.source)), _plain(translated)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _UNIT_POWER.sub("", text))


@cache
def _counts(form: str, language: Language) -> bool:
    """Whether a rendering gives a number at all; others need not be taken out."""
    return bool(language.reading.numbers(form))


def _titles(pair: Pair) -> Iterator[tuple[str, str]]:
    original = pair.source.reading.heading_number(pair.original)
    translated = pair.language.reading.heading_number(pair.translated)
    left, right = (str(number.value) if number else "" for number in (original, translated))
    if left != right:
        yield left or right, "missing" if left else "added"


def number_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every number that only one of two languages has, with its block."""
    finder = term_finder(plan, plan.original)
    for pair in pairs(plan):
        original, translated = _bare(pair, finder)
        numbers = pair.source.reading.numbers(original), pair.language.reading.numbers(translated)
        for number, how in (*_titles(pair), *differences(*numbers)):
            yield pair.id, number, _fault(pair, number, how)


def _fault(pair: Pair, number: str, how: str) -> Fault:
    there, here = pair.source, pair.language
    if how == "added":
        there, here = here, there
    return Fault(
        place=pair.place,
        message=f"{pair.id}: {number} stands in the {there.english_name} but not (or not as often) in the "
        f"{here.english_name}",
        hint="compare the figures; a real exception is declared in plan/allowances.yml with its reason",
        hint_zh=f"{pair.source.chinese_name}、{pair.language.chinese_name}数字不一致（{number}），请核对；"
        "确属例外的，请在 plan/allowances.yml 中申明理由",
    )


@rule("translation-number")
def different_numbers(plan: Plan) -> Iterator[Fault]:
    """Every figure, percentage, year, date, ordinal and range of a block stands in its translation, and none besides.

    Bad:  80%以上 and “at least 70%”; 六大行动 and “five actions”
    Good: 80%以上 and “at least 80%”; 六大行动 and “six actions”
    """
    for identity, about, fault in number_faults(plan):
        if not plan.allows("translation-number", str(identity), about):
            yield fault
