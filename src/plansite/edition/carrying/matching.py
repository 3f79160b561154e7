"""Which block of a received text is which known one, by words first and by neighbours second.

1. The same words: the same block, wherever it stands now. Of several with the same words, those in the same order.
2. Like words: the pairs that are most alike, if neither has another candidate that is nearly as like. A row with
   another name, and a few words in which one changed, may well be another thing: they are asked about.
3. Words that one known block lost and a new one has: split off. Words that a block gained and that stood in one that is
   gone: merged into it. Where a block came apart altogether, its largest part stands for it.
4. A block between neighbours that are known, with few words in common: perhaps the one that stood there.
5. The rest is new, or dropped.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from rapidfuzz import fuzz, process

from plansite.edition.carrying.heads import head_score, home
from plansite.edition.carrying.parts import Row, holder, largest_parts
from plansite.edition.comparison.blocks import TextBlock
from plansite.edition.likeness import SHORTEST, plain
from plansite.ground.identities import Identity

Fate = Literal["same", "split", "merged", "new", "dropped"]
#: Why a match is proposed; each has its words in both languages where proposals are written down.
Why = Literal[
    "same-words",
    "like-words",
    "words-of",
    "words-in",
    "part-of",
    "made-of",
    "same-place",
    "contents",
    "no-notice",
    "nothing-like",
]
#: How like two blocks must be to be one, by their words alone, and between the same neighbours.
_LIKE: Final = 0.55
_LIKE_IN_PLACE: Final = 0.3
#: How like a text is taken to be that only lost its end, and how long its beginning must be.
_CUT: Final = 0.8
_BEGINNING: Final = 12
#: From which share of its length on a block counts as being as long as another.
_NEARLY: Final = 0.8
#: A second candidate that is this near makes a match doubtful.
_MARGIN: Final = 0.12
#: In a shorter text a word more or less may be what it is about: 新建青山水库, 新建白石水库.
_SHORT: Final = 30
_ALIKE: Final = 0.9
_ALIKE_IN_PLACE: Final = 0.75
_NUMBERS: Final = re.compile(r"[\d.]+")
#: How certain a match is at most that an editor is asked about.
_DOUBTFUL: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What becomes of a block: ``new`` is that of the received text, ``old`` the known ones; ``certainty`` 0 to 1."""

    fate: Fate
    new: Identity | None
    old: tuple[Identity, ...]
    certainty: float
    why: Why


def match_blocks(old: Sequence[TextBlock], new: Sequence[TextBlock]) -> tuple[Match, ...]:
    """Every block of both texts, in one match each: those of the new text in order, then what is gone.

    Headings of sections and titles of chapters are matched by what stands below them as well as by their words.
    """
    return tuple(_Matching(old, new).matches())


