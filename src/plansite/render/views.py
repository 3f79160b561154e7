"""What the templates show: the blocks of a page with their words already set as HTML."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from plansite.languages import Label
from plansite.pages.annotations import NoteView

BlockKind = Literal["section", "measure", "paragraph", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """What a round of consultation asks at a block, from its first day to its last; ``name`` is 问题1."""

    round: str
    id: str
    block: str
    name: str
    text: Markup
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLink:
    """A link below a block: to the comments on it, or to its history; ``label`` names the block, too.

    ``then`` is for readers whose text is older.
    """

    text: str
    label: str
    address: str
    then: tuple["TextThen", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextThen:
    """The text of a block in the edition of a day: what it is called, and where it stands."""

    day: str
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLink:
    """An indicator by name, and where its row stands."""

    id: str
    name: Markup
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The indicators that a block serves, and those whose result it tells."""

    serves: tuple[IndicatorLink, ...]
    reports: tuple[IndicatorLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A section, measure, paragraph or item.

    ``pieces`` are its running text, sentence by sentence where another language stands beside it, else in one;
    ``toc`` is its name in the page's table of contents; ``behind`` says that its translation waits for an update, or is
    empty; ``moved``: identities that lead here now; ``served``: its indicators, where the page shows them.
    """

    kind: BlockKind
    id: str
    label: str
    toc: Markup
    lead: Markup
    pieces: tuple[Markup, ...]
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    links: tuple[BlockLink, ...]
    behind: str
    moved: tuple[str, ...]
    served: Served | None

    @property
    def text(self) -> Markup:
        """The running text as a whole."""
        return Markup("").join(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A special column: label and title, then items."""

    kind: Literal["column"]
    id: str
    label: str
    name: Label
    toc: Markup
    title: Markup
    ordered: bool
    items: tuple[BlockView, ...]
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    links: tuple[BlockLink, ...]
    behind: str
    moved: tuple[str, ...]


#: What a cell of a table holds; all columns of values are alike.
CellKind = Literal["category", "name", "unit", "figure", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """The head of a table's column."""

    key: str
    kind: CellKind
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell of an indicator's row.

    ``text`` is empty where the source has nothing. A category spans ``span`` rows. ``more`` is the way to the register
    of indicators, on the cell that leads there.
    """

    kind: CellKind
    text: Markup
    span: int = 1
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """An indicator's row. The first row of a category begins with the cell of that category."""

    id: str
    label: str
    cells: tuple[CellView, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """An indicator table: caption, heads, a group of rows per category, the note below."""

    kind: Literal["table"]
    id: str
    label: str
    name: Label
    caption: Markup
    heads: tuple[HeadView, ...]
    groups: tuple[tuple[RowView, ...], ...]
    note: Markup | None
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    links: tuple[BlockLink, ...]
    behind: str
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCellView:
    """A cell of any other table."""

    text: Markup
    head: bool
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """Any other table: the rows of heads at its top, then the rest."""

    kind: Literal["grid"]
    id: str
    label: str
    name: Label
    captioned: bool
    caption: Markup
    heads: tuple[tuple[GridCellView, ...], ...]
    rows: tuple[tuple[GridCellView, ...], ...]
    note: Markup | None
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    links: tuple[BlockLink, ...]
    behind: str
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture: the way to its file, and what it shows in words."""

    kind: Literal["picture"]
    id: str
    label: str
    name: Label
    captioned: bool
    caption: Markup
    address: str
    alt: Markup
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    links: tuple[BlockLink, ...]
    behind: str
    moved: tuple[str, ...]


View = BlockView | ColumnView | TableView | GridView | PictureView
