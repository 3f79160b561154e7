"""The finished sites of a library: one folder for each plan, hidden beside the published library.

    .library-site-store/wenzhou.quality/   digest      of what it was made from
                                           card.json   what the library's pages know of the plan
                                           search/     its part of the index
                                           site/       the whole site, as it stands alone

Each is put in place in one step, so whatever moment a build is killed at, it is whole: the old one or the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.library.card import Card

DIGEST: Final = "digest"
CARD: Final = "card.json"
SITE: Final = "site"
SEARCH: Final = "search"
#: What is kept of the library's own pages. No plan is called so: an address has no such line.
OWN: Final = "_own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is kept of one plan, or of the library's own pages; whether it is there is asked of it."""

    folder: Path

    @property
    def digest(self) -> str:
        """Of what it was made from; empty where nothing is kept."""
        path = self.folder / DIGEST
        return path.read_text("ascii") if path.is_file() else ""

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.folder / SITE

    @property
    def search(self) -> Path:
        """The plan's part of the index."""
        return self.folder / SEARCH

    def card(self) -> Card:
        """What the library's pages know of the plan."""
        return Card.model_validate_json((self.folder / CARD).read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """All that is kept for a library."""

    folder: Path

    @classmethod
    def of(cls, site: Path) -> Store:
        """That of a published library: its hidden neighbour, on the same disk."""
        return cls(folder=site.with_name(f".{site.name.lstrip('.')}-store"))

    def entry(self, key: str) -> Entry:
        """What is kept under a key."""
        return Entry(folder=self.folder / key)

    @property
    def spare(self) -> Path:
        """The library as it was published before: the next one is made of it, so that only what changed is moved."""
        return self.folder / ".spare"

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove what is kept of plans that are no longer in the library; locks and drafts (hidden) stay."""
        kept = {*keys, OWN}
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.is_dir() and not path.name.startswith(".") and path.name not in kept:
                    shutil.rmtree(path, ignore_errors=True)
