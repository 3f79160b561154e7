"""The built site as one zip that works from a disk, where no server opens a folder's index and no module loads.

    pages    a link to a folder names the index.html in it; what only makes sense online (`data-online`) is left out
    scripts  `type="module"` becomes `defer`, and the file is wrapped so that its names stay its own
    files    all others as they are, but source maps and what search engines read

Same site, same bytes: names in order, one time for all.
"""

import html
import io
import posixpath
import re
import zipfile
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_LEFT_OUT: Final = re.compile(r"(?:^offline/.*|^404\.html|^sitemap\.xml(?:\.gz)?|.*\.map)$")
_EARLIEST: Final = "1980-01-01"  # a zip knows none before it
_README: Final = "打开 index.html 即可离线阅读和检索。\r\nOpen index.html to read and search without a network.\r\n"

_SCRIPT: Final = re.compile(r"(<script\b[^>]*>)(.*?)(</script>)", re.DOTALL)
_TAG: Final = re.compile(r"""<[a-z][\w-]*(?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*/?>""")
_ADDRESS: Final = re.compile(r'(\s(?:href|src|action)=")([^"]*)(")')
_REFRESH: Final = re.compile(r'(\scontent="\d+;\s*url=)([^"]*)(")', re.IGNORECASE)
_ONLINE: Final = re.compile(r"<(\w+)\b[^>]*\sdata-online\b[^>]*>.*?</\1>\s*", re.DOTALL)
_MODULE: Final = re.compile(r'\stype="module"')
_SOURCE: Final = re.compile(r'\ssrc="([^"]*)"')
_IMPORT: Final = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)


class OfflineError(Exception):
    """The site cannot be read from a disk; the message names the file and what is wrong with it."""


def write_zip(site: Path, place: Path, date: str) -> int:
    """Write the zip of a built site; its size in bytes.

    Raises:
        OfflineError: see `pack`; nothing is written.
    """
    data = pack(site, name=place.name, date=date)
    place.parent.mkdir(parents=True, exist_ok=True)
    return place.write_bytes(data)


def pack(site: Path, *, name: str, date: str = "") -> bytes:
    """The zip of a built site; all lies in one folder of the zip's own name.

    Args:
        site: the folder of the built site.
        name: the zip's file name, which its folder bears too.
        date: the ISO date that its files bear.

    Raises:
        OfflineError: a link leads nowhere, or a script cannot be loaded from a disk.
    """
    files = readable(site)
    moment = tuple(int(part) for part in (date or _EARLIEST).split("-"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name.removesuffix('.zip')}/{path}", (moment[0], moment[1], moment[2], 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return stream.getvalue()


def readable(site: Path) -> dict[str, bytes]:
    """Every file of the zip by its path.

    Raises:
        OfflineError: see `pack`.
    """
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    kept = frozenset(path for path in paths if not _LEFT_OUT.match(path))
    modules: set[str] = set()
    files = {path: (site / path).read_bytes() for path in kept}
    for path in sorted(kept):
        if path.endswith(".html"):
            text = _page(files[path].decode("utf-8"), path, kept, modules)
            files[path] = text.encode("utf-8")
    for path in sorted(modules):
        files[path] = _plain_script(files[path].decode("utf-8"), path).encode("utf-8")
    return files | {"README.txt": _README.encode("utf-8-sig")}


def _page(text: str, path: str, files: frozenset[str], modules: set[str]) -> str:
    """One page; adds the module scripts that it loads to `modules`."""
    folder = posixpath.dirname(path)

    def script(match: re.Match[str]) -> str:
        tag = match[1]
        if not _MODULE.search(tag):
            return match[0]
        if not (source := _SOURCE.search(tag)):
            raise OfflineError(f"{path}: a module script without a file")
        modules.add(posixpath.normpath(posixpath.join(folder, source[1])))
        return f"{_MODULE.sub(' defer', tag)}{match[2]}{match[3]}"

    pieces = _SCRIPT.split(_SCRIPT.sub(script, _ONLINE.sub("", text)))
    for position in range(0, len(pieces), 4):  # between scripts, and never in them
        pieces[position] = _TAG.sub(lambda tag: _tag(tag[0], path, files), pieces[position])
    return "".join(pieces)


def _tag(tag: str, path: str, files: frozenset[str]) -> str:
    def named(match: re.Match[str]) -> str:
        return f"{match[1]}{_address(match[2], path, files)}{match[3]}"

    renamed = _ADDRESS.sub(named, tag)
    return _REFRESH.sub(named, renamed) if tag.startswith("<meta") else renamed


def _address(address: str, path: str, files: frozenset[str]) -> str:
    """An address that names a file, as it stands if it does already."""
    parts = urlsplit(html.unescape(address))
    if parts.scheme or parts.netloc or address.startswith("#"):
        return address
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if place in files:
        return address
    index = posixpath.normpath(posixpath.join(place, "index.html"))
    if index not in files:
        raise OfflineError(f"{path}: the link to {address!r} leads nowhere")
    end = len(parts.path)  # paths of this site hold nothing that HTML escapes
    head, tail = address[:end], address[end:]
    return f"{head}{'' if not head or head.endswith('/') else '/'}index.html{tail}"


def _plain_script(text: str, path: str) -> str:
    """A module that imports and exports nothing, as a plain script."""
    if _IMPORT.search(text):
        raise OfflineError(f"{path}: a module that imports or exports cannot be loaded from a disk")
    return f"(() => {{\n{text}}})();\n"
