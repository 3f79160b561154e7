"""What changed between two editions: a page for each edition with the next, and for each with the latest."""

from collections.abc import Iterator
from typing import Final

from plansite.edition.pairs import Pair, comparisons, pairs
from plansite.edition.rounds import causes
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.history import identities
from plansite.pages.addresses import relative
from plansite.pages.changes import CHANGES, changes_json, changes_path, changes_word, counts
from plansite.pages.kinds import ListedPage
from plansite.pages.stage import dated
from plansite.render.actions import actions
from plansite.render.changes import ChangesView
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    for pair in pairs(site.plan):
        yield _page(site, pair, language)


def _page(site: Site, pair: Pair, language: Language) -> BuiltPage:
    shown = pair.language(language)
    old, new = (
        dated(each.edition.name[language] or each.edition.name[shown], each.date, language)
        for each in (pair.old, pair.new)
    )
    title = language.words["changes_title"].format(old=old, new=new)
    page = front(
        site, language, f"{CHANGES}/{pair.name}", title, PAGE.description(site.plan, language), searchable=False
    )
    found = comparisons(site.plan)[pair.name, shown.code]
    why = causes(site.plan, pair.old.date, pair.new.date)
    view = ChangesView(found, pair.new.plan, language, _addresses(site, language, page.address), why)
    text = render_template(
        "changes.md.jinja",
        page=page,
        old=old,
        new=new,
        counts=counts(found, language),
        groups=list(view.groups()),
        stretches=list(view.stretches()),
        tag=shown.tag if shown != language else "",
        word=relative(page.address, changes_word(pair.name, shown)),
        json=relative(page.address, changes_json(pair.name, shown)),
        editions=relative(page.address, f"{language}/editions/"),
        actions=actions(site.plan, page, language),
        say=language.words,
    )
    return page.path, text


def _addresses(site: Site, language: Language, page: str) -> dict[Identity, str]:
    """Where each block stands in the latest edition, and each comment among the results."""
    return {
        identity: relative(page, site.addresses.of(identity, language))
        for identity in identities(site.plan)
        if identity in site.addresses
    }


def _pages(plan: Plan, language: Language) -> Iterator[ListedPage]:
    for pair in pairs(plan):
        names = [each.edition.name[language] or each.date for each in (pair.old, pair.new)]
        yield language.words["changes_title"].format(old=names[0], new=names[1]), changes_path(pair.name, language)


PAGE: Final = PageRow(
    name=CHANGES,
    title_key="changes_between",
    languages=lambda plan: plan.languages if pairs(plan) else (),
    pages=_pages,
    build=_build,
)
