"""What the home page says of the plan below its title, as plain text."""

from collections.abc import Iterator
from datetime import date

from plansite.languages import Language
from plansite.model import Consultation, Plan
from plansite.pages.stage import Deadline


def facts(plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    """Names and facts, those that the source has: status, issuer, date, period, consultation and contact."""
    words, meta = language.words, plan.meta
    if meta.status:
        yield words["status"], meta.status[language]
    if meta.issuer:
        yield words["issuer"], meta.issuer[language]
    if meta.date:
        yield words["dated"], meta.date[language]
    for name, fact in beside_cover(plan, language):
        yield name, fact.ahead if isinstance(fact, Deadline) else fact


def beside_cover(plan: Plan, language: Language) -> Iterator[tuple[str, str | Deadline]]:
    """Of those, the ones that do not stand on the cover."""
    words, meta = language.words, plan.meta
    if meta.period:
        yield words["period"], words["period_text"].format(start=meta.period.start, end=meta.period.end)
    if call := meta.consultation:
        yield words["consultation"], _call_for_comments(call, language)
        if asked := call.asked(language):
            yield words["contact"], asked


def _call_for_comments(call: Consultation, language: Language) -> Deadline:
    """When the plan was put up for comment, and until when comments could be sent."""
    opened, closes = (language.display.day(date.fromisoformat(day)) for day in (call.opened, call.closes))
    return Deadline(
        day=call.closes,
        ahead=language.words["consultation_text"].format(opened=opened, closes=closes),
        passed=language.words["consultation_passed"].format(opened=opened, closes=closes),
    )