class _Matching:
    """One run: what was matched so far, and what was not."""

    def __init__(self, old: Sequence[TextBlock], new: Sequence[TextBlock]) -> None:
        self._old = {block.id: block for block in old}
        self._new = {block.id: block for block in new}
        self._old_row, self._new_row = Row(old), Row(new)
        self._same: dict[Identity, Match] = {}
        self._taken: dict[Identity, Identity] = {}
        self._split: dict[Identity, Match] = {}
        self._merged: dict[Identity, Match] = {}

    def matches(self) -> Iterator[Match]:
        leaves = [kind for kind in dict.fromkeys(_group(block.id) for block in self._all()) if kind != "heads"]
        for group in leaves:
            self._by_words(group)
            self._by_likeness(group)
        self._came_apart()
        self._by_parts()
        for group in leaves:
            self._by_place(group)
        self._by_contents()
        gone = [identity for identity in self._old if identity not in self._taken and identity not in self._merged]
        for identity in self._new:
            yield (
                self._same.get(identity)
                or self._split.get(identity)
                or _match("new", identity, (), 0.7, "nothing-like")
            )
        yield from (self._merged[identity] for identity in self._old if identity in self._merged)
        yield from (_match("dropped", None, (identity,), 0.7, "nothing-like") for identity in gone)

    def _all(self) -> list[TextBlock]:
        return [*self._old.values(), *self._new.values()]

    def _loose(self, group: str) -> tuple[list[TextBlock], list[TextBlock]]:
        """The known and the new blocks of a group that belong to none yet."""
        return (
            [block for block in self._old.values() if _group(block.id) == group and block.id not in self._taken],
            [block for block in self._new.values() if _group(block.id) == group and block.id not in self._same],
        )

    def _take(self, old: Identity, new: Identity, certainty: float, why: Why) -> None:
        self._same[new] = _match("same", new, (old,), certainty, why)
        self._taken[old] = new

    def _by_words(self, group: str) -> None:
        for words, alike in _NAMES.get(group, _TEXT):
            old, new = (_by_text(blocks, words) for blocks in self._loose(group))
            for text, news in new.items():
                olds = old.get(text, [])
                certainty = 1.0 if len(olds) == len(news) == 1 else alike if len(olds) == len(news) else _DOUBTFUL
                for was, now in zip(olds, news, strict=False):
                    self._take(was, now, certainty, "same-words")

    def _by_likeness(self, group: str) -> None:
        olds, news = self._loose(group)
        found = _scores(olds, news, _LIKE)
        of_old, of_new = _candidates(found)
        for score, was, now in sorted(found, reverse=True):
            if was in self._taken or now in self._same:
                continue
            if min(len(plain(_words(self._old[was]))), len(plain(_words(self._new[now])))) < SHORTEST and score < 1:
                continue
            second = max(_second(of_old[was], now), _second(of_new[now], was))
            sure = score - second >= _MARGIN and not self._another_thing(was, now)
            self._take(was, now, min(score + 0.15, 0.98) if sure else min(score, _DOUBTFUL), "like-words")

    def _another_thing(self, was: Identity, now: Identity) -> bool:
        """Whether two blocks with like words may well be of different things, so that somebody has to look."""
        if was.kind == "indicator":
            return True
        one, other = (_NUMBERS.sub("", plain(block.words)) for block in (self._old[was], self._new[now]))
        least = _ALIKE_IN_PLACE if self._in_place(was, now) else _ALIKE
        return min(len(one), len(other)) < _SHORT and _begun(one, other, fuzz.ratio(one, other) / 100) < least

    def _in_place(self, was: Identity, now: Identity) -> bool:
        """Whether what stands before or behind the one is known to be, or reads as, what stands there of the other."""
        beside = ((self._old_row.beside(was, step), self._new_row.beside(now, step)) for step in (-1, 1))
        return any(
            one and other and (self._taken.get(one.id) == other.id or plain(one.words) == plain(other.words))
            for one, other in beside
        )

    def _came_apart(self) -> None:
        """What is like nothing, but holds the words of others or stands within one, is asked about as its largest part;
        `_by_parts` finds the others."""
        olds, news = self._loose("text")
        for was, now in largest_parts(olds, news):
            if now not in self._same:
                self._take(was, now, _DOUBTFUL, "part-of")
        olds, news = self._loose("text")
        for now, was in largest_parts(news, olds):
            if was not in self._taken:
                self._take(was, now, _DOUBTFUL, "made-of")

    def _by_parts(self) -> None:
        """Splits and merges: a loose block whose words stand in one side of a pair and not in the other."""
        pairs = [(self._old[match.old[0]], self._new[new]) for new, match in self._same.items()]
        pairs = [(was, now) for was, now in pairs if plain(was.words) != plain(now.words)]
        for block in [block for block in self._new.values() if block.id not in self._same]:
            if found := holder(block, [(was.words, now.words, was.id) for was, now in pairs]):
                self._split[block.id] = _match("split", block.id, (found[1],), found[0] * 0.95, "words-of")
        for block in [block for block in self._old.values() if block.id not in self._taken]:
            if found := holder(block, [(now.words, was.words, now.id) for was, now in pairs]):
                self._merged[block.id] = _match("merged", found[1], (block.id,), found[0] * 0.95, "words-in")
                self._doubt(block, found[1])

    def _doubt(self, merged: TextBlock, now: Identity) -> None:
        """A block that another of its length was merged into may just as well be that one."""
        match = self._same[now]
        if len(plain(merged.words)) >= _NEARLY * len(plain(self._old[match.old[0]].words)):
            self._same[now] = replace(match, certainty=min(match.certainty, _DOUBTFUL))

    def _by_place(self, group: str) -> None:
        """A loose block between two neighbours that are known, where a loose known block stood between the same."""
        loose_old, loose_new = self._loose(group)
        before = ((self._old_row.beside(block.id, -1), block) for block in loose_old)
        by_neighbour = {self._taken.get(one.id): block for one, block in before if one}
        for block in loose_new:
            one = self._new_row.beside(block.id, -1)
            was = by_neighbour.get(one.id) if one else None
            if was is None or block.id in self._split or was.id in self._merged or was.id in self._taken:
                continue
            score = fuzz.ratio(plain(_words(was)), plain(_words(block))) / 100
            if score >= _LIKE_IN_PLACE and was.id.kind == block.id.kind:
                self._take(was.id, block.id, min(score + 0.1, _DOUBTFUL), "same-place")

    def _by_contents(self) -> None:
        """Sections, special columns, tables and chapters: by their words, and by what stands in them."""
        for kind in ("section", "column", "table", "picture", "page"):
            olds = [block for block in self._old.values() if block.id.kind == kind]
            news = [block for block in self._new.values() if block.id.kind == kind]
            inside = self._inside(kind)
            scored = [(head_score(was, now, inside), was.id, now.id) for was in olds for now in news]
            for score, was, now in sorted(scored, reverse=True):
                if score >= 0.45 and was not in self._taken and now not in self._same:
                    self._take(was, now, min(score + 0.1, 1.0), "contents")

    def _inside(self, kind: str) -> Mapping[tuple[Identity, Identity], float]:
        """For each known and new head the share of their blocks that they have in common."""
        shared: Counter[tuple[Identity, Identity]] = Counter()
        totals: Counter[Identity] = Counter()
        for new, match in self._same.items():
            homes = home(self._old[match.old[0]], kind), home(self._new[new], kind)
            if homes[0] and homes[1]:
                shared[homes[0], homes[1]] += 1
                totals[homes[0]] += 1
        return {pair: count / totals[pair[0]] for pair, count in shared.items()}


