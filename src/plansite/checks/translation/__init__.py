"""A translation says what the original says: in its blocks, numbers, terms, marks and length, as it stands now."""

from plansite.checks.translation.allowances import unused_allowance
from plansite.checks.translation.behind import behind_translation, unchanged_translation
from plansite.checks.translation.blocks import different_blocks, untranslated
from plansite.checks.translation.length import odd_length
from plansite.checks.translation.marks import foreign_left, unbalanced_marks, unexplained_gap
from plansite.checks.translation.numbers import different_numbers
from plansite.checks.translation.sentences import every_sentence, long_sentence
from plansite.checks.translation.terms import other_rendering

TRANSLATION_CHECKS = (
    untranslated,
    different_blocks,
    different_numbers,
    other_rendering,
    foreign_left,
    unbalanced_marks,
    unexplained_gap,
    odd_length,
    every_sentence,
    long_sentence,
    unused_allowance,
    behind_translation,
    unchanged_translation,
)

__all__ = ["TRANSLATION_CHECKS"]
