"""The metadata of an Akoma Ntoso document: only what plan/ says.

The work is ``/akn/cn/doc/plan/2021-12-16/nn``: the date is that of its publication (else the first day of its period),
``nn`` is what the naming convention puts where a document has no number. A translation is the editors’ work; its day is
not recorded, so it bears the date of the work. The digest of the content tells what an expression holds. Of a plan with
several editions the work bears the day of the first; a later one is an expression of its own, ``…/zho@2022-06-30``.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from plansite.ground.country import COUNTRY
from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.model.version import version
from plansite.pages.notes import PlacedNote

_ISSUER: Final = "/akn/ontology/organization/issuer"
_EDITOR: Final = "/akn/ontology/organization/editor"


def work_date(plan: Plan) -> tuple[str, str] | None:
    """The date of the work and what it is the date of."""
    call, period = plan.meta.consultation, plan.meta.period
    if plan.meta.editions:
        return plan.meta.editions[0].published, "publication"
    if call:
        return call.opened, "publication"
    return (f"{period.start:04}-01-01", "period-start") if period else None


def meta(plan: Plan, language: Language, placed: Iterable[PlacedNote[Note]]) -> str:
    """The element ``meta`` with the notes that were placed in the text."""
    notes = "".join(_note(each, language) for each in placed)
    return (
        "<meta>\n"
        f'<identification source="#editor">\n{_work(plan)}{_expression(plan, language)}'
        f"{_manifestation(plan, language)}</identification>\n"
        f"{_lifecycle(plan)}"
        f'<references source="#editor">\n{_references(plan, language)}</references>\n'
        + (f'<notes source="#editor">\n{notes}</notes>\n' if notes else "")
        + "</meta>\n"
    )


def _level(name: str, this: str, uri: str, alias: str, date: tuple[str, str], author: str, *more: str) -> str:
    return (
        f'<{name}>\n<FRBRthis value="{this}"/>\n<FRBRuri value="{uri}"/>\n{alias}'
        f'<FRBRdate date="{date[0]}" name="{date[1]}"/>\n<FRBRauthor href="#{author}"/>\n{"".join(more)}</{name}>\n'
    )


def _alias(plan: Plan, language: Language) -> str:
    """The title by which readers of the format call the document."""
    return f'<FRBRalias value="{escape(plan.meta.title[language])}" name="title"/>\n'


def _uri(plan: Plan) -> str:
    return f"/akn/{COUNTRY}/doc/plan/{_date(plan)[0]}/nn"


def _expression_uri(plan: Plan, language: Language, day: str | None = None) -> str:
    """Of the edition of a day, or of the one that plan/ holds."""
    editions = plan.meta.editions
    day = day or (editions[-1].published if editions else "")
    return f"{_uri(plan)}/{language.iso639_3}@{day if editions and day != editions[0].published else ''}"


def _lifecycle(plan: Plan) -> str:
    """What happened to a plan with several editions: it was made, then changed, also after the edition at hand."""
    editions = (*plan.meta.editions, *plan.later)
    if len(editions) < 2:
        return ""
    types = ("generation", *("amendment" for _ in editions[1:]))
    events = "".join(
        f'<eventRef date="{each.published}" source="#e-{each.published}" type="{kind}"/>\n'
        for each, kind in zip(editions, types, strict=True)
    )
    return f'<lifecycle source="#editor">\n{events}</lifecycle>\n'


def _editions(plan: Plan, language: Language) -> str:
    """The editions that the lifecycle refers to: the original, and those that changed it."""
    editions = (*plan.meta.editions, *plan.later)
    return "".join(
        f'<{"passiveRef" if at else "original"} eId="e-{each.published}" '
        f'href="{_expression_uri(plan, language, each.published)}" showAs="{escape(each.name[language])}"/>\n'
        for at, each in enumerate(editions if len(editions) > 1 else ())
    )


def _date(plan: Plan) -> tuple[str, str]:
    date = work_date(plan)
    assert date is not None
    return date


def _author(plan: Plan) -> str:
    return "issuer" if plan.meta.issuer else "editor"


def _work(plan: Plan) -> str:
    uri, name = _uri(plan), escape(plan.meta.title[plan.original])
    more = (f'<FRBRcountry value="{COUNTRY}"/>\n', '<FRBRsubtype value="plan"/>\n', f'<FRBRname value="{name}"/>\n')
    alias = _alias(plan, plan.original)
    return _level("FRBRWork", f"{uri}/!main", uri, alias, _date(plan), _author(plan), *more)


def _expression(plan: Plan, language: Language) -> str:
    uri, is_translation = _expression_uri(plan, language), language in plan.translations
    more = [f'<FRBRversionNumber value="{version(plan).digest}"/>\n']
    if is_translation:
        more.append('<FRBRauthoritative value="false"/>\n')
    more.append(f'<FRBRlanguage language="{language.iso639_3}"/>\n')
    if is_translation:
        original = f'href="{_expression_uri(plan, plan.original)}" fromLanguage="{plan.original.iso639_3}"'
        more.append(f'<FRBRtranslation {original} authoritative="false" by="#editor"/>\n')
    author = "editor" if is_translation else _author(plan)
    return _level("FRBRExpression", f"{uri}/!main", uri, _alias(plan, language), _edition_date(plan), author, *more)


def _edition_date(plan: Plan) -> tuple[str, str]:
    """The day of the edition at hand, which every expression and manifestation bears."""
    edition = plan.meta.edition
    return (edition.published, "publication") if edition else _date(plan)


def _manifestation(plan: Plan, language: Language) -> str:
    uri = _expression_uri(plan, language)
    more = '<FRBRformat value="application/akn+xml"/>\n'
    return _level("FRBRManifestation", f"{uri}/!main.xml", f"{uri}.xml", "", _edition_date(plan), "editor", more)


def _references(plan: Plan, language: Language) -> str:
    issuer = plan.meta.issuer
    found = _organization("issuer", _ISSUER, issuer[language]) if issuer else ""
    return _editions(plan, language) + found + _organization("editor", _EDITOR, language.words["editors"])


def _organization(name: str, address: str, shown: str) -> str:
    return f'<TLCOrganization eId="{name}" href="{address}" showAs="{escape(shown)}"/>\n'


def _note(placed: PlacedNote[Note], language: Language) -> str:
    words = escape(placed.note.text[language], quote=False)
    return f'<note eId="{placed.note.identity}" marker="{placed.number}">\n<p>{words}</p>\n</note>\n'
