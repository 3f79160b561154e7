"""The indicators that a block serves or reports on, as links to their rows."""

from collections.abc import Callable, Iterable
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import Addresses, relative
from plansite.pages.inline import inline
from plansite.render.views import IndicatorLink, Served

NOTHING: Final = Served(serves=(), reports=())


def indicator_links(
    plan: Plan, addresses: Addresses, language: Language, page: str, slugs: Iterable[str]
) -> tuple[IndicatorLink, ...]:
    """Links from a page to the rows of indicators, those that are published."""
    rows = (plan.indicator(slug) for slug in slugs)
    return tuple(
        IndicatorLink(
            id=row.id,
            name=inline(row.name[language], language=language),
            address=relative(page, addresses.of(row.identity, language)),
        )
        for row in rows
        if row is not None and row.identity in addresses
    )


def served(plan: Plan, addresses: Addresses, language: Language, page: str) -> Callable[[Identity], Served]:
    """What a block of this page serves and reports on, by its identity."""

    def find(block: Identity) -> Served:
        link = plan.link_of(block)
        if link is None:
            return NOTHING
        return Served(
            serves=indicator_links(plan, addresses, language, page, link.indicators),
            reports=indicator_links(plan, addresses, language, page, link.reports),
        )

    return find
