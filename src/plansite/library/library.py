"""A library as it was read: its languages, its lists, and its plans with their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.languages import Language
from plansite.library.catalogue import Catalogue, Named, PlanEntry

#: What the library itself has at its root, beside the folders of its languages.
OWN_NAMES: Final = frozenset({"assets", "data", "offline", "search-index", "404", "index", "robots", "sitemap"})


def offline_copy(address: str) -> str:
    """Where the copy of a plan to read offline lies, by the plan's address. A changed text leaves it as it is."""
    return f"offline/{address}.zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A plan of the library: where it lies, where it is published, and the entry that names it."""

    folder: Path
    address: str
    entry: PlanEntry

    @property
    def key(self) -> str:
        """The name of what is kept of it: its address as the name of one folder."""
        return self.address.replace("/", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What library.yml says, with the plans that its entries name, in the order of their addresses."""

    catalogue: Catalogue
    languages: tuple[Language, ...]
    members: tuple[Member, ...]

    @property
    def places(self) -> Mapping[str, Named]:
        """The list of places."""
        return {each.id: each for each in self.catalogue.regions}

    @property
    def fields(self) -> Mapping[str, Named]:
        """The list of fields."""
        return {each.id: each for each in self.catalogue.fields}
