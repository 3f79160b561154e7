"""The sheet of comments, with its rows made from the document: those of the rounds whose results are published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from plansite.data.sheet import Field, Sheet, TextField
from plansite.data.sheet_rows import AddressOf
from plansite.edition.document.rounds import CommentPart, DecisionPart, RoundPart, SenderPart
from plansite.edition.document.whole import Document
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import COMMENT_KINDS, DECISION_KINDS

#: Between the entries of one cell.
_GAP: Final = " | "
_REQUIRED: Final[dict[str, Any]] = {"required": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """A comment with its decision, its senders, and its address."""

    round: RoundPart
    comment: CommentPart
    decision: DecisionPart | None
    address: Mapping[str, str]

    @property
    def id(self) -> str:
        """The identity of the comment."""
        return _id(self.comment)

    @property
    def senders(self) -> str:
        """The names of its senders, as far as they are published."""
        return _GAP.join(sender.name for sender in self._senders() if sender.name)

    @property
    def people(self) -> int:
        """From how many it came."""
        return sum(sender.people for sender in self._senders())

    @property
    def variants(self) -> str:
        """The same in other words."""
        return _GAP.join(self.comment.variants)

    def _senders(self) -> Iterator[SenderPart]:
        senders = self.round.register_.senders if self.round.register_ else ()
        yield from (sender for sender in senders if sender.number in self.comment.senders)


def comment_rows(document: Document, address_of: AddressOf) -> Iterator[CommentRow]:
    """The comments of every round, in the order of the register."""
    for each in document.rounds:
        decided = {number: decision for decision in each.decisions for number in decision.comments}
        told = each.register_.comments if each.register_ and each.invitation.published else ()
        for comment in told:
            yield CommentRow(
                round=each,
                comment=comment,
                decision=decided.get(comment.number),
                address=address_of(_id(comment)),
            )


def _id(comment: CommentPart) -> str:
    return str(Identity(kind="comment", key=str(comment.number)))


COMMENTS: Final[Sheet[CommentRow]] = Sheet(
    name="comments",
    title="sheet_comments",
    keys={"primaryKey": "id"},
    fields=(
        Field(name="id", read=lambda row: row.id, constraints=_REQUIRED | {"unique": True, "pattern": r"o-[1-9]\d*"}),
        Field(name="round", read=lambda row: row.round.id, constraints=_REQUIRED),
        Field(
            name="kind",
            title="mine_kind",
            read=lambda row: row.comment.kind,
            constraints=_REQUIRED | {"enum": [*COMMENT_KINDS]},
        ),
        Field(
            name="block", title="results_place", read=lambda row: row.comment.block, description="Empty where none is."
        ),
        Field(
            name="place",
            title="field_place",
            read=lambda row: row.comment.where,
            description="As the sender named it, where that was not an identity.",
        ),
        Field(name="question", read=lambda row: row.comment.question),
        Field(name="senders", title="results_sender", read=lambda row: row.senders, description="“ | ” between them."),
        Field(
            name="people",
            read=lambda row: str(row.people),
            type="integer",
            description="From how many it came.",
            constraints=_REQUIRED | {"minimum": 1},
        ),
        Field(name="quote", read=lambda row: row.comment.quote),
        Field(name="comment", title="results_comment", read=lambda row: row.comment.suggestion, constraints=_REQUIRED),
        Field(name="why", title="results_why", read=lambda row: row.comment.reason),
        Field(
            name="variants", title="results_variants", read=lambda row: row.variants, description="“ | ” between them."
        ),
        Field(name="received", read=lambda row: row.comment.received, type="date"),
        Field(
            name="decision",
            title="results_decision",
            read=lambda row: row.decision.decision if row.decision else None,
            constraints={"enum": [*DECISION_KINDS]},
        ),
        TextField(
            name="reason", title="results_reason", read=lambda row: row.decision.reason if row.decision else None
        ),
        TextField(
            name="by", title="field_unit_answering", read=lambda row: row.decision.unit if row.decision else None
        ),
        Field(
            name="changes",
            title="results_change",
            read=lambda row: " ".join(row.decision.changes) if row.decision else None,
            description="Identities, a blank between them.",
        ),
        TextField(name="address", read=lambda row: row.address, description="From the root of the site."),
    ),
)
