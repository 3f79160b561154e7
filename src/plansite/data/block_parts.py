"""The files in blocks/ as typed parts: a block, with where it stands and what hangs on it."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from plansite.edition.document.entries import LinkPart, MovePart, NotePart
from plansite.edition.document.fields import AnyId, IndicatorId, ItemId, PageId, Part, SectionId, TermId, Texts
from plansite.edition.document.inserts import GridPart, PicturePart
from plansite.edition.document.tables import IndicatorNamePart, IndicatorValuesPart, ReportPart, TableHeadPart
from plansite.edition.document.text import (
    AnnouncementPart,
    ColumnHeadPart,
    ItemPart,
    MeasurePart,
    ParagraphPart,
    SectionPart,
)
from plansite.ground.vocabulary import Kind


class BlockHead(Part):
    """What every file of a block begins with."""

    form: Literal["../block.schema.json"] = Field(default="../block.schema.json", alias="$schema")
    id: AnyId
    kind: Kind | Literal["grid"]


class ChapterOf(Part):
    """The chapter of a block."""

    id: PageId
    title: Texts | None


class SectionOf(Part):
    """The section of a block."""

    id: SectionId
    text: Texts


class UsedTerm(Part):
    """A term that the original uses in the block, with its renderings by language beside its identity."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    id: TermId


class Surroundings(Part):
    """Where a block stands, and what hangs on it."""

    chapter: ChapterOf | None
    section: SectionOf | None
    within: AnyId | None = Field(description="The special column or table that it is a piece of.")
    address: dict[str, str] = Field(
        description="From the root of the site: in each language, side by side, and the short address."
    )
    notes: tuple[NotePart, ...]
    terms: tuple[UsedTerm, ...]
    links: tuple[LinkPart, ...]
    progress: tuple[ReportPart, ...] = Field(description="What was reported for an indicator.")
    previous: AnyId | None
    next: AnyId | None


class _Titled(Part):
    kind: Literal["page"] = "page"
    title: Texts | None
    blocks: tuple[AnyId, ...]


class PageFile(Surroundings, _Titled, BlockHead):
    """A page: cover, notice or chapter."""


class AnnouncementFile(Surroundings, AnnouncementPart, BlockHead):
    """A paragraph of the notice."""


class SectionFile(Surroundings, SectionPart, BlockHead):
    """A section: the heading that opens it."""


class MeasureFile(Surroundings, MeasurePart, BlockHead):
    """A measure."""


class ParagraphFile(Surroundings, ParagraphPart, BlockHead):
    """Any other paragraph."""


class ItemFile(Surroundings, ItemPart, BlockHead):
    """An item of a special column."""


class _NamedItems(ColumnHeadPart):
    items: tuple[ItemId, ...]


class ColumnFile(Surroundings, _NamedItems, BlockHead):
    """A special column, with the identities of its items."""

    kind: Literal["column"] = "column"


class NamedCategory(Part):
    """A group of indicators, by their identities."""

    name: Texts | None
    indicators: tuple[IndicatorId, ...]


class _NamedRows(TableHeadPart):
    categories: tuple[NamedCategory, ...]
    note: Texts | None


class TableFile(Surroundings, _NamedRows, BlockHead):
    """A table, with the identities of its indicators."""

    kind: Literal["table"] = "table"


class GridFile(Surroundings, GridPart, BlockHead):
    """A table that is none of indicators."""

    kind: Literal["grid"] = "grid"


class PictureFile(Surroundings, PicturePart, BlockHead):
    """A picture."""

    kind: Literal["picture"] = "picture"


class _InCategory(BlockHead):
    kind: Literal["indicator"] = "indicator"
    category: Texts | None


class IndicatorFile(Surroundings, IndicatorValuesPart, IndicatorNamePart, _InCategory):
    """An indicator: a row of a table."""


class MovedFile(Part):
    """What stands at the identity of a block that was moved."""

    form: Literal["../block.schema.json"] = Field(default="../block.schema.json", alias="$schema")
    moved: MovePart


BlockFile = Annotated[
    PageFile
    | AnnouncementFile
    | SectionFile
    | MeasureFile
    | ParagraphFile
    | ItemFile
    | ColumnFile
    | TableFile
    | GridFile
    | PictureFile
    | IndicatorFile,
    Field(discriminator="kind"),
]
