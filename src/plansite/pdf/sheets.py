"""What the Typst templates set: the plan as plain data. Every sheet turns into JSON, and nothing in it into code.

Text with notes in it is a ``Run``: strings, and notes where their marks stand. ``address`` is the block's address
on the web, empty where no public address is set.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSheet:
    """An editor's note, at the place of its mark; numbered from 1 through the PDF."""

    id: str
    number: int
    kind: str
    text: str


TextKind = Literal["section", "measure", "paragraph", "item"]
Run = tuple[str | NoteSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSheet:
    """A section, measure, paragraph or item. ``level`` is that of its heading, for those that have one."""

    kind: TextKind
    id: str
    label: str
    address: str
    level: int
    lead: Run
    text: Run
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSheet:
    """A special column: 专栏3-1： and title, then items."""

    kind: Literal["column"]
    id: str
    label: str
    address: str
    level: int
    name: str
    title: Run
    ordered: bool
    items: tuple[BlockSheet, ...]
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSheet:
    """A column of a table: its key, its role, its head, and whether values of indicators stand in it."""

    key: str
    role: str
    head: str
    is_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSheet:
    """An indicator: its name, and what stands in the other columns, by their keys; empty where nothing does."""

    id: str
    label: str
    address: str
    name: Run
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """A category and its rows."""

    category: str
    rows: tuple[RowSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """An indicator table. The first of its columns holds categories, the second names."""

    kind: Literal["table"]
    id: str
    label: str
    address: str
    name: str
    caption: Run
    columns: tuple[HeadSheet, ...]
    groups: tuple[GroupSheet, ...]
    note: Run
    lacks_unit: bool
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCellSheet:
    """A cell of any other table."""

    text: str
    head: bool
    rows: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GridSheet:
    """Any other table; ``heads`` is how many rows at its top are all heads, ``shares`` how wide each column is."""

    kind: Literal["grid"]
    id: str
    label: str
    address: str
    name: str
    caption: Run
    width: int
    shares: tuple[float, ...]
    heads: int
    rows: tuple[tuple[GridCellSheet, ...], ...]
    note: Run
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSheet:
    """A picture as SVG; empty where it is of a form that cannot be set, so that its description stands there."""

    kind: Literal["picture"]
    id: str
    label: str
    address: str
    name: str
    caption: Run
    svg: str
    alt: str
    behind: bool


Sheet = BlockSheet | ColumnSheet | TableSheet | GridSheet | PictureSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterSheet:
    """A chapter. ``title`` is empty where the plan gives none; ``name`` is what stands in contents and heads,
    ``part`` the title of the part that begins with it. ``level`` is that of its heading: 2 in a part."""

    id: str
    level: int
    part: str
    name: str
    title: Run
    blocks: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSheet:
    """The call for comments."""

    title: Run
    blocks: tuple[BlockSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSheet:
    """A place where the published text departs from the source."""

    label: str
    address: str
    line: int
    source: str
    published: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSheet:
    """A chart: its SVG, which is ``height`` times as high as it is wide, and what it says in words."""

    svg: str
    height: float
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsSheet:
    """The charts of a table, with how they are to be read."""

    title: str
    lead: str
    charts: tuple[ChartSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TongueSheet:
    """A language as Typst names it, for hyphens, glyphs and screen readers."""

    lang: str
    region: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A plan in one language.

    Attributes:
        design: the Typst file that says how it looks, from the root of the templates.
        faces: the typefaces of the office that the design takes, by their use.
        tongue: the language.
        gap: what stands between two sentences.
        colon: what stands behind a name.
        han: the language of words in Han characters, where the text is in another script.
        annotated: whether it has what its issuer would not print: notes, identities, corrections, charts, its version.
        stage: what the plan is at this stage; empty where nothing is known of that.
        part: the whole plan, or one chapter of it.
        words: those of the interface.
    """

    design: str
    faces: dict[str, tuple[str, ...]]
    tongue: TongueSheet
    script: str
    gap: str
    colon: str
    han: TongueSheet | None
    translated: bool
    annotated: bool
    stage: str
    part: Literal["whole", "chapter"]
    title: Run
    name: str
    status: Run
    issuer: Run
    date: Run
    version: str
    address: str
    code: str
    notice: NoticeSheet | None
    chapters: tuple[ChapterSheet, ...]
    corrections: tuple[CorrectionSheet, ...]
    charts: tuple[ChartsSheet, ...]
    words: dict[str, str]
