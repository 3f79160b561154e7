"""A translation is about as long as its original, and has as many sentences."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.model import Plan

#: English words for one Chinese character. Blocks of this kind of text lie between these bounds.
SHORTEST: Final = 0.40
LONGEST: Final = 1.10
#: Below this many characters the ratio says nothing.
_SHORT: Final = 24

_ZH_CHARACTER: Final = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%+/]+")
_EN_WORD: Final = re.compile(r"[\w’'%.-]*\w[\w’'%.-]*")
_ZH_SENTENCE: Final = re.compile(r"[。！？](?=[^”）]|$)|[。！？][”）]")
_EN_SENTENCE: Final = re.compile(r"[.!?](?=[”)]?(?:\s|$))")


def ratio(zh: str, en: str) -> float:
    """English words for one Chinese character (a figure or a Latin word counts as one)."""
    return len(_EN_WORD.findall(en)) / max(1, len(_ZH_CHARACTER.findall(zh)))


def sentences(zh: str, en: str) -> tuple[int, int]:
    """How many sentences end in each language."""
    return len(_ZH_SENTENCE.findall(zh)), len(_EN_SENTENCE.findall(en))


def length_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every block out of bounds."""
    for pair in pairs(plan):
        length = len(_ZH_CHARACTER.findall(pair.zh))
        measured = ratio(pair.zh, pair.en)
        if length >= _SHORT and not pair.cell and not SHORTEST <= measured <= LONGEST:
            yield pair.id, "length", _odd(pair, measured)


def _odd(pair: Pair, measured: float) -> Fault:
    return Fault(
        place=pair.place,
        message=f"{pair.id}: {measured:.2f} English words a Chinese character; {SHORTEST}–{LONGEST} is usual",
        hint="see whether a sentence is missing or was added",
        hint_zh="译文长短异常，请核对是否漏译或多译",
    )


@rule("translation-length")
def odd_length(plan: Plan) -> Iterator[Fault]:
    """The English of a block has between 0.40 and 1.10 words for each Chinese character.

    Bad:  four Chinese sentences and two English ones
    Good: everything translated, nothing added
    """
    for identity, about, fault in length_faults(plan):
        if not plan.allows("translation-length", str(identity), about):
            yield fault


def sentence_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every block with fewer or more sentences than its original, with both numbers (``3:2``)."""
    for pair in pairs(plan):
        chinese, english = sentences(pair.zh, pair.en)
        if chinese != english and not pair.cell:
            yield pair.id, f"{chinese}:{english}", _counted(pair, chinese, english)


def _counted(pair: Pair, chinese: int, english: int) -> Fault:
    return Fault(
        place=pair.place,
        message=f"{pair.id}: number of sentences: {chinese} in Chinese, {english} in English",
        hint=(
            "translate sentence by sentence; where one must be split, declare it in plan/allowances.yml "
            f'(about: "{chinese}:{english}")'
        ),
        hint_zh=f'中英文句数不同：请逐句翻译；确需拆句的，在 allowances.yml 申明（about: "{chinese}:{english}"）',
    )


@rule("translation-sentences")
def sentence_count(plan: Plan) -> Iterator[Fault]:
    """The English of a block has as many sentences as the Chinese: a dropped or an added one shows.

    Bad:  three sentences of Chinese, two of English
    Good: a sentence for a sentence, or an allowance that says why one was split
    """
    for identity, about, fault in sentence_faults(plan):
        if not plan.allows("translation-sentences", str(identity), about):
            yield fault
