"""Which sentences of a translation say what a sentence of the original says."""

from collections.abc import Callable, Sequence
from functools import cache
from math import log

from plansite.checks.translation.length import SHORT, bounds
from plansite.checks.translation.terms import comparable, rendered
from plansite.languages import Language
from plansite.model.terms import TermFinder

#: A single sentence may be longer or shorter for its original than a block as a whole, by these factors.
_SHORTER, _LONGER = 1.25, 1.27
#: What a figure costs that stands on one side only, beside lengths that differ by a factor of e.
_FIGURE = 1.0
#: The sentences of a translation that belong to one of the original: the first, and the one after the last.
Share = tuple[int, int]


def shares(
    originals: Sequence[str], translations: Sequence[str], finder: TermFinder, source: Language, language: Language
) -> tuple[Share, ...] | None:
    """The sentences of a translation given to those of the original, in order and each to one; None where none fits.

    Each sentence of the original gets at least one; what it gets renders its terms and is neither too short nor too
    long. Of several ways the one is taken that leaves the fewest figures without their like and the lengths most alike.
    """
    if len(originals) > len(translations):
        return None
    lengths = [source.reading.length.of(text) for text in originals]
    counts = [language.reading.length.of(text) for text in translations]
    texts = [comparable(text) for text in translations]
    places = [_terms(text, texts, finder, language) for text in originals]
    figures = [source.reading.numbers(text).figures for text in originals]
    told = [language.reading.numbers(text).figures for text in translations]
    shortest, longest = bounds(source, language)
    usual = sum(counts) / max(1, sum(lengths))

    def says(sentence: int, start: int, stop: int) -> bool:
        length, count = lengths[sentence], sum(counts[start:stop])
        is_long = length >= SHORT * source.reading.length.usual[0]
        if is_long and not shortest * _SHORTER * length <= count <= longest * _LONGER * length:
            return False
        return all(any(start <= place < stop for place in found) for found in places[sentence])

    def cost(sentence: int, start: int, stop: int) -> float:
        there = sum(told[start:stop], start=type(told[start])())
        strange = (figures[sentence] - there).total() + (there - figures[sentence]).total()
        ratio = (sum(counts[start:stop]) + 1) / (lengths[sentence] * usual + 1)
        return _FIGURE * strange + abs(log(ratio))

    return _cheapest(len(originals), len(translations), says, cost)


def _cheapest(
    originals: int, translations: int, says: Callable[[int, int, int], bool], cost: Callable[[int, int, int], float]
) -> tuple[Share, ...] | None:
    """The shares of so many sentences that cost least together, of those that say theirs; None where none do."""

    @cache
    def best(sentence: int, start: int) -> tuple[float, tuple[Share, ...]] | None:
        if sentence == originals:
            return (0.0, ()) if start == translations else None
        stops = range(start + 1, translations - (originals - sentence - 1) + 1)
        ways = (
            (cost(sentence, start, stop) + rest[0], ((start, stop), *rest[1]))
            for stop in stops
            if says(sentence, start, stop) and (rest := best(sentence + 1, stop)) is not None
        )
        return min(ways, default=None)

    found = best(0, 0)
    return found[1] if found else None


def _terms(text: str, translations: Sequence[str], finder: TermFinder, language: Language) -> list[set[int]]:
    """For each term of a sentence, the sentences (comparable) that render it; terms without any are left out."""
    terms = {term.id: term for _, _, term in finder.uses(text)}
    places = (
        {place for place, each in enumerate(translations) if rendered(term, each, language)} for term in terms.values()
    )
    return [found for found in places if found]
