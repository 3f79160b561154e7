"""The parts that hold the running text: notice, chapters, special columns."""

from typing import Annotated, Literal

from pydantic import Field

from plansite.edition.document.fields import (
    AnnouncementId,
    ColumnId,
    ItemId,
    MeasureId,
    PageId,
    ParagraphId,
    Part,
    PictureId,
    SectionId,
    TableId,
    Texts,
)


class AnnouncementPart(Part):
    """A paragraph of the notice."""

    id: AnnouncementId
    kind: Literal["announcement"] = "announcement"
    text: Texts


class NoticePart(Part):
    """The call for comments."""

    id: PageId
    title: Texts
    blocks: tuple[AnnouncementPart, ...]


class SectionPart(Part):
    """A section: the heading that opens it, number included."""

    id: SectionId
    kind: Literal["section"] = "section"
    text: Texts


class MeasurePart(Part):
    """A measure: a paragraph that opens with a lead sentence of its own."""

    id: MeasureId
    kind: Literal["measure"] = "measure"
    lead: Texts
    text: Texts


class ParagraphPart(Part):
    """Any other paragraph."""

    id: ParagraphId
    kind: Literal["paragraph"] = "paragraph"
    text: Texts


class ColumnCallPart(Part):
    """Here stands a special column; its text is in `columns`."""

    id: ColumnId
    kind: Literal["column"] = "column"


class TableCallPart(Part):
    """Here stands a table; its rows are in `tables`."""

    id: TableId
    kind: Literal["table"] = "table"


class PictureCallPart(Part):
    """Here stands a picture; it is in `pictures`."""

    id: PictureId
    kind: Literal["picture"] = "picture"


BlockPart = Annotated[
    SectionPart | MeasurePart | ParagraphPart | ColumnCallPart | TableCallPart | PictureCallPart,
    Field(discriminator="kind"),
]


class ChapterPart(Part):
    """A chapter. Special columns and tables stand where they are called. The preamble has no title."""

    id: PageId
    number: Annotated[int, Field(ge=0)]
    title: Texts | None
    blocks: tuple[BlockPart, ...]


class ItemPart(Part):
    """An item of a special column; some open with a lead sentence."""

    id: ItemId
    kind: Literal["item"] = "item"
    lead: Texts | None
    text: Texts


class ColumnHeadPart(Part):
    """What stands at the head of a special column; it is published as label and title."""

    id: ColumnId
    number: str
    label: Texts
    title: Texts
    ordered: bool = Field(description="Whether its items are numbered.")


class ColumnPart(ColumnHeadPart):
    """A special column."""

    items: tuple[ItemPart, ...]
