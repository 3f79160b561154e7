"""Where the texts of a translation are cut so that each piece says what a sentence of the original says."""

from collections.abc import Iterator, Mapping
from typing import Final

from plansite.checks.translation.sharing import shares
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Measure, Paragraph, Plan
from plansite.model.terms import term_finder

#: Offsets in the running text of each block at which its second, third … piece begins.
Cuts = Mapping[Identity, tuple[int, ...]]

#: A text that stays whole.
WHOLE: Final[tuple[int, ...]] = ()


def cuts(plan: Plan, translation: Language) -> tuple[Cuts, Cuts]:
    """The cuts of the original and of a translation: as many in each, block by block.

    A sentence of the original is a piece; so are the sentences of the translation that say the same. Where these cannot
    be told apart, the block is missing here and stays whole.
    """
    finder, original = term_finder(plan, plan.original), plan.original
    translated = dict(_texts(plan, translation))
    here: dict[Identity, tuple[int, ...]] = {}
    there: dict[Identity, tuple[int, ...]] = {}
    for identity, text in _texts(plan, original):
        other = translated.get(identity, "")
        spans, others = original.reading.sentence_spans(text), translation.reading.sentence_spans(other)
        sentences, their = [text[slice(*each)] for each in spans], [other[slice(*each)] for each in others]
        if found := shares(sentences, their, finder, original, translation):
            here[identity] = tuple(start for start, _ in spans[1:])
            there[identity] = tuple(others[start][0] for start, _ in found[1:])
    return here, there


def _texts(plan: Plan, language: Language) -> Iterator[tuple[Identity, str]]:
    """The running text of every block that has one, without its lead."""
    expression = plan.expression(language)
    for block in (*(expression.notice.paragraphs if expression.notice else ()), *_blocks(plan, language)):
        yield block.id, block.text
    for column in expression.columns:
        yield from ((item.id, item.text) for item in column.items)


def _blocks(plan: Plan, language: Language) -> Iterator[Measure | Paragraph]:
    for chapter in plan.expression(language).chapters:
        yield from (block for block in chapter.blocks if isinstance(block, Measure | Paragraph))
