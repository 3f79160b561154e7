"""Which pages a built site has: those that the table of pages gives this plan, and the short addresses of its blocks."""

from functools import cache
from pathlib import Path

from plansite.render.everything import folders
from plansite.render.front import address_of
from plansite.render.kinds import PAGES
from plansite.render.short import SHORT_FOLDERS
from tests.loaded import this_plan

NOT_FOUND = "404.html"


@cache
def by_kind() -> dict[str, list[str]]:
    """The pages of each kind in each language, by a name for both: "chapters zh" → "zh/0/", "zh/1/" …"""
    plan = this_plan()
    return {
        f"{row.name} {each}": [address_of(path) for _, path in row.listed(plan, each)]
        for row in PAGES
        for each in row.languages(plan)
    }


def addresses() -> list[str]:
    """Every page that is read, as one asks a server for it: "", "404.html", "zh/3/"."""
    return ["", NOT_FOUND, *sorted(address for pages in by_kind().values() for address in pages if address)]


def homes() -> list[str]:
    """The root, and the home of each language."""
    return ["", *(f"{each}/" for each in this_plan().languages)]


def short_addresses(site: Path) -> list[str]:
    """Every short address: "m/3-1-2/"."""
    pages = (page.parent.relative_to(site) for folder in SHORT_FOLDERS for page in (site / folder).rglob("index.html"))
    return sorted(f"{page.as_posix()}/" for page in pages)


def one_of_each(short: list[str]) -> list[str]:
    """One short address of each kind: they are made by one template."""
    return list({address.split("/")[0]: address for address in short}.values())


def built(site: Path) -> set[str]:
    """Every page of the built site that is read, whatever the table says."""
    read = set(folders()) - set(SHORT_FOLDERS)
    pages = (
        page.parent.relative_to(site).as_posix() for folder in read for page in (site / folder).rglob("index.html")
    )
    return {"", NOT_FOUND, *(f"{page}/" for page in pages)}
