"""What hangs on the indicators: which blocks serve which, what the figures of the text are, what was reported."""

from collections.abc import Iterator
from typing import Any

from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.model import Plan, Text

Json = dict[str, Any]


def links(plan: Plan) -> Iterator[Json]:
    """What blocks serve and report on, and whom their text names as responsible."""
    for link in plan.links:
        yield {
            "block": str(link.block),
            "indicators": [*map(_indicator, link.indicators)],
            "reports": [*map(_indicator, link.reports)],
            "responsible": [*map(_text, link.responsible)],
        }


def figures(plan: Plan) -> Iterator[Json]:
    """The classified figures of the text; ``nth`` is null where all equal strings of the block mean the same."""
    if plan.figures is None:
        return
    reasons = {reason.id: _text(reason.text) for reason in plan.figures.reasons}
    for figure in plan.figures.figures:
        yield {
            "block": str(figure.block),
            "figure": figure.figure,
            "nth": figure.nth,
            "kind": figure.kind,
            "indicator": _indicator(figure.indicator) if figure.indicator else None,
            "value": figure.value,
            "unit": _text(figure.unit) if figure.unit else None,
            "by": figure.by,
            "basis": figure.basis,
            "figure_en": figure.written.en if figure.written else None,
            "quote": _text(figure.quote) if figure.quote else None,
            "reason": reasons.get(figure.reason),
        }


def progress(plan: Plan) -> Iterator[Json]:
    """The values that were reported, year by year."""
    for each in plan.progress:
        for report in each.reports:
            yield {
                "indicator": _indicator(report.indicator),
                "year": each.year,
                "value": value_of(report.value),
                "source": _text(report.source),
                "date": report.date,
            }


def value_of(value: Value) -> Json:
    """The string of the source, and what it is read as; all strings, so that no digit is rounded or dropped."""
    return {"text": value.text, "comparator": value.comparator or None, "number": value.digits}


def _indicator(slug: str) -> str:
    return str(Identity(kind="indicator", key=slug))


def _text(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}
