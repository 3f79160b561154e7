"""The link below a block that tells in which editions it changed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from plansite.edition.history import Step, histories
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import relative
from plansite.render.views import BlockLink, TextThen

#: The page of all histories, below its language.
HISTORY: Final = "history"


def changed(
    plan: Plan, language: Language, page: str, then: Mapping[Identity, tuple[TextThen, ...]]
) -> Callable[[tuple[Identity, ...]], Iterator[BlockLink]]:
    """For blocks of a page, the links to their histories; a table's is that of its first row that changed.

    ``then``: where their earlier texts stand.
    """
    found = histories(plan, language)

    def links(blocks: tuple[Identity, ...]) -> Iterator[BlockLink]:
        for block in blocks:
            if steps := found.get(block):
                said = told(steps, language)
                address = relative(page, f"{language}/{HISTORY}/#{block}")
                yield BlockLink(text=said, label=f"{block.label} {said}", address=address, then=then.get(block, ()))
                return

    return links


def told(steps: tuple[Step, ...], language: Language) -> str:
    """文字改动：印发稿、数字改动：中期调整稿."""
    writing = language.writing
    return writing.list_comma.join(
        f"{language.words[f'change_{step.change.kind}']}{writing.colon}"
        f"{step.edition.edition.name[language] or step.edition.date}"
        for step in steps
    )
