"""The search index: ``Plan`` → files that docs/assets/js/search/ reads. Writes nothing.

Search finds blocks: each identity is one record, in every language of the plan, so that nothing is found twice and
every block has its counterparts. A plan of this size is one file of some 90 KB compressed; the browser scans it, so
that it finds every string in the text, also one from the middle of a word. A plan too large for that gets postings,
cut small enough that a query fetches only what it needs.
"""

from collections.abc import Iterable

from plansite.model import Plan
from plansite.pages.kinds import PageKind
from plansite.search.older import older_files
from plansite.search.pack import FOLDER, pack
from plansite.search.records import Record, records

__all__ = ["FOLDER", "Record", "pack", "records", "search_files"]


def search_files(plan: Plan, kinds: Iterable[PageKind] = ()) -> dict[str, str]:
    """Every file of the index by its path below docs/; all of them lie in ``FOLDER``. ``kinds``: the table of pages."""
    latest = pack(tuple(records(plan, kinds)), plan.languages, plan.glossary, plan.readers_words)
    return {**latest, **older_files(plan)}
