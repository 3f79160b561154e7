"""``Plan`` → the parts of the document that say what the plan is called, who issued it, and its editions."""

from plansite.edition.document.by_language import texts
from plansite.edition.document.entries import (
    AdoptionPart,
    ConsultationPart,
    EditionPart,
    LabelPart,
    MetaPart,
    PeriodPart,
)
from plansite.model import Edition, Plan


def meta(plan: Plan) -> MetaPart:
    """What the cover says."""
    found, call = plan.meta, plan.meta.consultation
    return MetaPart(
        title=texts(plan, found.title),
        short_title=texts(plan, found.short_title),
        summary=texts(plan, found.summary),
        origin=texts(plan, found.origin),
        direction=texts(plan, found.direction),
        status=texts(plan, found.status),
        issuer=texts(plan, found.issuer),
        date=texts(plan, found.date),
        period=PeriodPart(start=found.period.start, end=found.period.end) if found.period else None,
        consultation=ConsultationPart(
            opened=call.opened, closes=call.closes, contact=texts(plan, call.contact), telephone=call.telephone
        )
        if call
        else None,
        editions=tuple(_edition(plan, each) for each in found.editions),
        labels=tuple(LabelPart(block=str(each.block), number=each.number) for each in found.labels),
    )


def _edition(plan: Plan, edition: Edition) -> EditionPart:
    by = edition.adopted_by
    return EditionPart(
        published=edition.published,
        name=texts(plan, edition.name),
        status=edition.status,
        adopted=edition.adopted,
        effective=edition.effective,
        adopted_by=AdoptionPart(title=texts(plan, by.title), number=by.number, link=by.link) if by else None,
    )
