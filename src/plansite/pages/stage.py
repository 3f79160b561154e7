"""What the plan is at this stage, in a line: which edition of which day, what it is now, until when comments count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from plansite.languages import Language
from plansite.model import Consultation, Edition, Plan
from plansite.pages.addresses import relative, results_page
from plansite.pages.commenting import PAGE as COMMENT
from plansite.pages.commenting import collecting
from plansite.pages.sentences import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day: ``day`` in ISO 8601, and what is said of it while it is to come and when it has passed.

    ``opens`` is the first day and ``before`` what is said until then, where that is known. Nothing here knows what day
    it is: pages say ``ahead``, and a script says the others by the reader's clock.
    """

    day: str
    ahead: str
    passed: str
    opens: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLink:
    """A way from the line. It may be for some days only: from the first to the last of them, or ``after`` one.

    ``carry``: it takes along the place where one is. Without an address it is a name alone.
    """

    name: str
    address: str
    first: str = ""
    last: str = ""
    after: str = ""
    carry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What readers are told whose text is that of the edition of a day, and where that has the page that they read."""

    day: str
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """“Draft for public comment of 16 December 2021.” with the deadline for comments, ``gap`` between them.

    ``latest`` says whether this is the latest edition (``old``: it is not), where plan.yml tells of editions;
    ``editions`` leads to their page. ``came`` is for readers of earlier editions. Empty where nothing is known.
    """

    what: str = ""
    latest: str = ""
    old: bool = False
    editions: str = ""
    deadline: Deadline | None = None
    gap: str = ""
    links: tuple[StageLink, ...] = ()
    came: tuple[Came, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.what or self.deadline)


#: The page of the editions, below its language.
EDITIONS: Final = "editions/"


def stage_of(plan: Plan, language: Language, page: str = "") -> Stage:
    """The stage of a plan, as far as plan.yml tells: its edition, else its cover; its call for comments.

    ``page`` is the address of the page that says so, from the site's root.
    """
    words, stop, edition = language.words, language.writing.full_stop, plan.meta.edition
    what = edition_name(edition, language) if edition else _draft(plan, language)
    commented = not plan.later and (edition is None or edition.status == "draft")
    latest = words["edition_old" if plan.later else "edition_latest"]
    return Stage(
        what=(what[:1].upper() + what[1:] + stop).rstrip() if what else "",
        latest=latest + stop.rstrip() if edition else "",
        old=bool(plan.later),
        editions=relative(page, f"{language}/{EDITIONS}") if edition else "",
        deadline=_deadline_of(plan, language) if commented else None,
        gap=language.writing.gap if what else "",
        links=(
            *(_adoption(edition, language) if edition else ()),
            *(_links(plan, language, page) if commented else ()),
        ),
    )


def _adoption(edition: Edition, language: Language) -> Iterator[StageLink]:
    """The document that adopted the edition; without an address where it cannot be read."""
    by = edition.adopted_by
    if by:
        yield StageLink(name=by.number or by.title[language], address=by.link or "")


def _deadline_of(plan: Plan, language: Language) -> Deadline | None:
    """That of the last round of consultation, else that of the call for comments."""
    if plan.rounds:
        return deadline(plan.rounds[-1].closed, language, plan.rounds[-1].opened)
    call = plan.meta.consultation
    return deadline(call.closes, language) if call else None


def _links(plan: Plan, language: Language, page: str) -> Iterator[StageLink]:
    """While a round is open, the way to comment on the plan; after the last one, what came of it."""
    words, comment = language.words, f"{language}/{COMMENT}/"
    for found in collecting(plan) if page != comment else ():
        address = relative(page, comment)
        yield StageLink(name=words["stage_comment"], address=address, first=found.opened, last=found.closed)
    for found in plan.rounds[-1:]:
        there = f"{language}/{results_page(found)}"
        if page != there:
            yield StageLink(name=words["stage_results"], address=relative(page, there), after=found.closed)


def _draft(plan: Plan, language: Language) -> str:
    """What the cover says, and of which day it is where there was a call for comments."""
    status = plan.meta.status[language] if plan.meta.status else ""
    call: Consultation | None = plan.meta.consultation
    return dated(status, call.opened, language) if call and status else status


def dated(name: str, day: str, language: Language) -> str:
    """A name with the day of its publication: 征求意见稿（2021年12月16日公布）, draft of 16 December 2021."""
    return language.words["stage_draft"].format(status=name, opened=day_of(day, language))


def edition_name(edition: Edition, language: Language) -> str:
    """An edition by its name and day, with its other days, and what it is now where the name does not say it."""
    named = dated(edition.name[language], edition.published, language)
    return language.writing.comma.join((named, *_days(edition, language), *_today(edition, language)))


def _days(edition: Edition, language: Language) -> Iterator[str]:
    """When it was adopted and from when it is, or was, in force; as far as plan.yml tells."""
    past = edition.status in {"amended", "ended", "replaced"}
    in_force = "edition_in_force_from" if past else "edition_in_force_since"
    for key, day in (("edition_adopted_on", edition.adopted), (in_force, edition.effective)):
        if day:
            yield language.words[key].format(day=day_of(day, language))


def _today(edition: Edition, language: Language) -> Iterator[str]:
    """What it is today; nothing for a draft, whose name says it, and nothing that its days say."""
    status = edition.status
    said = {"draft": True, "adopted": bool(edition.adopted), "in-force": bool(edition.effective)}
    if not said.get(status):
        yield language.words[f"edition_status_{status.replace('-', '_')}"]


def deadline(day: str, language: Language, opens: str = "") -> Deadline:
    """What is said of the last day for comments, and of the first one where it is given."""
    words, stop, shown = language.words, language.writing.full_stop.rstrip(), day_of(day, language)
    first = day_of(opens, language) if opens else ""
    return Deadline(
        day=day,
        ahead=words["stage_open"].format(closes=shown) + stop,
        passed=words["stage_closed"].format(closes=shown) + stop,
        opens=opens,
        before=words["stage_ahead"].format(opened=first, closes=shown) + stop if opens else "",
    )


def stage(plan: Plan, language: Language) -> str:
    """The stage as print says it, which does not change with the day. Empty without facts."""
    found = stage_of(plan, language)
    said = (found.what, found.deadline.ahead if found.deadline else "", _waiting(plan, language))
    return language.writing.gap.join(filter(None, said))


def _waiting(plan: Plan, language: Language) -> str:
    """Which chapters are not yet translated."""
    titles = [chapter.title or plan.original.words["preamble"] for chapter in plan.waiting(language)]
    listed = language.writing.semicolon.join(titles)
    return sentence(plan, language, "pdf_waiting", titles=listed) if titles else ""


def day_of(day: str, language: Language) -> str:
    """A day as the language writes it."""
    return language.display.day(date.fromisoformat(day))
