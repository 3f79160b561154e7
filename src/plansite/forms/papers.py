"""A paper of a round: its values, filled into the office's own template, else into the one of this project."""

from collections.abc import Mapping
from typing import Any

from plansite.forms.drafts import draft
from plansite.forms.package import Parts, parts_of
from plansite.ground.word_template import fill
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.model.papers import PaperKind
from plansite.pages.stage import day_of


def paper(plan: Plan, kind: PaperKind, language: Language, values: Mapping[str, Any]) -> Parts:
    """The parts of a document; ``values`` are the fields of its kind (``model.papers.FIELDS``)."""
    own = plan.template(kind, language)
    document = fill(own.data if own else draft(kind, language), values)
    about = document.core_properties  # who made the template is nobody's business
    about.author = about.last_modified_by = plan.meta.issuer[language] if plan.meta.issuer else ""
    return parts_of(document)


def common(plan: Plan, each: Round, language: Language) -> dict[str, str]:
    """The fields that all papers have, but for their titles."""
    contact = each.invitation.contact
    unit = (contact and contact.unit) or plan.meta.issuer
    return {
        "plan": plan.meta.title[language],
        "unit": unit[language] if unit else "",
        "opened": day_of(each.opened, language),
        "closed": day_of(each.closed, language),
    }
