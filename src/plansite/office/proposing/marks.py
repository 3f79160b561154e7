"""Marks and characters that one look mends: full-width marks, ordinary characters, no blanks between characters."""

from collections.abc import Callable, Iterable

from plansite.ground.findings import Edit, Finding, Proposal
from plansite.languages import Language
from plansite.model import Plan
from plansite.office.proposing.files import Texts

_FULL = str.maketrans(",:;?!()", "，：；？！（）")


def _line(
    plan: Plan, texts: Texts, found: Finding, spots: Callable[[Language, str], Iterable[tuple[int, int, str]]]
) -> Proposal | None:
    """The line of a finding with one spot (offset, length, what goes there) mended: the first behind its place."""
    place = found.place
    old = texts.line(place.path, place.line)
    start = place.column - 1
    for language in plan.languages:
        for at, length, new in sorted(spots(language, old)):
            if at >= start:
                edit = Edit(path=place.path, line=place.line, old=old, new=old[:at] + new + old[at + length :])
                return Proposal(edits=(edit,), mechanical=True)
    return None


def full_width(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The full-width mark in the place of the half-width one."""

    def spots(language: Language, line: str) -> Iterable[tuple[int, int, str]]:
        return ((at, len(mark), mark.translate(_FULL)) for at, mark in language.reading.half_width(line))

    return _line(plan, texts, found, spots)


def ordinary_character(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The ordinary character in the place of one that only looks like it."""

    def spots(language: Language, line: str) -> Iterable[tuple[int, int, str]]:
        return ((at, len(strange), ordinary) for at, strange, ordinary in language.reading.variants(line))

    return _line(plan, texts, found, spots)


def closed_gap(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """No blank between two characters."""

    def spots(language: Language, line: str) -> Iterable[tuple[int, int, str]]:
        for at in language.reading.gaps(line):
            yield at, len(line[at:]) - len(line[at:].lstrip()), ""

    return _line(plan, texts, found, spots)
