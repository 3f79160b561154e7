"""The identities of a received text: kept where a match is sure, new and never used before where it is not.

An identity names the chapter or special column in which its block stands. So a block that went elsewhere gets a new
identity there, and is proposed as the one that it was. A special column or table keeps its identity under any number;
where it is doubtful whether it is the one, it bears that identity until an editor says no.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plansite.edition.carrying.matching import Match, match_blocks
from plansite.edition.comparison.blocks import TextBlock
from plansite.ground.identities import Identity

#: What bears a number of its own that may change, while its identity stays.
INSERTS: Final = ("column", "table")
#: A match that is at least this certain keeps its identity without being asked about.
SURE: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """``identities``: what each block of the received text is called from now on. ``asked``: what an editor decides."""

    identities: Mapping[Identity, Identity]
    asked: tuple[Match, ...]

    def also(self, match: Match) -> "Carried":
        """The same with one more to decide."""
        return replace(self, asked=(*self.asked, match))


def carry(old: Sequence[TextBlock], new: Sequence[TextBlock], used: Iterable[Identity]) -> Carried:
    """Carry identities over.

    Args:
        old: the known blocks, in reading order.
        new: those of the received text, under identities that its form alone gave them.
        used: every identity that was ever published, or stands in the plan.
    """
    assigner = _Assigner(old, new, used)
    matches = match_blocks(old, new)
    for match in sorted(matches, key=lambda match: _rank(match.new)):
        if match.new and match.fate != "merged":
            assigner.assign(match)
    named = assigner.identities
    asked = [match for match in matches if not _is_settled(match, named)]
    return Carried(identities=named, asked=tuple(asked))


def _rank(identity: Identity | None) -> int:
    """Chapters get their names before sections, sections before what stands in them."""
    order = ("page", "section", "column", "table", "picture")
    return order.index(identity.kind) if identity and identity.kind in order else len(order)


def _is_settled(match: Match, named: Mapping[Identity, Identity]) -> bool:
    same = match.fate == "same" and match.new is not None and named[match.new] == match.old[0]
    return same and match.certainty >= SURE


class _Assigner:
    """Gives names, one at a time, and remembers those that are taken."""

    def __init__(self, old: Sequence[TextBlock], new: Sequence[TextBlock], used: Iterable[Identity]) -> None:
        self._used = {*used, *(block.id for block in old)}
        self._blocks = {block.id: block for block in new}
        self.identities: dict[Identity, Identity] = {}

    def assign(self, match: Match) -> None:
        """Name the new block of a match."""
        new = match.new
        if new is None:
            return
        bears = match.certainty >= SURE or new.kind in INSERTS
        known = match.fate == "same" and bears and self._fits(new, match.old[0])
        self.identities[new] = match.old[0] if known else self._fresh(new)
        self._used.add(self.identities[new])

    def _fits(self, new: Identity, old: Identity) -> bool:
        """Whether a block may bear an identity where it stands."""
        if new.kind != old.kind:
            return False
        match new.kind:
            case "section" | "measure" | "paragraph":
                return str(old.chapter) == self._chapter(new)
            case "item":
                return old.key.rpartition("-")[0] == self._column(new)
            case "picture":  # its identity is the number in its label
                return new == old
            case _:
                return True

    def _chapter(self, new: Identity) -> str:
        chapter = self._blocks[new].chapter
        return self.identities.get(chapter, chapter).key if chapter else "0"

    def _column(self, new: Identity) -> str:
        """The number of the special column in which an item stands."""
        column = Identity(kind="column", key=new.key.rpartition("-")[0])
        return self.identities.get(column, column).key

    def _fresh(self, new: Identity) -> Identity:
        """A name of the same form that nothing ever had."""
        match new.kind:
            case "section":
                return self._next("section", f"{self._chapter(new)}-")
            case "measure" | "paragraph" as kind:
                return self._next(kind, f"{self._chapter(new)}-{self._section(new)}-")
            case "item":
                return self._next("item", f"{self._column(new)}-")
            case "column" | "table" as kind if new in self._used:
                return self._next(kind, new.key[: new.key.rfind("-") + 1])
            case "announcement":
                return self._next("announcement", "")
            case "page" if new.key.isdigit():
                return self._next("page", "")
            case "indicator":
                return self._free_slug(new)
            case _:
                return new

    def _section(self, new: Identity) -> str:
        parent = self._blocks[new].parent
        if parent is None or parent.kind != "section":
            return "0"
        return self.identities.get(parent, parent).key.partition("-")[2]

    def _next(self, kind: str, start: str) -> Identity:
        parsed: list[int] = [0]
        for identity in self._used:
            rest = identity.key.removeprefix(start)
            if identity.kind == kind and identity.key.startswith(start) and rest.isdigit():
                parsed.append(int(rest))
        return Identity(kind=kind, key=f"{start}{max(parsed) + 1}")  # type: ignore[arg-type]  # a kind of _fresh

    def _free_slug(self, new: Identity) -> Identity:
        number, found = 1, new
        while found in self._used:
            number += 1
            found = Identity(kind="indicator", key=f"{new.key}-{number}")
        return found
