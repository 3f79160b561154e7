"""附件3. The results of a round on paper: what was asked, what came in, and the table of all comments."""

from collections.abc import Iterator, Mapping
from typing import Any

from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.model.version import version
from plansite.pages.results import results_name
from plansite.pages.results_sheet import COLUMNS, results_sheet
from plansite.pdf.leaf import leaf


def round_results(plan: Plan) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File name, template and document of the results of each round that are told."""
    for each in plan.rounds:
        for language in plan.languages if each.is_told else ():
            yield results_name(each, language, "pdf"), "results.typ", _document(plan, each, language)


def _document(plan: Plan, each: Round, language: Language) -> dict[str, Any]:
    sheet = results_sheet(plan, each, language)
    return {
        **leaf(plan, language, title=sheet.title, version=str(version(plan))),
        "said": sheet.said,
        "columns": [{"name": name, "width": width} for name, width in zip(sheet.heads, COLUMNS.values(), strict=True)],
        "groups": [{"title": title, "rows": rows} for title, rows in sheet.groups],
    }
