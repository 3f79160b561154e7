"""The lines of the received document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.characters import BLANK
from plansite.importer.failures import ImportFailure

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BREAK: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank.

    ``text`` is stripped, ``indent`` counts the columns of blanks before it, ``gap`` the blank lines above it.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0

    @property
    def width(self) -> int:
        """Columns that the text takes: two for a full-width character, one for another."""
        return columns(self.text)


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(2 if ord(character) > 0x2000 else 1 for character in text)


def strip(text: str) -> str:
    """The text without the blanks (invisible ones too) at its ends."""
    start = BLANK.match(text)
    text = text[start.end() :] if start else text
    return text if not text or not BLANK.fullmatch(text[-1]) else text[: _last(text) + 1]


def _last(text: str) -> int:
    return max((at for at, character in enumerate(text) if not BLANK.fullmatch(character)), default=-1)


def decode(data: bytes, path: str) -> str:
    """The document as text.

    Raises:
        ImportFailure: it is not UTF-8, no plain text, or has nothing in it.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportFailure(
            path=path,
            line=line,
            message=f"not UTF-8: byte 0x{data[error.start]:02x} cannot be read",
            hint="save the document as plain text in UTF-8 and import that",
            hint_zh="请将原文另存为 UTF-8 编码的纯文本后再导入",
        ) from error
    if control := _CONTROL.search(text):
        line = text[: control.start()].count("\n") + 1
        raise ImportFailure(
            path=path,
            line=line,
            message=f"not plain text: control character U+{ord(control[0]):04X}",
            hint="save the document as plain text in UTF-8 and import that",
            hint_zh="请将原文另存为 UTF-8 编码的纯文本后再导入",
        )
    if not strip(text):
        raise ImportFailure(
            path=path,
            line=0,
            message="the file is empty",
            hint="give the document as received, as plain text",
            hint_zh="文件没有内容：请提供收到的原文（纯文本）",
        )
    return text


def raw_lines(text: str) -> tuple[str, ...]:
    """Every line, blank or not, as an editor counts them."""
    return tuple(_BREAK.split(text))


def read_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank."""
    gap = 0
    for number, raw in enumerate(raw_lines(text), 1):
        stripped = strip(raw)
        if stripped:
            lead = BLANK.match(raw)
            yield Line(number=number, text=stripped, indent=columns(lead[0]) if lead else 0, gap=gap)
        gap = 0 if stripped else gap + 1


def without(lines: Iterable[Line], numbers: frozenset[int]) -> tuple[Line, ...]:
    """The lines but those of the given numbers."""
    return tuple(line for line in lines if line.number not in numbers)
