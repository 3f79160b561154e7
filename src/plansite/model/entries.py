"""The data of the plan: what stands in YAML, all languages side by side.

The models are strict and frozen and forbid unknown keys; ``plansite.load`` turns what pydantic reports into findings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import AllowedRule, Direction, IndicatorKind, NoteKind
from plansite.languages import Label, Language

#: The loader sets this key on every mapping. YAML reserves the character, and the loader refuses it from an editor.
PLACES_KEY: Final = "@places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
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


def _parse_value(value: Any) -> Value:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a value is text")
    return Value.parse(value)


IdentityField = Annotated[Identity, BeforeValidator(_parse_identity)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: Text that says something.
Filled = Annotated[str, AfterValidator(_is_filled)]
IsoDate = Annotated[str, AfterValidator(_is_day)]
ValueField = Annotated[Value, BeforeValidator(_parse_value)]


class Entry(BaseModel):
    """A mapping of a YAML file that knows where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, defer_build=True)

    places: Places = Field(validation_alias=PLACES_KEY, repr=False, exclude=True)

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.places.place

    def at(self, key: str) -> Place:
        """Where one of its keys stands."""
        return self.places.keys.get(key, self.places.place)


class ByLanguage(Entry):
    """A mapping that has a text for each language of the plan, by its code, beside keys of its own.

    Whoever validates gives the codes of the plan's languages in the context, the original first: its text must be
    there. A translation may be missing: it waits, and ``[language]`` is empty.
    """

    model_config = ConfigDict(extra="allow")
    needs_original: ClassVar[bool] = True
    __pydantic_extra__: dict[str, str]

    def __getitem__(self, language: Language) -> str:
        return self.__pydantic_extra__.get(str(language), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that it has a text in, by their codes, in the order of the file."""
        return tuple(self.__pydantic_extra__)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in all languages, in the order of the file."""
        return tuple(self.__pydantic_extra__.values())

    def is_translated(self, language: Language) -> bool:
        """Whether it says something in this language."""
        return bool(self[language].strip())

    @model_validator(mode="after")
    def _has_languages(self, info: ValidationInfo) -> Self:
        codes: tuple[str, ...] = (info.context or {}).get("languages", ())
        if codes and (problems := tuple(self._problems(codes))):
            raise PydanticCustomError("languages", "texts by language", {"problems": problems})
        return self

    def _problems(self, codes: tuple[str, ...]) -> Iterator[tuple[Literal["missing", "blank", "unknown"], str]]:
        texts = self.__pydantic_extra__
        yield from (("unknown", key) for key in texts if key not in codes)
        if self.needs_original and not texts.get(codes[0], "").strip():
            yield ("blank" if codes[0] in texts else "missing"), codes[0]


class Text(ByLanguage):
    """A string in each language of the plan."""


class Renderings(ByLanguage):
    """A string in those languages that have one."""

    needs_original: ClassVar[bool] = False


class Forms(ByLanguage):
    """Other renderings of a term that a sentence may need, in those languages that have some."""

    needs_original: ClassVar[bool] = False
    __pydantic_extra__: dict[str, tuple[str, ...]]  # type: ignore[assignment]

    def of(self, language: Language) -> tuple[str, ...]:
        """Those in one language."""
        return self.__pydantic_extra__.get(language.code, ())


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


CoverKey = Literal["title", "status", "issuer", "date"]
COVER_KEYS: Final[tuple[CoverKey, ...]] = get_args(CoverKey)


class Meta(Entry):
    """plan.yml. ``status``, ``issuer``, ``date`` and ``consultation`` are absent where the source has none.

    ``languages`` are codes, the original first; where it is absent they are those of the title. ``short_title``,
    ``summary``, ``origin`` (where the text was found, and what became of it) and ``direction`` (how the editors chose
    which way is better) are the site's words about the plan, not the plan's own.
    """

    languages: tuple[str, ...] = ()
    title: Text
    short_title: Text | None = None
    summary: Text | None = None
    origin: Text | None = None
    direction: Text | None = None
    status: Text | None = None
    issuer: Text | None = None
    date: Text | None = None
    period: Period | None = None
    consultation: Consultation | None = None
    chapters: tuple[str, ...]

    def cover(self, language: Language) -> Iterator[tuple[CoverKey, str, Place]]:
        """The lines of the cover as published, those that the source has: the status stands in brackets there."""
        for key in COVER_KEYS:
            text: Text | None = getattr(self, key)
            if text is not None:
                form = language.writing.brackets if key == "status" else "{}"
                yield key, form.format(text[language]), text.at(language.code)


CellKey = Literal["category", "name", "unit", "target", "actual"]
ValueKey = Literal["target", "actual"]
VALUE_KEYS: Final[tuple[ValueKey, ...]] = get_args(ValueKey)


class Head(Entry):
    """The column heads of a table; ``actual`` only where the table has actuals."""

    category: Text
    name: Text
    unit: Text
    target: Text
    actual: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a table: what stands in it, and its head. ``is_value``: it holds values of indicators."""

    key: CellKey
    head: Text

    @property
    def is_value(self) -> bool:
        """Whether its cells are values."""
        return self.key in VALUE_KEYS


class Indicator(Entry):
    """指标. ``target`` and ``actual`` are values as the source has them (see ``plansite.ground.values``).

    ``unit`` is absent where the source has none; ``new`` marks 新增, a number to be added and not a total.
    ``baseline`` is the indicator of an earlier table that measures the same thing. ``direction`` says which way is
    better where the target has no comparator that does; ``counted`` is false where the note below the table says
    that statistics are no longer compiled.
    """

    id: Slug
    name: Text
    unit: Text | None = None
    kind: IndicatorKind | None = None
    target: ValueField
    actual: ValueField | None = None
    direction: Direction | None = None
    counted: bool = True
    new: bool = False
    baseline: Slug | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the indicator's row."""
        return Identity(kind="indicator", key=self.id)

    @property
    def is_share(self) -> bool:
        """Whether its values are percentages."""
        return self.unit is not None and "%" in self.unit.texts

    def title(self, language: Language) -> str:
        """Its name as published, with 新增 where it has that."""
        return self.name[language] + (language.writing.new_suffix if self.new else "")

    def value(self, key: ValueKey) -> Value | None:
        """The value in one column of its table."""
        found: Value | None = getattr(self, key)
        return found

    def quantity(self, value: str | Value, language: Language) -> str:
        """A value in the sense of this row, with its unit if it has one: ``≥98%``, ``≤27 μg/m³``."""
        return language.with_unit(str(value), self.unit[language] if self.unit else "")

    def cell(self, key: CellKey, language: Language) -> str:
        """What stands in one column of its row; empty where the source has nothing. (The category has its own cell.)"""
        match key:
            case "category":
                return ""
            case "name":
                return self.title(language)
            case "unit":
                return self.unit[language] if self.unit else ""
            case _:
                return str(self.value(key) or "")

    def cell_place(self, key: CellKey, language: Language) -> Place:
        """Where that stands in the file."""
        text = self.unit if key == "unit" else self.name if key == "name" else None
        return text.at(language.code) if text else self.at(key)


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

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """Its columns, in order."""
        heads: Iterator[tuple[CellKey, Text | None]] = ((key, getattr(self.head, key)) for key in get_args(CellKey))
        return tuple(TableColumn(key=key, head=head) for key, head in heads if head is not None)

    def label(self, language: Language) -> Label:
        """表1： as it stands before the caption."""
        return language.table_label(self.number)

    def title(self, language: Language) -> str:
        """Label and caption, as published."""
        return f"{self.label(language)}{self.caption[language]}"

    def rows(self, language: Language) -> Iterator[tuple[Indicator, list[str]]]:
        """Each indicator with its row of cells; a category stands in the first of its rows."""
        for category in self.categories:
            for position, row in enumerate(category.indicators):
                cells = [row.cell(column.key, language) for column in self.columns]
                yield row, [category.name[language] if position == 0 else "", *cells[1:]]


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


#: What a translation shows where the original has lost a word or a mark.
GAP: Final = "[…]"


class Note(Entry):
    """编者注. Hangs on a block; its mark stands after the words ``after`` if there are any.

    ``proof``: only a proof-reader wants it (a lost full stop, a repeated phrase). It stands among what does not agree
    and leaves no mark in the text, unless a translation shows a gap there, which it explains.
    """

    id: Slug
    block: IdentityField
    after: Text | None = None
    kind: NoteKind
    proof: bool = False
    text: Text

    def is_marked(self, language: Language) -> bool:
        """Whether it leaves a mark in the text of a language."""
        return not self.proof or (self.after is not None and GAP in self.after[language])

    @property
    def identity(self) -> Identity:
        """The identity of the note itself."""
        return Identity(kind="note", key=self.id)


class Term(ByLanguage):
    """术语. A term of the original with its approved rendering in each language, accepted forms, a note for readers.

    ``forms`` are other renderings that a sentence may need, by language. ``reading`` is how a Chinese term is read, a
    syllable with the number of its tone for each character (``hang2 ye4``), where the characters are not read as each
    is by itself; glossaries are in that order.
    """

    id: Slug
    forms: Forms | None = None
    reading: str | None = None
    note: Text | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the term on the glossary page."""
        return Identity(kind="term", key=self.id)

    def renderings(self, language: Language) -> tuple[str, ...]:
        """The term and its accepted forms in one language, the approved one first; none while it waits for one."""
        return tuple(filter(None, (self[language], *(self.forms.of(language) if self.forms else ()))))


class ReadersWords(Entry):
    """读者用语. What readers say for something that the plan calls otherwise, by language.

    ``words`` are theirs; ``means`` are strings that stand in the plan, the likeliest first.
    """

    words: Forms
    means: Forms


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
