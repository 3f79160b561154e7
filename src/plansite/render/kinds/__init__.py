"""The table of pages: a module for each kind of page, with its row and its builder.

A new kind is a new module here, with ``PAGE``, its template, and its words in each language; nothing lists the modules.
"""

import pkgutil
from importlib import import_module
from typing import Final

from plansite.render.row import PageRow

__all__ = ["PAGES", "rows"]


def _row(module: str) -> PageRow:
    row: PageRow = import_module(f"{__name__}.{module}").PAGE
    return row


def rows() -> tuple[PageRow, ...]:
    """A row for each module: those that the navigation lists in its order, then the rest."""
    found = (_row(module.name) for module in pkgutil.iter_modules(__path__))
    return tuple(sorted(found, key=lambda row: (row.navigation == 0, row.navigation, row.name)))


#: Every kind of page.
PAGES: Final = rows()
