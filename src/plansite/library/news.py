"""One Atom feed (RFC 4287) for the library, in each of its languages: changes of plans, and calls for comments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from plansite.ground.country import beginning
from plansite.languages import Language, language
from plansite.library.card import Card, Texts
from plansite.library.library import Library
from plansite.library.shelf import nearest, render_template

#: So many of the latest entries stand in a feed.
_MOST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _News:
    """Something new in a plan: its day, the plan, and which of that plan's news of the day it is."""

    day: str
    plan: str
    number: int
    kind: str


def has_news(cards: Mapping[str, Card], base: str) -> bool:
    """Readers keep whole addresses, so there are no feeds without a public one."""
    return bool(base and any(card.changes or card.consultations for card in cards.values()))


def feed_titles(library: Library, cards: Mapping[str, Card], base: str) -> dict[str, str]:
    """The titles of the feeds by the code of their language, where there are some."""
    if not has_news(cards, base):
        return {}
    return {each.code: _title(library, each) for each in library.languages}


def feeds(library: Library, cards: Mapping[str, Card], base: str) -> dict[str, str]:
    """The feeds by their path from the root of the library."""
    if not has_news(cards, base):
        return {}
    found = sorted(_news(cards), reverse=True)[:_MOST]
    return {f"{each}/changes.xml": _feed(library, cards, base, each, found) for each in library.languages}


def _news(cards: Mapping[str, Card]) -> Iterator[_News]:
    for address, card in cards.items():
        for number, change in enumerate(card.changes):
            yield _News(day=change.date, plan=address, number=number, kind="change")
        for number, each in enumerate(card.consultations):
            yield _News(day=each.opened, plan=address, number=number, kind="consultation")


def _title(library: Library, here: Language) -> str:
    return here.words["library_changes"].format(library=library.catalogue.title[here])


def _feed(library: Library, cards: Mapping[str, Card], base: str, here: Language, found: list[_News]) -> str:
    return render_template(
        "changes.xml.jinja",
        tag=here.tag,
        title=_title(library, here),
        author=library.catalogue.title[here],
        id=_tag(base, found[-1].day, f"{here}/changes"),
        updated=beginning(found[0].day),
        address=f"{base}{here}/changes.xml",
        page=f"{base}{here}/",
        entries=[_entry(cards[each.plan], base, here, each) for each in found],
    )


def _entry(card: Card, base: str, here: Language, news: _News) -> dict[str, str]:
    """An entry in the language of the feed, or in the plan's own."""
    said = language(here.code if here.code in card.languages else card.languages[0])
    plan = nearest(card.title, said)
    text, link = _told(card, said, news)
    first = text.split(said.writing.full_stop)[0]
    return {
        "tag": said.tag,
        "title": said.words["library_change"].format(plan=plan, change=first),
        "id": _tag(base, news.day, f"{here}/{news.plan}/{news.kind}/{news.number + 1}"),
        "updated": beginning(news.day),
        "link": f"{base}{news.plan}/{link}",
        "text": text,
    }


def _told(card: Card, said: Language, news: _News) -> tuple[str, str]:
    """What is new, and where it stands in the plan's own site."""
    if news.kind == "change":
        return _said(card.changes[news.number].text, said), f"{said}/about/#changes"
    each = card.consultations[news.number]
    opened, closes = (said.display.day(date.fromisoformat(day)) for day in (each.opened, each.closes))
    return said.words["library_consulted"].format(opened=opened, closes=closes), nearest(each.addresses, said)


def _said(texts: Texts, said: Language) -> str:
    return nearest(texts, said) if texts else ""


def _tag(base: str, day: str, name: str) -> str:
    """A name for ever (RFC 4151): the host owns it, and its folder tells the library from others on the host."""
    address = urlsplit(base)
    return f"tag:{address.hostname},{day}:{address.path}{name}"
