"""Whether identities still mean what they meant in the editions before, and the original what its edition keeps."""

from collections.abc import Mapping
from typing import Final

from plansite.edition.kept import kept_plans
from plansite.edition.likeness import likeness, plain
from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.model.block_texts import texts_by_block

#: A text under another identity is the old one if it is this like it; one under its own is another if it is less.
_SAME: Final = 0.85
_OTHER: Final = 0.5
#: Shorter texts, such as headings, may well stand twice.
_SHORTEST: Final = 12


def drift(plan: Plan) -> tuple[Identity, ...]:
    """The blocks whose original differs from that of the kept edition which plan/ is said to hold."""
    last = plan.meta.edition
    kept = kept_plans(plan).get(last.published) if last else None
    if kept is None:
        return ()
    was, now = texts_by_block(kept, kept.original), texts_by_block(plan, plan.original)
    return tuple(identity for identity in {**now, **was} if was.get(identity) != now.get(identity))


def reused_identities(plan: Plan) -> Mapping[Identity, Identity | None]:
    """Each identity that means another text than before, and where the old text stands now; None if nowhere."""
    now = texts_by_block(plan, plan.original)
    by_words = _by_words(now)
    found: dict[Identity, Identity | None] = {}
    for _, edition in sorted(kept_plans(plan).items()):
        for identity, text in texts_by_block(edition, edition.original).items():
            other = by_words.get(plain(text))
            if identity in now and other not in (None, identity) and _is_another(text, now[identity]):
                found[identity] = other
    return found | {identity: None for identity in _back(plan, now) if identity not in found}


def _by_words(now: Mapping[Identity, str]) -> Mapping[str, Identity]:
    return {plain(text): identity for identity, text in reversed([*now.items()]) if len(plain(text)) >= _SHORTEST}


def _is_another(old: str, new: str) -> bool:
    return likeness(old, new) < _OTHER


def _back(plan: Plan, now: Mapping[Identity, str]) -> list[Identity]:
    """Identities that an edition between did not have, and that came back with other words."""
    editions = [texts_by_block(each, each.original) for _, each in sorted(kept_plans(plan).items())]
    found = []
    for identity, text in now.items():
        having = [at for at, texts in enumerate(editions) if identity in texts]
        gap = having and any(identity not in texts for texts in editions[having[0] :])
        if gap and likeness(editions[having[-1]][identity], text) < _SAME:
            found.append(identity)
    return found
