"""附件3. The results of a round on paper: what was asked, what came in, and the table of all comments."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from plansite.ground.typefaces import chosen
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.model.version import version
from plansite.pages.results import results_name
from plansite.pages.results_sheet import COLUMNS, results_sheet
from plansite.pdf.compose import tongue
from plansite.pdf.typesetter import design


def round_results(plan: Plan) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File name, template and document of the results of each round that are told."""
    for each in plan.rounds:
        for language in plan.languages if each.is_told else ():
            yield results_name(each, language, "pdf"), "results.typ", _document(plan, each, language)


def _document(plan: Plan, each: Round, language: Language) -> dict[str, Any]:
    issuer, sheet = plan.meta.issuer, results_sheet(plan, each, language)
    return {
        "design": design(language),
        "faces": {use: (face.family,) for use, face in chosen(plan.fonts, language.typesetting.faces).items()},
        "tongue": asdict(tongue(language)),
        "annotated": False,
        "issuer": (issuer[language],) if issuer else (),
        "version": str(version(plan)),
        "title": sheet.title,
        "said": sheet.said,
        "columns": [{"name": name, "width": width} for name, width in zip(sheet.heads, COLUMNS.values(), strict=True)],
        "groups": [{"title": title, "rows": rows} for title, rows in sheet.groups],
    }
