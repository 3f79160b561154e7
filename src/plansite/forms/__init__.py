"""征求意见反馈表. The form for comments: empty as Word, and as what the browser fills it with. Writes nothing."""

from collections.abc import Iterator

from plansite.forms.package import pack
from plansite.forms.script import script
from plansite.forms.word import empty_form
from plansite.model import Plan
from plansite.pages.commenting import FOLDER, collecting, form_name, script_name

__all__ = ["FOLDER", "form_files"]


def form_files(plan: Plan) -> dict[str, str | bytes]:
    """Every file by its path below docs/; all lie in ``FOLDER``. None without a round that collects comments."""
    return {f"{FOLDER}/{name}": content for name, content in _files(plan)}


def _files(plan: Plan) -> Iterator[tuple[str, str | bytes]]:
    for found in collecting(plan):
        for language in plan.languages:
            yield form_name(found, language, "docx"), pack(empty_form(plan, found, language))
            yield script_name(found, language), script(plan, found, language)
