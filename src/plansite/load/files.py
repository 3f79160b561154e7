"""Reading the files of plan/ as text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.ground.characters import broken_in, unseen_in
from plansite.ground.findings import Fault, Finding, Place, rule

#: A letter and the accents behind it.
_ACCENTED: Final = re.compile(r"\w[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A text file: its path as findings show it, and its text with LF line ends and no byte order mark."""

    path: str
    text: str


@rule("utf-8")
def not_utf8(path: str, data: bytes) -> Iterator[Fault]:
    """A file is UTF-8 text.

    Bad:  a chapter saved as GBK by an old editor
    Good: the same chapter saved as UTF-8
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        yield Fault(
            place=Place(path=path, line=line, column=column),
            message=f"byte 0x{data[error.start]:02x} is not UTF-8",
            hint="save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
            hint_zh="请把文件另存为 UTF-8 编码（记事本：另存为 → 编码 → UTF-8）",
        )


@rule("empty-file")
def empty_file(path: str, text: str) -> Iterator[Fault]:
    """A file says something.

    Bad:  a chapter file of no bytes, or of blank lines only
    Good: a chapter file with its heading and text, or no file and no mention of it in plan.yml
    """
    if not text.strip():
        yield Fault(
            place=Place(path=path),
            message="the file is empty",
            hint="restore its text, or delete the file and what names it",
            hint_zh="文件是空的：请恢复内容，或删除该文件及引用它的地方",
        )


@rule("control-character")
def control_character(place: Place, character: str) -> Iterator[Fault]:
    """A file holds no invisible or broken characters: they would travel into pages and PDFs unseen.

    Bad:  a zero-width space, a replacement character �, a right-to-left override; `"\\u202e"` in a data file
    Good: the text without it
    """
    yield Fault(
        place=place,
        message=f"invisible or broken character U+{ord(character):04X}",
        hint="delete it (it may have come with a copied text)",
        hint_zh="请删除这个看不见的或损坏的字符（可能是复制时带入的）",
    )


@rule("decomposed-character")
def decomposed_character(place: Place, character: str) -> Iterator[Fault]:
    """A letter and its accent are one character: in two they look alike, but nobody finds them.

    Bad:  é as e and U+0301, as some systems write it
    Good: é
    """
    yield Fault(
        place=place,
        message=f"“{character}” is written in {len(character)} characters",
        hint=f"write it as one: {unicodedata.normalize('NFC', character)}",
        hint_zh=f"这个字母和重音符号是分开的两个字符，请改为一个字符：{unicodedata.normalize('NFC', character)}",
    )


def _decomposed(line: str) -> Iterator[tuple[int, str]]:
    """Letters with accents that are characters of their own, where one character means the same."""
    if line.isascii() or unicodedata.is_normalized("NFC", line):
        return
    for match in _ACCENTED.finditer(line):
        if len(unicodedata.normalize("NFC", match[0])) < len(match[0]):
            yield match.start(), match[0]


def _strange_characters(path: str, text: str) -> Iterator[Finding]:
    if text.replace("\n", "").isprintable() and "\ufffd" not in text and unicodedata.is_normalized("NFC", text):
        return  # nearly every text; what follows is slow
    for number, line in enumerate(text.split("\n"), 1):
        for offset, character in broken_in(line):
            yield from control_character(Place(path=path, line=number, column=offset + 1), character)
        for offset, character in _decomposed(line):
            yield from decomposed_character(Place(path=path, line=number, column=offset + 1), character)


def read_file(path: Path, shown: str, *, received: bool = False) -> tuple[File | None, tuple[Finding, ...]]:
    """Read one text file, or say why it cannot be read.

    ``received``: it is kept as it came, with whatever characters that nobody sees; it is compared, not published.
    """
    data = path.read_bytes()
    if findings := tuple(not_utf8(shown, data)):
        return None, findings
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if findings := tuple(empty_file(shown, text)):
        return None, findings
    strange = () if received else tuple(_strange_characters(shown, text))
    meant = _as_meant(text) if strange else text
    if strange and any(True for line in meant.split("\n") for _ in broken_in(line)):
        return None, strange  # what is lost nobody can guess
    return File(path=shown, text=meant), strange


def _as_meant(text: str) -> str:
    """A text without the characters that nobody sees, each letter and its accent as one: so the rest is read on."""
    unseen = {ord(character): None for _, character in unseen_in(text)}
    return "\n".join(_composed(line) for line in text.translate(unseen).split("\n"))


def _composed(line: str) -> str:
    """A line with what two characters write together as one; all else, such as a radical, stays for its own rule."""
    for _, letter in tuple(_decomposed(line)):
        line = line.replace(letter, unicodedata.normalize("NFC", letter))
    return line
