"""What was reported year by year."""

from dataclasses import dataclass

from plansite.ground.findings import Place
from plansite.model.entry import Entry, IsoDate, Slug, ValueField
from plansite.model.texts import Text


class Report(Entry):
    """One actual value of an indicator, as an office reported it: in the sense of its row, unit and 新增 included.

    ``source`` names where it was reported, ``date`` the day of that.
    """

    indicator: Slug
    value: ValueField
    source: Text
    date: IsoDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """进展. progress/<year>.yml: what was reported for one year."""

    year: int
    reports: tuple[Report, ...]
    place: Place
