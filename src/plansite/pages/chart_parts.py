"""What a chart shows before it is laid out: its parts, their indicators, and where values stand on the line."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from plansite.ground.vocabulary import State
from plansite.pages.quantities import Movement

#: What the indicators of a part have in common. ``reported``: nothing but what was reported is there to compare.
ChartMark = State | Movement | Literal["reported"]
PointKind = Literal["target", "earlier", "reported"]
#: How much of the width the scale takes; the figures stand on the rest.
_WIDTH: Final = Decimal(50)
_ACROSS: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value on the line of a row: where, in per cent of the width."""

    kind: PointKind
    x: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An indicator: its figure, further labels, how far its bar reaches (nowhere: empty), and its points."""

    name: str
    figure: str
    labels: tuple[str, ...]
    bar: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The indicators of one mark, and what they are called together."""

    mark: ChartMark
    heading: str
    entries: tuple[Entry, ...]


def across(part: Decimal, whole: Decimal) -> str:
    """Where a value stands on a scale that ends at ``whole``."""
    return f"{(part * _WIDTH / whole).quantize(_ACROSS) if whole else Decimal(0)}%"
