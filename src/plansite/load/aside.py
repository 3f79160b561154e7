"""A translation that is being made: lines that begin with ``>`` quote the original, and the translation goes below.

    > ## （一）主要目标
    ## (1) Main goals
    {: #s1-1 }

A quotation with nothing below it but the identity, or nothing at all, is a block that waits. Quotations are never
published; they may stay where they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.ground.quotations import ATTRIBUTES, QUOTE, is_text
from plansite.load.files import File


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A file without its quotations: the lines of those that nothing answers, and whether anything is translated."""

    file: File
    waiting: tuple[int, ...]
    begun: bool


def answered(file: File) -> Answered:
    """Take the quotations out of a file; every line keeps its number."""
    lines = file.text.split("\n")
    waiting = []
    for start, end in list(_quotations(lines)):
        after = lines[end] if end < len(lines) else ""
        before = lines[start - 1] if start else ""
        lines[start:end] = [""] * (end - start)
        if is_text(before) and ATTRIBUTES.fullmatch(after):  # the translation was written above
            lines[start], lines[end] = after, ""
        elif not is_text(after) and not is_text(before):
            waiting.append(start + 1)
            if ATTRIBUTES.fullmatch(after):
                lines[end] = ""
    text = "\n".join(lines)
    return Answered(file=File(path=file.path, text=text), waiting=tuple(waiting), begun=any(map(is_text, lines)))


def _quotations(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where quotations begin and end."""
    start = None
    for number, line in enumerate([*lines, ""]):
        is_quoted = line.startswith(QUOTE) or line.rstrip() == QUOTE.rstrip()
        if is_quoted and start is None:
            start = number
        elif not is_quoted and start is not None:
            yield start, number
            start = None
