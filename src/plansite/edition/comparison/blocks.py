"""A plan as a row of blocks to be compared: each with its identity, what it stands in, and its lines.

What is renumbered is not changed: the number at the head of a title, the label of a table or special column, the number
of a row are no part of a line's text.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Grid, Indicator, Passage, Plan, Table
from plansite.model.derived import per_language
from plansite.model.labels import inserts

#: What a row is named and numbered by beside its own cells.
_NOT_COMPARED = frozenset({"category", "number"})
_COVER = Identity(kind="page", key="cover")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of a block under a key that both editions have: ``lead``, ``text``, the column of a cell.

    ``number`` stands before the text and is not compared: （三）, 专栏3-1：.
    """

    key: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A block: ``parent`` is what it stands in, such as its section or special column; None at the top."""

    id: Identity
    parent: Identity | None
    chapter: Identity | None
    lines: tuple[Line, ...]
    words: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", "\n".join(line.text for line in self.lines))


@per_language
def text_blocks(plan: Plan, language: Language) -> tuple[TextBlock, ...]:
    """The blocks of a plan in one language, in reading order."""
    found: dict[Identity, list[Line]] = defaultdict(list)
    labels = dict(_labels(plan, language))
    for passage in plan.passages(language):
        found[passage.id].append(_line(passage, labels.get(passage.id, ""), language))
    tables, parents = dict(_of_tables(plan, language)), _Parents(plan)
    return tuple(
        TextBlock(
            id=identity,
            parent=parents.of(identity),
            chapter=parents.chapter,
            lines=tables.get(identity) or tuple(_cover(plan, language) if identity == _COVER else _named(lines)),
        )
        for identity, lines in found.items()
    )


def _cover(plan: Plan, language: Language) -> Iterator[Line]:
    """The lines of the cover by what they are: one that is gone does not push the others down."""
    yield from (Line(key=key, text=text) for key, text, _ in plan.meta.cover(language))


class _Parents:
    """Follows the blocks in reading order and says what each stands in."""

    def __init__(self, plan: Plan) -> None:
        self._tables = {row.identity: table.id for table in plan.tables for row in table.indicators}
        self.chapter: Identity | None = None
        self._section: Identity | None = None
        self._column: Identity | None = None

    def of(self, identity: Identity) -> Identity | None:
        if identity.chapter is not None and self.chapter != (page := _page(identity.chapter)):
            self.chapter, self._section = page, None  # a chapter without a title has no words of its own
        match identity.kind:
            case "page":
                self.chapter, self._section = identity, None
                return None
            case "section":
                self._section = identity
                return self.chapter
            case "item":
                return self._column
            case "indicator":
                return self._tables.get(identity)
            case "column":
                self._column = identity
        return self._section or self.chapter


def _page(chapter: int) -> Identity:
    return Identity(kind="page", key=str(chapter))


def _labels(plan: Plan, language: Language) -> Iterator[tuple[Identity, str]]:
    """What stands at the head of special columns, tables and pictures."""
    for insert in inserts(plan, language):
        yield insert.id, str(insert.label(language))
    for picture in plan.pictures:
        yield picture.id, str(picture.label(language))


def _line(passage: Passage, label: str, language: Language) -> Line:
    """A passage without the number or ``label`` at its head."""
    number = ""
    match passage.id.kind, passage.role:
        case ("column", "title") | ("table" | "picture", "caption"):
            number = label
        case _, "title" | "heading" | "lead":
            found = language.reading.heading_number(passage.text)
            number = found.text if found else ""
    if not passage.text.startswith(number):
        number = ""
    return Line(key=passage.role, text=passage.text[len(number) :], number=number)


def _named(lines: list[Line]) -> Iterator[Line]:
    """The lines with keys of their own: the second ``text`` of a block is ``text-2``."""
    seen: dict[str, int] = defaultdict(int)
    for line in lines:
        seen[line.key] += 1
        key = line.key if seen[line.key] == 1 else f"{line.key}-{seen[line.key]}"
        yield Line(key=key, text=line.text, number=line.number)


def _of_tables(plan: Plan, language: Language) -> Iterator[tuple[Identity, tuple[Line, ...]]]:
    for table in plan.tables:
        yield table.id, tuple(_head(table, language))
        for row in table.indicators:
            yield row.identity, tuple(_row(table, row, language))
    for grid in plan.grids:
        yield grid.id, tuple(_grid(grid, language))


def _head(table: Table, language: Language) -> Iterator[Line]:
    """Caption, heads of columns, names of categories, note."""
    if table.caption:
        yield Line(key="caption", text=table.caption[language], number=str(table.label(language)))
    for column in table.columns:
        if column.head[language]:
            yield Line(key=f"head-{column.key}", text=column.head[language])
    for position, category in enumerate(table.categories, 1):
        if title := category.title(language):
            yield Line(key=f"category-{position}", text=title)
    if table.note and table.note[language]:
        yield Line(key="note", text=table.note[language])


def _row(table: Table, row: Indicator, language: Language) -> Iterator[Line]:
    """The cells of a row under the keys of their columns."""
    for column in table.columns:
        if column.role not in _NOT_COMPARED and (text := row.cell(column.key, language)):
            yield Line(key=column.key, text=text)


def _grid(grid: Grid, language: Language) -> Iterator[Line]:
    """Caption, then each cell under the name of its row and the number of its column, then the note."""
    if grid.caption:
        yield Line(key="caption", text=grid.caption[language], number=str(grid.label(language)))
    seen: dict[str, int] = defaultdict(int)
    for row in grid.rows:
        name = row[0].text[language] if row else ""
        seen[name] += 1
        for position, cell in enumerate(row, 1):
            if text := cell.text[language]:
                yield Line(key=f"{name}/{seen[name]}/{position}", text=text)
    if grid.note and grid.note[language]:
        yield Line(key="note", text=grid.note[language])


def by_identity(blocks: tuple[TextBlock, ...]) -> Mapping[Identity, TextBlock]:
    """The blocks by their identities."""
    return {block.id: block for block in blocks}
