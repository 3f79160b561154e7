"""Atom feeds (RFC 4287), one in each language: the changes of plan/changes.yml, the results of rounds, editions."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from plansite.edition.kept import published
from plansite.edition.pairs import Pair, comparisons
from plansite.ground.country import beginning
from plansite.languages import Language
from plansite.model import Change, Plan, Round
from plansite.model.history import latest_first, successors
from plansite.pages.addresses import Addresses, results_page
from plansite.pages.changes import changes_address, in_words
from plansite.pages.results import title as results_title
from plansite.pages.stage import EDITIONS, edition_name
from plansite.render.templates import render_template


def has_feeds(plan: Plan, base: str) -> bool:
    """Readers keep whole addresses, so there are no feeds without a public one."""
    return bool(base and (plan.changes or _told(plan) or _later(plan)))


def feed_titles(plan: Plan, base: str) -> dict[str, str]:
    """The titles of the feeds by the code of their language, where there are some."""
    return {language.code: _feed_title(plan, language) for language in plan.languages} if has_feeds(plan, base) else {}


def feeds(plan: Plan, addresses: Addresses, base: str) -> dict[str, str]:
    """The feeds by their path below docs/."""
    if not has_feeds(plan, base):
        return {}
    return {f"{language}/changes.xml": _feed(plan, addresses, base, language) for language in plan.languages}


def _told(plan: Plan) -> tuple[Round, ...]:
    """The rounds whose results are published."""
    return tuple(each for each in plan.rounds if each.is_told)


def _later(plan: Plan) -> tuple[Pair, ...]:
    """Every edition that followed another, with that one."""
    return tuple(Pair(old=old, new=new) for old, new in pairwise(published(plan)))


def _feed(plan: Plan, addresses: Addresses, base: str, language: Language) -> str:
    days = [*(change.date for change in plan.changes), *(each.invitation.published or "" for each in _told(plan))]
    days += [pair.new.date for pair in _later(plan)]
    return render_template(
        "changes.xml.jinja",
        tag=language.tag,
        title=_feed_title(plan, language),
        author=plan.meta.title[language],
        id=_tag(base, min(days), f"{language}/changes"),
        updated=beginning(max(days)),
        address=f"{base}{language}/changes.xml",
        page=f"{base}{language}/about/#changes",
        entries=sorted(_all_entries(plan, addresses, base, language), key=_day_of, reverse=True),
    )


def _feed_title(plan: Plan, language: Language) -> str:
    return language.words["changes_feed"].format(plan=plan.meta.title[language])


def _all_entries(plan: Plan, addresses: Addresses, base: str, language: Language) -> Iterator[dict[str, Any]]:
    yield from _entries(plan, addresses, base, language)
    for each in _told(plan):
        day, page = each.invitation.published or "", f"{language}/{results_page(each)}"
        yield {
            "id": _tag(base, day, page),
            "updated": beginning(day),
            "title": f"{day} {results_title(each, language)}",
            "text": language.words["results_feed"].format(count=len(each.comments)),
            "links": [f"{base}{page}"],
        }

    for pair in _later(plan):
        yield _edition(plan, pair, base, language)


def _edition(plan: Plan, pair: Pair, base: str, language: Language) -> dict[str, Any]:
    """An edition, and in words how it differs from the one before."""
    page = changes_address(pair.name, language)
    found = comparisons(plan)[pair.name, pair.language(language).code]
    return {
        "id": _tag(base, pair.new.date, page),
        "updated": beginning(pair.new.date),
        "title": f"{pair.new.date} {edition_name(pair.new.edition, language)}",
        "text": in_words(found, language),
        "links": [f"{base}{page}", f"{base}{language}/{EDITIONS}"],
    }


def _day_of(entry: dict[str, Any]) -> str:
    updated: str = entry["updated"]
    return updated


def _entries(plan: Plan, addresses: Addresses, base: str, language: Language) -> Iterator[dict[str, Any]]:
    after, changes = successors(plan), latest_first(plan)
    for position, change in enumerate(changes):
        older = sum(later.date == change.date for later in changes[position + 1 :])
        now = (after.get(block, block) for block in change.blocks)
        yield {
            "id": _tag(base, change.date, f"{language}/changes/{older + 1}"),
            "updated": beginning(change.date),
            "title": _title(change, language),
            "text": change.text[language],
            "links": [base + addresses.of(block, language) for block in now if block in addresses],
        }


def _tag(base: str, date: str, name: str) -> str:
    """A name for ever (RFC 4151): the host owns it, and the folder tells the plan from others on the same host."""
    address = urlsplit(base)
    return f"tag:{address.hostname},{date}:{address.path}{name}"


def _title(change: Change, language: Language) -> str:
    """The first sentence, after the day."""
    text = change.text[language]
    sentence = text.split(language.writing.full_stop)[0]
    return f"{change.date} {sentence.removesuffix(language.writing.full_stop.rstrip())}"
