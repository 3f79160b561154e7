"""The Word file: a table without lines, a row for each paragraph and a column for each language.

A bookmark around each paragraph names its block. Word, WPS and LibreOffice keep bookmarks when a text is edited, moved
and saved; who deletes one deletes a name, and the words tell which block it was.
"""

from collections import ChainMap
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from plansite.ground.word_files import set_typefaces
from plansite.languages import of_findings
from plansite.model import Plan
from plansite.office.word.rows import STYLES, TextRow, rows

_PAGE: Final = (Mm(210), Mm(297))
_MARGIN: Final = Mm(20)
_GREY: Final = RGBColor(0x59, 0x59, 0x59)


def word_file(plan: Plan, chapters: tuple[int, ...]) -> bytes:
    """The chapters as a Word file."""
    document: Document = docx.Document()
    document.core_properties.title = plan.meta.title[plan.original]
    _set_page(document, plan)
    for language in reversed(of_findings()):
        document.add_paragraph(language.words["word_lead"]).runs[0].font.color.rgb = _GREY
    count = 0
    for number in chapters:
        count = _chapter(document, plan, rows(plan, number), count)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _set_page(document: Any, plan: Plan) -> None:
    section, across = document.sections[0], len(plan.languages) > 1
    faces = dict(ChainMap(*(dict(language.typesetting.word_faces) for language in plan.languages)))
    section.page_width, section.page_height = reversed(_PAGE) if across else _PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, _MARGIN)
    for name in dict.fromkeys(STYLES.values()):
        style = document.styles[name]
        set_typefaces(style, faces)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(12)


def _chapter(document: Any, plan: Plan, found: tuple[TextRow, ...], count: int) -> int:
    codes = [language.code for language in plan.languages]
    table = document.add_table(rows=0, cols=len(codes))
    for row in found:
        cells = table.add_row().cells
        for cell, code in zip(cells, codes, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles[STYLES[row.kind]]
            count += 1
            _write(paragraph, row, code, count)
    document.add_paragraph()
    return count


def _write(paragraph: Any, row: TextRow, code: str, number: int) -> None:
    """The words of a row in one language, between the ends of its bookmark."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(tag)
        element.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            element.set(qn("w:name"), row.mark(code))
            paragraph._p.append(element)
            lead, text = row.leads.get(code, ""), row.texts.get(code, "")
            if lead:
                paragraph.add_run(lead).bold = True
            paragraph.add_run(text[len(lead) :])
        else:
            paragraph._p.append(element)
