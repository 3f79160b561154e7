"""The navigation: which pages there are, in their order, by title and path."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Union

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.inline import attribute
from plansite.render.kinds import PAGES
from plansite.render.row import PageRow

#: A title with a path below docs/, or with what stands below it.
NavigationItem = tuple[str, Union[str, "list[NavigationItem]"]]


def navigation(plan: Plan, language: Language, kinds: Iterable[PageRow] = PAGES) -> list[NavigationItem]:
    """The pages of one language; those of a group stand together below its title: the chapters, what is about the site.

    Titles are escaped: themes print them as they are.
    """
    items: list[NavigationItem] = []
    for group, found in groupby((row for row in kinds if row.navigation), key=lambda row: row.group):
        rows = list(found)
        listed = [item for row in rows for item in _items(row, plan, language)]
        if group and listed and (len(rows) == 1 or len(listed) > 1):  # of several kinds one page stands for itself
            items.append((attribute(language.words[group]), list(listed)))
        else:
            items += listed
    return items


def _items(row: PageRow, plan: Plan, language: Language) -> Iterator[NavigationItem]:
    """Pages below the part that they belong to; those of none stand for themselves."""
    listed: list[NavigationItem] = [(attribute(title), path) for title, path in row.listed(plan, language)]
    for title, items in groupby(listed, lambda item: row.grouped(plan, language, str(item[1])) if row.grouped else ""):
        if title:
            yield attribute(title), list(items)
        else:
            yield from items
