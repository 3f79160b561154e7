"""Where the texts of a translation are cut so that each piece says what one of the original says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.checks.translation.sharing import shares
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.languages.reading import Span
from plansite.model import Measure, Paragraph, Plan
from plansite.model.terms import TermFinder, term_finder

#: Offsets in the running text of each block at which its second, third … piece begins.
Cuts = Mapping[Identity, tuple[int, ...]]

#: A text that stays whole.
WHOLE: Final[tuple[int, ...]] = ()


def cuts(plan: Plan, translation: Language) -> tuple[Cuts, Cuts]:
    """The cuts of the original and of a translation: as many in each, block by block.

    A sentence of the original is a piece; so are the sentences of the translation that say the same. Where these cannot
    be told apart, the block is missing here and stays whole. A sentence with semicolons is cut behind each where the
    translation can be cut, too: on a phone one of 260 characters and its translation fill more than a screen.
    """
    pairing = _Pairing(finder=term_finder(plan, plan.original), original=plan.original, translation=translation)
    translated = dict(_texts(plan, translation))
    here: dict[Identity, tuple[int, ...]] = {}
    there: dict[Identity, tuple[int, ...]] = {}
    for identity, text in _texts(plan, plan.original):
        if starts := pairing.starts(text, translated.get(identity, "")):
            here[identity] = tuple(start for start, _ in starts[1:])
            there[identity] = tuple(start for _, start in starts[1:])
    return here, there


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """Finds what says the same in a text and in its translation."""

    finder: TermFinder
    original: Language
    translation: Language

    def starts(self, text: str, other: str) -> list[tuple[int, int]]:
        """Where each piece begins, in the text and in the other; none where they cannot be told apart."""
        spans, others = self.original.reading.sentence_spans(text), self.translation.reading.sentence_spans(other)
        pairs = self._pairs(text, spans, other, others)
        return [start for span, share in pairs for start in self._within(text, span, other, share)]

    def _within(self, text: str, sentence: Span, other: str, share: Sequence[Span]) -> list[tuple[int, int]]:
        """Where the parts of one sentence begin; the whole is one where its parts cannot be told apart."""
        parts = self.original.reading.clause_spans(text, sentence)
        if len(parts) == 1:
            return [(sentence[0], share[0][0])]
        others = [part for each in share for part in self.translation.reading.clause_spans(other, each)]
        pairs = self._pairs(text, parts, other, others) or [(sentence, share)]
        return [(part[0], shared[0][0]) for part, shared in pairs]

    def _pairs(
        self, text: str, spans: Sequence[Span], other: str, others: Sequence[Span]
    ) -> list[tuple[Span, Sequence[Span]]]:
        """Each span of the text with those of the other that say the same."""
        here, there = [text[slice(*each)] for each in spans], [other[slice(*each)] for each in others]
        found = shares(here, there, self.finder, self.original, self.translation) or ()
        return [(span, others[first:last]) for span, (first, last) in zip(spans, found, strict=bool(found))]


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
