"""The front of a document: the notice that came with it, and the cover."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importer.elements import Paragraph
from plansite.importer.forms import ATTACHED, INSERTS, RANKS, Form, form_of, is_title, mark_of
from plansite.importer.headings import Ranks, find_ranks
from plansite.importer.lines import Line
from plansite.importer.outline import CoverLine, Notice
from plansite.importer.remarks import Remarks
from plansite.importer.texts import strip

_NOTICE: Final = re.compile(
    r"[^。；]*(?:关于|有关)[^。；]*的?(?:通知|公告|通告|公示|启事|函|批复)|(?:Public )?Notice (?:on|of)\b.*"
)
_NUMERAL: Final = r"[\d〇零○一二三四五六七八九十]"
_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY: Final = re.compile(
    rf"{_NUMERAL}{{4}}\s*年\s*{_NUMERAL}{{1,3}}\s*月\s*{_NUMERAL}{{1,3}}\s*日\s*(?:[（(][^。]*[)）])?"
    rf"|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},\s+\d{{4}}"
)
_DATE: Final = re.compile(
    rf"{_NUMERAL}{{4}}\s*年(?:\s*{_NUMERAL}{{1,3}}\s*(?:月(?:\s*{_NUMERAL}{{1,3}}\s*日)?)?)?"
    rf"|(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}},\s+)?\d{{4}}"
)
_STATUS: Final = re.compile(r"[（(](?P<status>[^（）()]*)[)）]")
_BODY_FORMS: Final = frozenset({*RANKS, *INSERTS, Form.NAMED})
_ATTACHMENT: Final = re.compile(r"附件\s*\d*\s*[:：.．]|(?:Annex|Attachment)\s*\d*[:.]")
#: Words that the title of such a document ends with: a line with them is no issuer.
_TITLE_END: Final = re.compile(
    r"(?:规划|纲要|计划|方案|意见|办法|细则|要点|清单|目录|决定|建议|Plan|Programme|Strategy|Outline)[”》]?"
)
_QUOTED: Final = re.compile(r"《([^《》]+)》")
_COVER_LINES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Notice and cover, each if there is one, and the lines after them."""

    notice: Notice | None
    cover: tuple[CoverLine, ...]
    rest: tuple[Line, ...]
    guessed: str = ""


def read_front(lines: tuple[Line, ...], remarks: Remarks) -> Front:
    """Read what stands before the first paragraph of the plan."""
    count = _notice_length(lines, remarks)
    notice = _notice(lines[:count]) if count else None
    cover = _cover_lines(lines[count:])
    entries = _cover(cover, remarks)
    rest = lines[count + len(entries) :]
    guessed = "" if any(entry.key == "title" for entry in entries) else _guess(notice, rest, lines, remarks)
    return Front(notice=notice, cover=entries, rest=rest, guessed=guessed)


def _guess(notice: Notice | None, rest: tuple[Line, ...], lines: tuple[Line, ...], remarks: Remarks) -> str:
    """A title where no line is one: what the notice quotes, or the first line that can be one."""
    quoted = _QUOTED.search(notice.title) if notice else None
    first = next((line for line in rest if is_title(line.text)), None)
    line = first or next((line for line in (*rest, *lines) if line.text), None)
    if line is None:
        return ""
    mark = mark_of(line.text)
    text = quoted[1] if quoted else (mark.rest if mark and mark.rest else line.text)[:40]
    remarks.doubt(notice.line if quoted and notice else line.number, "title-guessed", text=text)
    return text


def _notice_length(lines: tuple[Line, ...], remarks: Remarks) -> int:
    """How many lines are the notice: from its title to the day it was signed."""
    if not lines or not _NOTICE.fullmatch(lines[0].text):
        return 0
    for at, line in enumerate(lines[1:], 2):
        if line.is_solid or form_of(line.text) is Form.PART:
            break
        if _DAY.fullmatch(line.text):
            return at + _attachments(lines[at:])
    remarks.doubt(lines[0].number, "notice-end")
    plain = (at for at, line in enumerate(lines[1:], 1) if is_title(line.text) or form_of(line.text) in _BODY_FORMS)
    return next(plain, 1)


def _attachments(lines: tuple[Line, ...]) -> int:
    """How many lines below the signature name attachments: 附件：…, the numbered ones after it; and 附件1."""
    count = 0
    for line in lines:
        form = form_of(line.text)
        if ATTACHED.fullmatch(line.text):
            return count + 1
        if not (_ATTACHMENT.match(line.text) or (count and form is Form.DIGIT)):
            break
        count += 1
    return count


def _notice(lines: tuple[Line, ...]) -> Notice:
    paragraphs = tuple(
        Paragraph(line=line.number, identity=f"a{at}", text=line.text) for at, line in enumerate(lines[1:], 1)
    )
    return Notice(line=lines[0].number, title=lines[0].text, paragraphs=paragraphs)


def _cover_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The short lines up to the first heading or running paragraph."""
    ranks = find_ranks(lines[1:])
    end = 0
    for line in lines[:_COVER_LINES]:
        short = is_title(line.text) or _STATUS.fullmatch(line.text) or _DATE.fullmatch(line.text)
        if line.is_solid or line.frame or form_of(line.text) in _BODY_FORMS or not short:
            break
        if end and _heads(line, lines, end, ranks):
            break
        end += 1
    return lines[:end]


def _heads(line: Line, lines: tuple[Line, ...], at: int, ranks: Ranks) -> bool:
    """Whether a line behind the first is a heading already: by its rank, or by the text right below it."""
    if ranks.is_heading(line) or line.style.level:
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    numbered = isinstance(ranks.chapter, Form)
    runs = below is not None and not below.is_solid and not is_title(below.text) and form_of(below.text) is None
    return runs and not numbered and not _DATE.fullmatch(line.text) and not _STATUS.fullmatch(line.text)


def _cover(lines: tuple[Line, ...], remarks: Remarks) -> tuple[CoverLine, ...]:
    """What each line of the cover is: the status stands in brackets, and the title comes first."""
    names = [line for line in lines if not _STATUS.fullmatch(line.text) and not _DATE.fullmatch(line.text)]
    issuer = names[-1] if len(names) > 1 and not _TITLE_END.search(names[-1].text[-12:]) else None
    titles = [line for line in names if line is not issuer]
    if len(titles) > 1:
        remarks.doubt(titles[1].number, "title-lines", first=titles[0].number, last=titles[-1].number)
    entries = []
    for line in lines:
        match = _STATUS.fullmatch(line.text)
        if match and not _DATE.fullmatch(match["status"]):
            entries.append(CoverLine(line=line.number, key="status", text=strip(match["status"])))
        else:
            key = "date" if line not in names else "issuer" if line is issuer else "title"
            entries.append(CoverLine(line=line.number, key=key, text=line.text))
    return tuple(entries[: _first_repeat(entries)])


def _first_repeat(entries: list[CoverLine]) -> int:
    """Where a key comes a second time, and the cover must have ended; a title may take several lines."""
    seen: list[str] = []
    for at, entry in enumerate(entries):
        if entry.key in seen and (entry.key != "title" or seen[-1] != "title"):
            return at
        seen.append(entry.key)
    return len(entries)
