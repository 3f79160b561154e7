"""Plain text, in the encodings that Chinese offices save it in."""

import codecs
import re
from typing import Final

from plansite.importer.receive.failures import failure
from plansite.importer.receive.received import Received

_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Of the bytes of UTF-16 that hold Latin text or line ends, about so many are nought.
_NOUGHTS: Final = 0.05


def decode(data: bytes, path: str) -> str:
    """The text of a file: by its byte order mark; else UTF-8, UTF-16 without a mark, or GB 18030.

    Raises:
        ImportFailure: it is none of these, or no text.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for name in (encoding,) if encoding else (*_unmarked(data),):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if control := _CONTROL.search(text):
            raise failure("not-text", path, text[: control.start()].count("\n") + 1)
        if not text.strip("\ufeff \t\r\n\u3000"):
            raise failure("empty", path)
        return text
    raise failure("encoding" if _looks_like_text(data) else "not-text", path)


def _unmarked(data: bytes) -> tuple[str, ...]:
    noughts = data.count(0)
    if len(data) % 2 == 0 and noughts > len(data) * _NOUGHTS:
        return ("utf-16-le",) if data[1::2].count(0) >= data[::2].count(0) else ("utf-16-be",)
    return "utf-8", "gb18030"


def _looks_like_text(data: bytes) -> bool:
    return not any(byte < 9 for byte in data[:4096])


def receive_text(text: str, path: str) -> Received:
    """Plain text: a line is a line."""
    return Received(form="text", text="\n".join(_BREAK.split(text.removeprefix("\ufeff"))))
