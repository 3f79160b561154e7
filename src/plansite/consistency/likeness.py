"""Passages that stand twice in nearly the same words, and short ones that stand twice in one place."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from operator import or_
from typing import Final

from plansite.consistency.disagreement import Disagreement, Spot, spot
from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages.agreement import Repetition
from plansite.model import Passage, Plan
from plansite.model.passages import Role

#: How long a stretch must be to be compared by its likeness, in characters.
_LENGTH: Final = 25
#: A run of clauses that is longer is none that a plan says twice, and comparing it takes minutes.
_LONGEST: Final = 500
#: The share of it that another sentence must have, too, in the same order and at least two characters at a time.
_ALIKE: Final = 0.75
#: How many characters in a row two stretches must share to be compared at all.
_SEED: Final = 3
#: How long a clause must be to count as repeated within its passage.
_CLAUSE: Final = 6
#: How long a thing of a list must be to be known again at the beginning of the last one.
_NAME: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence read before, what of it is compared, and each two characters of that."""

    spot: Spot
    words: str
    pairs: frozenset[str]


def alike(passages: list[Passage], how: Repetition) -> Iterator[Disagreement]:
    """Runs of clauses most of whose words stand in one earlier sentence, in the same order."""
    seen: list[_Sentence] = []
    seeds: dict[str, set[int]] = defaultdict(set)
    known: set[str] = set()
    for passage in passages:
        for sentence in how.sentence.finditer(passage.text):
            if sentence[0] in known:  # an exact repetition is found as such
                continue
            known.add(sentence[0])
            for run in _runs(passage, *sentence.span(), how):
                if earlier := _like(run, seen, seeds, how):
                    yield _repeated(earlier, run)
                    break
            words = how.left_out.sub("", sentence[0])
            for seed in _grams(words, _SEED):
                seeds[seed].add(len(seen))
            where = spot(passage, *sentence.span())
            seen.append(_Sentence(spot=where, words=words, pairs=frozenset(_grams(words, 2))))


def _runs(passage: Passage, start: int, end: int, how: Repetition) -> Iterator[Spot]:
    """From the beginning of each clause of a sentence the shortest run of clauses that is long enough."""
    clauses = [match.span() for match in how.clause.finditer(passage.text, start, end)]
    for number, (first, _) in enumerate(clauses):
        long = (last for _, last in clauses[number:] if last - first >= _LENGTH)
        ends = (last for last in long if len(how.left_out.sub("", passage.text[first:last])) >= _LENGTH)
        if (last := next(ends, 0)) > 0 and last - first <= _LONGEST:
            yield spot(passage, first, last)


def _like(run: Spot, seen: list[_Sentence], seeds: dict[str, set[int]], how: Repetition) -> Spot | None:
    words = how.left_out.sub("", run.quote)
    pairs, least = _grams(words, 2), _ALIKE * len(words)
    near = Counter(chain.from_iterable(seeds[seed] for seed in _grams(words, _SEED) if seed in seeds))
    for number, _ in near.most_common(4):
        other = seen[number]
        enough = _most_shared(pairs, other.pairs) >= least and shared(other.words, words) >= least
        if enough and not _parallel(run.quote, other.spot.quote, how):
            return other.spot
    return None


def _parallel(one: str, other: str, how: Repetition) -> bool:
    """Whether each number differs: then it is the same said of another year, as steps of a plan are told."""
    numbers, others = how.number.findall(one), how.number.findall(other)
    ends = zip(reversed(numbers), reversed(others), strict=False)
    return bool(numbers and others) and all(number != another for number, another in ends)


def _most_shared(pairs: list[str], others: frozenset[str]) -> int:
    """How many characters stand in a pair that the other has, too: ``shared`` is never more, and takes longer."""
    found = [pair in others for pair in pairs]
    return sum(map(or_, [False, *found], [*found, False]))


