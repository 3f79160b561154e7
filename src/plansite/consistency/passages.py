"""Passages that stand twice."""

from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.consistency.likeness import alike, twice
from plansite.languages.agreement import Repetition
from plansite.model import Passage, Plan

#: How long a stretch must be to count as repeated, in characters.
LENGTH: Final = 18
#: How long it must be within one clause that it is not the whole of: shorter ones are set phrases of the subject.
_PHRASE: Final = 24
#: The longest name in a list of names.
_NAME: Final = 6


@disagreement("repetition", "repetition", wide=True, needs=lambda agreement: agreement.repetition)
def repeated_passages(plan: Plan, words: Repetition) -> Iterator[Disagreement]:
    """No stretch of 18 characters or more stands twice, in two passages or in one, nor in nearly the same words.

    Nor do a clause within a sentence or the next, a thing within a list, a heading, a lead, a numbered item, or a name
    within a table. Not counted: titles in 《》; a bare list of names of up to six characters (、) that stands again; a
    set phrase of up to 23 characters that is part of a clause; what says only when; the same with other numbers.

    Bad:  a sentence of one measure that stands in a special column, too
    Good: each thing said once; or an editor's note of kind repetition on one of the two
    """
    passages = [passage for passage in plan.passages(plan.original) if passage.role in {"text", "item"}]
    exact = [*_between(passages, words), *(found for passage in passages for found in _within(passage, words))]
    yield from exact
    known = {tuple(spot.block for spot in found.spots) for found in exact}
    others = (*alike(passages, words), *twice(plan, words))
    yield from (found for found in others if tuple(spot.block for spot in found.spots) not in known)


def _between(passages: list[Passage], words: Repetition) -> Iterator[Disagreement]:
    """By the places of all stretches of the shortest length: time grows with the text, not with its square."""
    seen: dict[str, tuple[int, int]] = {}
    texts = [words.titles.sub(lambda title: " " * len(title[0]), passage.text) for passage in passages]
    for number, text in enumerate(texts):
        at, last = 0, len(text) - LENGTH
        while at <= last:
            earlier, start = seen.get(text[at : at + LENGTH], (number, 0))
            if earlier == number:
                at += 1
                continue
            length = _common(texts[earlier], start, text, at)
            if _counts(text, at, length, words):
                yield _repeated(passages[earlier], start, passages[number], at, length, words)
            at += length
        for start in range(last + 1):
            seen.setdefault(text[start : start + LENGTH], (number, start))


def _common(one: str, start: int, other: str, at: int) -> int:
    length = 0
    while start + length < len(one) and at + length < len(other) and one[start + length] == other[at + length]:
        length += 1
    return length


def _counts(text: str, at: int, length: int, words: Repetition) -> bool:
    """Whether a stretch is long enough without the marks at its ends, no bare list of names and no set phrase."""
    stretch = text[at : at + length]
    bare = stretch.strip(words.list_comma + words.marks)
    listed = all(len(thing) <= _NAME for thing in bare.split(words.list_comma))
    return len(bare) >= LENGTH and not listed and " " not in bare and not _is_phrase(text, at, length, bare, words)


def _is_phrase(text: str, at: int, length: int, bare: str, words: Repetition) -> bool:
    """Whether it is a short part of one clause."""
    if len(bare) >= _PHRASE or any(mark in bare for mark in words.marks):
        return False
    around = text[at - 1 : at + 1], text[at + length - 1 : at + length + 1]
    return not all(any(mark in side for mark in words.marks) or len(side) < 2 for side in around)


def _within(passage: Passage, words: Repetition) -> Iterator[Disagreement]:
    seen: dict[str, int] = {}
    text, at = passage.text, 0
    while at <= len(text) - LENGTH:
        first = seen.setdefault(text[at : at + LENGTH], at)
        length = _common(text, first, text, at) if first + LENGTH <= at else 0
        if length and _counts(text, at, length, words):
            yield _repeated(passage, first, passage, at, length, words)
        at += max(length, 1)


def _repeated(one: Passage, start: int, other: Passage, at: int, length: int, words: Repetition) -> Disagreement:
    stretch = one.text[start : start + length]
    skip, kept = len(stretch) - len(stretch.lstrip(words.marks)), len(stretch.strip(words.marks))
    first, second = start + skip, at + skip
    return Disagreement(
        spots=(spot(one, first, first + kept), spot(other, second, second + kept)),
        matter="same_characters",
        values={"count": kept},
    )
