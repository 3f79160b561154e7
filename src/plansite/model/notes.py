"""What editors enter beside the text: corrections, notes, exceptions, moved identities, the changelog."""

from typing import Final

from pydantic import Field

from plansite.ground.identities import Identity
from plansite.ground.vocabulary import AllowedRule, NoteKind
from plansite.languages import Language
from plansite.model.entry import Entry, Filled, IdentityField, IsoDate, Slug
from plansite.model.texts import Text


class Correction(Entry):
    """订正. Where the published text departs from the source: ``source`` reads ``published`` in block ``block``.

    ``published`` is empty (and ``block`` absent) for what the publishing system added to the document; ``source`` is
    empty for what was inserted behind the line.
    """

    block: IdentityField | None = None
    line: int
    source: str
    published: str
    reason: Text


#: What a translation shows where the original has lost a word or a mark.
GAP: Final = "[…]"


class Note(Entry):
    """编者注. Hangs on a block; its mark stands after the words ``after`` if there are any.

    ``proof``: only a proof-reader wants it (a lost full stop, a repeated phrase). It stands among what does not agree
    and leaves no mark in the text, unless a translation shows a gap there, which it explains.
    """

    id: Slug
    block: IdentityField
    after: Text | None = None
    kind: NoteKind
    proof: bool = False
    text: Text

    def is_marked(self, language: Language) -> bool:
        """Whether it leaves a mark in the text of a language."""
        return not self.proof or (self.after is not None and GAP in self.after[language])

    def explains_gap(self, language: Language) -> bool:
        """Whether its mark shows what is lost where the text of a language has a gap."""
        return GAP in self.after[language] if self.after else not self.proof

    @property
    def identity(self) -> Identity:
        """The identity of the note itself."""
        return Identity(kind="note", key=self.id)


class Hint(Entry):
    """What the importer says, to people of both languages whatever the languages of the plan."""

    zh: Filled
    en: Filled

    def __getitem__(self, language: Language) -> str:
        said: str = getattr(self, language.code)
        return said


class Unsure(Entry):
    """存疑. What the importer was not sure of: the line of the source, what it took it for, what else it could be."""

    line: int
    block: Filled
    taken: Hint
    instead: Hint


class Allowance(Entry):
    """An exception from a rule of the translation: in block ``block``, for the words ``about``, with its reason."""

    rule: AllowedRule
    block: IdentityField
    about: Filled
    reason: Text


class Move(Entry):
    """A published identity that no longer stands in the plan, and the one that stands in its place."""

    source: IdentityField = Field(validation_alias="from")
    target: IdentityField = Field(validation_alias="to")
    date: IsoDate
    reason: Text


class Change(Entry):
    """变更. One entry of the plan's changelog: what happened on a day, and to which blocks."""

    date: IsoDate
    text: Text
    blocks: tuple[IdentityField, ...] = ()
