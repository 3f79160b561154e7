"""proposals.yml: what an import of a later edition could not decide by itself, and what the editor decides."""

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

from plansite.ground.identities import Identity
from plansite.model.entry import Entry, Filled, IdentityField
from plansite.model.notes import Hint

NAME: Final = "proposals.yml"
ProposalFate = Literal["same", "split", "merged", "new", "dropped"]
PROPOSAL_FATES: Final[tuple[ProposalFate, ...]] = get_args(ProposalFate)


class Proposal(Entry):
    """What became of a block, with the reason and how certain that is, in per cent.

    ``block`` is the one of the new text, under an identity of its own until the editor decides; ``of`` are blocks of
    the edition before. ``to`` is where links to a block lead that is gone. ``words`` are the first ones of the block.
    """

    fate: ProposalFate
    block: IdentityField | None = None
    of: tuple[IdentityField, ...] = ()
    to: IdentityField | None = None
    certainty: Annotated[int, Field(ge=0, le=100)]
    words: Filled
    reason: Hint
    decision: Literal["open", "accept", "reject"] = "open"

    @property
    def gone(self) -> tuple[Identity, ...]:
        """The old identities that do not stand in the text: all but one that was split and is still there."""
        return () if self.fate == "split" else self.of
