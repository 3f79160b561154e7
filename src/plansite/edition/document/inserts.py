"""The parts for what stands between the paragraphs, and for the parts (篇) into which chapters are grouped."""

from pydantic import Field

from plansite.edition.document.fields import PageId, Part, PictureId, TableId, Texts


class PartPart(Part):
    """A part of the plan: its title, and the chapter with which it begins."""

    title: Texts
    first: PageId


class GridCellPart(Part):
    """A cell: whether it heads columns or a row, and how many rows and columns it spans."""

    text: Texts
    head: bool
    rows: int
    columns: int


class GridPart(Part):
    """A table that is none of indicators. It is published with its label where it has a caption."""

    id: TableId
    number: str
    caption: Texts | None
    rows: tuple[tuple[GridCellPart, ...], ...]
    note: Texts | None


class PicturePart(Part):
    """A picture: its file in the folder of pictures of the site, its caption, and what it shows, in words."""

    id: PictureId
    number: str
    file: str
    caption: Texts | None
    text: Texts | None = Field(description="null while nobody has described it.")
