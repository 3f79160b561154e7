"""The running text of the plan: chapters, special columns and the notice, in one language each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Label, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """节. A heading such as （一）提升产业链质量水平, number included."""

    id: Identity
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """举措. A paragraph that opens with a lead sentence of its own."""

    id: Identity
    lead: str
    text: str
    place: Place
    text_place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Any other paragraph."""

    id: Identity
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCall:
    """``{{ table("1") }}``: the table stands here."""

    number: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCall:
    """``{{ special_column("3-1") }}``: the special column stands here."""

    number: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureCall:
    """``{{ picture("1") }}``: the picture stands here."""

    number: str
    place: Place


#: What stands for something that is kept elsewhere.
Call = TableCall | ColumnCall | PictureCall
Block = Section | Measure | Paragraph | TableCall | ColumnCall | PictureCall


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a special column; ``lead`` is empty where it has no lead sentence."""

    id: Identity
    lead: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """专栏. ``number`` is that of the file name (``3-1``); ``ordered`` where the items are numbered.

    ``shown`` is the number in its label.
    """

    id: Identity
    number: str
    title: str
    ordered: bool
    items: tuple[Item, ...]
    place: Place
    shown: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "shown", self.shown or self.number)

    def label(self, language: Language) -> Label:
        """专栏3-1： as it stands before the title."""
        return language.column_label(self.shown)

    def heading(self, language: Language) -> str:
        """Label and title, as published."""
        return f"{self.label(language)}{self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """章. ``title`` is empty for the preamble, which has no heading in the source."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    place: Place

    @property
    def id(self) -> Identity:
        """The chapter's page."""
        return Identity(kind="page", key=str(self.number))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The chapter's sections, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Section))


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """公告. The call for comments that came with the plan."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The text of the plan in one language: the original or a translation."""

    language: Language
    chapters: tuple[Chapter, ...]
    columns: tuple[Column, ...]
    notice: Notice | None
    _columns: Mapping[str, Column] = field(init=False, repr=False, compare=False)
    _chapters: Mapping[int, Chapter] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_columns", {column.number: column for column in reversed(self.columns)})
        object.__setattr__(self, "_chapters", {chapter.number: chapter for chapter in reversed(self.chapters)})

    def column(self, number: str) -> Column | None:
        """The special column of that number, if there is one."""
        return self._columns.get(number)

    def chapter(self, number: int) -> Chapter | None:
        """The chapter of that number, if there is one."""
        return self._chapters.get(number)
