"""Values of indicators: the string of the source, read as comparator and number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Self

from plansite.vocabulary import COMPARATORS

_FORM: Final = re.compile(rf"([{''.join(COMPARATORS)}]?)((?:0|[1-9]\d*)(?:\.\d+)?)", re.ASCII)

#: Values of more digits are slips; up to here, a share of one in another is exact enough in `decimal` to be drawn.
_MOST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A target or an actual, e.g. ``≥98``. ``parse`` and ``str`` are inverses.

    ``digits`` is kept as written (``99.04``, ``40.0``): what is published is the string of the source, unrounded.
    """

    comparator: str
    digits: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``98``, ``≥98``, ``≤27``, ``>1``, ``<0.5``.

        Raises:
            ValueError: the text is not a number with an optional comparator.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a number with an optional {' '.join(COMPARATORS)}")
        return cls(comparator=match[1], digits=match[2])

    def __str__(self) -> str:
        return self.comparator + self.digits

    @property
    def number(self) -> Decimal:
        """The number without its comparator, exact."""
        return Decimal(self.digits)

    @property
    def plausible(self) -> bool:
        """Whether a plan could have it, by the count of its digits."""
        return len(self.digits.replace(".", "")) <= _MOST_DIGITS
