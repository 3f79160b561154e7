"""附件3. The results of a round as a Word document: what was asked, what came in, and the table of all comments."""

from typing import Any

from plansite.forms.package import Parts
from plansite.forms.papers import common, paper
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.results import Counts, results
from plansite.pages.results_sheet import COLUMNS, results_sheet
from plansite.pages.stage import day_of


def results_document(plan: Plan, each: Round, language: Language) -> Parts:
    """The parts of the document."""
    return paper(plan, "results", language, results_values(plan, each, language))


def results_values(plan: Plan, each: Round, language: Language) -> dict[str, Any]:
    """The fields of its template."""
    sheet, told = results_sheet(plan, each, language), results(plan, each, language)
    published = each.invitation.published
    return common(plan, each, language) | {
        "title": sheet.title,
        "days": each.days,
        "people": each.people,
        "count": len(each.comments),
        "published": day_of(published, language) if published else "",
        "said": sheet.said,
        "by_kind": _counts(told.by_kind),
        "by_chapter": _counts(told.by_chapter),
        "by_decision": _counts(told.by_decision),
        "groups": [
            {"title": title, "rows": [dict(zip(COLUMNS, texts, strict=True)) for texts in rows]}
            for title, rows in sheet.groups
        ],
    }


def _counts(counts: Counts) -> list[dict[str, Any]]:
    return [{"name": name, "count": count} for name, count in counts]
