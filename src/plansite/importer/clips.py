"""Departures whose words go on over several lines of a wrapped text, cut so that each stands in the line it names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plansite.importer.outline import Departure
from plansite.importer.same import normalise


def clip(departures: Iterable[Departure], raw: tuple[str, ...], dropped: frozenset[int]) -> Iterator[Departure]:
    """The departures, each within a line: what goes on unchanged is left out, what is left out has an entry a line."""
    for departure in departures:
        source, line = normalise(departure.source), normalise(raw[departure.line - 1])
        opening = next((source[:end] for end in range(len(source), 0, -1) if line.endswith(source[:end])), "")
        if source in line or not opening:
            yield departure
            continue
        rest, published = source[len(opening) :], normalise(departure.published)
        if published.endswith(rest):
            yield replace(departure, source=opening, published=published.removesuffix(rest))
            continue
        yield replace(departure, source=opening)
        yield from _others(departure, rest, raw, dropped)


def _others(departure: Departure, rest: str, raw: tuple[str, ...], dropped: frozenset[int]) -> Iterator[Departure]:
    """The further lines of a departure, which say nothing any more."""
    for number in range(departure.line + 1, len(raw) + 1):
        line = normalise(raw[number - 1])
        if not rest:
            return
        if number in dropped or not line:
            continue
        taken = line if rest.startswith(line) else rest
        yield replace(departure, line=number, source=taken, published="")
        rest = rest[len(taken) :]
