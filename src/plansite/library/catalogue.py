"""library.yml as it is written: what the library is called, its lists of places and fields, its plans."""

from typing import Annotated, Final

from pydantic import Field

from plansite.ground.vocabulary import PlaceLevel
from plansite.model import Text
from plansite.model.entry import Entry, Filled, Slug
from plansite.model.meta import Period

NAME: Final = "library.yml"
#: An indicator of a plan, as an editor names it: ``wenzhou/quality#i-pm25``.
IndicatorName = Annotated[str, Field(pattern=r"^[a-z0-9/-]+#i-[a-z0-9-]+$")]


class Named(Entry):
    """A place or a field: the word by which plans name it, and what readers are shown."""

    id: Slug
    name: Text


class PlanEntry(Entry):
    """A plan, or all plans that a pattern finds.

    ``folder`` is a path from the folder of library.yml; ``*`` in it stands for any name. ``address`` is where the plan
    is published, from the root of the library: the name of its folder where nothing is said; ``*`` in it stands for
    that name. ``where`` (its place), level, field, period and owner are said here only where plan.yml does not say
    them. ``formerly`` are folders of the library's host in which the plan was published before it came into the
    library; an empty one is the root itself.
    """

    folder: Filled
    address: str | None = None
    where: Slug | None = Field(default=None, validation_alias="place")
    level: PlaceLevel | None = None
    field: Slug | None = None
    period: Period | None = None
    owner: Text | None = None
    formerly: tuple[str, ...] = ()


class Catalogue(Entry):
    """library.yml. ``regions`` is its list of places.

    ``languages`` are those of the library's own pages; where it is absent they are those of the title. ``same`` joins
    indicators that are one thing under several names, ``different`` says of others that they are not.
    """

    languages: tuple[str, ...] = ()
    title: Text
    summary: Text | None = None
    regions: tuple[Named, ...] = Field(default=(), validation_alias="places")
    fields: tuple[Named, ...] = ()
    plans: tuple[PlanEntry, ...]
    same: tuple[tuple[IndicatorName, ...], ...] = ()
    different: tuple[tuple[IndicatorName, ...], ...] = ()
