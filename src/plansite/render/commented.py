"""How many comments each round brought on a block, with the way to them."""

from collections.abc import Callable, Iterator

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import Addresses, relative
from plansite.pages.naming import title_of
from plansite.render.views import BlockLink


def commented(
    plan: Plan, addresses: Addresses, language: Language, page: str
) -> Callable[[tuple[Identity, ...]], Iterator[BlockLink]]:
    """What tells of the comments on blocks, for the page at an address. Of a table these are those on its rows, too."""

    def links(blocks: tuple[Identity, ...]) -> Iterator[BlockLink]:
        told = [(each, comment) for block in blocks for each, comment in plan.comments_on(block) if each.is_told]
        for each in dict.fromkeys(found.id for found, _ in told):
            comments = [comment for found, comment in told if found.id == each]
            yield BlockLink(
                text=language.words["results_on_block"].format(count=len(comments)),
                label=language.words["results_on_block_label"].format(
                    place=title_of(plan, blocks[0], language), count=len(comments)
                ),
                address=relative(page, addresses.of(comments[0].identity, language)),
            )

    return links
