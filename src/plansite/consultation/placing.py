"""Where in the plan a comment belongs: by identity, else by the words that it quotes, else by the place that it names.

What does not lead to one block leads to none: the comment then has candidates, and the office chooses.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.consultation.likeness import grams, inside, plain, shared
from plansite.consultation.naming import Naming
from plansite.consultation.received import Remark, ways
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import FoundBy
from plansite.model import Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.history import identities, successors

#: An identity as the form has it: behind its sign, in brackets, at the end of an address, or alone.
_TOKEN: Final = re.compile(
    r"(?<![\w-])#?((?:[smpcta]|i-|f)[\d][\w-]*|i-[a-z0-9-]+|\d{1,3}-\d{1,3}-\d{1,3})(?![\w-])", re.ASCII
)
_SHORT: Final = re.compile(r"/([a-z])/([\w-]+)/?(?:\s|$)", re.ASCII)
#: Words that somebody quotes lead to a block if so many of a hundred letters agree, and if no other block is near.
_LIKE: Final = 85.0
_AHEAD: Final = 8.0
#: Fewer letters stand in many blocks by chance.
_SHORTEST: Final = 6
_MOST_CANDIDATES: Final = 3
_LEAST_SHARED: Final = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a comment belongs; without a block, what it may be. A comment on the whole plan has neither."""

    block: Identity | None = None
    found: FoundBy | None = None
    candidates: tuple[Identity, ...] = ()


class Placing:
    """Finds the blocks of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._known = dict.fromkeys(identities(plan))
        self._onward = successors(plan)
        self._naming = Naming(plan)
        self._texts: dict[Identity, list[str]] = {}
        for language in plan.languages:
            for block, text in texts_by_block(plan, language).items():
                self._texts.setdefault(block, []).append(text)
        self._plain = {block: [plain(text) for text in texts] for block, texts in self._texts.items()}
        self._grams = {block: grams("".join(texts)) for block, texts in self._texts.items()}

    def spot(self, remark: Remark) -> Spot:
        """Where a comment belongs."""
        named = self._identity(remark.block) or self._identity(remark.place)
        if named is not None:
            return self._checked(named, remark.quote)
        within = self._naming.blocks(remark.place)
        for quote in filter(None, (remark.quote, *_quotes(remark.suggestion))):
            if spot := self._quoted(quote, within):
                return spot
        if self._naming.is_whole(remark.place):
            return Spot(found="place")
        return self._named(remark, within)

    def _identity(self, text: str) -> Identity | None:
        """The block whose identity stands in a text, or the one that took its place; only if it is one."""
        short = {f"{match[1]}{match[2]}" for match in _SHORT.finditer(f"{text} ")}
        tokens = {match[1] for match in _TOKEN.finditer(text)}
        bare = set() if self._naming.is_insert(text) else {token for token in tokens if token[0].isdigit()}
        for written in (short | {token for token in tokens if not token[0].isdigit()}, bare):
            found = set(filter(None, map(self._parsed, written)))
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _parsed(self, token: str) -> Identity | None:
        try:
            identity = Identity.parse(f"m{token}" if token[0].isdigit() else token)
        except ValueError:
            return None
        identity = self._onward.get(identity, identity)
        return identity if identity in self._known else None

    def _checked(self, named: Identity, quote: str) -> Spot:
        """An identity, unless the words beside it stand in another block: then somebody has moved the row."""
        elsewhere = self._holding(quote) if len(plain(quote)) >= _SHORTEST else ()
        if elsewhere and named not in elsewhere and not self._below(named, elsewhere):
            return Spot(candidates=(named, *elsewhere[: _MOST_CANDIDATES - 1]))
        return Spot(block=named, found="identity")

    def _below(self, named: Identity, blocks: Iterable[Identity]) -> bool:
        """Whether the block that holds the words belongs to what was named: a chapter, a section, a column, a table."""
        return any(block in self._naming.below(named) for block in blocks)

    def _holding(self, quote: str) -> tuple[Identity, ...]:
        """The blocks that have these very words."""
        words = plain(quote)
        return tuple(block for block, texts in self._plain.items() if any(words in text for text in texts))

    def _quoted(self, quote: str, within: tuple[Identity, ...]) -> Spot | None:
        """Where quoted words stand, exactly or nearly; None where they are too short to tell, or nowhere."""
        size = len(plain(quote))
        if size < 2:
            return None
        holding = self._holding(quote)
        near = tuple(block for block in holding if block in within) if within else holding
        if len(near) == 1 and (size >= _SHORTEST or within):
            return Spot(block=near[0], found="quote")
        if holding and size >= _SHORTEST:
            return Spot(candidates=(near or holding)[:_MOST_CANDIDATES])
        return self._nearly(quote, within) if size >= _SHORTEST else None

    def _nearly(self, quote: str, within: tuple[Identity, ...]) -> Spot | None:
        """The block that has nearly these words; several that are as near are candidates."""
        long_enough = (block for block, texts in self._plain.items() if max(map(len, texts)) >= len(plain(quote)) // 2)
        scores = [(max(inside(quote, text) for text in self._texts[block]), block) for block in long_enough]
        good = sorted((each for each in scores if each[0] >= _LIKE), key=lambda each: -each[0])
        if not good:
            return None
        rivals = [block for score, block in good if good[0][0] - score < _AHEAD]
        if within and len(inner := [block for block in rivals if block in within]) == 1:
            rivals = inner
        if len(rivals) == 1:
            return Spot(block=rivals[0], found="quote")
        return Spot(candidates=tuple(rivals[:_MOST_CANDIDATES]))

    def _named(self, remark: Remark, within: tuple[Identity, ...]) -> Spot:
        """The place that is named, in its column or else in the comment itself; without one, what is nearest."""
        places = [remark.place] if remark.place else [remark.suggestion.split("\n")[0]]
        for place in places:
            found = self._naming.named(place, strictly=not remark.place)
            if len(found) == 1:
                return Spot(block=found[0], found="place")
            if found:
                return Spot(candidates=tuple(self._nearest(remark, found)) or found[:_MOST_CANDIDATES])
        return Spot(candidates=tuple(self._nearest(remark, within)))

    def _nearest(self, remark: Remark, within: tuple[Identity, ...]) -> Iterator[Identity]:
        """The blocks that speak of the same things, the nearest first."""
        wanted = grams(" ".join((remark.quote, remark.place, remark.suggestion)))
        blocks = within or tuple(block for block in self._grams if block.kind != "page")
        scores = sorted(
            ((shared(wanted, self._grams.get(block, frozenset())), block) for block in blocks), reverse=True
        )
        yield from (block for score, block in scores[:_MOST_CANDIDATES] if score >= _LEAST_SHARED)


def _quotes(text: str) -> Iterator[str]:
    """The words in quotation marks of a comment, the first of which is what it is about."""
    for way in ways():
        if match := way.quoted.search(text):
            yield next(filter(None, match.groups()), "")
            return
