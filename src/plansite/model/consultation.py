"""征求意见. The rounds of consultation: what was asked, the register of comments, the decisions.

A round is a folder ``consultation/<round>/`` with ``round.yml`` (``Invitation``), ``comments.yml`` (``Register``) and
``decisions.yml``. None of them holds personal data: whoever commented is a number here, and the office alone keeps the
list that says who that is.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Final

from pydantic import Field

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import BodyAnswer, Channel, CommentKind, DecisionKind, FoundBy, SenderKind
from plansite.model.entry import Entry, Filled, IdentityField, IsoDate, Slug
from plansite.model.texts import Text

#: So many days a call for comments stays open as a rule; a shorter one is explained (State Council Order 713, art. 15).
USUAL_DAYS: Final = 30
Number = Annotated[int, Field(ge=1)]


class Contact(Entry):
    """Whom to ask and where to send comments, as far as the call says."""

    name: Text | None = None
    unit: Text | None = None
    telephone: Filled | None = None
    email: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    post: Text | None = None


class Question(Entry):
    """One thing that is asked, about certain blocks or, without any, about the whole plan."""

    id: Slug
    text: Text
    blocks: tuple[IdentityField, ...] = ()


class Attachment(Entry):
    """A file that the call names: what it calls it, and whether it is in hand."""

    name: Text
    received: bool


class Attachments(Entry):
    """附件. The form for comments and the results, where the call names them."""

    form: Attachment | None = None
    results: Attachment | None = None


class Body(Entry):
    """A body that was asked for its opinion, and what it answered."""

    name: Text
    answer: BodyAnswer


class Invitation(Entry):
    """round.yml: from which day to which (``closed`` is the last one), what is asked, and whom to send it to.

    ``edition`` is the date of the edition that was asked about. ``asked`` is empty where the whole plan is. ``form`` is
    the version of the office's form. ``published`` is the day on which the results were: from then on every comment
    has its decision.
    """

    opened: IsoDate
    closed: IsoDate
    edition: IsoDate | None = None
    why_short: Text | None = None
    asked: tuple[Question, ...] = ()
    contact: Contact | None = None
    form: Filled | None = None
    attachments: Attachments | None = None
    consulted: tuple[Body, ...] = ()
    published: IsoDate | None = None


class Sender(Entry):
    """Who commented, as far as that may be published: an organisation's name, or a person's masked one (朱**).

    ``people``: how many it stands for, such as those who signed one letter.
    """

    number: Number
    kind: SenderKind
    name: Filled | None = None
    people: Number = 1


class Comment(Entry):
    """意见. One entry of the register; its number is its own for ever, in the whole plan.

    ``senders`` wrote the same; ``variants`` are their other wordings of ``suggestion``. Where no ``block`` was found,
    ``where`` is the place as the sender named it, and ``candidates`` are the blocks that it may be. ``found`` tells by
    what it was put at its block. ``masked``: personal data was taken out of its text. ``question``: the question of the
    round that it answers. ``language``: the code of that in which it is written, where it is not the original's.
    """

    number: Number
    kind: CommentKind
    senders: tuple[Number, ...]
    block: IdentityField | None = None
    found: FoundBy | None = None
    where: Filled | None = None
    candidates: tuple[IdentityField, ...] = ()
    question: Slug | None = None
    quote: Filled | None = None
    suggestion: Filled
    reason: Filled | None = None
    variants: tuple[Filled, ...] = ()
    masked: bool = False
    language: str | None = None
    received: IsoDate | None = None
    channel: Channel | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the comment itself."""
        return Identity(kind="comment", key=str(self.number))


class Register(Entry):
    """comments.yml."""

    senders: tuple[Sender, ...] = ()
    comments: tuple[Comment, ...] = ()


