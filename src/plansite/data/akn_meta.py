"""The metadata of an Akoma Ntoso document: only what plan/ says.

The work is ``/akn/cn/doc/plan/2021-12-16/nn``: the date is that of its publication (else the first day of its period),
``nn`` is what the naming convention puts where a document has no number. The English is a translation by the editors;
its day is not recorded, so it bears the date of the work. The digest of the content tells what an expression holds.
"""

from collections.abc import Iterable
from html import escape
from typing import Any, Final

from plansite.data.marks import Mark
from plansite.languages import Language

Json = dict[str, Any]
#: ISO 639-2, as the naming convention has it.
_CODES: Final[dict[Language, str]] = {"zh": "zho", "en": "eng"}
_EDITORS: Final[dict[Language, str]] = {"zh": "本站编者", "en": "The editors of this site"}
_ISSUER: Final = "/akn/ontology/organization/issuer"
_EDITOR: Final = "/akn/ontology/organization/editor"


def work_date(document: Json) -> tuple[str, str] | None:
    """The date of the work and what it is the date of."""
    call, period = document["meta"]["consultation"], document["meta"]["period"]
    if call:
        return call["opened"], "publication"
    return (f"{period['start']:04}-01-01", "period-start") if period else None


def meta(document: Json, language: Language, marks: Iterable[Mark]) -> str:
    """The element ``meta`` with the notes that were placed in the text."""
    notes = "".join(map(_note(language), marks))
    return (
        "<meta>\n"
        f'<identification source="#editor">\n{_work(document)}{_expression(document, language)}'
        f"{_manifestation(document, language)}</identification>\n"
        f'<references source="#editor">\n{_references(document, language)}</references>\n'
        + (f'<notes source="#editor">\n{notes}</notes>\n' if notes else "")
        + "</meta>\n"
    )


def _level(name: str, this: str, uri: str, date: tuple[str, str], author: str, *more: str) -> str:
    return (
        f'<{name}>\n<FRBRthis value="{this}"/>\n<FRBRuri value="{uri}"/>\n'
        f'<FRBRdate date="{date[0]}" name="{date[1]}"/>\n<FRBRauthor href="#{author}"/>\n{"".join(more)}</{name}>\n'
    )


def _uri(document: Json) -> str:
    return f"/akn/cn/doc/plan/{_date(document)[0]}/nn"


def _date(document: Json) -> tuple[str, str]:
    date = work_date(document)
    assert date is not None
    return date


def _author(document: Json) -> str:
    return "issuer" if document["meta"]["issuer"] else "editor"


def _work(document: Json) -> str:
    uri, title = _uri(document), escape(document["meta"]["title"]["zh"])
    more = ('<FRBRcountry value="cn"/>\n', '<FRBRsubtype value="plan"/>\n', f'<FRBRname value="{title}"/>\n')
    return _level("FRBRWork", f"{uri}/!main", uri, _date(document), _author(document), *more)


def _expression(document: Json, language: Language) -> str:
    uri = f"{_uri(document)}/{_CODES[language]}@"
    more = [f'<FRBRversionNumber value="{document["version"]["digest"]}"/>\n']
    if language != "zh":
        more.append('<FRBRauthoritative value="false"/>\n')
    more.append(f'<FRBRlanguage language="{_CODES[language]}"/>\n')
    if language != "zh":
        original = f"{_uri(document)}/{_CODES['zh']}@"
        more.append(f'<FRBRtranslation href="{original}" fromLanguage="zho" authoritative="false" by="#editor"/>\n')
    author = "editor" if language != "zh" else _author(document)
    return _level("FRBRExpression", f"{uri}/!main", uri, _date(document), author, *more)


def _manifestation(document: Json, language: Language) -> str:
    uri = f"{_uri(document)}/{_CODES[language]}@"
    more = '<FRBRformat value="application/akn+xml"/>\n'
    return _level("FRBRManifestation", f"{uri}/!main.xml", f"{uri}.xml", _date(document), "editor", more)


def _references(document: Json, language: Language) -> str:
    found = ""
    if issuer := document["meta"]["issuer"]:
        found = f'<TLCOrganization eId="issuer" href="{_ISSUER}" showAs="{escape(issuer[language])}"/>\n'
    return found + f'<TLCOrganization eId="editor" href="{_EDITOR}" showAs="{_EDITORS[language]}"/>\n'


def _note(language: Language) -> Any:
    def note(mark: Mark) -> str:
        words = escape(mark.note["text"][language], quote=False)
        return f'<note eId="{mark.note["id"]}" marker="{mark.number}">\n<p>{words}</p>\n</note>\n'

    return note
