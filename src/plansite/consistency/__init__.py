"""Where the document does not agree with itself, found by rules: ``DISAGREEMENTS``, in the order of the page."""

from typing import Final

from plansite.consistency.blanks import placeholders
from plansite.consistency.bounds import out_of_range, wrong_bounds
from plansite.consistency.counts import broken_counts
from plansite.consistency.disagreement import Disagreement, Kind, Spot, covering
from plansite.consistency.joints import lost_joints
from plansite.consistency.levels import other_level
from plansite.consistency.numbering import broken_numbering
from plansite.consistency.passages import repeated_passages
from plansite.consistency.periods import other_period
from plansite.consistency.results import unmet_targets
from plansite.consistency.sums import wrong_sums
from plansite.consistency.units import missing_units
from plansite.consistency.values import new_or_total, other_values, targets_below
from plansite.consistency.wording import doubled_marks, doubled_words, lost_stops

DISAGREEMENTS: Final[tuple[Kind, ...]] = (
    other_values,
    targets_below,
    unmet_targets,
    new_or_total,
    out_of_range,
    wrong_bounds,
    wrong_sums,
    missing_units,
    placeholders,
    broken_counts,
    broken_numbering,
    other_period,
    other_level,
    repeated_passages,
    doubled_words,
    doubled_marks,
    lost_stops,
    lost_joints,
)

__all__ = ["DISAGREEMENTS", "Disagreement", "Kind", "Spot", "covering", "targets_below"]
