"""What a Word file changes, block by block, as the office sees it."""

from dataclasses import dataclass
from typing import Final, Literal

What = Literal["changed", "new", "moved", "dropped", "unplaced"]
_SIGNS: Final[dict[What, str]] = {"changed": "±", "new": "+", "moved": "⇅", "dropped": "−", "unplaced": "?"}
#: How many characters of a long text are shown, and how many of these in front of a change.
_SHOWN: Final = 60
_BEFORE: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of a block, or of a cell, in one language: its words before and after."""

    what: What
    id: str
    code: str = ""
    before: str = ""
    after: str = ""
    tracked: bool = False


def summary(difference: Difference) -> str:
    """A difference as a line."""
    where = f"{_SIGNS[difference.what]} {difference.id} {difference.code}".rstrip()
    before, after = _around(difference.before, difference.after)
    words = " → ".join(text for text in (before, after) if text)
    return f"{where}: {words}" if words else where


def _around(before: str, after: str) -> tuple[str, str]:
    """Both texts from shortly in front of the place where they begin to differ."""
    both = enumerate(zip(before, after, strict=False))
    same = next((at for at, (old, new) in both if old != new), min(len(before), len(after)))
    start = max(0, same - _BEFORE)
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int) -> str:
    return f"{'…' if start else ''}{text[start : start + _SHOWN]}{'…' if len(text) > start + _SHOWN else ''}"


def squeezed(text: str) -> str:
    """A text with one blank wherever white space stands."""
    return " ".join(text.split())
