"""Where the document does not agree with itself, found by rules: ``DISAGREEMENTS``, in the order of the page."""

from typing import Final

from plansite.consistency.counts import broken_counts
from plansite.consistency.disagreement import Disagreement, Kind, Spot, covering
from plansite.consistency.passages import repeated_passages
from plansite.consistency.units import missing_units
from plansite.consistency.values import new_or_total, other_values, out_of_range, targets_below
from plansite.consistency.wording import (
    doubled_marks,
    doubled_words,
    lost_stops,
    other_level,
    other_period,
    placeholders,
)

DISAGREEMENTS: Final[tuple[Kind, ...]] = (
    other_values,
    targets_below,
    new_or_total,
    out_of_range,
    missing_units,
    placeholders,
    broken_counts,
    other_period,
    other_level,
    repeated_passages,
    doubled_words,
    doubled_marks,
    lost_stops,
)

__all__ = ["DISAGREEMENTS", "Disagreement", "Kind", "Spot", "covering", "targets_below"]
