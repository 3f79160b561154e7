"""How the Word files that come with this project look: page, typefaces, tables. Sizes are in points."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from plansite.ground.word_files import set_typefaces
from plansite.languages import Language

#: A4, upright, and its margin.
_PAGE: Final = (Mm(210), Mm(297))
_MARGIN: Final = Mm(18)
GREY: Final = RGBColor(0x59, 0x59, 0x59)
#: Shades the row that names a chapter.
_SHADE: Final = "F2EFE8"
_STYLES: Final = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
    | {"Header", "HeaderChar", "Footer", "FooterChar"}
)
#: Relations to what these files have no use for, by the end of their type: python-docx's template brings them along.
_NEEDLESS: Final = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering", "/webSettings")


def new_document(language: Language, *, across: bool) -> Document:
    """An empty sheet in the office's typeface, with no style but those in use."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = reversed(_PAGE) if across else _PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
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
    about.title, about.language = "{{ title }}", language.tag
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
    about.created = about.modified = datetime(1980, 1, 1, tzinfo=UTC)
    about.revision = 1
    return document


def saved(document: Document) -> bytes:
    """The file, without the parts that nothing in it needs."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_NEEDLESS)]:
            relations.pop(key)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_language(properties: Any, language: Language) -> None:
    """Name the language, for spelling and line breaks."""
    tongue = OxmlElement("w:lang")
    letters = "eastAsia" if language.script == "Hani" else "val"
    tongue.set(qn(f"w:{letters}"), language.locale.replace("_", "-"))
    properties.append(tongue)


def write(paragraph: Paragraph, text: str, *, size: float = 10.5, bold: bool = False, colour: Any = None) -> Paragraph:
    """Add words to a paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), bold or None
    if colour is not None:
        run.font.color.rgb = colour
    return paragraph


def heading(document: Document, text: str) -> None:
    """What the paper is, in the middle of its first line."""
    write(document.add_paragraph(), text, size=16, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER


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


def head_row(row: Any, names: Sequence[str]) -> None:
    """The head of a table, on every page."""
    for cell, name in zip(row.cells, names, strict=True):
        write(cell.paragraphs[0], name, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def wide_row(row: Any, text: str, *, shaded: bool = False, **looks: Any) -> None:
    """A row of one cell; it stays with the row below it."""
    cell = row.cells[0].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    write(cell.paragraphs[0], text, **looks).paragraph_format.keep_with_next = True
    if shaded:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def loop_row(row: Any, text: str) -> None:
    """A row that only says what is repeated, and goes when the template is filled."""
    wide_row(row, text, size=8, colour=GREY)


def keep_whole(row: Any) -> None:
    """A row does not break over pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))
