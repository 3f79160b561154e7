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
from docx.shared import Mm, Pt, RGBColor

from plansite.ground.word_files import set_typefaces
from plansite.languages import language, of_findings
from plansite.model import Plan
from plansite.office.word.rows import STYLES, TextRow, rows
from plansite.office.word.table_writing import write_marked, write_table
from plansite.office.word.tables import cell_rows

_PAGE: Final = (Mm(210), Mm(297))
_MARGIN: Final = Mm(20)
_GREY: Final = RGBColor(0x59, 0x59, 0x59)


def word_file(plan: Plan, chapters: tuple[int, ...]) -> bytes:
    """The chapters as a Word file, the notice (`NOTICE`) among them."""
    document: Document = docx.Document()
    document.core_properties.title = plan.meta.title[plan.original]
    _set_page(document, plan)
    for each in reversed(of_findings()):
        document.add_paragraph(each.words["word_lead"]).runs[0].font.color.rgb = _GREY
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
    styles = {kind: document.styles[name].style_id for kind, name in STYLES.items()}
    table = document.add_table(rows=0, cols=len(codes))
    for row in found:
        cells = table.add_row().cells
        for cell, code in zip(cells, codes, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = styles[row.kind]
            count += 1
            lead, text = row.leads.get(code, ""), row.texts.get(code, "")
            write_marked(paragraph, row.mark(code), count, (lead, True), (text[len(lead) :], False))
            if row.id[0] == "t" and (cells_of := cell_rows(plan, row.id[1:], language(code))):
                count = write_table(cell, cells_of, code, count)
    document.add_paragraph()
    return count
