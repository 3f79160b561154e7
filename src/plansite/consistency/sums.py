"""Sums: a total and its parts."""

from collections.abc import Iterator
from itertools import pairwise

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.ground.findings import Place
from plansite.languages.agreement import Sums
from plansite.model import Plan
from plansite.model.classification import classification
from plansite.model.figures import Figure


@disagreement(
    "sum", "contradiction", "implausible", "lost-text", numbers="both", needs=lambda agreement: agreement.sums
)
def wrong_sums(plan: Plan, words: Sums) -> Iterator[Disagreement]:
    """A total is the sum of its parts, where a sentence gives both in one unit. Shares are not looked at.

    其中 may name only some of the parts: these are no more than the total, and as much if the words before it name
    just them.

    Bad:  示范区10个，其中省级7个、市级5个; 新建甲类4个、乙类5个，共10个
    Good: 12个; 共9个; or an editor's note of kind contradiction on the block
    """
    sentences: dict[tuple[Place, int, str], list[Figure]] = {}
    for each in classification(plan).figures:
        figure = each.figure
        if figure.form == "digits" and figure.unit not in {"", "%", "‰"} and not figure.bound:
            number = sum(map(figure.before.count, words.stops))
            sentences.setdefault((figure.passage.place, number, figure.unit), []).append(figure)
    for figures in sentences.values():
        for at in range(len(figures) - 1):
            yield from _total_first(figures, at, words)
        yield from _total_last(figures, words)


def _total_first(figures: list[Figure], at: int, words: Sums) -> Iterator[Disagreement]:
    """A total with its parts behind it: in a bracket up to its end, else to the end of the sentence."""
    total, between = figures[at], _between(figures[at], figures[at + 1])
    opening, closing = words.brackets
    end = total.passage.text.find(closing, total.end) if between.startswith(opening) else len(total.passage.text)
    parts = list(_listed([figure for figure in figures[at + 1 :] if figure.start < end], words.comma))
    if words.some_parts.match(between):
        yield from _unequal(total, parts, partly=not _just_these(total, parts, words))
    elif words.all_parts.match(between):
        yield from _unequal(total, parts)


def _listed(figures: list[Figure], mark: str) -> Iterator[Figure]:
    """The figures of a list: as far as its first mark, a comma or another, joins them."""
    comma = len(figures) > 1 and mark in _between(figures[0], figures[1])
    for at, figure in enumerate(figures):
        if at and not comma and mark in _between(figures[at - 1], figure):
            return
        yield figure


def _total_last(figures: list[Figure], words: Sums) -> Iterator[Disagreement]:
    """A total with its parts in front of it, each joined to the next by nothing but a mark and its name."""
    for at in range(2, len(figures)):
        if words.total.search(_between(figures[at - 1], figures[at])):
            parts = figures[:at]
            listed = [one for one, other in pairwise(parts) if words.comma in _between(one, other)]
            yield from _unequal(figures[at], parts[parts.index(listed[-1]) + 1 :] if listed else parts)


def _between(one: Figure, other: Figure) -> str:
    return one.passage.text[one.end : other.start]


def _just_these(total: Figure, parts: list[Figure], words: Sums) -> bool:
    """Whether the words before the total name each part by its last two characters, and no two by the same."""
    text = total.passage.text
    labels = [words.label.split(text[: part.start])[-1][-2:] for part in parts]
    start = max(text.rfind(mark, 0, total.start) for mark in words.stops) + 1
    distinct = len(set(labels)) == len(labels)
    return distinct and all(len(label) == 2 and label in text[start : total.start] for label in labels)


def _unequal(total: Figure, parts: list[Figure], *, partly: bool = False) -> Iterator[Disagreement]:
    numbers = [part.number for part in parts if part.number is not None]
    if len(parts) < 2 or total.number is None or len(numbers) < len(parts):
        return
    found = sum(numbers)
    if found > total.number or (found < total.number and not partly):
        start, end = min(total.start, parts[0].start), max(total.end, parts[-1].end)
        yield Disagreement(
            spots=(spot(total.passage, start, end, figure=str(total.number)),),
            matter="sum",
            values={"total": total.number, "sum": found},
        )
