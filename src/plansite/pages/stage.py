"""What the plan is at this stage, in a line: the draft of which day, and until when comments could be sent."""

from dataclasses import dataclass
from datetime import date

from plansite.languages import Language
from plansite.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day: ``day`` in ISO 8601, and what is said of it while it is to come and when it has passed.

    Nothing here knows what day it is: pages say ``ahead``, and a script says ``passed`` by the reader's clock.
    """

    day: str
    ahead: str
    passed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """“Draft for public comment of 16 December 2021.” with the deadline for comments, ``gap`` between them.

    Empty where nothing is known.
    """

    what: str = ""
    deadline: Deadline | None = None
    gap: str = ""

    def __bool__(self) -> bool:
        return bool(self.what or self.deadline)


def stage_of(plan: Plan, language: Language) -> Stage:
    """The stage of a plan, as far as its cover and its call for comments tell."""
    words, stop, meta = language.words, language.writing.full_stop, plan.meta
    status, call = meta.status[language] if meta.status else "", meta.consultation
    if call and status:
        status = words["stage_draft"].format(status=status, opened=_day(call.opened, language))
    what = (status[:1].upper() + status[1:] + stop).rstrip() if status else ""
    return Stage(
        what=what,
        deadline=deadline(call.closes, language) if call else None,
        gap=language.writing.gap if what and call else "",
    )


def deadline(day: str, language: Language) -> Deadline:
    """What is said of the last day for comments."""
    words, stop, shown = language.words, language.writing.full_stop.rstrip(), _day(day, language)
    return Deadline(
        day=day,
        ahead=words["stage_open"].format(closes=shown) + stop,
        passed=words["stage_closed"].format(closes=shown) + stop,
    )


def stage(plan: Plan, language: Language) -> str:
    """The stage as print says it, which does not change with the day. Empty without facts."""
    found = stage_of(plan, language)
    return language.writing.gap.join(filter(None, (found.what, found.deadline.ahead if found.deadline else "")))


def _day(day: str, language: Language) -> str:
    return language.display.day(date.fromisoformat(day))
