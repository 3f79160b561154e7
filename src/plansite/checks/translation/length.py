"""A translation is about as long as its original."""

from collections.abc import Iterator
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan

#: Below the length of this many Chinese characters the ratio says nothing.
SHORT: Final = 24


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
        if length >= SHORT * original.usual[0] and not pair.cell and not shortest <= measured <= longest:
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
