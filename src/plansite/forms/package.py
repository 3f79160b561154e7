"""Word documents as their parts: bytes by path. Same parts, same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.document import Document

#: A picture of the first page, which shows what the template said.
_NEEDLESS: Final = "/thumbnail"
#: No zip knows an earlier day.
_DAY: Final = (1980, 1, 1, 0, 0, 0)

#: The parts of a document by their paths.
Parts = Mapping[str, bytes]


def parts_of(document: Document) -> Parts:
    """The parts of a document."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith(_NEEDLESS)]:
        relations.pop(key)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Parts) -> bytes:
    """The file of a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in parts.items():
            entry = zipfile.ZipInfo(path, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()
