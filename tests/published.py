"""The plan's words as a reader's browser gets them, read back from built HTML; and what they ought to be.

This reading shares no code with the one that checks plan/ before a build: it sees only HTML and the received document.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import lxml.html
import yaml

#: The Chinese pages in the order of the document; the cover stands on the home page.
PAGES: Final = ("notice", "", *(str(number) for number in range(11)))
#: Marks that head a list item in the received text; in HTML they are list items.
_BULLET: Final = re.compile(r"^\s*²\s*", re.MULTILINE)


def normalised(text: str) -> str:
    """NFKC, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def expected_text(plan: Path) -> str:
    """The received document with its declared corrections."""
    lines = (plan / "source/notice.zh.txt").read_text("utf-8").split("\n")
    lines = [normalised(_BULLET.sub("•", line)) for line in lines]
    for correction in yaml.safe_load((plan / "corrections.yml").read_text("utf-8")):
        position = correction["line"] - 1
        source = normalised(correction["source"])
        if not source:  # an insertion
            lines[position] += normalised(correction["published"])
            continue
        if lines[position].count(source) != 1:
            raise ValueError(f"correction of line {correction['line']} does not match once")
        lines[position] = lines[position].replace(source, normalised(correction["published"]))
    return "".join(lines)


def _words(element: lxml.html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or "data-site" in element.attrib:
        return
    if element.tag == "li":
        before = element.xpath("count(preceding-sibling::li)")
        yield f"{int(before) + 1}." if element.xpath("parent::ol") else "•"
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def page_text(html: str) -> str:
    """The plan's words on one page: what stands in [data-plan] and not in [data-site]."""
    document = lxml.html.document_fromstring(html)
    parts = document.xpath("//*[@data-plan and not(ancestor::*[@data-plan])]")
    return normalised("".join(word for part in parts for word in _words(part)))


def published_text(pages: Iterable[str]) -> str:
    """The plan's words on several pages, end to end."""
    return "".join(page_text(html) for html in pages)
