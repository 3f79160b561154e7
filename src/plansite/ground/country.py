"""The country whose plans are published: levels of places, record numbers and the standards of print are its own, too.

Akoma Ntoso names it in the address of a work; a feed wants a time, where a plan knows only a day.
"""

from typing import Final

#: ISO 3166-1, in small letters.
COUNTRY: Final = "cn"
#: It has one time all over (RFC 3339).
_OFFSET: Final = "+08:00"


def beginning(day: str) -> str:
    """When a day begins there: 2021-12-16 → 2021-12-16T00:00:00+08:00."""
    return f"{day}T00:00:00{_OFFSET}"
