"""Which block of a received text is which known one, by words first and by neighbours second.

1. The same words: the same block, wherever it stands now. Of several with the same words, those in the same order.
2. Like words: the pairs that are most alike, if neither has another candidate that is nearly as like.
3. Words that one known block lost and a new one has: split off. Words that a block gained and that stood in one that is
   gone: merged into it.
4. A block between neighbours that are known, with few words in common: perhaps the one that stood there.
5. The rest is new, or dropped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process

from plansite.edition.comparison.blocks import TextBlock
from plansite.edition.likeness import SHORTEST, held, plain
from plansite.ground.identities import Identity

Fate = Literal["same", "split", "merged", "new", "dropped"]
#: Why a match is proposed; each has its words in both languages where proposals are written down.
Why = Literal["same-words", "like-words", "words-of", "words-in", "same-place", "contents", "nothing-like"]
#: How like two blocks must be to be one, by their words alone, and between the same neighbours.
_LIKE: Final = 0.55
_LIKE_IN_PLACE: Final = 0.3
#: How much of a block another must hold to have been split off it or merged into it, and how little it held without.
_HOLDS: Final = 0.75
_HELD_NOT: Final = 0.6
#: How like a text is taken to be that only lost its end, and how long its beginning must be.
_CUT: Final = 0.8
_BEGINNING: Final = 12
#: What the words of a head are worth by themselves, where no block below it is known.
_ALONE: Final = 0.85
#: A second candidate that is this near makes a match doubtful.
_MARGIN: Final = 0.12


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
        self._same: dict[Identity, Match] = {}
        self._taken: dict[Identity, Identity] = {}
        self._split: dict[Identity, Match] = {}
        self._merged: dict[Identity, Match] = {}

    def matches(self) -> Iterator[Match]:
        leaves = [kind for kind in dict.fromkeys(_group(block.id) for block in self._all()) if kind != "heads"]
        for group in leaves:
            self._by_words(group)
            self._by_likeness(group)
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
        old, new = (_by_text(blocks) for blocks in self._loose(group))
        for text, news in new.items():
            olds = old.get(text, [])
            certainty = 1.0 if len(olds) == len(news) == 1 else 0.9 if len(olds) == len(news) else 0.6
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
            clear = score - second >= _MARGIN
            self._take(was, now, min(score + 0.15, 0.98) if clear else min(score, 0.6), "like-words")

    def _by_parts(self) -> None:
        """Splits and merges: a loose block whose words stand in one side of a pair and not in the other."""
        pairs = [(self._old[match.old[0]], self._new[new]) for new, match in self._same.items()]
        pairs = [(was, now) for was, now in pairs if plain(was.words) != plain(now.words)]
        for block in [block for block in self._new.values() if block.id not in self._same]:
            if found := _holder(block, [(was.words, now.words, was.id) for was, now in pairs]):
                self._split[block.id] = _match("split", block.id, (found[1],), found[0] * 0.95, "words-of")
        for block in [block for block in self._old.values() if block.id not in self._taken]:
            if found := _holder(block, [(now.words, was.words, now.id) for was, now in pairs]):
                self._merged[block.id] = _match("merged", found[1], (block.id,), found[0] * 0.95, "words-in")

    def _by_place(self, group: str) -> None:
        """A loose block between two neighbours that are known, where a loose known block stood between the same."""
        olds, news = list(self._old), list(self._new)
        old_at, new_at = ({identity: at for at, identity in enumerate(ids)} for ids in (olds, news))
        loose_old, loose_new = self._loose(group)
        by_neighbour = {self._taken.get(_at(olds, old_at[block.id] - 1)): block for block in loose_old}
        for block in loose_new:
            was = by_neighbour.get(_at(news, new_at[block.id] - 1))
            if was is None or block.id in self._split or was.id in self._merged or was.id in self._taken:
                continue
            score = fuzz.ratio(plain(_words(was)), plain(_words(block))) / 100
            if score >= _LIKE_IN_PLACE and was.id.kind == block.id.kind:
                self._take(was.id, block.id, min(score + 0.1, 0.6), "same-place")

    def _by_contents(self) -> None:
        """Sections, special columns, tables and chapters: by their words, and by what stands in them."""
        for kind in ("section", "column", "table", "picture", "page"):
            olds = [block for block in self._old.values() if block.id.kind == kind]
            news = [block for block in self._new.values() if block.id.kind == kind]
            inside = self._inside(kind)
            scored = [(_head_score(was, now, inside), was.id, now.id) for was in olds for now in news]
            for score, was, now in sorted(scored, reverse=True):
                if score >= 0.45 and was not in self._taken and now not in self._same:
                    self._take(was, now, min(score + 0.1, 1.0), "contents")

    def _inside(self, kind: str) -> Mapping[tuple[Identity, Identity], float]:
        """For each known and new head the share of their blocks that they have in common."""
        shared: Counter[tuple[Identity, Identity]] = Counter()
        totals: Counter[Identity] = Counter()
        for new, match in self._same.items():
            homes = _home(self._old[match.old[0]], kind), _home(self._new[new], kind)
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


def _by_text(blocks: list[TextBlock]) -> dict[str, list[Identity]]:
    found: dict[str, list[Identity]] = defaultdict(list)
    for block in blocks:
        found[plain(_words(block))].append(block.id)
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


def _holder(block: TextBlock, pairs: list[tuple[str, str, Identity]]) -> tuple[float, Identity] | None:
    """The pair one side of which has the words of a block that the other side lacks, and how much of them."""
    if len(plain(block.words)) < SHORTEST:
        return None
    found = [
        (held(block.words, having), identity)
        for having, lacking, identity in pairs
        if held(block.words, having) >= _HOLDS and held(block.words, lacking) < _HELD_NOT
    ]
    return max(found, default=None)


def _at(identities: list[Identity], position: int) -> Identity:
    return identities[max(position, 0)]


def _home(block: TextBlock, kind: str) -> Identity | None:
    """The head of a kind in which a block stands."""
    if kind == "page":
        return block.chapter
    return block.parent if block.parent and block.parent.kind == kind else None


def _head_score(old: TextBlock, new: TextBlock, inside: Mapping[tuple[Identity, Identity], float]) -> float:
    if {old.id.key, new.id.key} & {"cover", "notice"}:
        return 1.0 if old.id == new.id else 0.0
    words = fuzz.ratio(plain(old.words), plain(new.words)) / 100
    contents = inside.get((old.id, new.id))
    return words * _ALONE if contents is None else 0.5 * words + 0.5 * contents
