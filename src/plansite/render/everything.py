"""``Plan`` → the Markdown that MkDocs reads, as text by path. Writes nothing."""

from collections.abc import Iterator

from plansite.edition.kept import earlier
from plansite.languages import known
from plansite.model import Plan
from plansite.pages.addresses import SOCIAL_FOLDER, facing_folders
from plansite.pages.downloads import PdfFiles
from plansite.pages.offer import DataOffer
from plansite.render.feeds import feeds
from plansite.render.kinds import PAGES
from plansite.render.past import sheet, sheet_path
from plansite.render.row import BuiltPage, PageRow
from plansite.render.short import SHORT_FOLDERS, short_pages
from plansite.render.site import Site


def render(
    plan: Plan,
    base: str = "",
    pdfs: PdfFiles | None = None,
    offer: DataOffer | None = None,
    kinds: tuple[PageRow, ...] = PAGES,
) -> dict[str, str]:
    """Every generated page by its path below docs/, with the short addresses, and the feeds where they can be.

    Args:
        plan: what is published.
        base: the public address with a slash at its end, or empty.
        pdfs: the PDFs that were typeset, by file name; pages offer those that there are.
        offer: the files of data that the site offers; without them there is no page of the data.
        kinds: the table of pages.
    """
    site = Site.of(plan, kinds, base, pdfs, offer)
    pages = dict(_pages(site, kinds))
    for old in earlier(plan):
        pages |= _again(site, old, tuple(row for row in kinds if row.kept))
    return {**pages, **short_pages(plan, site.addresses, base), **feeds(plan, site.addresses, base)}


def folders() -> tuple[str, ...]:
    """The folders below docs/ in which everything is generated here, whatever the languages of the plan."""
    return (*known(), *facing_folders(), SOCIAL_FOLDER, *SHORT_FOLDERS)


def _again(latest: Site, old: Plan, rows: tuple[PageRow, ...]) -> dict[str, str]:
    """The pages of an earlier edition under its day: of the kinds that show what was published, and nothing else."""
    pages = dict(_pages(Site.of(old, rows, latest.base, newest=latest.plan), rows))
    return pages | {sheet_path(old, language): sheet(old, language) for language in old.languages}


def _pages(site: Site, kinds: tuple[PageRow, ...]) -> Iterator[BuiltPage]:
    for row in kinds:
        for language in row.languages(site.plan):
            yield from row.build(site, language)
