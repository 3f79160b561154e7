"""A translation is about as long as its original, and has as many sentences."""

from collections.abc import Iterator
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan

#: Below the length of this many Chinese characters the ratio says nothing.
_SHORT: Final = 24


def bounds(original: Language, translation: Language) -> tuple[float, float]:
    """How many words (or characters) of a translation there are for each of the original, at least and at most."""
    least, most = original.reading.length.usual
    shortest, longest = translation.reading.length.usual
    return round(shortest / most, 2), round(longest / least, 2)


def length_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every block out of bounds."""
    for pair in pairs(plan):
        original, translation = pair.source.reading.length, pair.language.reading.length
        length = original.of(pair.original)
        shortest, longest = bounds(pair.source, pair.language)
        measured = translation.of(pair.translated) / max(1, length)
        if length >= _SHORT * original.usual[0] and not pair.cell and not shortest <= measured <= longest:
            yield pair.id, "length", _odd(pair, measured)


def _odd(pair: Pair, measured: float) -> Fault:
    shortest, longest = bounds(pair.source, pair.language)
    words = f"{pair.language.english_name} {pair.language.reading.length.many}"
    word = f"{pair.source.english_name} {pair.source.reading.length.one}"
    return Fault(
        place=pair.place,
        message=f"{pair.id}: {measured:.2f} {words} a {word}; {shortest}–{longest} is usual",
        hint="see whether a sentence is missing or was added",
        hint_zh="译文长短异常，请核对是否漏译或多译",
    )


@rule("translation-length")
def odd_length(plan: Plan) -> Iterator[Fault]:
    """A translation is as long as usual: in English, 0.40 to 1.10 words for each Chinese character.

    Bad:  four Chinese sentences and two English ones
    Good: everything translated, nothing added
    """
    for identity, about, fault in length_faults(plan):
        if not plan.allows("translation-length", str(identity), about):
            yield fault


def sentence_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every block with fewer or more sentences than its original, with both numbers (``3:2``)."""
    for pair in pairs(plan):
        counts = pair.source.reading.sentences(pair.original), pair.language.reading.sentences(pair.translated)
        if counts[0] != counts[1] and not pair.cell:
            yield pair.id, "{}:{}".format(*counts), _counted(pair, *counts)


def _counted(pair: Pair, original: int, translated: int) -> Fault:
    source, language = pair.source, pair.language
    return Fault(
        place=pair.place,
        message=f"{pair.id}: number of sentences: {original} in {source.english_name}, {translated} in "
        f"{language.english_name}",
        hint=(
            "translate sentence by sentence; where one must be split, declare it in plan/allowances.yml "
            f'(about: "{original}:{translated}")'
        ),
        hint_zh=f"{source.chinese_name}、{language.chinese_name}句数不同：请逐句翻译；"
        f'确需拆句的，在 allowances.yml 申明（about: "{original}:{translated}"）',
    )


@rule("translation-sentences")
def sentence_count(plan: Plan) -> Iterator[Fault]:
    """A translation has as many sentences as its block: a dropped or an added one shows.

    Bad:  three sentences of Chinese, two of English
    Good: a sentence for a sentence, or an allowance that says why one was split
    """
    for identity, about, fault in sentence_faults(plan):
        if not plan.allows("translation-sentences", str(identity), about):
            yield fault
