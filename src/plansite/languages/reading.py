"""How a text of the language is read: its figures and numbers, its sentences, its punctuation, how its characters sound.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a text of the language is read: its figures and numbers, its sentences, its punctuation, how its characters sound."""
