"""What once stood in a chapter and moved to another page."""

from collections.abc import Callable, Iterator

from plansite.ground.identities import Identity
from plansite.model import Chapter
from plansite.model.history import successors
from plansite.pages.addresses import relative
from plansite.render.site import Site


def departed(site: Site, chapter: Chapter, page: str, address: Callable[[Identity], str]) -> Iterator[dict[str, str]]:
    """Old identities with where they are now: their old anchors on this page tell of it.

    Args:
        page: the address of the chapter's page, in one language or several.
        address: where a block stands now on pages of the same languages.
    """
    here = site.addresses.page(chapter.id)
    for old, new in successors(site.plan).items():
        if _was_in(old, chapter) and site.addresses.page(new) != here:
            yield {"id": str(old), "label": old.label, "new": new.label, "address": relative(page, address(new))}


def _was_in(identity: Identity, chapter: Chapter) -> bool:
    if identity.kind in {"column", "item"}:
        return identity.key.split("-")[0] == str(chapter.number)
    return identity.kind != "page" and identity.chapter == chapter.number
