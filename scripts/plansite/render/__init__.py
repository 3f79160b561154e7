"""``Plan`` → the Markdown that MkDocs reads, as text by path. Writes nothing."""

from collections.abc import Iterator

from plansite.identities import Identity
from plansite.model import Plan
from plansite.render.home import home_page, landing_page
from plansite.render.pages import Site, chapter_page, notice_page
from plansite.render.parallel import parallel_chapters, parallel_notice
from plansite.render.reference import about_page, editing_page, glossary_page
from plansite.vocabulary import LANGUAGES


def render(plan: Plan, behind: frozenset[Identity] = frozenset()) -> dict[str, str]:
    """Every generated page by its path below docs/. ``behind``: blocks whose translation waits for an update."""
    return dict(_pages(Site.of(plan, behind)))


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    yield landing_page(site)
    for language in LANGUAGES:
        yield home_page(site, language)
        yield from notice_page(site, language)
        for chapter in site.plan.edition(language).chapters:
            yield chapter_page(site, chapter, language)
        yield glossary_page(site, language)
        yield about_page(site, language)
        yield editing_page(site, language)
    yield from parallel_chapters(site)
    yield from parallel_notice(site)
