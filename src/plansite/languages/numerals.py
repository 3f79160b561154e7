"""Numbers that are written in characters: 二十一, 二〇二五."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """The characters of numbers.

    ``digits`` by their value, each a string of the characters that mean it, the usual one first. ``units``: characters
    that multiply what stands before them (十百千), and ``groups``: those that multiply all that stands before them
    (万亿). ``point`` divides decimals. ``shares``: what stands before a share, and the sign that stands behind its
    digits.
    """

    digits: tuple[str, ...]
    units: Mapping[str, int]
    groups: Mapping[str, int]
    point: str
    shares: Mapping[str, str]

    def data(self) -> dict[str, object]:
        """The characters as the browser gets them."""
        return {
            "digits": self.digits,
            "units": dict(self.units),
            "groups": dict(self.groups),
            "point": self.point,
            "shares": dict(self.shares),
        }
