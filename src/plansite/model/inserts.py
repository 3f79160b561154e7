"""What stands between the paragraphs and is no table of indicators: other tables, and pictures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Label, Language
from plansite.model.entry import Entry, Filled
from plansite.model.tables import NumberedTable
from plansite.model.texts import Renderings, Text

#: The name of a picture of dots, in no other folder. A drawing (SVG) or a web page could run scripts on the host that
#: all plans of a library share.
PICTURE_NAME: Final = r"[^\s/\\.][^/\\]*\.(?i:png|jpe?g|gif|webp|avif|bmp|tiff?|emf|wmf)"


class GridCell(Entry):
    """A cell of a table: ``head`` where it heads columns or a row; ``rows`` and ``columns`` where it spans several."""

    text: Renderings
    head: bool = False
    rows: Annotated[int, Field(ge=1)] = 1
    columns: Annotated[int, Field(ge=1)] = 1


class Grid(NumberedTable):
    """A table that is none of indicators: rows of cells, as the source has them. Its number is shared with those."""

    rows: tuple[tuple[GridCell, ...], ...] = Field(min_length=1)
    note: Text | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        first = self.rows[0]
        return max(1, sum(cell.columns for cell in first))

    @property
    def heads(self) -> int:
        """How many rows at its top are all heads."""
        return next((at for at, row in enumerate(self.rows) if not all(cell.head for cell in row)), len(self.rows))

    def cells(self, language: Language) -> Iterator[tuple[str, Place]]:
        """What its cells say, row by row, with its place; empty cells are left out."""
        for row in self.rows:
            for cell in row:
                if text := cell.text[language]:
                    yield text, cell.text.at(language.code)


class Picture(Entry):
    """A picture: the name of its file in pictures/, its caption, and the words for those who do not see it.

    The name leads to no other folder.
    """

    number: Filled
    file: str = Field(pattern=f"^{PICTURE_NAME}$")
    caption: Text | None = None
    text: Text | None = None

    @property
    def id(self) -> Identity:
        """The identity of the picture."""
        return Identity(kind="picture", key=self.number)

    def label(self, language: Language) -> Label:
        """图1： as it stands before the caption."""
        return language.picture_label(self.number)

    def title(self, language: Language) -> str:
        """Label and caption; its name alone where the source gives no caption. (Then that is not published.)"""
        return f"{self.label(language)}{self.caption[language]}" if self.caption else self.label(language).name

    def caption_in(self, language: Language) -> str:
        """Its caption; empty where it has none."""
        return self.caption[language] if self.caption else ""

    def alt(self, language: Language) -> str:
        """Its description, else its caption, else what it is called."""
        return (self.text[language] if self.text else "") or self.caption_in(language) or self.label(language).name


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """The bytes of a picture, by the name of its file below pictures/."""

    name: str
    data: bytes
