"""征求意见反馈表: the form for comments as Word, empty and as the browser fills it.

The columns are those that offices ask for (序号、章节条款、原文、修改建议、理由). A filled row names its block three
times: in words, in small by its identity with the kind of the comment, and by a bookmark. What is left of these tells
the office later which block is meant, whatever was changed in Word.
"""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from docx.oxml.ns import qn
from lxml import etree

from plansite.forms.package import Parts
from plansite.forms.papers import common, paper
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.model.papers import FIELDS
from plansite.pages.commenting import FORM_ROWS, form_remarks, form_title, form_version

_BODY: Final = "word/document.xml"
#: Stands between the rows while the form is taken apart.
_CUT: Final = "{row}"


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
    """The form for the browser to fill. Its template has passed its check: it has a row for a comment."""
    fields: Mapping[str, Any] = FIELDS["form"]
    row = {name: f"{{{name}}}" for name in fields["rows"][0]}
    sender = {name: f"{{sender_{name}}}" for name in fields["sender"]}
    parts = dict(paper(plan, "form", language, form_values(plan, found, language, sender, [row])))
    before, row_text, after = _apart(parts.pop(_BODY))
    return FormTemplate(parts=parts, before=before, row=row_text, after=after)


def empty_form(plan: Plan, found: Round, language: Language) -> Parts:
    """The form to be filled by hand."""
    fields: Mapping[str, Any] = FIELDS["form"]
    rows = [dict.fromkeys(fields["rows"][0], "")] * FORM_ROWS
    return paper(plan, "form", language, form_values(plan, found, language, dict.fromkeys(fields["sender"], ""), rows))


def form_values(
    plan: Plan, found: Round, language: Language, sender: Mapping[str, str], rows: list[dict[str, str]]
) -> dict[str, Any]:
    """The fields of its template."""
    return common(plan, found, language) | {
        "title": form_title(plan, language),
        "remarks": form_remarks(found, language),
        "version": form_version(found, language),
        "sender": sender,
        "rows": rows,
    }


def _apart(body: bytes) -> tuple[str, str, str]:
    """The body of the form before the row of a comment, that row with a bookmark at its place, and after."""
    tree: Any = etree.fromstring(body)
    *_, row = (each for each in tree.iter(qn("w:tr")) if "{suggestion}" in "".join(each.itertext()))
    alone = deepcopy(row)
    alone.tail = None
    _mark(alone)
    row.getparent().replace(row, etree.Comment(_CUT))
    before, after = _text(tree).split(f"<!--{_CUT}-->")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{before}', _inner(alone), after


def _mark(row: Any) -> None:
    """Put a bookmark around the place: it tells the block should its words be lost."""
    paragraph = next(each for each in row.iter(qn("w:p")) if "{place}" in "".join(each.itertext()))
    properties = paragraph.find(qn("w:pPr"))
    position = 0 if properties is None else 1
    for tag in ("w:bookmarkEnd", "w:bookmarkStart"):
        mark = etree.Element(qn(tag))
        mark.set(qn("w:id"), "{mark_id}")
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), "{mark}")
        paragraph.insert(position, mark)


def _text(element: Any) -> str:
    return etree.tostring(element, encoding="unicode")


def _inner(row: Any) -> str:
    """A row as it stands in a document, whose root declares the namespaces."""
    declared = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in row.nsmap.items())
    return _text(row).replace(declared, "", 1)
