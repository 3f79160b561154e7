"""The site's own style sheets as one file, and its module scripts as one: a phone asks for two instead of twenty-five.

Comments stay at home. The names hold a digest of the content, so that servers may let browsers keep them for good.
In docs/assets/ there is a file for each concern; pages that were not bundled work, too.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Comments that begin a line: what stands behind code or in a string is never taken for one.
_SCRIPT_COMMENT: Final = re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*\n|//[^\n]*\n)", re.DOTALL | re.MULTILINE)
_IMPORT: Final = re.compile(r"^\s*(?:import|export)\b", re.MULTILINE)
#: A script keeps its names to itself, and one that fails does not keep the next from running; its error is still told.
_SCRIPT: Final = "try {{\n{}}} catch (error) {{\nsetTimeout(() => {{ throw error; }});\n}}\n"


class BundleError(Exception):
    """The files cannot become one; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How pages load files of one kind, and how these become one file.

    ``link`` is the markup for one file, {} in place of its address; pages have it once for each, one after the other.
    """

    link: str
    folder: str
    suffix: str
    lean: Callable[[str], str]

    @property
    def one(self) -> str:
        """The pattern of one link; its groups are the way to the root and the file's path below it."""
        return re.escape(self.link).replace(r"\{\}", rf"((?:\.\./)*)({self.folder}/[\w-]+\.{self.suffix})")

    @property
    def several(self) -> str:
        """The pattern of links one after the other, two at least. It begins with plain text, which is found fast."""
        return rf"{self.one}(?:\s*{self.one})+"


def _lean_style(sheet: str) -> str:
    """A style sheet without comments, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub("", sheet).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)


def _lean_script(script: str) -> str:
    """A module script without comments, in a scope of its own."""
    if _IMPORT.search(script):
        raise BundleError("a script that imports or exports cannot stand in one file with others")
    lines = _SCRIPT_COMMENT.sub("", script).split("\n")
    return _SCRIPT.format("".join(f"{line}\n" for line in lines if line.strip()))


KINDS: Final = (
    _Kind(link='<link rel="stylesheet" href="{}">', folder="assets/css", suffix="css", lean=_lean_style),
    _Kind(link='<script src="{}" type="module"></script>', folder="assets/js", suffix="js", lean=_lean_script),
)


def bundle(site: Path) -> tuple[str, ...]:
    """Put the files of each kind that every page loads into one, and let the pages load that.

    Returns:
        The paths of the new files.

    Raises:
        BundleError: pages differ in what they load, so that one file would change what they look like or do.
    """
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    made: list[str] = []
    changed: set[Path] = set()
    for kind in KINDS:
        one, several = re.compile(kind.one), re.compile(kind.several)
        runs = {path: match for path, text in pages.items() if (match := several.search(text))}
        lists = {tuple(link[2] for link in one.finditer(match[0])) for match in runs.values()}
        if len(lists) > 1:
            raise BundleError(f"pages load different files of {kind.folder}")
        for name in (_write(site, kind, names) for names in lists):
            for path, match in runs.items():
                pages[path] = pages[path].replace(match[0], kind.link.format(match[1] + name), 1)
            made.append(name)
        changed |= runs.keys()
    for path in changed:
        path.write_text(pages[path], "utf-8")
    return tuple(made)


def _write(site: Path, kind: _Kind, names: tuple[str, ...]) -> str:
    """The one file; the many are removed."""
    text = "".join(kind.lean((site / name).read_text("utf-8")) for name in names)
    name = f"{kind.folder}/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{kind.suffix}"
    (site / name).write_text(text, "utf-8")
    for old in names:
        (site / old).unlink()
    return name
