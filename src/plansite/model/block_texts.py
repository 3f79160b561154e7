"""The words of a plan by the block in which they stand."""

from collections import defaultdict
from collections.abc import Mapping

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model.derived import per_language
from plansite.model.plan import Plan


@per_language
def texts_by_block(plan: Plan, language: Language) -> Mapping[Identity, str]:
    """The words of each block in one language, a line for each of its passages."""
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages(language):
        texts[passage.id].append(passage.text)
    return {identity: "\n".join(lines) for identity, lines in texts.items()}
