"""The templates that come with this project: one for each paper of a round, in the words of a language.

`plansite templates` gives them to an office, which may change everything but the names of the fields.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from docx.document import Document
from docx.shared import Mm, Pt

from plansite.forms.drafting import (
    GREY,
    head_row,
    heading,
    keep_whole,
    loop_row,
    new_document,
    saved,
    table_of,
    wide_row,
    write,
)
from plansite.languages import Language
from plansite.model.papers import PaperKind
from plansite.pages.commenting import FORM_COLUMNS, FORM_SENDER
from plansite.pages.results_sheet import COLUMNS

_LABEL_HEIGHT: Final = Mm(9)
#: So high at least that one can write into it by hand.
_ROW_HEIGHT: Final = Mm(19)


@cache
def draft(kind: PaperKind, language: Language) -> bytes:
    """A template as a Word file, made once: of a round with many senders each reply is filled into it."""
    return saved(_DRAFTS[kind](language))


def _form(language: Language) -> Document:
    """征求意见反馈表: the sender on top, then a table with a row for each comment."""
    document = new_document(language, across=True)
    heading(document, "{{ title }}")
    _sender(document, language)
    write(document.add_paragraph(), "{{ remarks }}", size=9, colour=GREY)
    table = table_of(document, 4, tuple(FORM_COLUMNS.values()))
    head, first, row, last = table.rows
    head_row(head, [language.words[f"form_{column}"] for column in FORM_COLUMNS])
    loop_row(first, "{%tr for row in rows %}")
    for cell, name in zip(row.cells, FORM_COLUMNS, strict=True):
        write(cell.paragraphs[0], f"{{{{ row.{name} }}}}")
        if name == "place":
            write(cell.add_paragraph(), "{{ row.identity }}", size=8, colour=GREY).paragraph_format.space_after = Pt(0)
    row.height = _ROW_HEIGHT
    keep_whole(row)
    loop_row(last, "{%tr endfor %}")
    write(document.sections[0].footer.paragraphs[0], "{{ version }}", size=8, colour=GREY)
    return document


def _sender(document: Document, language: Language) -> None:
    table = table_of(document, 1, [width for pair in FORM_SENDER.values() for width in pair])
    for position, name in enumerate(FORM_SENDER):
        label, room = table.rows[0].cells[2 * position : 2 * position + 2]
        write(label.paragraphs[0], language.words[f"form_{name}"], bold=True)
        write(room.paragraphs[0], f"{{{{ sender.{name} }}}}")
    table.rows[0].height = _LABEL_HEIGHT
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _results(language: Language) -> Document:
    """征求意见的结果: what there is to say, then the table of all comments, chapter by chapter."""
    document = new_document(language, across=True)
    heading(document, "{{ title }}")
    for text in ("{%p for line in said %}", "{{ line }}", "{%p endfor %}", "{%p if groups %}"):
        write(document.add_paragraph(), text)
    table = table_of(document, 7, tuple(COLUMNS.values()))
    head, groups, group, rows, row, last_row, last_group = table.rows
    head_row(head, [language.words[f"results_{column}"] for column in COLUMNS])
    loop_row(groups, "{%tr for group in groups %}")
    wide_row(group, "{{ group.title }}", shaded=True, bold=True)
    loop_row(rows, "{%tr for row in group.rows %}")
    for cell, name in zip(row.cells, COLUMNS, strict=True):
        write(cell.paragraphs[0], f"{{{{ row.{name} }}}}", size=9)
    keep_whole(row)
    loop_row(last_row, "{%tr endfor %}")
    loop_row(last_group, "{%tr endfor %}")
    write(document.add_paragraph(), "{%p endif %}")
    return document


def _reply(language: Language) -> Document:
    """答复: a letter to one sender."""
    document, words = new_document(language, across=False), language.words
    heading(document, "{{ title }}")
    fields = {name: f"{{{{ {name} }}}}" for name in ("name", "plan", "opened", "count")}
    head = words["answer_comment"].format(number="{{ comment.number }}") + language.writing.colon
    for text in (
        words["answer_to"].format(**fields),
        words["answer_thanks"].format(**fields),
        "{%p for comment in comments %}",
    ):
        write(document.add_paragraph(), text, size=12)
    comment = write(document.add_paragraph(), head + "{{ comment.comment }}", size=12, bold=True).paragraph_format
    comment.space_after, comment.keep_with_next = Pt(0), True
    for text in ("{{ comment.answer }}", "{%p endfor %}", "{{ unit }}"):
        write(document.add_paragraph(), text, size=12)
    return document


_DRAFTS: Final[Mapping[PaperKind, Callable[[Language], Document]]] = {
    "form": _form,
    "results": _results,
    "reply": _reply,
}
