"""The words by which the rules of consistency read a text, one set for each family of rules.

A language whose folder gives no words for a family is not read by it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the rules of consistency need of a language."""
