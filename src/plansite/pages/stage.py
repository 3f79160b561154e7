"""What the plan is at this stage, in a line: the draft of which day, and until when comments could be sent."""

from collections.abc import Iterator

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.facts import call_for_comments


def stage(plan: Plan, language: Language) -> str:
    """“Draft for comment. Published 16 December 2021; deadline for comments 20 December 2021.” Empty without facts."""
    stop = language.writing.full_stop
    return "".join(sentence + stop for sentence in _sentences(plan, language)).rstrip()


def _sentences(plan: Plan, language: Language) -> Iterator[str]:
    if plan.meta.status:
        words = plan.meta.status[language]
        yield words[:1].upper() + words[1:]
    if plan.meta.consultation:
        yield call_for_comments(plan.meta.consultation, language)
