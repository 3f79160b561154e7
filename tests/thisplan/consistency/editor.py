"""What an editor enters in figures.yml beside a change of the Chinese text, so that a case need not spell it out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from plansite.consistency.things import clause
from plansite.model import FigureEntry, Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.classification import Classified, classification
from plansite.model.entry import PLACES_KEY
from plansite.model.figures import Figure
from plansite.model.texts import Renderings, Text

#: Why a figure that is new is context, by its form.
REASONS = {"date": "date", "digits": "result", "count": "listed", "blank": "placeholder", "name": "name"}


def entered(plan: Plan, kind: str) -> Plan:
    """The plan with its figures.yml brought up to the text: changed figures and quotations, and what is new as ``kind``."""
    data = plan.figures
    assert data is not None
    if not any(rule(plan) for rule in (_unentered, _misquoted)):
        return plan
    found = classification(plan).figures
    missing = [each.figure for each in found if each.missing]
    kept = []
    for entry in data.figures:
        fitting = [each for each in found if each.entry is entry] or list(_changed(plan, entry, missing))
        kept += [_renewed(entry, fitting[0].figure, plan)] if fitting else []
    entries = (*kept, *(_new(plan, figure, kind) for figure in missing))
    used = {each.reason for part in (data.cells, data.everywhere, entries) for each in part}
    reasons = tuple(reason for reason in data.reasons if reason.id in used)
    return replace(plan, figures=data.model_copy(update={"figures": entries, "reasons": reasons}))


def _unentered(plan: Plan) -> bool:
    found = classification(plan)
    return any(each.missing for each in found.figures) or any(True for _ in found.unmatched(plan))


def _misquoted(plan: Plan) -> bool:
    entries = [each.entry for each in classification(plan).figures if each.entry and each.entry.quote]
    texts = texts_by_block(plan, plan.original)
    return any(entry.quote[plan.original] not in texts[entry.block] for entry in entries if entry.quote)


def _changed(plan: Plan, entry: FigureEntry, missing: list[Figure]) -> Iterator[Classified]:
    """The new figure of a block that stands for one that is gone; one of the same unit first."""
    unit = entry.unit[plan.original] if entry.unit else ""
    there = sorted((each for each in missing if each.block == entry.block), key=lambda each: each.unit != unit)
    for figure in there[:1]:
        missing.remove(figure)
        yield Classified(figure=figure, entry=entry, common=None)


def _renewed(entry: FigureEntry, figure: Figure, plan: Plan) -> FigureEntry:
    code = plan.original.code
    update: dict[str, Any] = {"figure": figure.text}
    if entry.unit:
        update["unit"] = _said(entry.unit, code, figure.unit) if figure.unit else None
    if entry.quote:
        words = entry.quote[plan.original].replace(entry.figure, figure.text)
        known = words in texts_by_block(plan, plan.original)[figure.block]
        update["quote"] = _said(entry.quote, code, words if known else _clause(plan, figure))
    return entry.model_copy(update=update)


def _said(text: Text, code: str, words: str) -> Text:
    """A text with other words in one language."""
    return Text.model_validate({PLACES_KEY: text.places, **text.__pydantic_extra__, code: words})


def _clause(plan: Plan, figure: Figure) -> str:
    start, end = clause(plan, figure)
    return figure.passage.text[start:end]


def _new(plan: Plan, figure: Figure, kind: str) -> FigureEntry:
    places = {PLACES_KEY: plan.figures.places} if plan.figures else {}
    entry: dict[str, Any] = {**places, "block": figure.block, "figure": figure.text}
    if kind == "context" or figure.form not in {"digits", "blank"}:
        return FigureEntry.model_validate({**entry, "kind": "context", "reason": REASONS[figure.form]})
    said = {
        "unit": Text.model_validate({**places, "zh": figure.unit, "en": figure.unit}) if figure.unit else None,
        "quote": Text.model_validate({**places, "zh": _clause(plan, figure), "en": figure.text}),
        "written": Renderings.model_validate({**places, "en": figure.text}),
    }
    return FigureEntry.model_validate({**entry, **said, "kind": "commitment", "reason": "own-promise"})
