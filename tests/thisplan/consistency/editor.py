"""What an editor enters in figures.yml beside a change of the Chinese text, so that a case need not spell it out."""

from collections.abc import Iterator
from typing import Any

import yaml

from plansite.consistency.things import clause
from plansite.model import FigureEntry, Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.classification import Classified, classification
from plansite.model.figures import Figure

#: Why a figure that is new is context, by its form.
REASONS = {"date": "date", "digits": "result", "count": "listed", "blank": "placeholder", "name": "name"}


def entered(plan: Plan, figures: str, kind: str) -> str:
    """figures.yml brought up to the text: changed figures, quotations that changed, and what is new as ``kind``."""
    assert plan.figures is not None
    if not any(rule(plan) for rule in (_unentered, _misquoted)):
        return figures
    data = yaml.load(figures, Loader=yaml.CSafeLoader)
    found = classification(plan).figures
    missing = [each.figure for each in found if each.missing]
    kept = []
    for entry, raw in zip(plan.figures.figures, data["figures"], strict=True):
        fitting = [each for each in found if each.entry is entry] or list(_changed(plan, entry, missing))
        if fitting:
            _renew(raw, entry, fitting[0].figure, plan)
            kept.append(raw)
    data["figures"] = [*kept, *(_new(plan, figure, kind) for figure in missing)]
    used = {each["reason"] for part in ("cells", "everywhere", "figures") for each in data[part]}
    data["reasons"] = [reason for reason in data["reasons"] if reason["id"] in used]
    return str(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000))


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


def _renew(raw: dict[str, Any], entry: FigureEntry, figure: Figure, plan: Plan) -> None:
    raw["figure"] = figure.text
    if "unit" in raw and figure.unit:
        raw["unit"]["zh"] = figure.unit
    elif "unit" in raw:
        del raw["unit"]
    if entry.quote:
        words = entry.quote[plan.original].replace(entry.figure, figure.text)
        raw["quote"]["zh"] = (
            words if words in texts_by_block(plan, plan.original)[figure.block] else _clause(plan, figure)
        )


def _clause(plan: Plan, figure: Figure) -> str:
    start, end = clause(plan, figure)
    return figure.passage.text[start:end]


def _new(plan: Plan, figure: Figure, kind: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"block": str(figure.block), "figure": figure.text, "kind": "context"}
    if kind == "context" or figure.form not in {"digits", "blank"}:
        return entry | {"reason": REASONS[figure.form]}
    unit = {"unit": {"zh": figure.unit, "en": figure.unit}} if figure.unit else {}
    quote = {"zh": _clause(plan, figure), "en": figure.text}
    return (
        entry | unit | {"kind": "commitment", "written": {"en": figure.text}, "quote": quote, "reason": "own-promise"}
    )
