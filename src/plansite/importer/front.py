"""The front of a document: the notice that came with it, and the cover."""

import re
from dataclasses import dataclass
from typing import Final

from plansite.importer.forms import RANKS, Form, form_of, is_title
from plansite.importer.lines import Line, strip
from plansite.importer.outline import CoverLine, Notice, Paragraph, Remarks
from plansite.languages.zh.punctuation import close_blanks, full_width, ordinary

_NOTICE: Final = re.compile(r"[^。；]*(?:关于|有关)[^。；]*的?(?:通知|公告|通告|公示|启事|函)")
_NUMERAL: Final = r"[\d〇零○一二三四五六七八九十]"
_DAY: Final = re.compile(
    rf"{_NUMERAL}{{4}}\s*年\s*{_NUMERAL}{{1,3}}\s*月\s*{_NUMERAL}{{1,3}}\s*日\s*(?:[（(][^。]*[)）])?"
)
_DATE: Final = re.compile(rf"{_NUMERAL}{{4}}\s*年(?:\s*{_NUMERAL}{{1,3}}\s*(?:月(?:\s*{_NUMERAL}{{1,3}}\s*日)?)?)?")
_STATUS: Final = re.compile(r"[（(](?P<status>[^（）()]*)[)）]")
_BODY_FORMS: Final = frozenset({*RANKS, Form.COLUMN, Form.TABLE, Form.NOTE})
_ATTACHMENT: Final = re.compile(r"附件\s*\d*\s*[:：.．]")
_COVER_LINES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Notice and cover, each if there is one, and the lines after them."""

    notice: Notice | None
    cover: tuple[CoverLine, ...]
    rest: tuple[Line, ...]


def set_text(text: str) -> str:
    """A text as it is published: ordinary characters, full-width marks, no blanks beside Chinese."""
    return full_width(close_blanks(ordinary(text)))


def read_front(lines: tuple[Line, ...], remarks: Remarks) -> Front:
    """Read what stands before the first paragraph of the plan."""
    count = _notice_length(lines, remarks)
    notice = _notice(lines[:count]) if count else None
    if notice is None:
        remarks.doubt(0, "no notice: the document opens with no line 关于…的通知 or the like")
    cover = _cover_lines(lines[count:])
    entries = _cover(cover, remarks)
    missing = [key for key in ("title", "status", "issuer", "date") if all(each.key != key for each in entries)]
    if missing:
        remarks.doubt(0, f"the cover gives no {', '.join(missing)}: plan.yml lacks them")
    return Front(notice=notice, cover=entries, rest=lines[count + len(entries) :])


def _notice_length(lines: tuple[Line, ...], remarks: Remarks) -> int:
    """How many lines are the notice: from its title to the day it was signed."""
    if not lines or not _NOTICE.fullmatch(lines[0].text):
        return 0
    for at, line in enumerate(lines[1:], 2):
        if _DAY.fullmatch(line.text):
            return at + _attachments(lines[at:])
        if form_of(line.text) is Form.PART:
            break
    remarks.doubt(lines[0].number, "the notice has no line with a full date: where it ends is unsure")
    plain = (at for at, line in enumerate(lines[1:], 1) if is_title(line.text) or form_of(line.text) in _BODY_FORMS)
    return next(plain, 1)


def _attachments(lines: tuple[Line, ...]) -> int:
    """How many lines below the signature name attachments: 附件：…, and the numbered ones after it."""
    count = 0
    for line in lines:
        form = form_of(line.text)
        if not (_ATTACHMENT.match(line.text) or (count and form is Form.DIGIT)):
            break
        count += 1
    return count


def _notice(lines: tuple[Line, ...]) -> Notice:
    paragraphs = tuple(
        Paragraph(line=line.number, identity=f"a{at}", text=set_text(line.text)) for at, line in enumerate(lines[1:], 1)
    )
    return Notice(line=lines[0].number, title=set_text(lines[0].text), paragraphs=paragraphs)


def _cover_lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The short lines up to the first heading or running paragraph."""
    end = 0
    for line in lines[:_COVER_LINES]:
        if form_of(line.text) in _BODY_FORMS or not (is_title(line.text) or _STATUS.fullmatch(line.text)):
            break
        end += 1
    return lines[:end]


def _cover(lines: tuple[Line, ...], remarks: Remarks) -> tuple[CoverLine, ...]:
    """What each line of the cover is: the status stands in brackets, and the title comes first."""
    names = [line for line in lines if not _STATUS.fullmatch(line.text) and not _DATE.fullmatch(line.text)]
    issuer = names[-1] if len(names) > 1 else None
    if len(names) > 2:
        remarks.doubt(names[1].number, f"cover: lines {names[0].number} to {names[-2].number} are taken for the title")
    entries = []
    for line in lines:
        if match := _STATUS.fullmatch(line.text):
            entries.append(CoverLine(line=line.number, key="status", text=set_text(strip(match["status"]))))
        else:
            key = "date" if line not in names else "issuer" if line is issuer else "title"
            entries.append(CoverLine(line=line.number, key=key, text=set_text(line.text)))
    return tuple(entries[: _first_repeat(entries)])


def _first_repeat(entries: list[CoverLine]) -> int:
    """Where a key comes a second time, and the cover must have ended; a title may take several lines."""
    seen: list[str] = []
    for at, entry in enumerate(entries):
        if entry.key in seen and (entry.key != "title" or seen[-1] != "title"):
            return at
        seen.append(entry.key)
    return len(entries)
