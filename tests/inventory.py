"""Which pages a built site has: the pages that readers read, and the short addresses that lead to their blocks."""

from pathlib import Path

#: The folders in which every page lies but the landing page and 404.html.
LANGUAGES = ("zh", "en", "parallel")
NOT_FOUND = "404.html"


def addresses(site: Path) -> list[str]:
    """Every page that is read, as one asks a server for it: "", "zh/3/", "404.html"."""
    pages = (page.parent.relative_to(site) for name in LANGUAGES for page in (site / name).rglob("index.html"))
    return ["", NOT_FOUND, *sorted(f"{folder.as_posix()}/" for folder in pages)]


def short_addresses(site: Path) -> list[str]:
    """Every short address: "m/3-1-2/"."""
    pages = (page.parent.relative_to(site) for page in site.rglob("index.html"))
    own = (*LANGUAGES, "data")
    return sorted(f"{folder.as_posix()}/" for folder in pages if folder.parts and folder.parts[0] not in own)


def one_of_each(short: list[str]) -> list[str]:
    """One short address of each kind: they are made by one template."""
    return list({address.split("/")[0]: address for address in short}.values())
