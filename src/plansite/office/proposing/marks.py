"""Marks and characters that one look mends: full-width marks, ordinary characters, no blanks between characters."""

from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

from plansite.ground.findings import Edit, Finding, Proposal
from plansite.languages import Language
from plansite.model import Plan
from plansite.office.proposing.files import Texts

_FULL = str.maketrans(",:;?!()", "，：；？！（）")
#: What is to be mended in a line, in order: offset, length, what goes there.
Spots = tuple[tuple[int, int, str], ...]
#: The findings of a line come one after the other: it is looked through once for all of them.
_once_a_line = lru_cache(maxsize=8)


def _line(plan: Plan, texts: Texts, found: Finding, spots: Callable[[Language, str], Spots]) -> Proposal | None:
    """The line of a finding with one spot mended: the first behind its place."""
    place = found.place
    old = texts.line(place.path, place.line)
    for language in plan.languages:
        there = spots(language, old)
        first = bisect_left(there, (place.column - 1,))
        if first < len(there):
            at, length, new = there[first]
            edit = Edit(path=place.path, line=place.line, old=old, new=old[:at] + new + old[at + length :])
            return Proposal(edits=(edit,), mechanical=True)
    return None


def full_width(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The full-width mark in the place of the half-width one."""
    return _line(plan, texts, found, _half_width)


def ordinary_character(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The ordinary character in the place of one that only looks like it."""
    return _line(plan, texts, found, _variants)


def closed_gap(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """No blank between two characters."""
    return _line(plan, texts, found, _gaps)


@_once_a_line
def _half_width(language: Language, line: str) -> Spots:
    return tuple(sorted((at, len(mark), mark.translate(_FULL)) for at, mark in language.reading.half_width(line)))


@_once_a_line
def _variants(language: Language, line: str) -> Spots:
    return tuple(sorted((at, len(strange), ordinary) for at, strange, ordinary in language.reading.variants(line)))


@_once_a_line
def _gaps(language: Language, line: str) -> Spots:
    return tuple(sorted((at, len(line[at:]) - len(line[at:].lstrip()), "") for at in language.reading.gaps(line)))
