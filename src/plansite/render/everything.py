"""``Plan`` → the Markdown that MkDocs reads, as text by path. Writes nothing."""

from collections.abc import Iterator

from plansite.languages import LANGUAGES
from plansite.model import Plan
from plansite.pages.downloads import PdfFiles
from plansite.render.agreement import agreement_page
from plansite.render.feeds import feeds
from plansite.render.home import home_page, landing_page
from plansite.render.indicators import indicators_page
from plansite.render.measures import measures_page
from plansite.render.pages import Site, chapter_page, notice_page
from plansite.render.parallel import parallel_chapters, parallel_notice
from plansite.render.reference import about_page, editing_page, glossary_page
from plansite.render.short import short_pages


def render(plan: Plan, base: str = "", pdfs: PdfFiles | None = None) -> dict[str, str]:
    """Every generated page by its path below docs/, with the short addresses, and the feeds where they can be.

    Args:
        plan: what is published.
        base: the public address with a slash at its end, or empty.
        pdfs: the PDFs that were typeset, by file name; pages offer those that there are.
    """
    site = Site.of(plan, base, pdfs)
    return {**dict(_pages(site)), **short_pages(plan, site.addresses, base), **feeds(plan, site.addresses, base)}


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    yield landing_page(site)
    for language in LANGUAGES:
        yield home_page(site, language)
        yield from notice_page(site, language)
        for chapter in site.plan.expression(language).chapters:
            yield chapter_page(site, chapter, language)
        yield glossary_page(site, language)
        yield indicators_page(site, language)
        yield measures_page(site, language)
        yield agreement_page(site, language)
        yield about_page(site, language)
        yield editing_page(site, language)
    yield from parallel_chapters(site)
    yield from parallel_notice(site)
