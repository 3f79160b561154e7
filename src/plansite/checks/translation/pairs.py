"""The two languages of a block, side by side, as the checks of the translation read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Passage, Plan
from plansite.model.derived import per_plan


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
    chinese, english = _joined(plan, LANGUAGES[0]), _joined(plan, LANGUAGES[1])
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
