"""Lines by their places on pages, joined into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from plansite.importer.forms import form_of
from plansite.importer.receive.received import Style
from plansite.importer.texts import join

_BOLD: Final = re.compile(r"Bold|Black|Heavy|Hei|黑", re.IGNORECASE)
#: So many lines at least reach the right edge where text is wrapped at it.
_FULL: Final = 3
_ENDS: Final = ("。", "：", "；", "！", "？", ".", ":")
_HYPHEN: Final = re.compile(r"(?<=[A-Za-z])[\u00ad\u2010]$")
_BROKEN: Final = re.compile(r"[A-Za-z]{2,}-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line as it is printed: its page, its edges, its words, and the size and font of most of its characters."""

    page: int
    top: float
    left: float
    right: float
    text: str
    size: float
    font: str = ""

    @property
    def bold(self) -> bool:
        """Whether it is set in a heavy font."""
        return bool(_BOLD.search(self.font))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where text is set: its left and right edge, from one line to the next; whether first lines are indented.

    ``wraps``: some line breaks off at the right edge within a sentence. Where none does, a sentence that ends there
    ends its paragraph.
    """

    left: float
    right: float
    pitch: float
    has_indents: bool = False
    wraps: bool = True

    @classmethod
    def of(cls, lines: Sequence[Printed], width: float = 0) -> "Area":
        """The area that lines fill; where few are wrapped at its right edge, on a page so wide with equal margins."""
        left = min((line.left for line in lines), default=0)
        right = max((line.right for line in lines), default=0)
        wraps = any(
            line.left < left + 4 * line.size and line.right > right - 2 * line.size and not line.text.endswith(_ENDS)
            for line in lines
        )
        full = sum(line.right > right - 0.6 * line.size for line in lines)
        if not wraps or full < max(_FULL, len(lines) // 8):
            right = max(right, width - left)
        steps = Counter(
            round(after.top - line.top)
            for line, after in pairwise(lines)
            if line.page == after.page and after.top > line.top
        )
        pitch = max(steps, key=lambda step: (steps[step], -step), default=0)
        indented = sum(1.2 * line.size < line.left - left < 4 * line.size for line in lines)
        return cls(left=left, right=right, pitch=pitch, has_indents=indented * 20 > len(lines), wraps=wraps)

    def is_full(self, line: Printed) -> bool:
        """Whether a line reaches the right edge, so that its paragraph may go on."""
        return line.right > self.right - 2 * line.size

    def is_centred(self, line: Printed) -> bool:
        """Whether a line stands in the middle, clear of both edges."""
        before, behind = line.left - self.left, self.right - line.right
        return before > 2.5 * line.size and abs(before - behind) < 1.5 * line.size

    def is_indented(self, line: Printed) -> bool:
        """Whether a line is indented as the first of a paragraph is."""
        return line.left - self.left > 1.2 * line.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A paragraph: its words and its look; the lines that it takes up."""

    first: Printed
    last: Printed
    text: str
    style: Style


def paragraphs(lines: Sequence[Printed], area: Area) -> Iterator[Joined]:
    """The paragraphs that lines make, over the breaks of pages, too."""
    current: Joined | None = None
    words = "\n".join(line.text for line in lines)
    for line in lines:
        style = Style(bold=line.bold, centred=area.is_centred(line), size=line.size)
        if current is not None and not _starts(current, line, style, area):
            current = replace(current, last=line, text=_joined(current.text, line.text, words))
            continue
        if current is not None:
            yield current
        current = Joined(first=line, last=line, text=line.text, style=style)
    if current is not None:
        yield current


def _joined(before: str, after: str, words: str) -> str:
    """A paragraph and its next line; a word that was broken between them is whole again.

    A plain hyphen stays where the document has the word with it elsewhere, too.
    """
    if _HYPHEN.search(before):
        return before[:-1] + after
    broken = _BROKEN.search(before) if after[:1].islower() and after[:1].isascii() else None
    rest = re.match("[a-z]*", after)
    if broken is None or rest is None:
        return join(before, after)
    return before + after if f"{broken[0]}{rest[0]}" in words else before[:-1] + after


def _starts(current: Joined, line: Printed, style: Style, area: Area) -> bool:
    """Whether a line opens a paragraph of its own."""
    before = current.last
    if abs(before.size - line.size) > 0.6 or before.bold != line.bold:
        return True
    if current.style.centred or style.centred:
        return not (current.style.centred and style.centred and area.is_full(before))
    if not area.has_indents and current.text.endswith(_ENDS) and (not area.wraps or form_of(line.text) is not None):
        return True
    apart = before.page == line.page and area.pitch and line.top - before.top > 1.9 * area.pitch
    return bool(apart) or not area.is_full(before) or area.is_indented(line)