def _match(fate: Fate, new: Identity | None, old: tuple[Identity, ...], certainty: float, why: Why) -> Match:
    return Match(fate=fate, new=new, old=old, certainty=round(certainty, 2), why=why)


def _group(identity: Identity) -> str:
    """Blocks that may be one another: what has a text of its own; rows; heads, which are matched by their contents."""
    match identity.kind:
        case "measure" | "paragraph" | "item":
            return "text"
        case "indicator" | "announcement":
            return identity.kind
        case _:
            return "heads"


def _words(block: TextBlock) -> str:
    """The words by which a block is known: of a row its name, since its values are what changes."""
    if block.id.kind == "indicator":
        return next((line.text for line in block.lines if line.key == "name"), block.words)
    return block.words


def _measured(block: TextBlock) -> str:
    """The name of a row with its unit."""
    return "\n".join(line.text for line in block.lines if line.key in {"name", "unit"})


#: By which words blocks are known, the surest first, and how certain it is of several that have the same words which is
#: which: where whole rows are the same it does not matter, where their values changed nobody can tell.
_TEXT: Final = ((_words, 0.9),)
_NAMES: Final = {"indicator": ((lambda block: block.words, 0.9), (_measured, _DOUBTFUL), (_words, _DOUBTFUL))}


def _by_text(blocks: list[TextBlock], words: Callable[[TextBlock], str]) -> dict[str, list[Identity]]:
    found: dict[str, list[Identity]] = defaultdict(list)
    for block in blocks:
        found[plain(words(block))].append(block.id)
    return found


def _scores(olds: list[TextBlock], news: list[TextBlock], least: float) -> list[tuple[float, Identity, Identity]]:
    """How like each known block is to each new one, where they are at all."""
    choices = {block.id: plain(_words(block)) for block in olds}
    found = []
    for block in news:
        near = process.extract(plain(_words(block)), choices, scorer=fuzz.ratio, limit=4, score_cutoff=least * 100)
        found += [(_begun(choices[was], plain(_words(block)), score / 100), was, block.id) for _, score, was in near]
    return found


def _begun(old: str, new: str, score: float) -> float:
    """How like two texts are; a text that lost its end, or got one more, is as good as the same."""
    short, long = sorted((old, new), key=len)
    return max(score, _CUT) if len(short) >= _BEGINNING and long.startswith(short[:-2]) else score


Candidates = Mapping[Identity, list[tuple[float, Identity]]]


def _candidates(scores: list[tuple[float, Identity, Identity]]) -> tuple[Candidates, Candidates]:
    """What each known block may be, and what each new one: their names are not of one list."""
    of_old: dict[Identity, list[tuple[float, Identity]]] = defaultdict(list)
    of_new: dict[Identity, list[tuple[float, Identity]]] = defaultdict(list)
    for score, was, now in scores:
        of_old[was].append((score, now))
        of_new[now].append((score, was))
    return of_old, of_new


def _second(candidates: list[tuple[float, Identity]], chosen: Identity) -> float:
    return max((score for score, identity in candidates if identity != chosen), default=0.0)
