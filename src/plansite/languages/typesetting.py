"""How the language is set in print: its templates and typefaces.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """How the language is set in print: its templates and typefaces."""
