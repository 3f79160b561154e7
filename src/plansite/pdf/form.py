"""征求意见反馈表. The empty form for comments, for readers who fill it in by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.commenting import (
    FORM_COLUMNS,
    FORM_ROWS,
    FORM_SENDER,
    collecting,
    form_name,
    form_remarks,
    form_title,
    form_version,
)
from plansite.pdf.leaf import leaf


def forms(plan: Plan) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File name, template and document of each form."""
    for found in collecting(plan):
        for language in plan.languages:
            yield form_name(found, language, "pdf"), "form.typ", _sheet(plan, found, language)


def _sheet(plan: Plan, found: Round, language: Language) -> dict[str, Any]:
    """The form as its template sets it; what a plan has that a form does not is empty."""
    words = language.words
    return {
        **leaf(plan, language, title=form_title(plan, language), version=form_version(found, language)),
        "remarks": form_remarks(found, language),
        "sender": [{"name": words[f"form_{name}"], "widths": widths} for name, widths in FORM_SENDER.items()],
        "columns": [{"name": words[f"form_{name}"], "width": width} for name, width in FORM_COLUMNS.items()],
        "rows": FORM_ROWS,
    }
