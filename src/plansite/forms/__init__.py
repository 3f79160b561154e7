"""征求意见反馈表 and its results as Word: the form, empty and as what the browser fills. Writes nothing."""

from collections.abc import Iterator

from plansite.forms.comments import empty_form
from plansite.forms.package import pack
from plansite.forms.results import results_document
from plansite.forms.script import script
from plansite.model import Plan
from plansite.pages.commenting import FOLDER, collecting, form_name, script_name, with_form
from plansite.pages.results import results_name

__all__ = ["FOLDER", "form_files"]


def form_files(plan: Plan) -> dict[str, str | bytes]:
    """Every file by its path below docs/; all lie in ``FOLDER``. None without such a round."""
    return {f"{FOLDER}/{name}": content for name, content in _files(plan)}


def _files(plan: Plan) -> Iterator[tuple[str, str | bytes]]:
    for told in (each for each in plan.rounds if each.is_told):
        for language in plan.languages:
            yield results_name(told, language, "docx"), pack(results_document(plan, told, language))
    for found in collecting(plan):
        for language in plan.languages:
            yield form_name(found, language, "docx"), pack(empty_form(plan, found, language))
    for found in with_form(plan):
        for language in plan.languages:
            yield script_name(found, language), script(plan, found, language)
