"""A row of the table of pages: a kind of page with what builds it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plansite.languages import Language
from plansite.pages.kinds import PageKind
from plansite.render.site import Site

#: A page: its path below docs/, and its text.
BuiltPage = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow(PageKind):
    """A kind of page. ``build`` makes its pages in one of the languages that it exists in."""

    build: Callable[[Site, Language], Iterable[BuiltPage]]
