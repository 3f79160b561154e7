"""Word documents as their parts: text by path. Same parts, same bytes."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.document import Document

#: Relations to what a form has no use for, by the end of their type: python-docx's template brings them along.
_NEEDLESS: Final = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering", "/webSettings")
#: No zip knows an earlier day.
_DAY: Final = (1980, 1, 1, 0, 0, 0)

#: The parts of a document by their paths, all of them XML.
Parts = Mapping[str, str]


def parts_of(document: Document) -> Parts:
    """The parts of a document, without those that nothing in it needs."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_NEEDLESS)]:
            relations.pop(key)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def pack(parts: Parts) -> bytes:
    """The file of a document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()
