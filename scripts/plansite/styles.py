"""The site's own style sheets as one file: a phone asks once instead of fifteen times, and comments stay at home.

Its name holds a digest of its content, so that servers may let browsers keep it for good.
"""

import hashlib
import re
from pathlib import Path
from typing import Final

#: What mkdocs.yml lists below `extra_css`, as pages name it: one link after the other, in that order.
_LINK: Final = re.compile(r'\s*<link rel="stylesheet" href="((?:\.\./)*)(assets/css/[\w-]+\.css)">')
_LINKS: Final = re.compile(rf"(?:{_LINK.pattern})+")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def one_style_sheet(site: Path) -> str | None:
    """Put the style sheets that every page loads into one, and let the pages load that.

    Returns:
        The path of the new file, or none where no page loads any.

    Raises:
        ValueError: pages differ in what they load; one file would change what they look like.
    """
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    runs = {
        path: match for path, text in pages.items() if (match := _LINKS.search(text)) and match[0].count("<link") > 1
    }
    lists = {tuple(link[2] for link in _LINK.finditer(match[0])) for match in runs.values()}
    if not lists:
        return None
    if len(lists) > 1:
        raise ValueError("pages load different style sheets")
    (names,) = lists
    name = _write(site, names)
    for path, match in runs.items():
        link = f'\n      <link rel="stylesheet" href="{match[1]}{name}">'
        path.write_text(pages[path].replace(match[0], link, 1), "utf-8")
    return name


def _write(site: Path, names: tuple[str, ...]) -> str:
    """The one file; the many are removed."""
    text = "".join(_lean((site / name).read_text("utf-8")) for name in names)
    name = f"assets/css/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (site / name).write_text(text, "utf-8")
    for old in names:
        (site / old).unlink()
    return name


def _lean(sheet: str) -> str:
    """A style sheet without comments, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub("", sheet).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)
