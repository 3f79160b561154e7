"""Values of indicators: the string of the source, read once as comparator and number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from plansite.ground.vocabulary import COMPARATORS

_FORM: Final = re.compile(rf"([{''.join(COMPARATORS)}]?)((?:0|[1-9]\d*)(?:\.\d+)?)", re.ASCII)

#: Values of more digits are slips; up to here, a share of one in another is exact enough in `decimal` to be drawn.
_MOST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A target or an actual, e.g. ``≥98``: what is shown is ``text``, the string of the source, unrounded.

    ``comparator`` and ``digits`` are its parts as written, ``number`` the number without its comparator, exact. A text
    that is no number has an empty comparator, no digits and no number. ``parse`` and ``str`` are inverses.
    """

    text: str
    comparator: str
    digits: str
    number: Decimal | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``98``, ``≥98``, ``≤27``, ``>1``, ``<0.5``; any other text is kept and has no number."""
        match = _FORM.fullmatch(text)
        if match is None:
            return cls(text=text, comparator="", digits="", number=None)
        return cls(text=text, comparator=match[1], digits=match[2], number=Decimal(match[2]))

    def __str__(self) -> str:
        return self.text

    @property
    def plausible(self) -> bool:
        """Whether it is a number that a plan could have, by the count of its digits."""
        return 0 < len(self.digits.replace(".", "")) <= _MOST_DIGITS
