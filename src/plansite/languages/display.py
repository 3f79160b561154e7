"""How things are shown in the language: dates, the order of names, the first words of a text, citations.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """How things are shown in the language: dates, the order of names, the first words of a text, citations.

    ``names`` are what the language calls languages, by their codes.
    """

    names: Mapping[str, str] = field(default_factory=dict)
