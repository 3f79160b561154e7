"""The library as data: its plans and their indicators as CSV files, described as a Frictionless Data Package."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from plansite.data.package import resource
from plansite.data.sheet import Field, Sheet, TextField
from plansite.edition.serial import json_text
from plansite.ground.vocabulary import EDITION_STATUSES, PLACE_LEVELS
from plansite.languages import Language, language
from plansite.library.card import Card, IndicatorCard, Texts
from plansite.library.catalogue import Named
from plansite.library.library import Library

#: The folder of these files, from the root of the library.
FOLDER: Final = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class _PlanRow:
    """A line of plans.csv."""

    address: str
    card: Card
    place: Texts
    field: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndicatorRow:
    """A line of indicators.csv."""

    plan: str
    row: IndicatorCard


def _consulted(plan: _PlanRow, key: str) -> str | None:
    """The first day or the last one of the latest consultation."""
    last = max(plan.card.consultations, key=lambda each: each.closes, default=None)
    return str(getattr(last, key)) if last else None


_PLANS: Final[Sheet[_PlanRow]] = Sheet(
    name="plans",
    title="sheet_plans",
    fields=(
        Field(name="address", title="field_address_plan", constraints={"required": True}, read=lambda row: row.address),
        TextField(name="title", read=lambda row: row.card.title),
        TextField(name="place", read=lambda row: row.place),
        Field(
            name="level",
            constraints={"enum": [*PLACE_LEVELS]},
            read=lambda row: row.card.level,
        ),
        TextField(name="field", title="field_field", read=lambda row: row.field),
        Field(name="period_start", type="year", read=lambda row: str(row.card.period[0]) if row.card.period else None),
        Field(name="period_end", type="year", read=lambda row: str(row.card.period[1]) if row.card.period else None),
        TextField(name="owner", read=lambda row: row.card.owner),
        Field(name="status", constraints={"enum": [*EDITION_STATUSES]}, read=lambda row: row.card.status),
        Field(name="languages", read=lambda row: " ".join(row.card.languages)),
        Field(name="opened", type="date", read=lambda row: _consulted(row, "opened")),
        Field(name="closes", type="date", read=lambda row: _consulted(row, "closes")),
        Field(name="version", read=lambda row: row.card.version),
    ),
    keys={"primaryKey": ["address"]},
)
_INDICATORS: Final[Sheet[_IndicatorRow]] = Sheet(
    name="indicators",
    title="sheet_indicators",
    fields=(
        Field(name="plan", title="field_address_plan", constraints={"required": True}, read=lambda row: row.plan),
        Field(name="id", constraints={"required": True}, read=lambda row: row.row.id),
        TextField(name="name", read=lambda row: row.row.name),
        TextField(name="unit", read=lambda row: row.row.unit),
        TextField(name="base", read=lambda row: row.row.base),
        TextField(name="target", read=lambda row: row.row.target),
        TextField(name="actual", read=lambda row: row.row.actual),
    ),
    keys={
        "primaryKey": ["plan", "id"],
        "foreignKeys": [{"fields": "plan", "reference": {"resource": "plans", "fields": "address"}}],
    },
)


def package(library: Library, cards: Mapping[str, Card]) -> dict[str, str]:
    """The indicators, and what describes both files, by their path from the root of the library."""
    languages = _languages(library, cards)
    rows = [_IndicatorRow(plan=address, row=row) for address, card in cards.items() for row in card.indicators]
    described = {
        "profile": "tabular-data-package",
        "name": "library",
        "title": " ".join(library.catalogue.title[each] for each in library.languages),
        "resources": [resource(sheet, languages) for sheet in _sheets()],
    }
    return {
        f"{FOLDER}/{_INDICATORS.path}": _INDICATORS.text(rows, languages),
        f"{FOLDER}/datapackage.json": json_text(described),
    }


def plans_table(library: Library, cards: Mapping[str, Card]) -> dict[str, str]:
    """The plans, likewise. It holds their versions, so any changed sentence changes it."""
    plans = [
        _PlanRow(
            address=address,
            card=card,
            place=_named(library.places, card.where, library),
            field=_named(library.fields, card.field, library),
        )
        for address, card in cards.items()
    ]
    return {f"{FOLDER}/{_PLANS.path}": _PLANS.text(plans, _languages(library, cards))}


def _sheets() -> tuple[Sheet[Any], ...]:
    return _PLANS, _INDICATORS


def _languages(library: Library, cards: Mapping[str, Card]) -> tuple[Language, ...]:
    """Those of the library, then those that only plans have."""
    codes = [each.code for each in library.languages]
    others = sorted({code for card in cards.values() for code in card.languages} - {*codes})
    return tuple(map(language, (*codes, *others)))


def _named(names: Mapping[str, Named], key: str | None, library: Library) -> Texts:
    found = names.get(key or "")
    if found is None:
        return {library.languages[0].code: key} if key else {}
    return {code: found.name.by_code(code) for code in found.name.codes}
