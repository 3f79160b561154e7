"""A text of the plan in the form that the document has for it."""

from typing import overload

from plansite.edition.document.fields import Texts
from plansite.model import Plan
from plansite.model.texts import ByLanguage


@overload
def texts(plan: Plan, text: ByLanguage) -> Texts: ...
@overload
def texts(plan: Plan, text: ByLanguage | None) -> Texts | None: ...
def texts(plan: Plan, text: ByLanguage | None) -> Texts | None:
    """A text in every language of the plan; None where there is none."""
    return None if text is None else {language.code: text[language] for language in plan.languages}
