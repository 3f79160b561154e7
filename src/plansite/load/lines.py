"""The lines of a data file as the signs of YAML stand in them: quoted text, comments and blocks of text are masked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

#: What stands in the place of quoted text and comments: no sign and no letter.
MASK: Final = "\0"
_BLOCK: Final = re.compile(r"[:-] +[|>][+-]?\s*$")
_OPENS: Final = re.compile(r"(?:^\s*|[:,\[{-]\s+|[\[{])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its number from 1, its text, the same masked, and the offset of a quotation mark never closed."""

    number: int
    text: str
    masked: str
    unclosed: int | None = None

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


def lines_of(text: str) -> Iterator[Line]:
    """The lines that say something in the signs of YAML: no blank ones, comments or lines of a block of text."""
    block: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (not line.strip() or indent > block):
            continue
        block = None
        masked, unclosed = _mask(line)
        if masked.strip():
            yield Line(number=number, text=line, masked=masked, unclosed=unclosed)
        if _BLOCK.search(masked):
            block = indent


def _mask(line: str) -> tuple[str, int | None]:
    """The line with what is quoted and commented masked; where a quotation mark was opened and not closed."""
    made, at = "", 0
    while at < len(line):
        character = line[at]
        if character == "#" and (at == 0 or line[at - 1] in " \t"):
            return made + " " * (len(line) - at), None
        if character in "\"'" and _OPENS.search(line[:at]):
            end = closing(line, at)
            if end is None:
                return made + MASK * (len(line) - at), at
            made, at = made + MASK * (end + 1 - at), end + 1
        else:
            made, at = made + character, at + 1
    return made, None


def closing(line: str, start: int) -> int | None:
    """Where the quotation mark that opens at ``start`` is closed in the line, if it is."""
    mark, at = line[start], start + 1
    while at < len(line):
        escaped = line[at] == "\\" if mark == '"' else line[at : at + 2] == mark * 2
        if escaped:
            at += 1
        elif line[at] == mark:
            return at
        at += 1
    return None
