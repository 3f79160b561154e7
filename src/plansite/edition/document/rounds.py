"""The parts that hold the rounds of consultation, and how they are made of a plan.

They stand under the keys that the files of a round have, so that they are read back by the same models.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from plansite.edition.document.fields import AnyId, Code, Count, Date, Part, Texts
from plansite.ground.vocabulary import BodyAnswer, Channel, CommentKind, DecisionKind, FoundBy, SenderKind
from plansite.model import Plan, Round
from plansite.model.texts import ByLanguage

RoundId = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(?:-[a-z0-9]+)*$")]
CommentId = Annotated[int, Field(ge=1, description="The number of a comment; its identity is o- and the number.")]


class ContactPart(Part):
    """Whom to ask and where to send comments, as far as the call says."""

    name: Texts | None
    unit: Texts | None
    telephone: str | None
    email: str | None
    post: Texts | None


class QuestionPart(Part):
    """One thing that is asked, about certain blocks or, without any, about the whole plan."""

    id: str
    text: Texts
    blocks: tuple[AnyId, ...]


class AttachmentPart(Part):
    """A file that the call names, and whether it is in hand."""

    name: Texts
    received: bool


class AttachmentsPart(Part):
    """The form for comments and the results, where the call names them."""

    form: AttachmentPart | None
    results: AttachmentPart | None


class BodyPart(Part):
    """A body that was asked for its opinion, and what it answered."""

    name: Texts
    answer: BodyAnswer


class InvitationPart(Part):
    """From which day to which, both included; what is asked, and whom to send it to."""

    opened: Date
    closed: Date
    edition: Date | None
    why_short: Texts | None
    asked: tuple[QuestionPart, ...]
    contact: ContactPart | None
    form: str | None
    attachments: AttachmentsPart | None
    consulted: tuple[BodyPart, ...]
    published: Date | None


class SenderPart(Part):
    """Who commented, as far as that is published."""

    number: Count
    kind: SenderKind
    name: str | None
    people: Count


class CommentPart(Part):
    """A comment. Its texts are the sender’s words."""

    number: CommentId
    kind: CommentKind
    senders: tuple[Count, ...]
    block: AnyId | None
    found: FoundBy | None = Field(description="By what it was put at its block.")
    where: str | None = Field(description="The place as the sender named it.")
    candidates: tuple[AnyId, ...] = Field(description="Where no block was found: what the place may be.")
    question: str | None
    quote: str | None
    suggestion: str
    reason: str | None
    variants: tuple[str, ...] = Field(description="The same in other words, by other senders.")
    masked: bool = Field(description="Personal data was taken out of the text.")
    language: Code | None = Field(description="null: that of the original.")
    received: Date | None
    channel: Channel | None


class RegisterPart(Part):
    """What came in."""

    senders: tuple[SenderPart, ...]
    comments: tuple[CommentPart, ...]


class DecisionPart(Part):
    """What became of some comments and why, who answers, and which blocks were changed."""

    comments: tuple[CommentId, ...]
    decision: DecisionKind
    reason: Texts | None
    unit: Texts | None
    changes: tuple[AnyId, ...]


class RoundPart(Part):
    """A round of consultation. Without a register nobody knows what came in."""

    id: RoundId
    invitation: InvitationPart
    register_: RegisterPart | None = Field(alias="register")
    decisions: tuple[DecisionPart, ...]


def rounds(plan: Plan) -> Iterator[RoundPart]:
    """The rounds of a plan, the earliest first."""
    for each in plan.rounds:
        yield RoundPart.model_validate(_round(plan, each))


def _round(plan: Plan, each: Round) -> Any:
    return {
        "id": each.id,
        "invitation": _said(plan, each.invitation),
        "register": _said(plan, each.register),
        "decisions": _said(plan, each.decisions),
    }


def _said(plan: Plan, value: Any) -> Any:
    """What a model of the files says, in the form of the document: texts in every language, identities as strings."""
    match value:
        case ByLanguage():
            return {language.code: value[language] for language in plan.languages}
        case tuple():
            return tuple(_said(plan, each) for each in value)
        case None | str() | bool() | int():
            return value
    fields = getattr(type(value), "model_fields", None)
    if fields is None:
        return str(value)  # an identity
    return {key: _said(plan, getattr(value, key)) for key in fields if key != "places"}
