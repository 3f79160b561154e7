"""Every sentence of the original has its translation; sentences of a translation are short enough to be read aloud."""

from collections.abc import Iterator

from plansite.checks.translation.length import bounds
from plansite.checks.translation.pairs import Pair, pairs
from plansite.checks.translation.sharing import shares
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.model.terms import term_finder


def sentence_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every block with a sentence that has no translation of its own, with both numbers (``3:2``)."""
    finder = term_finder(plan, plan.original)
    for pair in pairs(plan):
        if pair.cell or _is_far_too_short(pair):
            continue  # a name, or a finding of its own
        originals = pair.source.reading.sentences(pair.original)
        translations = pair.language.reading.sentences(pair.translated)
        if shares(originals, translations, finder, pair.source, pair.language) is None:
            yield pair.id, f"{len(originals)}:{len(translations)}", _lost(pair, len(originals), len(translations))


def _is_far_too_short(pair: Pair) -> bool:
    length = pair.source.reading.length.of(pair.original)
    return pair.language.reading.length.of(pair.translated) < bounds(pair.source, pair.language)[0] * max(1, length)


def _lost(pair: Pair, original: int, translated: int) -> Fault:
    source, language = pair.source, pair.language
    return Fault(
        place=pair.place,
        message=f"{pair.id}: the sentences do not match: {original} in {source.english_name}, {translated} in "
        f"{language.english_name}, compared in order",
        hint=f"give each sentence of the {source.english_name} one sentence or several, in the same order, with all "
        "its terms and nothing added; where that cannot be, declare it in plan/allowances.yml "
        f'(about: "{original}:{translated}")',
        hint_zh=f"每个{source.chinese_name}句子要按原来的顺序译成一个或几个{language.chinese_name}句子，术语不漏、不加句；"
        f'确实做不到的，在 allowances.yml 申明（about: "{original}:{translated}"）',
    )


@rule("translation-sentences")
def every_sentence(plan: Plan) -> Iterator[Fault]:
    """Each sentence of a block has sentences of its own in a translation, in order, with its terms, and nothing added.

    Bad:  three sentences of Chinese, the English of two of them; two Chinese sentences drawn together in one
    Good: a sentence for a sentence, or several short ones for a long one
    """
    for identity, about, fault in sentence_faults(plan):
        if not plan.allows("translation-sentences", str(identity), about):
            yield fault


def long_sentence_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every sentence of a translation that is too long to be read aloud, with its first words."""
    for pair in pairs(plan):
        most = pair.language.reading.breath
        for sentence in () if pair.cell or most is None else pair.language.reading.sentences(pair.translated):
            if most is not None and (count := pair.language.reading.length.of(sentence)) > most:
                opening = " ".join(sentence.split()[:5])
                yield pair.id, opening, _long(pair, opening, count, most)


def _long(pair: Pair, opening: str, count: int, most: int) -> Fault:
    return Fault(
        place=pair.place,
        message=f"{pair.id}: the sentence “{opening} …” has {count} {pair.language.reading.length.many}, "
        f"more than {most}",
        hint=f'make it two or more; a real exception is declared in plan/allowances.yml (about: "{opening}")',
        hint_zh=f"{pair.language.chinese_name}句子过长，请拆成几句；"
        f'确属例外的，请在 plan/allowances.yml 中申明（about: "{opening}"）',
    )


@rule("translation-long-sentence")
def long_sentence(plan: Plan) -> Iterator[Fault]:
    """No sentence of a translation is too long to be read aloud and understood at once: in English, 60 words.

    Bad:  a Chinese sentence of three hundred characters as one English sentence of 170 words
    Good: the same as four English sentences, in the same order, with nothing left out
    """
    for identity, about, fault in long_sentence_faults(plan):
        if not plan.allows("translation-long-sentence", str(identity), about):
            yield fault
