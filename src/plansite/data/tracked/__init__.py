"""A Word file in which what changed between two editions stands as tracked changes (`w:ins`, `w:del`).

Accepted, it reads as the new edition; rejected, as the old one.
"""

from plansite.data.tracked.whole import tracked_file

__all__ = ["tracked_file"]
