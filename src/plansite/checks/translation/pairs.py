"""A block of the original beside its translation, as the checks of the translation read them."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Passage, Plan
from plansite.model.derived import per_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One block in two languages: ``original``, and ``translated`` into ``language``, which stands at ``place``.

    ``cell``: a name or heading, no sentence. ``source`` is the language of the original.
    """

    id: Identity
    source: Language
    language: Language
    original: str
    translated: str
    place: Place
    cell: bool


def _passages(plan: Plan, language: Language) -> dict[Identity, list[Passage]]:
    blocks: dict[Identity, list[Passage]] = {}
    for passage in plan.passages(language):
        blocks.setdefault(passage.id, []).append(passage)
    return blocks


def pairs(plan: Plan) -> Iterator[Pair]:
    """Every block that has a translation, language by language, in the order of the original."""
    for language in plan.translations:
        yield from _kept_pairs(plan, language)


@per_language
def _kept_pairs(plan: Plan, language: Language) -> tuple[Pair, ...]:
    return tuple(_pairs(plan, language))


def _pairs(plan: Plan, language: Language) -> Iterator[Pair]:
    originals, translations = _passages(plan, plan.original), _passages(plan, language)
    for identity, passages in originals.items():
        if translated := translations.get(identity):
            yield Pair(
                id=identity,
                source=plan.original,
                language=language,
                original="\n".join(passage.text for passage in passages),
                translated="\n".join(passage.text for passage in translated),
                place=translated[-1].place,
                cell=all(passage.role in {"title", "heading", "cell", "caption"} for passage in passages),
            )
