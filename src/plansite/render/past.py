"""Points in time: the same page in other editions, and the way between a block as it was and as it is."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from plansite.edition.comparison import BlockChange
from plansite.edition.kept import earlier, in_latest
from plansite.edition.pairs import comparisons, pairs
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Edition, Plan
from plansite.model.derived import per_plan
from plansite.pages.addresses import Addresses, home_of, relative
from plansite.pages.kinds import PageKind
from plansite.pages.stage import EDITIONS, Came, Stage, StageLink, dated, stage_of
from plansite.render.history import HISTORY
from plansite.render.views import BlockLink, TextThen

#: What leaves the words of a block as they were.
_SAME = frozenset({"unchanged", "moved", "punctuation"})


def page_in(plan: Plan, kinds: tuple[PageKind, ...], language: Language, name: str) -> str:
    """The address of a page in an edition, from the site's root; empty where the edition has no such page."""
    if language not in plan.languages or not _has(plan, kinds, language, name):
        return ""
    return home_of(plan, language) + ("" if name == "index" else f"{name}/")


def _has(plan: Plan, kinds: tuple[PageKind, ...], language: Language, name: str) -> bool:
    if name.isdigit():
        return plan.text.chapter(int(name)) is not None
    return any(kind.kept and kind.name == name and language in kind.languages(plan) for kind in kinds)


def relations(plan: Plan, latest: Plan, kinds: tuple[PageKind, ...], language: Language, name: str) -> dict[str, str]:
    """The same page in other editions by its relation to this one (RFC 5829); nothing where there is one edition."""
    editions = (*earlier(latest), latest)
    at = editions.index(plan)
    near = {
        "predecessor-version": editions[at - 1] if at else None,
        "successor-version": editions[at + 1] if plan.later else None,
        "latest-version": latest if plan.later else None,
    }
    found = {rel: page_in(each, kinds, language, name) for rel, each in near.items() if each}
    history = {"version-history": f"{language}/{EDITIONS}"} if any(found.values()) or plan.later else {}
    return {rel: address for rel, address in found.items() if address} | history


def stage_in_time(
    plan: Plan, latest: Plan, kinds: tuple[PageKind, ...], language: Language, name: str, page: str
) -> Stage:
    """The line below the title: on a page of an old edition the ways to the latest and around in this one; on one of
    the latest what readers are told who come from an old one.
    """
    stage = stage_of(plan, language, page)
    if plan.later:
        return replace(stage, links=(*stage.links, *_ways(plan, latest, kinds, language, name, page)))
    return replace(stage, came=tuple(_came(latest, kinds, language, name, page)))


def _ways(
    plan: Plan, latest: Plan, kinds: tuple[PageKind, ...], language: Language, name: str, page: str
) -> Iterator[StageLink]:
    words, there = language.words, page_in(latest, kinds, language, name) or home_of(latest, language)
    named = words["edition_to_latest"].format(edition=_named(plan.later[-1], language))
    yield StageLink(name=named, address=relative(page, there), carry=True)
    if name != "index":
        yield StageLink(name=words["edition_contents"], address=relative(page, home_of(plan, language)))


def sheet_path(plan: Plan, language: Language) -> str:
    """The style sheet that old pages have on paper, below docs/."""
    return f"{home_of(plan, language)}print.css"


def sheet(plan: Plan, language: Language) -> str:
    """Its text: at the foot of every sheet of paper stands which edition it is of, and that this is not the latest.

    CSS Paged Media 3, 4.2: margin boxes. Browsers without them print it once, below the title.
    """
    stage = stage_of(plan, language)
    said = json.dumps(f"{stage.what}{stage.gap}{stage.latest}", ensure_ascii=False)
    return f"@page {{ @bottom-left {{ content: {said}; font-size: 8pt; }} }}\n"


def _came(latest: Plan, kinds: tuple[PageKind, ...], language: Language, name: str, page: str) -> Iterator[Came]:
    for old in earlier(latest):
        if (there := page_in(old, kinds, language, name)) and (edition := old.meta.edition):
            said = language.words["edition_came"].format(edition=_named(edition, language))
            yield Came(day=edition.published, said=said, address=relative(page, there))


def _named(edition: Edition, language: Language) -> str:
    return dated(edition.name[language] or edition.published, edition.published, language)


def since(
    plan: Plan, latest: Plan, addresses: Addresses, language: Language, page: str
) -> Callable[[tuple[Identity, ...]], Iterator[BlockLink]]:
    """For blocks of an old edition's page, the way to what became of them; a table's is its first changed row's."""
    found = _changed(latest, plan, language)

    def links(blocks: tuple[Identity, ...]) -> Iterator[BlockLink]:
        for block in (each for each in blocks if each in found):
            new = found[block].new
            told = language.words["edition_since" if new else "edition_gone"]
            there = addresses.of(new, language) if new in addresses and new else f"{language}/{HISTORY}/#{block}"
            yield BlockLink(text=told, label=f"{block.label} {told}", address=relative(page, there))
            return

    return links


def _changed(latest: Plan, old: Plan, language: Language) -> Mapping[Identity, BlockChange]:
    """What became of the words of blocks from an old edition to the latest, by the identity in the old one."""
    return _changes(latest)[_day(old), language.code]


@per_plan
def _changes(latest: Plan) -> Mapping[tuple[str, str], Mapping[Identity, BlockChange]]:
    """The same by the day of the old edition and the language of the reader."""
    return {
        (pair.old.date, language.code): {
            change.old: change
            for change in comparisons(latest)[pair.name, pair.language(language).code].blocks
            if change.old and change.kind not in _SAME
        }
        for pair in pairs(latest)
        if pair.new.latest
        for language in latest.languages
    }


def _day(plan: Plan) -> str:
    return plan.meta.edition.published if plan.meta.edition else ""


def texts_then(latest: Plan, language: Language, page: str) -> Mapping[Identity, tuple[TextThen, ...]]:
    """By block of the latest edition: its text in each earlier one in which that was another, and that of blocks which
    are gone and whose place it takes.
    """
    found: dict[Identity, tuple[TextThen, ...]] = {}
    for old in earlier(latest):
        shown = language if language in old.languages else old.original
        addresses = Addresses(old)
        for block, change in _changed(latest, old, language).items():
            now = change.new or in_latest(latest, block)
            if now and block in addresses and (edition := old.meta.edition):
                name = language.words["edition_then"].format(edition=_named(edition, language))
                name = name if block == now else f"{name} · {block.label}"
                address = relative(page, addresses.of(block, shown))
                found[now] = (*found.get(now, ()), TextThen(day=edition.published, name=name, address=address))
    return found
