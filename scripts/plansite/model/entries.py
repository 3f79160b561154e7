"""The data of the plan: what stands in YAML, both languages side by side.

The models are strict and frozen and forbid unknown keys; ``plansite.load`` turns what pydantic reports into findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from plansite.findings import Place
from plansite.identities import Identity
from plansite.vocabulary import AllowedRule, Direction, IndicatorKind, Language, NoteKind

#: The loader sets this key on every mapping. YAML reserves the character, and the loader refuses it from an editor.
MARKS_KEY: Final = "@marks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Where a mapping stands, and where each of its keys stands."""

    place: Place
    keys: Mapping[str, Place]


def _parse_identity(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return Identity.parse(value)
    except ValueError as error:
        raise PydanticCustomError("identity_malformed", "{reason}", {"reason": str(error)}) from error


def _is_filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "there is nothing in it")
    return value


def _is_day(value: str) -> str:
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise PydanticCustomError("no_day", "{value} is no day of the calendar, such as 2021-12-16", {"value": repr(value)})


IdentityField = Annotated[Identity, BeforeValidator(_parse_identity)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: Text that says something.
Filled = Annotated[str, AfterValidator(_is_filled)]
IsoDate = Annotated[str, AfterValidator(_is_day)]


class Entry(BaseModel):
    """A mapping of a YAML file that knows where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, defer_build=True)

    marks: Marks = Field(validation_alias=MARKS_KEY, repr=False, exclude=True)

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.marks.place

    def at(self, key: str) -> Place:
        """Where one of its keys stands."""
        return self.marks.keys.get(key, self.marks.place)


class Text(Entry):
    """A string in both languages. ``en`` is empty while it waits for its translation."""

    zh: Filled
    en: str = ""

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Period(Entry):
    """Years from and to, both included."""

    start: int
    end: int


class Consultation(Entry):
    """The call for comments: from when to when, and whom to ask."""

    opened: IsoDate
    closes: IsoDate
    contact: Text
    telephone: Filled


class Meta(Entry):
    """plan.yml. ``status``, ``issuer``, ``date`` and ``consultation`` are absent where the source has none.

    ``short_title`` and ``summary`` are the site's words about the plan, not the plan's own.
    """

    title: Text
    short_title: Text | None = None
    summary: Text | None = None
    status: Text | None = None
    issuer: Text | None = None
    date: Text | None = None
    period: Period | None = None
    consultation: Consultation | None = None
    chapters: tuple[str, ...]


class Head(Entry):
    """The column heads of a table; ``actual`` only where the table has actuals."""

    category: Text
    name: Text
    unit: Text
    target: Text
    actual: Text | None = None


class Indicator(Entry):
    """指标. ``target`` and ``actual`` are the strings of the source (see ``plansite.values``).

    ``unit`` is absent where the source has none; ``new`` marks 新增, a number to be added and not a total.
    ``baseline`` is the indicator of an earlier table that measures the same thing. ``direction`` says which way is
    better where the target has no comparator that does; ``counted`` is false where the note below the table says
    that statistics are no longer compiled.
    """

    id: Slug
    name: Text
    unit: Text | None = None
    kind: IndicatorKind | None = None
    target: str
    actual: str | None = None
    direction: Direction | None = None
    counted: bool = True
    new: bool = False
    baseline: Slug | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the indicator's row."""
        return Identity(kind="indicator", key=self.id)


class Category(Entry):
    """A group of indicators."""

    name: Text
    indicators: tuple[Indicator, ...] = Field(min_length=1)


class Table(Entry):
    """表. One indicator table."""

    number: str
    caption: Text
    head: Head
    categories: tuple[Category, ...] = Field(min_length=1)
    note: Text | None = None

    @property
    def id(self) -> Identity:
        """The identity of the table."""
        return Identity(kind="table", key=self.number)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in order."""
        return tuple(indicator for category in self.categories for indicator in category.indicators)


class Report(Entry):
    """One actual value of an indicator, as an office reported it: in the sense of its row, unit and 新增 included.

    ``source`` names where it was reported, ``date`` the day of that.
    """

    indicator: Slug
    value: str
    source: Text
    date: IsoDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """进展. progress/<year>.yml: what was reported for one year."""

    year: int
    reports: tuple[Report, ...]
    place: Place


class Correction(Entry):
    """订正. Where the published text departs from the source: ``source`` reads ``published`` in block ``block``.

    ``published`` is empty (and ``block`` absent) for what the publishing system added to the document; ``source`` is
    empty for what was inserted behind the line.
    """

    block: IdentityField | None = None
    line: int
    source: str
    published: str
    reason: Text


class Note(Entry):
    """编者注. Hangs on a block; its mark stands after the words ``after`` if there are any."""

    id: Slug
    block: IdentityField
    after: Text | None = None
    kind: NoteKind
    text: Text

    @property
    def identity(self) -> Identity:
        """The identity of the note itself."""
        return Identity(kind="note", key=self.id)


class Term(Entry):
    """术语. A Chinese term with its approved rendering, accepted forms and a note for readers.

    ``reading`` is its pinyin, a syllable with the number of its tone for each character (``hang2 ye4``), where they are
    not read as each is by itself; the Chinese glossary is in that order.
    """

    id: Slug
    zh: Filled
    en: Filled
    forms: tuple[str, ...] = ()
    reading: str | None = None
    note: Text | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the term on the glossary page."""
        return Identity(kind="term", key=self.id)


class Allowance(Entry):
    """An exception from a rule of the translation: in block ``block``, for the words ``about``, with its reason."""

    rule: AllowedRule
    block: IdentityField
    about: Filled
    reason: Text


class Move(Entry):
    """A published identity that no longer stands in the plan, and the one that stands in its place."""

    source: IdentityField = Field(validation_alias="from")
    target: IdentityField = Field(validation_alias="to")
    date: IsoDate
    reason: Text


class Change(Entry):
    """变更. One entry of the plan's changelog: what happened on a day, and to which blocks."""

    date: IsoDate
    text: Text
    blocks: tuple[IdentityField, ...] = ()