def shared(one: str, other: str) -> int:
    """How many characters two strings have in common, in the same order and at least two at a time."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 1)


def _grams(words: str, length: int) -> list[str]:
    return [words[at : at + length] for at in range(len(words) - length + 1)]


def _repeated(one: Spot, other: Spot) -> Disagreement:
    return Disagreement(spots=(one, other), matter="nearly_same_words")


def twice(plan: Plan, how: Repetition) -> Iterator[Disagreement]:
    """What stands twice in one place: clauses near each other, things of a list, titles, items, names of a table."""
    for passage in plan.passages(plan.original):
        if passage.role in {"text", "item"}:
            yield from _near(passage, how)
            for clause in how.clause.finditer(passage.text):
                if clause[0].count(how.list_comma) > 1:
                    yield from _in_list(list(_parts(passage, how.thing, 2, *clause.span())))
    for group in (*_titles(plan, how), tuple(_items(plan, how))):
        yield from _same(group)
    for table in plan.tables:
        names = [(row.identity, row.name) for row in table.indicators]
        yield from _same(
            _whole(identity, "cell", name[plan.original], name.at(plan.original.code)) for identity, name in names
        )


def _near(passage: Passage, how: Repetition) -> Iterator[Disagreement]:
    """A clause that stands again in its sentence or in the next; what says only when may be said of each thing."""
    sentences = [match.span() for match in how.sentence.finditer(passage.text)]
    clauses = [each for each in _parts(passage, how.clause, _CLAUSE) if not how.when.fullmatch(each.quote)]
    last: dict[str, tuple[int, Spot]] = {}
    for each in clauses:
        number = next(at for at, (_, end) in enumerate(sentences) if each.start < end)
        before, earlier = last.get(each.quote, (-2, each))
        if number - before <= 1:
            yield Disagreement(spots=(earlier, each), matter="same_words")
        last[each.quote] = number, each


def _in_list(things: list[Spot]) -> Iterator[Disagreement]:
    """Equal things of a list; what stands behind the last one belongs to the sentence."""
    yield from _same(things)
    for each in things[:-1]:
        again = len(each.quote) >= _NAME and things[-1].quote.startswith(each.quote)
        if again and things[-1].quote != each.quote:
            yield Disagreement(spots=(each, things[-1]), matter="same_words")


def _titles(plan: Plan, how: Repetition) -> Iterator[tuple[Spot, ...]]:
    """Titles that should differ: a heading and the leads below it, all headings, all leads."""
    above: Spot | None = None
    headings, leads = [], []
    for passage in plan.passages(plan.original):
        if passage.role == "heading" and (heading := _title(plan, passage, how)):
            above = heading
            headings.append(heading)
        elif passage.role == "lead" and (lead := _title(plan, passage, how)):
            if above and above.quote == lead.quote:
                yield above, lead
            else:
                leads.append(lead)
    yield from (tuple(headings), tuple(leads))


def _title(plan: Plan, passage: Passage, how: Repetition) -> Spot | None:
    """A heading or lead without its number and its stop."""
    number = plan.original.reading.heading_number(passage.text)
    start = len(number.text) if number else 0
    words = passage.text[start:]
    return spot(passage, start, start + len(words.rstrip(how.stops))) if words else None


def _items(plan: Plan, how: Repetition) -> Iterator[Spot]:
    """The leads of items, and items that are no sentences."""
    for column in plan.text.columns:
        for item in column.items:
            if words := item.lead or (item.text if column.ordered else ""):
                yield _whole(item.id, "item", words.rstrip(how.stops), item.place)


def _whole(identity: Identity, role: Role, text: str, place: Place) -> Spot:
    return spot(Passage(id=identity, role=role, text=text, place=place), 0, len(text))


def _parts(
    passage: Passage, pattern: re.Pattern[str], least: int, start: int = 0, end: int | None = None
) -> Iterator[Spot]:
    for match in pattern.finditer(passage.text, start, len(passage.text) if end is None else end):
        if len(match[0]) >= least:
            yield spot(passage, *match.span())


def _same(spots: Iterable[Spot]) -> Iterator[Disagreement]:
    first: dict[str, Spot] = {}
    for each in spots:
        if (earlier := first.setdefault(each.quote, each)) is not each:
            yield Disagreement(spots=(earlier, each), matter="same_words")
