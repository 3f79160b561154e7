"""Several documents in one file: where the second and further ones begin, by their titles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plansite.importer.forms import ATTACHED, form_of, is_title
from plansite.importer.headings import Ranks
from plansite.importer.lines import Line

_ATTACHMENT: Final = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?|(?:Annex|Attachment)\s*\w*[:.]?")
_TITLE: Final = re.compile(
    r".*(?:规划|纲要|计划|方案|意见|办法|细则|要点|清单|目录|分工|决定|Plan|Programme|Strategy|Measures)(?:[（(][^（()）]*[)）])?"
)
#: How far before its first heading the title of a document stands, in lines.
_REACH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The title of a further document: 附件2 and the like, if it stands before it, and the name; their lines."""

    opening: str
    name: str
    length: int


def find_starts(lines: tuple[Line, ...], ranks: Ranks) -> dict[int, Start]:
    """Index of the first line of a title → the title, for each document behind the first."""
    found = dict(_attached(lines, ranks))
    for at in _restarts(lines, ranks):
        title = next((each for each in range(at - 1, max(at - _REACH, 0), -1) if _is_title(lines[each], ranks)), None)
        if title is None or any(ranks.is_heading(line) for line in lines[title:at]):
            continue
        first = title
        while first > 1 and _continues(lines[first - 1], ranks):
            first -= 1
        opens = first > 1 and not lines[first - 1].is_solid and bool(_ATTACHMENT.fullmatch(lines[first - 1].text))
        begin = first - 1 if opens else first
        name = "".join(line.text for line in lines[first : title + 1])
        found[begin] = Start(opening=lines[begin].text if opens else "", name=name, length=title + 1 - begin)
    return found


def _attached(lines: tuple[Line, ...], ranks: Ranks) -> Iterator[tuple[int, Start]]:
    """附件2 on a line of its own, and the title of what is attached below it."""
    for at, (line, title) in enumerate(pairwise(lines)):
        if at and ATTACHED.fullmatch(line.text) and _is_plain(title, ranks) and is_title(title.text):
            yield at, Start(opening=line.text, name=title.text, length=2)


def _restarts(lines: tuple[Line, ...], ranks: Ranks) -> Iterator[int]:
    """Where chapters count from 1 again though no part opens."""
    last = 0
    for at, line in enumerate(lines):
        if ranks.of(line, ranks.volume):
            last = 0
        elif heading := ranks.of(line, ranks.chapter):
            if heading.number == 1 and last:
                yield at
            last = heading.number or last


def _is_title(line: Line, ranks: Ranks) -> bool:
    return _is_plain(line, ranks) and is_title(line.text) and bool(_TITLE.fullmatch(line.text))


def _continues(line: Line, ranks: Ranks) -> bool:
    """Whether a line is the first half of a title that goes on below it."""
    centred = _is_plain(line, ranks) and line.style.centred
    return centred and is_title(line.text) and not _ATTACHMENT.fullmatch(line.text)


def _is_plain(line: Line, ranks: Ranks) -> bool:
    return not line.is_solid and form_of(line.text) is None and not ranks.is_heading(line)
