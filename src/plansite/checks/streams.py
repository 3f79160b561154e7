"""Two texts of many pieces, such as the lines of a source and the passages of a plan, and where they differ."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile
from typing import Final

_WINDOW: Final = 16
_REACH: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Pieces of text end to end, with the way back from an offset to a piece."""

    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    text: str

    @classmethod
    def of(cls, pieces: Iterable[str]) -> "Stream":
        found = tuple(pieces)
        starts = tuple(accumulate(map(len, found), initial=0))
        return cls(pieces=found, starts=starts, text="".join(found))

    def locate(self, offset: int, *, end: bool = False) -> tuple[int, int]:
        """Index of the piece that holds the character at the offset, and the offset within it.

        ``end``: where a piece begins, the end of the one in front of it.
        """
        at = max(offset - 1, 0) if end or offset >= len(self.text) else offset
        index = min(bisect_right(self.starts, at) - 1, len(self.pieces) - 1)
        while index > 0 and not self.pieces[index]:
            index -= 1
        return index, offset - self.starts[index]

    def whole(self, start: int, end: int) -> tuple[int, ...]:
        """The pieces, not empty, from one that begins at an offset to the last that ends before another."""
        first = bisect_left(self.starts, start)
        spans = enumerate(pairwise(self.starts[first:]), first)
        inside = takewhile(lambda each: each[1][1] <= end, spans)
        return tuple(at for at, (begin, stop) in inside if stop > begin) if self.starts[first] == start else ()


#: Where two texts differ: from here to there in the one, and in the other.
Span = tuple[int, int]


def differences(expected: Stream, published: Stream) -> Iterator[tuple[Span, Span]]:
    """The spans of the two texts that differ. One that only the one has begins where a piece of it does, if it can."""
    at, there = 0, 0
    while True:
        run = _common(expected.text, published.text, at, there)
        at, there = at + run, there + run
        if at >= len(expected.text) and there >= len(published.text):
            return
        met = _meeting(expected.text, published.text, at, there)
        end, there_end = met or _before_same_end(expected.text, published.text, at, there)
        if there == there_end:
            back = _to_start(expected, at, end)
            yield (at - back, end - back), (there - back, there - back)
        elif at == end:
            back = _to_start(published, there, there_end)
            yield (at - back, at - back), (there - back, there_end - back)
        else:
            yield (at, end), (there, there_end)
        if met is None:
            return
        at, there = met


def _to_start(stream: Stream, start: int, end: int) -> int:
    """By how many characters a span that one text lacks can be moved forward, so that it begins with a piece."""
    starts, text = set(stream.starts), stream.text
    back = 0
    while start - back not in starts and start - back > 0 and text[start - back - 1] == text[end - back - 1]:
        back += 1
    return back if start - back in starts else 0


def _before_same_end(expected: str, published: str, at: int, there: int) -> tuple[int, int]:
    """Where two texts that meet no more begin to end alike."""
    same, most = 0, min(len(expected) - at, len(published) - there)
    while same < most and expected[-1 - same] == published[-1 - same]:
        same += 1
    return len(expected) - same, len(published) - same


def _common(left: str, right: str, at: int, there: int) -> int:
    """How many characters agree from two offsets on; by doubling steps, so that equal texts cost little."""
    run, step = 0, 4096
    while step:
        piece = left[at + run : at + run + step]
        if piece and piece == right[there + run : there + run + step]:
            run += len(piece)
        else:
            step //= 2
    return run


def _meeting(expected: str, published: str, at: int, there: int) -> tuple[int, int] | None:
    for skip in range(_REACH):
        window = published[there + skip : there + skip + _WINDOW]
        if len(window) < _WINDOW:
            return None
        found = expected.find(window, at, at + _REACH)
        if found >= 0:
            return found, there + skip
    return None
