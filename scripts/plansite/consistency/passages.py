"""Passages that stand twice."""

from collections.abc import Iterator
from typing import Final

import re

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.model import Passage, Plan

#: How long a stretch must be to count as repeated, in characters: between two passages, and within one.
BETWEEN: Final = 18
WITHIN: Final = 10
_TITLE: Final = re.compile("《[^》]*》")
_MARKS: Final = "，。；：！？"


@disagreement("repetition", "repetition")
def repeated_passages(plan: Plan) -> Iterator[Disagreement]:
    """No passage stands twice: 18 characters or more in two passages, 10 or more within one.

    Not counted: titles in 《》; a list of things (、) that is named again; a stretch within one clause of names only.

    Bad:  a sentence of one measure that stands in a special column, too
    Good: each thing said once; or an editor's note of kind repetition on one of the two
    """
    passages = [passage for passage in plan.passages("zh") if passage.role in {"text", "item"}]
    yield from _between(passages)
    for passage in passages:
        yield from _within(passage)


def _between(passages: list[Passage]) -> Iterator[Disagreement]:
    """By the places of all stretches of the shortest length: time grows with the text, not with its square."""
    seen: dict[str, tuple[Passage, int]] = {}
    for passage in passages:
        text, at = _TITLE.sub(lambda match: " " * len(match[0]), passage.text), 0
        while at <= len(text) - BETWEEN:
            earlier = seen.get(text[at : at + BETWEEN])
            if earlier is None or earlier[0] is passage:
                at += 1
                continue
            length = _common(earlier[0].text, earlier[1], text, at)
            if _counts(text[at : at + length]):
                yield _repeated(earlier[0], earlier[1], passage, at, length)
            at += length
        for start in range(len(text) - BETWEEN + 1):
            seen.setdefault(text[start : start + BETWEEN], (passage, start))


def _common(one: str, start: int, other: str, at: int) -> int:
    length = 0
    while start + length < len(one) and at + length < len(other) and one[start + length] == other[at + length]:
        length += 1
    return length


def _counts(stretch: str) -> bool:
    """Whether what is left of a stretch without its lists of things is long enough."""
    parts = re.split(f"[{_MARKS}]", stretch.strip(_MARKS))
    kept = [part for part in parts if "、" not in part]
    return " " not in stretch and sum(map(len, kept)) >= BETWEEN


def _within(passage: Passage) -> Iterator[Disagreement]:
    seen: dict[str, int] = {}
    text, at = passage.text, 0
    while at <= len(text) - WITHIN:
        stretch = text[at : at + WITHIN]
        first = seen.setdefault(stretch, at)
        if first + WITHIN <= at and not re.search(f"[、{_MARKS}《》]", stretch):
            length = _common(text, first, text, at)
            yield _repeated(passage, first, passage, at, length)
            at += length
        else:
            at += 1


def _repeated(one: Passage, start: int, other: Passage, at: int, length: int) -> Disagreement:
    return Disagreement(
        spots=(spot(one, start, start + length), spot(other, at, at + length)),
        zh=f"{length}个字相同",
        en=f"{length} characters are the same",
    )
