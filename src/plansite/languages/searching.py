"""How words of the language are found: what is folded, which forms and spellings are one.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """How words of the language are found: what is folded, which forms and spellings are one."""
