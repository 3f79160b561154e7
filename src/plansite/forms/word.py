"""The form as Word: one table with a row for each comment, the sender above it.

The columns are those that offices ask for (序号、章节条款、原文、修改建议、理由). A filled row names its block three
times: in words, in small by its identity with the kind of the comment, and by a bookmark. What is left of these tells
the office later which block is meant, whatever was changed in Word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from plansite.forms.package import Parts, parts_of
from plansite.ground.word_files import set_typefaces
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.commenting import FORM_COLUMNS, FORM_ROWS, FORM_SENDER, form_remarks, form_title, form_version

#: A4, across.
_PAGE: Final = (Mm(297), Mm(210))
_MARGIN: Final = Mm(18)
_ROW_HEIGHT: Final = Mm(19)
_GREY: Final = RGBColor(0x59, 0x59, 0x59)
_STYLES: Final = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
    | {"Header", "HeaderChar", "Footer", "FooterChar"}
)
_BODY: Final = "word/document.xml"
_ROW: Final = re.compile(r"<w:tr\b(?:(?!<w:tr\b).)*?\{number\}.*?</w:tr>", re.DOTALL)
_FIELD: Final = re.compile(r"\{(?:number|place|identity|quote|suggestion|reason|sender_\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTemplate:
    """The form with ``{fields}`` to be filled: its parts, and its body before a row, that row, and after.

    The fields of the row are number, place, identity, quote, suggestion, reason, mark (the name of the bookmark) and
    mark_id (its number); those before it are sender_name, sender_organisation and sender_contact.
    """

    parts: Parts
    before: str
    row: str
    after: str


def form_template(plan: Plan, found: Round, language: Language) -> FormTemplate:
    """The form for the browser to fill."""
    parts = dict(parts_of(_document(plan, found, language, rows=1)))
    body = parts.pop(_BODY)
    row = _ROW.search(body)
    if row is None:
        raise ValueError("the form has no row")
    return FormTemplate(parts=parts, before=body[: row.start()], row=row[0], after=body[row.end() :])


def empty_form(plan: Plan, found: Round, language: Language) -> Parts:
    """The form to be filled by hand."""
    parts = parts_of(_document(plan, found, language, rows=FORM_ROWS, marked=False))
    return {path: _FIELD.sub("", text) if path == _BODY else text for path, text in parts.items()}


def _document(plan: Plan, found: Round, language: Language, *, rows: int, marked: bool = True) -> Document:
    words, document = language.words, docx.Document()
    set_up(document, plan, language, form_title(plan, language))
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    written(title, form_title(plan, language), size=16, bold=True)
    _sender(document, language)
    written(document.add_paragraph(), form_remarks(found, language), size=9, colour=_GREY)
    table = table_of(document, 1 + rows, tuple(FORM_COLUMNS.values()))
    head_row(table, [words[f"form_{column}"] for column in FORM_COLUMNS])
    for row in table.rows[1:]:
        row.height = None if marked else _ROW_HEIGHT
        _fill(row.cells, marked=marked)
        keep_whole(row._tr)
    written(document.sections[0].footer.paragraphs[0], form_version(found, language), size=8, colour=_GREY)
    return document


def set_up(document: Document, plan: Plan, language: Language, title: str) -> None:
    """Page, typeface, and what the file says of itself; no style but those in use."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    styles = document.styles
    for style in list(styles.element.style_lst):
        if style.styleId not in _STYLES:
            styles.element.remove(style)
    set_typefaces(styles["Normal"], language.typesetting.word_faces)
    _set_language(styles["Normal"].element.get_or_add_rPr(), language)
    styles["Normal"].font.size = Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    about = document.core_properties
    about.title, about.language = title, language.tag
    about.author = about.last_modified_by = plan.meta.issuer[language] if plan.meta.issuer else ""
    about.comments = about.keywords = about.subject = ""
    about.created = about.modified = datetime(1980, 1, 1, tzinfo=UTC)
    about.revision = 1


def _set_language(properties: Any, language: Language) -> None:
    """Name the language, for spelling and line breaks."""
    tongue = OxmlElement("w:lang")
    letters = "eastAsia" if language.script == "Hani" else "val"
    tongue.set(qn(f"w:{letters}"), language.locale.replace("_", "-"))
    properties.append(tongue)


def written(paragraph: Paragraph, text: str, *, size: float = 10.5, bold: bool = False, colour: Any = None) -> Run:
    """Add words to a paragraph; ``size`` in points."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold or None
    if colour is not None:
        run.font.color.rgb = colour
    return run


def table_of(document: Document, rows: int, widths: Sequence[int]) -> Table:
    """A table of fixed widths in millimetres."""
    table: Table = document.add_table(rows, len(widths))
    table.style, table.autofit = document.styles["Table Grid"], False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    return table


def _sender(document: Document, language: Language) -> None:
    table = table_of(document, 1, [width for pair in FORM_SENDER.values() for width in pair])
    for position, name in enumerate(FORM_SENDER):
        label, room = table.rows[0].cells[2 * position : 2 * position + 2]
        written(label.paragraphs[0], language.words[f"form_{name}"], bold=True)
        written(room.paragraphs[0], f"{{sender_{name}}}")
    table.rows[0].height = Mm(9)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def head_row(table: Table, names: Sequence[str]) -> None:
    """The head of the table, on every page."""
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        written(cell.paragraphs[0], name, bold=True)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    properties: Any = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _fill(cells: Sequence[_Cell], *, marked: bool) -> None:
    """The fields of a row. The first line of the place is what the block is called, the second its identity."""
    for cell, name in zip(cells, FORM_COLUMNS, strict=True):
        written(cell.paragraphs[0], f"{{{name}}}")
    place = cells[list(FORM_COLUMNS).index("place")]
    if marked:
        first = place.paragraphs[0]._p
        for element in reversed(list(_bookmark())):
            first.insert(0, element)
        identity = place.add_paragraph()
        identity.paragraph_format.space_after = Pt(0)
        written(identity, "{identity}", size=8, colour=_GREY)


def _bookmark() -> Iterator[Any]:
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(name)
        element.set(qn("w:id"), "{mark_id}")
        if name.endswith("Start"):
            element.set(qn("w:name"), "{mark}")
        yield element


def keep_whole(row: Any) -> None:
    """A row does not break over pages."""
    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
