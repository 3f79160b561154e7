"""Word files as templates: their fields, such as ``{{ title }}``, become what a document says.

docxtpl fills them. Whoever made a template is not trusted: it cannot reach anything but the values that it is given.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import nsmap, qn
from jinja2 import TemplateError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

#: What XML cannot hold.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: The brackets of a field. In full-width ones nothing is filled.
_OPEN, _CLOSE, _WIDE = re.compile(r"\{[{%#]"), re.compile(r"[}%#]\}"), re.compile("[｛｝]")
#: What python-docx calls cp. docxcompose, which comes with docxtpl, takes the name for something else: what a file says
#: of its last author would stand where no program looks for it, and differ by which was imported first.
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#: So many characters say which field is meant.
_SHOWN: Final = 40


class BadTemplate(Exception):
    """A template cannot be filled; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a template made of values: the file, and the words of each row of its tables.

    ``unknown`` are the names of fields that the values do not have.
    """

    data: bytes
    rows: tuple[str, ...]
    unknown: tuple[str, ...]


def fill(template: bytes, values: Mapping[str, Any]) -> Document:
    """The document that a template becomes; a field that the values do not have stays empty.

    Raises:
        BadTemplate: it is no Word file, or a field of it is not well formed.
    """
    return _filled(template, values, set())


def try_out(template: bytes, values: Mapping[str, Any]) -> Trial:
    """Fill a template to see what is wrong with it.

    Raises:
        BadTemplate: it is no Word file, or a field of it is not well formed.
    """
    unknown: set[str] = set()
    document, stream = _filled(template, values, unknown), io.BytesIO()
    document.save(stream)
    rows = tuple(_words(row) for row in document.element.body.iter(qn("w:tr")))
    return Trial(data=stream.getvalue(), rows=rows, unknown=tuple(sorted(unknown)))


def _filled(template: bytes, values: Mapping[str, Any], unknown: set[str]) -> Document:
    from docxtpl import DocxTemplate  # most plans have no papers to fill

    nsmap["cp"] = _CORE
    made = DocxTemplate(io.BytesIO(template))
    try:
        made.init_docx()
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError, etree.XMLSyntaxError) as error:
        raise BadTemplate("this is no Word file that can be opened") from error
    for text in _texts(made.docx):
        if len(_OPEN.findall(text)) != len(_CLOSE.findall(text)) or _WIDE.search(text):
            raise BadTemplate(f"the brackets of a field are not whole: {text[:_SHOWN]}")
    try:
        made.render(dict(values), _environment(unknown), autoescape=True)
    except TemplateError as error:
        raise BadTemplate(error.message or type(error).__name__) from error
    except (ArithmeticError, AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        raise BadTemplate(str(error)) from error
    document: Document = made.docx
    return document


def _texts(document: Document) -> Iterator[str]:
    """The words of each paragraph, whatever they are cut into."""
    roots = [document.element.body]
    for section in document.sections:
        roots += [part._element for part in (section.header, section.footer) if not part.is_linked_to_previous]
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            yield _words(paragraph)


def _words(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


def _environment(unknown: set[str]) -> ImmutableSandboxedEnvironment:
    """What fields are read by; the names of those that nobody knows are put into ``unknown``."""

    class Missing(Undefined):
        """A field that the values do not have: told, and empty."""

        def __init__(self, hint: Any = None, obj: Any = None, name: Any = None, exc: Any = UndefinedError) -> None:
            super().__init__(hint, obj, name, exc)
            unknown.add(str(name))

    return ImmutableSandboxedEnvironment(undefined=Missing, finalize=_seen, keep_trailing_newline=True)


def _seen(value: Any) -> Any:
    return _UNSEEN.sub("", value) if isinstance(value, str) else value
