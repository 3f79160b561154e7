"""What came in becomes the register: an entry a comment, at its block, without personal data; numbers stay.

``collate`` is a function of the plan, its round and what was read; it writes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from plansite.consultation.entries import Entries
from plansite.consultation.inbox import Item
from plansite.consultation.ledger import Ledger
from plansite.consultation.placing import Placing
from plansite.consultation.privacy import public_words, without_personal
from plansite.consultation.received import NOWHERE, Author, Letter, Remark, clean, ways
from plansite.consultation.senders import Known
from plansite.ground.vocabulary import CommentKind
from plansite.languages import language_of
from plansite.model import Plan, Register, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Collated:
    """What a collation makes, and what there is to tell of it.

    ``fresh`` are the numbers of new entries, ``joined`` those of entries that one more sender wrote; ``repeated`` are
    files that were read before; ``left`` are lines that became no comment, by their file; ``early`` are days before the
    round opened, which were left out; ``silent`` counts those who wrote that they have no comment.
    """

    register: Register
    senders: tuple[Known, ...]
    ledger: Ledger
    fresh: tuple[int, ...]
    joined: tuple[int, ...]
    repeated: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, str], ...]
    early: tuple[str, ...]
    silent: int


def collate(plan: Plan, each: Round, items: Sequence[Item], senders: Iterable[Known], ledger: Ledger) -> Collated:
    """Add what was read to the register of a round."""
    work = _Work.begin(plan, each, senders, ledger)
    for item in items:
        work.take(item)
    return work.done()


@dataclass(slots=True)
class _Work:
    """Goes through what was read, file by file."""

    plan: Plan
    round: Round
    placing: Placing
    public: str
    entries: Entries
    senders: list[Known]
    files: dict[str, str]
    last_sender: int
    ledger: Ledger
    repeated: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    silent: int = 0

    @classmethod
    def begin(cls, plan: Plan, each: Round, senders: Iterable[Known], ledger: Ledger) -> "_Work":
        numbers = [comment.number for other in plan.rounds for comment in other.comments]
        own = [sender.number for sender in each.senders]
        return cls(
            plan=plan,
            round=each,
            placing=Placing(plan),
            public=public_words(plan),
            entries=Entries(each.comments, last=max([*numbers, ledger.comment], default=0)),
            senders=list(senders),
            files=dict(ledger.files),
            last_sender=max([*own, ledger.senders.get(each.id, 0)], default=0),
            ledger=ledger,
        )

    def take(self, item: Item) -> None:
        """One file: nothing of it where it was read before."""
        others = {letter.round for letter in item.letters} & {each.id for each in self.plan.rounds} - {self.round.id}
        if item.trouble:
            self.unread.append((item.name, item.trouble))
        elif others:
            other = min(others)
            self.unread.append((item.name, f"this is for round {other}: run with --round {other}  属于 {other} 轮"))
        elif item.digest in self.files:
            self.repeated += [item.name] if self.files[item.digest] != item.name else []
        else:
            self.files[item.digest] = item.name
            for letter in item.letters:
                self._letter(letter, item.name)

    def _letter(self, letter: Letter, file: str) -> None:
        self.left += [(file, line) for line in letter.left]
        if not letter.remarks and not letter.says_nothing:
            return
        self.silent += letter.says_nothing
        place = self._sender(letter.author)
        sender = self.senders[place]
        numbers = [self._comment(remark, letter, sender) for remark in letter.remarks]
        self.senders[place] = sender.with_more(letter.author, numbers, file)

    def _sender(self, author: Author) -> int:
        """The place of a sender in the list; a new one stands at its end."""
        for place, known in enumerate(self.senders):
            if known.round == self.round.id and known.is_same(author):
                return place
        self.last_sender += 1
        self.senders.append(Known(round=self.round.id, number=self.last_sender, author=author))
        return len(self.senders) - 1

    def _comment(self, remark: Remark, letter: Letter, sender: Known) -> int:
        """The number of the entry that a comment became, or joined."""
        names = [name for known in self.senders for name in known.private_names] + list(
            replace(sender, author=letter.author).private_names
        )
        spot = self.placing.spot(remark)
        texts = {key: clean(getattr(remark, key)) for key in ("quote", "suggestion", "reason", "place")}
        safe = {key: without_personal(text, names, self.public) for key, text in texts.items()}
        fields: dict[str, Any] = {
            "kind": remark.kind or _kind(remark),
            "senders": (sender.number,),
            "block": spot.block,
            "found": spot.found,
            "where": (safe["place"] or None) if spot.found != "identity" else None,
            "candidates": spot.candidates,
            "question": self._question(remark),
            "quote": safe["quote"] or None,
            "suggestion": safe["suggestion"],
            "reason": safe["reason"] or None,
            "variants": (),
            "masked": safe != texts,
            "language": self._language(texts["suggestion"]),
            "received": self._day(letter.date),
            "channel": letter.channel,
        }
        return self.entries.add(fields)

    def _question(self, remark: Remark) -> str | None:
        """The question of the round that a comment answers, by its identity or its number."""
        asked = [question.id for question in self.round.invitation.asked]
        if 0 < remark.asked <= len(asked):
            return asked[remark.asked - 1]
        return remark.question if remark.question in asked else None

    def _language(self, text: str) -> str | None:
        """The code of the language of a text, where it is not the plan's; punctuation alone is of any."""
        found = language_of(text)
        return found.code if found != self.plan.original and any(map(str.isalpha, text)) else None

    def _day(self, day: str) -> str | None:
        if day and day < self.round.opened:
            self.early.append(day)
            return None
        return day or None

    def done(self) -> Collated:
        """All of it."""
        own = [known for known in self.senders if known.round == self.round.id]
        there = {sender.number for sender in self.round.senders}
        fresh = tuple(known.published for known in own if known.number not in there)
        register = Register.model_construct(
            places=NOWHERE, senders=(*self.round.senders, *fresh), comments=tuple(self.entries.comments)
        )
        ledger = Ledger(
            files=self.files,
            comment=self.entries.last,
            senders={**self.ledger.senders, self.round.id: self.last_sender},
        )
        return Collated(
            register=register,
            senders=tuple(self.senders),
            ledger=ledger,
            fresh=tuple(self.entries.fresh),
            joined=tuple(dict.fromkeys(self.entries.joined)),
            repeated=tuple(self.repeated),
            unread=tuple(self.unread),
            left=tuple(self.left),
            early=tuple(self.early),
            silent=self.silent,
        )


def _kind(remark: Remark) -> CommentKind:
    """The kind of a comment that names none: by its words, else by whether it quotes the text."""
    for way in ways():
        for kind, pattern in way.hints.items():
            if pattern.search(remark.suggestion):
                return kind
    return "wording" if remark.quote else "other"
