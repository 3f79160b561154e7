"""The navigation: which pages there are, in their order, by title and path."""

from collections.abc import Iterable, Iterator
from typing import Union

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.inline import attribute
from plansite.render.kinds import PAGES
from plansite.render.row import PageRow

#: A title with a path below docs/, or with what stands below it.
NavigationItem = tuple[str, Union[str, "list[NavigationItem]"]]


def navigation(plan: Plan, language: Language, kinds: Iterable[PageRow] = PAGES) -> list[NavigationItem]:
    """The pages of one language; the chapters stand below a title of their own.

    Titles are escaped: themes print them as they are.
    """
    return [item for row in kinds if row.navigation for item in _items(row, plan, language)]


def _items(row: PageRow, plan: Plan, language: Language) -> Iterator[NavigationItem]:
    listed: list[NavigationItem] = [(attribute(title), path) for title, path in row.listed(plan, language)]
    if row.pages is None:
        yield from listed
    elif listed:
        yield attribute(row.title(language)), listed
