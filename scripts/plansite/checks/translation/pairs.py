"""The two languages of a block, side by side, as the checks of the translation read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.findings import Place
from plansite.identities import Identity
from plansite.memory import per_plan
from plansite.model import Passage, Plan
from plansite.vocabulary import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One block in both languages. ``place`` is the English one's. ``cell``: a name or heading, no sentence."""

    id: Identity
    zh: str
    en: str
    place: Place
    cell: bool


def _joined(plan: Plan, language: Language) -> dict[Identity, list[Passage]]:
    blocks: dict[Identity, list[Passage]] = {}
    for passage in plan.passages(language):
        blocks.setdefault(passage.id, []).append(passage)
    return blocks


@per_plan
def pairs(plan: Plan) -> tuple[Pair, ...]:
    """Every block that both languages have, in the order of the Chinese."""
    return tuple(_pairs(plan))


def _pairs(plan: Plan) -> Iterator[Pair]:
    chinese, english = _joined(plan, "zh"), _joined(plan, "en")
    for identity, passages in chinese.items():
        if identity in english:
            translated = english[identity]
            yield Pair(
                id=identity,
                zh="\n".join(passage.text for passage in passages),
                en="\n".join(passage.text for passage in translated),
                place=translated[-1].place,
                cell=all(passage.role in {"title", "heading", "cell", "caption"} for passage in passages),
            )