class Decision(Entry):
    """采纳与否. What became of some comments and why, who answers, and which blocks were changed."""

    comments: tuple[Number, ...]
    decision: DecisionKind
    reason: Text | None = None
    unit: Text | None = None
    changes: tuple[IdentityField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """轮次. One round of consultation. ``id`` is the name of its folder, such as ``2021-12``.

    ``register`` is None where nobody has entered what came in, which is not the same as an empty one.
    """

    id: str
    invitation: Invitation
    register: Register | None = None
    decisions: tuple[Decision, ...] = ()
    place: Place
    _decided: dict[int, Decision] = field(init=False, repr=False, compare=False)
    _senders: dict[int, Sender] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        decided = {number: each for each in reversed(self.decisions) for number in each.comments}
        object.__setattr__(self, "_decided", decided)
        object.__setattr__(self, "_senders", {each.number: each for each in reversed(self.senders)})

    @property
    def opened(self) -> str:
        """Its first day, in ISO 8601."""
        return self.invitation.opened

    @property
    def closed(self) -> str:
        """Its last day, in ISO 8601."""
        return self.invitation.closed

    @property
    def days(self) -> int:
        """From the first day to the last, as a deadline is counted: 16 to 20 December are four."""
        return (date.fromisoformat(self.closed) - date.fromisoformat(self.opened)).days

    @property
    def is_short(self) -> bool:
        """Whether it was open for less than the rule asks for."""
        return self.days < USUAL_DAYS

    def is_open(self, today: date) -> bool:
        """Whether comments can be sent on a day; its last one is one of them."""
        return self.opened <= today.isoformat() <= self.closed

    @property
    def is_told(self) -> bool:
        """Whether readers are shown what came in: once the results are published, and not while the office decides."""
        return self.invitation.published is not None and self.register is not None

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The entries of the register, in their order."""
        return self.register.comments if self.register else ()

    @property
    def senders(self) -> tuple[Sender, ...]:
        """Those who commented."""
        return self.register.senders if self.register else ()

    @property
    def people(self) -> int:
        """How many commented: each once, however many comments they sent."""
        wrote = {number for comment in self.comments for number in comment.senders}
        return sum(sender.people for sender in self.senders if sender.number in wrote)

    @property
    def silent(self) -> tuple[Sender, ...]:
        """Those who wrote that they have no comment."""
        wrote = {number for comment in self.comments for number in comment.senders}
        return tuple(sender for sender in self.senders if sender.number not in wrote)

    def sender(self, number: int) -> Sender | None:
        """The sender of that number, if there is one."""
        return self._senders.get(number)

    def senders_of(self, comment: Comment) -> tuple[Sender, ...]:
        """Those who sent a comment."""
        return tuple(filter(None, map(self._senders.get, comment.senders)))

    def count(self, comment: Comment) -> int:
        """From how many a comment came in the same or nearly the same words."""
        return sum(sender.people for sender in self.senders_of(comment))

    def decision(self, comment: Comment) -> Decision | None:
        """What became of a comment, once that is decided."""
        return self._decided.get(comment.number)

    def question(self, comment: Comment) -> Question | None:
        """The question that a comment answers."""
        return next((each for each in self.invitation.asked if each.id == comment.question), None)

    def comments_on(self, block: Identity) -> tuple[Comment, ...]:
        """The comments on a block."""
        return tuple(comment for comment in self.comments if comment.block == block)

    @property
    def unplaced(self) -> tuple[Comment, ...]:
        """The comments on no block: on the whole plan, or on a place that nobody has found."""
        return tuple(comment for comment in self.comments if comment.block is None)

    @property
    def undecided(self) -> tuple[Comment, ...]:
        """The comments without a decision."""
        return tuple(comment for comment in self.comments if comment.number not in self._decided)

    def of_kind(self, kind: CommentKind) -> tuple[Comment, ...]:
        """The comments of one kind."""
        return tuple(comment for comment in self.comments if comment.kind == kind)

    def decided(self, kind: DecisionKind) -> tuple[Comment, ...]:
        """The comments with one decision."""
        found = ((comment, self.decision(comment)) for comment in self.comments)
        return tuple(comment for comment, decision in found if decision and decision.decision == kind)

    @property
    def changed(self) -> frozenset[Identity]:
        """The blocks that its decisions say were changed."""
        return frozenset(block for decision in self.decisions for block in decision.changes)
