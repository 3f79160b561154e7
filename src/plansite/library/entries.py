"""What library.yml says of its plans, held against what the plans say themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

from plansite.ground.findings import Finding
from plansite.library import rules
from plansite.library.card import Card
from plansite.library.library import Library, Member
from plansite.library.same import faults


def contradictions(library: Library, cards: Mapping[str, Card]) -> Iterator[Finding]:
    """Everything that is wrong between library.yml and the cards of its plans, as the plans themselves made them."""
    for member in library.members:
        if member.address in cards:
            yield from _otherwise(member, cards[member.address])
            yield from _unlisted(library, member, cards[member.address])
    yield from faults(cards, library.catalogue)


def _otherwise(member: Member, card: Card) -> Iterator[Finding]:
    """Facts of which each says another; an entry of a pattern speaks of all the plans that it finds."""
    entry = member.entry
    period = (entry.period.start, entry.period.end) if entry.period else None
    owner = {code: entry.owner.by_code(code) for code in entry.owner.codes} if entry.owner else None
    said: dict[str, tuple[Any, Any]] = {
        "place": (entry.where, card.where),
        "level": (entry.level, card.level),
        "field": (entry.field, card.field),
        "period": (period, card.period),
        "owner": (owner, card.owner),
    }
    for key, (here, there) in said.items():
        if here and there and not _agree(here, there):
            yield from rules.says_otherwise(entry.at(key), key, _shown(here), _shown(there))


def _agree(here: Any, there: Any) -> bool:
    """Texts agree where they say the same in every language that both have."""
    if isinstance(here, dict):
        return all(here[code] == there[code] for code in here.keys() & there.keys())
    return bool(here == there)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(next(iter(value.values())))
    return "–".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _unlisted(library: Library, member: Member, card: Card) -> Iterator[Finding]:
    """The plan's own words for place and field that stand in no list."""
    for key, name, names in (("place", card.where, library.places), ("field", card.field, library.fields)):
        if name is not None and name not in names:
            yield from rules.unknown_name(member.entry.at("folder"), key, name, tuple(names))
