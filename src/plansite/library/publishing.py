"""Putting the library together from what is kept: the sites of its plans, and around them its own pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps, loads
from pathlib import Path
from typing import Final

from plansite.ground.write import write_tree
from plansite.library.card import Card
from plansite.library.digests import text_digest
from plansite.library.index import put_index
from plansite.library.library import Library, Member, offline_copy
from plansite.library.links import link, mirror
from plansite.library.moved import moved_files, moved_pages
from plansite.library.news import feed_titles, feeds
from plansite.library.package import package, plans_table
from plansite.library.pages import pages
from plansite.library.same import shared
from plansite.library.settings import configuration
from plansite.library.shelf import Shelf, render_template
from plansite.library.store import DIGEST, OWN, SITE, Store
from plansite.search import FOLDER as SEARCH
from plansite.site.building import building, tidy_sitemap
from plansite.site.bundle import bundle
from plansite.site.generator import build_pages
from plansite.site.project import Project
from plansite.site.settings import PLAN_SETTINGS
from plansite.site.workspace import separate

#: What tells of which sites a published library is made.
_PARTS: Final = ".parts.json"
#: The sitemap of the library's own pages; the one at the root lists all sitemaps.
_OWN_SITEMAP: Final = "sitemap-library.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The plans of the library whose sites are kept, by address.

    ``own`` are their cards as the plans made them, ``cards`` with what library.yml says beside.
    """

    members: Mapping[str, Member]
    own: Mapping[str, Card]
    cards: Mapping[str, Card]

    @classmethod
    def of(cls, library: Library, store: Store) -> Published:
        """Those that are there: plans that never had a good site are not."""
        kept = [each for each in library.members if store.entry(each.key).digest]
        own = {each.address: store.entry(each.key).card() for each in kept}
        cards = {each.address: own[each.address].with_entry(each.entry) for each in kept}
        return cls(members={each.address: each for each in kept}, own=own, cards=cards)


def make_own_pages(root: Path, library: Library, published: Published, base: str, engine: str, store: Store) -> bool:
    """Build the library's own pages where what they say has changed; whether it had.

    Raises:
        GeneratorError: MkDocs found a mistake.
    """
    cards, entry = published.cards, store.entry(OWN)
    shown = [(address, each.shown) for address, each in cards.items()]
    digest = text_digest(shown, library.catalogue.model_dump_json(), base, engine)
    if entry.digest == digest:
        return False
    titles = feed_titles(library, cards, base)
    shelf = Shelf(library=library, cards=cards, shared=shared(cards, library.catalogue), feeds=titles)
    with building(entry.folder) as build:
        work = separate(Project(root=root, plan=root), build.work)
        write_tree(work.docs, {**pages(shelf), PLAN_SETTINGS: configuration(library)}, ())
        site = build.folder / SITE
        site.mkdir()
        build_pages(work, site, build.lock, base)
        bundle(site)
        if not tidy_sitemap(site):
            _set_aside(site / "sitemap.xml")
        write_tree(site, {**package(library, cards), **feeds(library, cards, base)}, ())
        (build.folder / DIGEST).write_text(digest, "ascii")
    return True


def _set_aside(sitemap: Path) -> None:
    if sitemap.exists():
        sitemap.rename(sitemap.with_name(_OWN_SITEMAP))


def put_together(library: Library, published: Published, base: str, store: Store, site: Path, into: Path) -> None:
    """Make a folder the published library. Finished sites are linked, not copied, where the disk can.

    Args:
        base: the public address with a slash at its end, or empty.
        site: what is published now.
        into: empty, or a library that was published once: what in it is as it is now stays, plan by plan and in the
            index.
    """
    digests = {address: store.entry(member.key).digest for address, member in published.members.items()}
    there = _sites_in(into)
    (into / _PARTS).unlink(missing_ok=True)  # until all is done nobody shall take it for whole
    mirror(store.entry(OWN).site, into, {*(there.keys() & digests.keys()), SEARCH})
    for address, member in published.members.items():
        if there.get(address) != digests[address]:
            mirror(store.entry(member.key).site, into / address)
        link(into / address / published.own[address].offline, into / offline_copy(address))
    _leave_at_former(published, base, store, into)
    write_tree(into, {**plans_table(library, published.cards), **_sitemap(published, base)}, ())
    parts = {address: store.entry(member.key).search for address, member in published.members.items()}
    put_index(library, published.cards, parts, site / SEARCH, into)
    write_tree(into, {_PARTS: dumps(digests)}, ())


def _sites_in(folder: Path) -> dict[str, str]:
    """The digests of the plans whose sites lie in a library that was published once, by address."""
    path = folder / _PARTS
    found: dict[str, str] = loads(path.read_bytes()) if path.is_file() else {}
    return found


def _sitemap(published: Published, base: str) -> dict[str, str]:
    if not base:
        return {}
    addresses = [f"{base}{_OWN_SITEMAP}", *(f"{base}{address}/sitemap.xml" for address in published.members)]
    return {"sitemap.xml": render_template("sitemap.xml.jinja", addresses=addresses)}


def _leave_at_former(published: Published, base: str, store: Store, into: Path) -> None:
    """Redirects and files at former addresses, where nothing of the library and of another plan lies."""
    for address, member in published.members.items():
        site = store.entry(member.key).site
        for former in member.entry.formerly:
            for path, text in moved_pages(site, address, former, base):
                if _is_free(path, published, into):
                    write_tree(into, {path: text}, ())
            for path, file in moved_files(site, former):
                if _is_free(path, published, into):
                    link(file, into / path)


def _is_free(path: str, published: Published, into: Path) -> bool:
    inside = any(path.startswith(f"{address}/") for address in published.members)
    return not inside and not (into / path).exists()
