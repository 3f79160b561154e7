"""Folders sent from machine to machine: each as one zip, the same bytes for the same folder.

What comes out of a zip lies in the folder that it is unpacked into, or nothing of it does.
"""

import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # a zip knows none before it


class ParcelError(Exception):
    """A folder cannot be sent, or what came is none; the message says why."""


def packed(folder: Path) -> bytes:
    """The zip of a folder.

    Raises:
        ParcelError: a link in it leads out of it.
    """
    stream, root = io.BytesIO(), folder.resolve()
    with zipfile.ZipFile(stream, "w") as archive:
        for path in sorted(_files(folder)):
            if not path.resolve().is_relative_to(root):
                raise ParcelError(f"{path.name} is a link that leads out of its folder")
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _MOMENT)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=3)
    return stream.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def unpack(data: bytes, into: Path) -> None:
    """Unpack a zip into a folder.

    Raises:
        ParcelError: it is no zip, or an entry would lie elsewhere or be a link.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries:
                _refuse(entry)
            for entry in entries:
                path = into / entry.filename
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(entry))
    except zipfile.BadZipFile as error:
        raise ParcelError(f"what came is no zip: {error}") from error


def _refuse(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry that is more than a file below the folder."""
    path = PurePosixPath(entry.filename)
    strange = "\\" in entry.filename or ":" in entry.filename or "\0" in entry.filename
    if strange or path.is_absolute() or ".." in path.parts or entry.is_dir() or not path.parts:
        raise ParcelError(f"{entry.filename!r} does not lie in its folder")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ParcelError(f"{entry.filename!r} is a link")
