"""``Document`` → ``Plan``: what was published, without what the editors alone need (source, allowances).

The parts are put into the form of the files of plan/ and validated by the same models. The place of each thing is its
way through the document: ``plan.json#notes/3/text``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from plansite.edition.document.entries import CommonFigurePart, FigureCellsPart, FigurePart
from plansite.edition.document.fields import Texts
from plansite.edition.document.restoring_text import expression, place
from plansite.edition.document.rounds import RoundPart
from plansite.edition.document.tables import CategoryPart, IndicatorPart, TablePart, ValuePart
from plansite.edition.document.whole import Document
from plansite.ground.identities import Identity
from plansite.languages import language
from plansite.model import (
    Change,
    Correction,
    Decision,
    Figures,
    Grid,
    Invitation,
    Link,
    Meta,
    Move,
    Note,
    Picture,
    Plan,
    Progress,
    ReadersWords,
    Register,
    Report,
    Round,
    Source,
    Table,
    Term,
)
from plansite.model.entry import PLACES_KEY, Places, adapter
from plansite.model.labels import labelled
from plansite.model.translation import digests

T = TypeVar("T")
Raw = dict[str, Any]
#: The reason of figures for which the document has none.
_NO_REASON: Final = "none"


def from_document(document: Document) -> Plan:
    """The plan that the document was made from, in all that is published.

    Raises:
        UnknownLanguage: it has a language that has no folder here.
        ValueError: it is not the document of a plan that passed its checks.
    """
    languages = [language(code) for code in document.languages]
    plan = Plan(
        meta=_read(document, Meta, "meta", _meta(document)),
        expressions=tuple(expression(document, each) for each in languages),
        tables=_read(document, tuple[Table, ...], "tables", map(_table, document.tables)),
        grids=_read(document, tuple[Grid, ...], "grids", map(_plain, document.grids)),
        pictures=_read(document, tuple[Picture, ...], "pictures", map(_plain, document.pictures)),
        glossary=_read(document, tuple[Term, ...], "glossary", map(_named, document.glossary)),
        corrections=_read(document, tuple[Correction, ...], "corrections", map(_raw, document.corrections)),
        notes=_read(document, tuple[Note, ...], "notes", map(_named, document.notes)),
        allowances=(),
        readers_words=_read(document, tuple[ReadersWords, ...], "readers_words", map(_raw, document.readers_words)),
        translated={},
        published={Identity.parse(each): place("published", each) for each in document.published},
        moved=_read(document, tuple[Move, ...], "moved", map(_raw, document.moved)),
        changes=_read(document, tuple[Change, ...], "changes", map(_raw, document.changes)),
        figures=_figures(document),
        links=_read(document, tuple[Link, ...], "links", map(_link, document.links)),
        progress=tuple(_progress(document)),
        source=Source(path="", text=""),
        rounds=tuple(_round(document, part) for part in document.rounds),
    )
    return labelled(replace(plan, translated=_confirmed(document, plan)))


def _confirmed(document: Document, plan: Plan) -> Mapping[str, Mapping[str, str]]:
    """The locks of the translations: all blocks but those that are behind were confirmed as they stand."""
    return {
        code: {str(block): digest for block, digest in digests(plan).items() if str(block) not in late}
        for code, late in document.behind.items()
    }


def _raw(value: Any) -> Any:
    """A part in the form of the files of plan/: a key that says nothing is absent there, a value is its string."""
    match value:
        case ValuePart():
            return value.text
        case BaseModel():
            fields = type(value).model_fields.items()
            found = {field.alias or key: getattr(value, key) for key, field in fields}
            return {key: _raw(each) for key, each in found.items() if each is not None and each != {}}
        case dict():
            return {key: _raw(each) for key, each in value.items() if each}
        case tuple():
            return tuple(map(_raw, value))
        case _:
            return value


def _marked(value: Any, where: str) -> Any:
    """The same with a place for every mapping and key."""
    match value:
        case dict():
            places = Places(place=place(where), keys={key: place(where, key) for key in value})
            return {key: _marked(each, f"{where}/{key}") for key, each in value.items()} | {PLACES_KEY: places}
        case tuple():
            return tuple(_marked(each, f"{where}/{position}") for position, each in enumerate(value))
        case _:
            return value


def _read(document: Document, form: type[T], where: str, value: Any) -> T:
    """What the files of plan/ would be read into."""
    raw = value if isinstance(value, dict) else tuple(value)
    return adapter(form).validate_python(_marked(raw, where), context={"languages": document.languages})


def _slug(identity: str) -> str:
    return Identity.parse(identity).key


def _named(part: BaseModel) -> Raw:
    """A note or a term, whose file has the identity without what marks its kind."""
    raw: Raw = _raw(part)
    names: Texts = raw.pop("term", {})
    return {**names, **raw, "id": _slug(raw["id"])}


def _meta(document: Document) -> Raw:
    chapters = tuple(f"{chapter.number:02}" for chapter in document.chapters)
    parts = tuple({"title": _raw(part.title), "first": f"{int(part.first):02}"} for part in document.parts)
    return {**_raw(document.meta), "languages": document.languages, "chapters": chapters, "parts": parts}


def _plain(part: BaseModel) -> Raw:
    """A table or a picture, whose file has the number alone."""
    raw: Raw = _raw(part)
    del raw["id"]
    return raw


def _table(table: TablePart) -> Raw:
    raw: Raw = _raw(table)
    del raw["id"], raw["label"]
    return {**raw, "categories": tuple(map(_category, table.categories))}


def _category(category: CategoryPart) -> Raw:
    named = {"name": _raw(category.name)} if category.name else {}
    return {**named, "indicators": tuple(map(_indicator, category.indicators))}


def _indicator(row: IndicatorPart) -> Raw:
    """A row of a table file, which leaves out the direction that its target tells."""
    raw: Raw = _raw(row)
    for key in ("state", "target", "actual", "cells"):
        raw.pop(key, None)
    raw |= {key: _raw(cell.text) for key, cell in row.cells.items()}
    if row.target and row.target.comparator:
        raw.pop("direction", None)
    for key in ("id", "baseline"):
        if key in raw:
            raw[key] = _slug(raw[key])
    return raw


def _link(link: BaseModel) -> Raw:
    raw: Raw = _raw(link)
    return {**raw, **{key: tuple(map(_slug, raw[key])) for key in ("indicators", "reports")}}


def _progress(document: Document) -> Iterator[Progress]:
    for year in dict.fromkeys(each.year for each in document.progress):
        reports = (
            {**_raw(each), "indicator": _slug(each.indicator)} for each in document.progress if each.year == year
        )
        rows = [{key: value for key, value in report.items() if key != "year"} for report in reports]
        where = f"progress/{year}"
        yield Progress(year=year, reports=_read(document, tuple[Report, ...], where, rows), place=place(where))


def _round(document: Document, part: RoundPart) -> Round:
    where, raw = f"rounds/{part.id}", _raw(part)
    register = raw.get("register")
    return Round(
        id=part.id,
        invitation=_read(document, Invitation, f"{where}/invitation", raw["invitation"]),
        register=_read(document, Register, f"{where}/register", register) if register is not None else None,
        decisions=_read(document, tuple[Decision, ...], f"{where}/decisions", raw["decisions"]),
        place=place(where),
    )


def _figures(document: Document) -> Figures | None:
    parts = (document.figure_cells, document.common_figures, document.figures)
    if not any(parts):
        return None
    reasons = _distinct(each.reason for part in parts for each in part)
    cells, everywhere, figures = (tuple(_figure(each, reasons) for each in part) for part in parts)
    named = tuple({"id": _reason_id(number), "text": _raw(text)} for number, text in enumerate(reasons))
    raw = {"reasons": named, "cells": cells, "everywhere": everywhere, "figures": figures}
    return _read(document, Figures, "figures", raw)


def _distinct(reasons: Iterable[Texts | None]) -> list[Texts]:
    found: list[Texts] = []
    for reason in reasons:
        if reason is not None and reason not in found:
            found.append(reason)
    return found


def _reason_id(number: int) -> str:
    return f"reason-{number}"


def _figure(part: FigurePart | CommonFigurePart | FigureCellsPart, reasons: list[Texts]) -> Raw:
    raw: Raw = _raw(part)
    if "indicator" in raw:
        raw["indicator"] = _slug(raw["indicator"])
    return {**raw, "reason": _NO_REASON if part.reason is None else _reason_id(reasons.index(part.reason))}
