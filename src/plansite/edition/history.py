"""The history of a block: in which editions it changed, and how it read in each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from plansite.edition.comparison import BlockChange
from plansite.edition.kept import Published, published
from plansite.edition.pairs import Pair, comparisons
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.history import identities


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an edition made of a block; the text before it stands in the pieces of the change, too."""

    edition: Published
    before: Published
    change: BlockChange


def histories(plan: Plan, language: Language) -> Mapping[Identity, tuple[Step, ...]]:
    """The steps of every block that ever changed, under the identity that it has now, or had last; in reading order.

    Marks alone are no step, nor is a place. ``language`` is that of the readers (see `Pair.language`).
    """
    steps: dict[Identity, list[Step]] = {}
    for old, new in pairwise(published(plan)):
        pair = Pair(old=old, new=new)
        found = comparisons(plan)[pair.name, pair.language(language).code]
        for change in found.blocks:
            before = steps.pop(change.old, []) if change.old and change.old != change.new else []
            if before and change.new:
                steps[change.new] = before
            elif before and change.old:
                steps[change.old] = before
            if change.kind not in {"unchanged", "moved", "punctuation"}:
                steps.setdefault(change.id, []).append(Step(edition=new, before=old, change=change))
    return {identity: tuple(steps[identity]) for identity in _in_order(plan, steps)}


def _in_order(plan: Plan, found: Iterable[Identity]) -> list[Identity]:
    """As the plan has them now, and those that are gone behind, as the editions had them, the last first."""
    texts = [plan, *(each.plan for each in reversed(published(plan)))]
    place = {identity: at for at, identity in enumerate(dict.fromkeys(chain.from_iterable(map(identities, texts))))}
    return sorted(found, key=place.__getitem__)
