"""Word files (.docx): the form, ours or changed by people, or a letter.

Merged cells count once, a cell merged over several rows for each of them. An identity that the form keeps in its row
(in small below the place, and in a bookmark such as ``c1_m3_1_2``) is read; so is
one that stands in the words of the place.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Row
from lxml import etree

from plansite.consultation.grids import read_grid
from plansite.consultation.letters import read_letter
from plansite.consultation.received import Author, Draft, Letter, Unreadable, round_in
from plansite.ground.vocabulary import Channel

#: What stands inside a deleted run, or behind a field's back, is not text.
_GONE: Final = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText")})
#: The bookmark that the form puts at a comment: its number, and the identity of its block, or that it is on none.
_MARK: Final = re.compile(r"c\d+_(\w+)", re.ASCII)
_WHOLE: Final = "plan"
_BREAKS: Final = {qn("w:tab"): " ", qn("w:br"): "\n"}
_BLANKS: Final = re.compile(r"[ \t\u3000\xa0]+")


def read_word(data: bytes, channel: Channel = "form", author: Author = Author()) -> Letter:  # noqa: B008 (frozen)
    """What one sender wrote into a Word file.

    Raises:
        Unreadable: it is damaged, or no Word file.
    """
    try:
        document = Document(BytesIO(data))
        body = document.element.body
    except (BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise Unreadable("this is no Word file that can be opened  不是可以打开的 Word 文件") from error
    draft = Draft(channel=channel)
    lines: list[str] = []
    for element in _blocks(body):
        if element.tag == qn("w:tbl"):
            read_grid(list(_rows(element)), draft)
        else:
            lines.append(_text(element))
    _text_around(lines, draft, has_table=any(True for _ in body.iter(qn("w:tbl"))))
    feet = (paragraph.text for section in document.sections for paragraph in section.footer.paragraphs)
    return replace(draft.letter(author), round=round_in("\n".join(feet)))


def _blocks(holder: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls, too."""
    for element in holder:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(element)


def _text_around(lines: list[str], draft: Draft, *, has_table: bool) -> None:
    """The paragraphs: without a table they are the letter; beside one they tell of the sender, or are told as left."""
    letter = read_letter("\n".join(lines), draft.channel)
    for role in ("name", "organisation", "contact"):
        draft.label(role, getattr(letter.author, role))
    draft.label("date", letter.date)
    draft.says_nothing = draft.says_nothing or letter.says_nothing
    draft.left += letter.left
    if has_table and draft.remarks:
        draft.left += [remark.suggestion for remark in letter.remarks]
    else:
        draft.remarks += letter.remarks


def _rows(table: Any) -> Iterator[list[str]]:
    """The cells of each row as text; one merged over columns stands in each of them, so that columns stay in line."""
    made = Table(table, None)  # type: ignore[arg-type]
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is table:
            yield _cells(_Row(row, made))


def _cells(row: _Row) -> list[str]:
    try:
        return [_cell(cell._tc) for cell in row.cells]
    except (IndexError, ValueError, AttributeError):  # a table whose grid does not fit its cells
        return [_cell(cell) for cell in row._tr.iter(qn("w:tc"))]


def _cell(cell: Any) -> str:
    marks = (_MARK.fullmatch(mark.get(qn("w:name"), "")) for mark in cell.iter(qn("w:bookmarkStart")))
    kept = [mark[1].replace("_", "-") for mark in marks if mark and mark[1] != _WHOLE]
    text = "\n".join(filter(None, (_text(paragraph) for paragraph in cell.iter(qn("w:p")))))
    return "\n".join([text, *(f"#{identity}" for identity in kept if identity not in text)]).strip()


def _text(paragraph: Any) -> str:
    """The words of a paragraph; what a tracked change took away is not among them."""
    pieces = []
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if not any(above.tag in _GONE for above in element.iterancestors()):
            pieces.append((element.text or "") if element.tag == qn("w:t") else _BREAKS[element.tag])
    return _BLANKS.sub(" ", "".join(pieces)).strip()
