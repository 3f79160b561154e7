"""An indicator across plans: the same thing by name, unit and definition, or by the editor's word.

Two indicators are one thing where, in some language, their names and their units are the same, and where both are a
share, a count or a concentration, and both new ones or both not. Names that are nearly the same are proposed to the
editor and joined only by an entry of ``same`` in library.yml.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from rapidfuzz import fuzz, process

from plansite.ground.findings import Finding
from plansite.library import rules
from plansite.library.card import Card, IndicatorCard
from plansite.library.catalogue import Catalogue
from plansite.search.folding import normalised

#: How like each other two names are that are proposed, of 100.
_NEAR: Final = 80
#: An indicator of the library: the address of its plan, and its identity.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An indicator that several plans have: each plan's, by the plan's address, in the order of addresses.

    ``name`` is that of its page.
    """

    name: str
    rows: tuple[tuple[str, IndicatorCard], ...]


class _Union:
    """Sets that are joined: each is known by one of its own."""

    def __init__(self, every: Iterable[Name]) -> None:
        self._above = {each: each for each in every}

    def __contains__(self, one: object) -> bool:
        return one in self._above

    def of(self, one: Name) -> Name:
        while self._above[one] != one:
            one = self._above[one]
        return one

    def join(self, one: Name, other: Name) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._above[second] = first

    def sets(self) -> dict[Name, list[Name]]:
        found: dict[Name, list[Name]] = defaultdict(list)
        for each in self._above:
            found[self.of(each)].append(each)
        return found


def shared(cards: Mapping[str, Card], catalogue: Catalogue) -> tuple[Shared, ...]:
    """The indicators that stand in several plans, in the order of the first plan that has each."""
    rows = _rows(cards)
    several = [sorted(each) for each in _joined(rows, catalogue).sets().values() if len({plan for plan, _ in each}) > 1]
    used: set[str] = set()
    return tuple(
        Shared(name=_page(names, used), rows=tuple((plan, rows[plan, identity]) for plan, identity in names))
        for names in sorted(several)
    )


def faults(cards: Mapping[str, Card], catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the editor's words in library.yml."""
    rows = _rows(cards)
    known = tuple(map(_written, rows))
    for key, entries in (("same", catalogue.same), ("different", catalogue.different)):
        for names in entries:
            place = catalogue.at(key)
            yield from (
                found
                for name in names
                if _read(name) not in rows
                for found in rules.unknown_indicator(place, name, known)
            )
            yield from rules.unknown_indicator(place, "", known) if len(names) < 2 else ()
    sets = _joined(rows, catalogue)
    for one, other in (pair for names in catalogue.different for pair in _pairs(names, rows)):
        if sets.of(one) == sets.of(other):
            yield from rules.one_indicator(catalogue.at("different"), _written(one), _written(other))


def proposals(cards: Mapping[str, Card], catalogue: Catalogue) -> Iterator[Finding]:
    """Indicators that may be one thing, of which the editor has not said whether they are."""
    rows = _rows(cards)
    sets = _joined(rows, catalogue)
    apart = {frozenset(map(sets.of, pair)) for names in catalogue.different for pair in _pairs(names, rows)}
    for one, other in _near(rows, sets):
        if frozenset((sets.of(one), sets.of(other))) not in apart:
            names = (_first(rows[one].name), _first(rows[other].name))
            yield from rules.near_indicators(catalogue.at("plans"), _written(one), _written(other), names)


def _rows(cards: Mapping[str, Card]) -> dict[Name, IndicatorCard]:
    return {(address, row.id): row for address, each in sorted(cards.items()) for row in each.indicators}


def _joined(rows: Mapping[Name, IndicatorCard], catalogue: Catalogue) -> _Union:
    """All indicators of all plans, those that are one thing joined."""
    sets = _Union(rows)
    first: dict[tuple[str, ...], Name] = {}
    for name, row in rows.items():
        for key in _definitions(row):
            sets.join(first.setdefault(key, name), name)
    for names in catalogue.same:
        for one, other in _pairs(names, rows, neighbours=True):
            sets.join(one, other)
    return sets


def _definitions(row: IndicatorCard) -> Iterator[tuple[str, ...]]:
    """What it is, in each of its languages."""
    for code, name in row.name.items():
        yield code, normalised(name).strip(), normalised(row.unit.get(code, "")).strip(), row.kind, str(row.new)


def _pairs(
    names: Iterable[str], rows: Mapping[Name, IndicatorCard], *, neighbours: bool = False
) -> Iterator[tuple[Name, Name]]:
    known = [name for name in map(_read, names) if name in rows]
    return pairwise(known) if neighbours else combinations(known, 2)


def _near(rows: Mapping[Name, IndicatorCard], sets: _Union) -> Iterator[tuple[Name, Name]]:
    """Pairs of nearly the same name and the same unit that are not joined, each pair of sets once."""
    told: set[frozenset[Name]] = set()
    alike: dict[tuple[str, ...], dict[Name, str]] = defaultdict(dict)
    for name, row in rows.items():
        for code, text, *rest in _definitions(row):
            alike[code, *rest][name] = text
    for texts in alike.values():
        unlike = {name: text for name, text in texts.items() if sets.of(name) == name}
        for name, text in unlike.items():
            for _, _, other in process.extract(text, unlike, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None):
                pair = frozenset((name, other))
                if len(pair) == 2 and name[0] != other[0] and pair not in told:
                    told.add(pair)
                    yield min(pair), max(pair)


def _page(names: list[Name], used: set[str]) -> str:
    """A name for the page of an indicator: its own in the first plan, and that plan's address while it is taken."""
    plan, identity = names[0]
    name = identity.removeprefix("i-")
    while name in used:
        name += f"-{plan.replace('/', '-')}"
    used.add(name)
    return name


def _read(name: str) -> Name:
    plan, _, identity = name.partition("#")
    return plan, identity


def _written(name: Name) -> str:
    return "#".join(name)


def _first(texts: Mapping[str, str]) -> str:
    return next(iter(texts.values()), "")
