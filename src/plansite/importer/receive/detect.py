"""Which form a document has, by its content and never by its name alone."""

import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from plansite.importer.receive.failures import Trouble, failure
from plansite.importer.receive.portable import receive_pdf
from plansite.importer.receive.received import Beside, Received, nothing
from plansite.importer.receive.text import decode, receive_text
from plansite.importer.receive.web import receive_web
from plansite.importer.receive.word import receive_word

#: Bytes. A plan of a hundred thousand characters as Word with pictures stays well below.
LARGEST: Final = 64_000_000
#: What a zip may unpack to: more is a bomb, not a document.
LARGEST_UNPACKED: Final = 512_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE: Final = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def receive(data: bytes, path: str, beside: Beside = nothing) -> Received:
    """Read a document in whatever form it has. ``beside`` gives the pictures that were saved with a page.

    Raises:
        ImportFailure: it cannot be read; the failure says why and what to do.
    """
    if not data.strip():
        raise failure("empty", path)
    if len(data) > LARGEST:
        raise failure("huge", path)
    if data.startswith(b"%PDF-"):
        return receive_pdf(data, path)
    if data.startswith(_OLE):
        raise failure(_old(data, path), path)
    if data.startswith(b"PK"):
        _check_word(data, path)
        return receive_word(data, path)
    text = decode(data, path)
    return receive_web(data, path, beside) if _PAGE.match(text.lstrip("\ufeff")) else receive_text(text, path)


def _old(data: bytes, path: str) -> Trouble:
    """What an OLE file is: its directory names its streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "wps" if path.lower().endswith(".wps") else "old-word"


def _check_word(data: bytes, path: str) -> None:
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (BadZipFile, OSError) as error:
        raise failure("broken", path) from error
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise failure("huge", path)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/document") for name in names):
        raise failure("no-word", path)
    if any(entry.flag_bits & 1 for entry in entries):
        raise failure("encrypted", path)
