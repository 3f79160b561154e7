"""附件3. The results of a round as a Word document: what was asked, what came in, and the table of all comments."""

from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plansite.forms.package import Parts, parts_of
from plansite.forms.word import head_row, keep_whole, set_up, table_of, written
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.results_sheet import COLUMNS, Sheet, results_sheet

#: Shades the row that names a chapter.
_SHADE: Final = "F2EFE8"


def results_document(plan: Plan, each: Round, language: Language) -> Parts:
    """The parts of the document."""
    sheet = results_sheet(plan, each, language)
    document = docx.Document()
    set_up(document, plan, language, sheet.title)
    heading = document.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    written(heading, sheet.title, size=16, bold=True)
    for line in sheet.said:
        written(document.add_paragraph(), line)
    if sheet.groups:
        _table(document, sheet)
    return parts_of(document)


def _table(document: Document, sheet: Sheet) -> None:
    rows = sum(1 + len(found) for _, found in sheet.groups)
    table = table_of(document, 1 + rows, tuple(COLUMNS.values()))
    head_row(table, sheet.heads)
    left = iter(table.rows[1:])
    for title, found in sheet.groups:
        _group(next(left), title)
        for texts in found:
            row = next(left)
            keep_whole(row._tr)
            for cell, text in zip(row.cells, texts, strict=True):
                _fill(cell, text)


def _group(row: Any, title: str) -> None:
    """A row over all columns that names the chapter; it stays with the row below it."""
    cell = row.cells[0].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    written(cell.paragraphs[0], title, bold=True)
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _fill(cell: Any, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        written(paragraph, line, size=9)
