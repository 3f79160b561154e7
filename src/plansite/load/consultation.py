"""consultation/: a folder for each round."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Place
from plansite.load.folder import Folder
from plansite.model import Consultation, Decision, Invitation, Meta, Register, Round

FOLDER: Final = "consultation/"
#: ``2021-12``; a second round of the same month has a word behind it: ``2021-12-second``.
_ROUND_FILE: Final = re.compile(r"consultation/(\d{4}-\d{2}(?:-[a-z0-9]+)*)/[^/]+", re.ASCII)


def read_rounds(folder: Folder) -> Iterator[Round]:
    """The rounds of consultation, the earliest first."""
    matches = (_ROUND_FILE.fullmatch(name) for name in folder.present())
    names = sorted({match[1] for match in matches if match})
    rounds = filter(None, (_round(folder, name) for name in names))
    yield from sorted(rounds, key=lambda each: (each.opened, each.id))


def with_call(meta: Meta, rounds: tuple[Round, ...]) -> Meta:
    """The call for comments stands in one place: in the last round of a draft, where plan.yml does not tell it."""
    draft = meta.edition is None or meta.edition.status == "draft"
    if meta.consultation or not rounds or not draft:
        return meta
    said = rounds[-1].invitation
    contact = said.contact
    call = Consultation.model_construct(
        places=said.places,
        opened=said.opened,
        closes=said.closed,
        contact=(contact.name or contact.unit) if contact else None,
        telephone=contact.telephone if contact else None,
    )
    return meta.model_copy(update={"consultation": call})


def _round(folder: Folder, name: str) -> Round | None:
    below = f"{FOLDER}{name}/"
    invitation = folder.data(f"{below}round.yml", Invitation)
    register = folder.optional(f"{below}comments.yml", Register)
    decisions = folder.optional(f"{below}decisions.yml", tuple[Decision, ...]) or ()
    if invitation is None:
        return None
    place = Place(path=folder.shown(f"{below}round.yml"))
    return Round(id=name, invitation=invitation, register=register, decisions=decisions, place=place)
