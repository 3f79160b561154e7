"""What is set into the text: special columns, tables and pictures, each with its label and title."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from plansite.importer.columns import ColumnReader
from plansite.importer.elements import Column, Figure, Item, PlainTable, Received, Table
from plansite.importer.forms import Form, Mark, form_of, is_title, mark_of
from plansite.importer.grids import Indicators, plain_rows, read_indicators, row_items
from plansite.importer.lines import Line
from plansite.importer.numbering import Labels
from plansite.importer.outline import Said
from plansite.importer.receive.received import Grid
from plansite.importer.remarks import Remarks
from plansite.importer.tables import read_linear
from plansite.importer.texts import strip
from plansite.languages import Language

Insert = Column | Table | PlainTable
COLUMN: Final = Said(english="special column", chinese="专栏")
TABLE: Final = Said(english="table", chinese="表")
FIGURE: Final = Said(english="picture", chinese="图")
#: 单位：万元 between the caption and its table.
_ASIDE: Final = re.compile(r"[（(]?\s*(?:计量)?单位\s*[:：][^。]{1,20}?[)）]?|[（(]?\s*Unit\s*:[^.]{1,30}[)）]?")
_TABLE_TITLE: Final = re.compile(
    r".*(?:表|指标|情况|清单|一览|目录|分工)(?:[（(].*[）)])?|.*\b(?:indicators|table|list)\b.*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption as found: its label, empty where it has none, its title, and how it was received."""

    line: int
    label: str
    title: str
    received: Received
    aside: str = ""


@dataclass(slots=True)
class InsertReader:
    """Reads inserts from a place in the lines on; each ``read`` gives the insert and the place after it."""

    lines: tuple[Line, ...]
    is_section: Callable[[Line], bool]
    remarks: Remarks
    language: Language
    columns: Labels = field(init=False)
    tables: Labels = field(init=False)
    figures: Labels = field(init=False)
    behind: bool = field(init=False)

    def __post_init__(self) -> None:
        marks = [mark for line in self.lines if (mark := mark_of(line.text))]
        for name, form, what in (
            ("columns", Form.COLUMN, COLUMN), ("tables", Form.TABLE, TABLE), ("figures", Form.FIGURE, FIGURE),
        ):  # fmt: skip
            taken = frozenset(mark.label for mark in marks if mark.form is form)
            setattr(self, name, Labels(what=what, remarks=self.remarks, taken=taken))
        self.behind = self._captions_are_behind()

    def _captions_are_behind(self) -> bool:
        """Whether the captions of tables stand behind them in this document."""
        before = behind = 0
        for line, after in zip(self.lines, self.lines[1:], strict=False):
            before += form_of(line.text) is Form.TABLE and after.grid is not None
            behind += line.grid is not None and form_of(after.text) is Form.TABLE
        return behind > before

    def column(self, at: int, mark: Mark, before: Line | None) -> tuple[Insert, int]:
        """The special column whose label stands at a place; a table where it holds one."""
        line = self.lines[at]
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if below and below.grid and mark.rest and not self.behind:
            end, note = self._note(at + 2)
            received = Received(pieces=((line.number, line.text),))
            found = self._column_of_grid(line, below.grid, mark, received)
            return (replace(found, note=note), end) if not isinstance(found, Column) else (found, at + 2)
        number = self._column_number(mark, line.number)
        reader = ColumnReader(
            lines=self.lines, usual_gap=usual_gap(self.lines), is_section=self.is_section, remarks=self.remarks
        )
        return reader.read(at, mark, number, before)

    def column_in_grid(self, at: int) -> tuple[Insert, int] | None:
        """The special column in a table whose first row is its label; nothing where it is not."""
        grid = self.lines[at].grid
        if grid is None or len(grid.rows) < 2 or len(grid.rows[0]) != 1 or "\n" in grid.rows[0][0].text:
            return None
        text = strip(grid.rows[0][0].text)
        mark = mark_of(text)
        if mark is None or mark.form is not Form.COLUMN or not mark.rest:
            return None
        rest = Grid(first=grid.first + 1, last=grid.last, rows=grid.rows[1:])
        received = Received(pieces=((grid.first, text),))
        return self._column_of_grid(self.lines[at], rest, mark, received), at + 1

    def _column_of_grid(self, line: Line, grid: Grid, mark: Mark, received: Received) -> Insert:
        """A column with an item a row, where there are two cells in a row at most; else a table."""
        number = self.tables.next()
        if grid.width > 2 or read_indicators(grid, number, self.language):
            self.tables.used.remove(number)
            caption = Caption(line=line.number, label="", title=mark.rest, received=received)
            table = self._grid(replace(line, grid=grid), caption)
            self.remarks.doubt(line.number, "table-of-column", label=mark.label or "", number=table.number)
            return table
        self.tables.used.remove(number)
        label = self._column_number(mark, line.number)
        place = f"c{label}" if "-" in label else f"c{label}-0"
        items = tuple(
            Item(line=at, identity=f"{place}-{count}", lead=lead, text=text)
            for count, (at, lead, text) in enumerate(row_items(grid), 1)
        )
        return Column(line=line.number, number=label, title=mark.rest, items=items, received=received)

    def _column_number(self, mark: Mark, line: int) -> str:
        return self.columns.take(mark.label, line) if mark.label else self.columns.next()

    def captioned(self, at: int, mark: Mark) -> tuple[Table | PlainTable, int] | None:
        """The table whose caption stands at a place; nothing if there is none below."""
        line, title, start = self.lines[at], mark.rest, at + 1
        received = Received(pieces=((line.number, line.text),))
        if not title:
            below = self.lines[start] if start < len(self.lines) else None
            if below is None or below.is_solid or not is_title(below.text) or form_of(below.text) is not None:
                return None
            title, start = below.text, start + 1
            received = Received(pieces=((line.number, line.text), (below.number, below.text)), order="label-title")
        aside = self._aside(start)
        start += 1 if aside else 0
        caption = Caption(line=line.number, label=mark.label, title=title, received=received, aside=aside)
        if start < len(self.lines) and self.lines[start].grid and not (self.behind and start == at + 1):
            end, note = self._note(start + 1)
            return _with_note(self._grid(self.lines[start], caption), note), end
        if mark.label in self.tables.used or "-" in mark.label:
            return None
        found = read_linear(self.lines, start, mark.label, self.remarks, self.language)
        if found is None:
            return None
        number = self._number(caption)
        end, note = self._note(found[1])
        return _with_note(_table(caption, number, found[0]), note), end

    def uncaptioned(self, at: int, before: Line | None) -> tuple[Table | PlainTable, int, bool]:
        """The table at a place, its caption behind it, or what looks like one before it; whether that was taken."""
        line = self.lines[at]
        behind = self.lines[at + 1] if at + 1 < len(self.lines) else None
        mark = mark_of(behind.text) if behind else None
        follows = at + 2 < len(self.lines) and self.lines[at + 2].grid is not None
        if behind and mark and mark.form is Form.TABLE and mark.rest and (self.behind or not follows):
            cell = (
                next(text for cell, _ in line.grid.numbered() if (text := cell.text.split("\n")[0]))
                if line.grid
                else ""
            )
            received = Received(pieces=((line.number, cell), (behind.number, behind.text)), order="behind")
            caption = Caption(line=line.number, label=mark.label, title=mark.rest, received=received)
            end, note = self._note(at + 2)
            return _with_note(self._grid(line, caption), note), end, False
        end, note = self._note(at + 1)
        guessed = before if before and _is_caption(before) else None
        if guessed:
            self.remarks.doubt(guessed.number, "caption-guessed", text=guessed.text)
        pieces = ((guessed.number, guessed.text),) if guessed else ()
        caption = Caption(
            line=guessed.number if guessed else line.number, label="", title=guessed.text if guessed else "",
            received=Received(pieces=pieces),
        )  # fmt: skip
        return _with_note(self._grid(line, caption), note), end, guessed is not None

    def _aside(self, at: int) -> str:
        line = self.lines[at] if at + 1 < len(self.lines) else None
        return line.text if line and not line.is_solid and _ASIDE.fullmatch(line.text) else ""

    def _number(self, caption: Caption) -> str:
        if caption.label and "-" not in caption.label:
            return self.tables.take(caption.label, caption.line)
        return self.tables.next()

    def _grid(self, line: Line, caption: Caption) -> Table | PlainTable:
        assert line.grid is not None
        number = self._number(caption)
        found = read_indicators(line.grid, number, self.language)
        if found:
            return _table(caption, number, found)
        return PlainTable(
            line=caption.line, number=number, caption=caption.title, rows=plain_rows(line.grid),
            received=caption.received, aside=caption.aside,
        )  # fmt: skip

    def _note(self, at: int) -> tuple[int, str]:
        """The place after the notes below a table, and what they say: 注：…, and its points 2. 3. …"""
        texts: list[str] = []
        while at < len(self.lines) and (mark := mark_of(self.lines[at].text)):
            goes_on = texts and mark.form is Form.DIGIT and mark.number > 1 and re.search(r"1[.．、]", texts[0])
            if mark.form is not Form.NOTE and not goes_on:
                break
            texts.append(self.lines[at].text)
            at += 1
        return at, "\n".join(texts)

    def figure(self, at: int, caption: Line | None) -> tuple[Figure, int]:
        """The picture at a place, with its caption from the line before it or from the one behind it."""
        line = self.lines[at]
        assert line.picture is not None
        behind = self.lines[at + 1] if at + 1 < len(self.lines) else None
        end = at + 1
        if caption is None and behind and form_of(behind.text) is Form.FIGURE:
            caption, end = behind, at + 2
        mark = mark_of(caption.text) if caption else None
        label = mark.label if mark and "-" not in mark.label and mark.label not in self.figures.used else ""
        number = self.figures.take(label, line.number) if label else self.figures.next()
        suffix = _kind(line.picture.data) or line.picture.name.rpartition(".")[2].lower() or "png"
        received = Received(pieces=((caption.number, caption.text),)) if caption else Received()
        return Figure(
            line=line.number, number=number, caption=mark.rest if mark else "", file=f"image{number}.{suffix}",
            data=line.picture.data, description=_description(line.picture.alt), received=received,
        ), end  # fmt: skip


#: How the pictures begin that browsers show, and how their files end.
_KINDS: Final = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"RIFF": "webp"}


def _kind(data: bytes) -> str:
    """What a picture is by its first bytes, whatever the name of its file says."""
    return next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")


def _with_note(table: Table | PlainTable, note: str) -> Table | PlainTable:
    return replace(table, note=note)


def _table(caption: Caption, number: str, found: Indicators) -> Table:
    return Table(
        line=caption.line, number=number, caption=caption.title, head=found.head, categories=found.categories,
        received=caption.received, aside=caption.aside, head_cells=found.head_cells,
    )  # fmt: skip


def _is_caption(line: Line) -> bool:
    """Whether a line without a label reads like the caption of the table below it."""
    looks = line.style.centred or line.style.bold
    return is_title(line.text) and form_of(line.text) is None and bool(looks or _TABLE_TITLE.fullmatch(line.text))


def _description(alt: str) -> str:
    """What a document says of a picture; names that a program made up say nothing."""
    made_up = re.fullmatch(
        r"(?:图片|图像|图形|Picture|Image|IMG|Graphic)[\s_-]*\d*|.*\.\w{3,4}|[\x00-\x20]*|.*[\\/].*",
        alt.strip(),
        re.IGNORECASE,
    )
    return "" if made_up else alt.strip()


def usual_gap(lines: tuple[Line, ...]) -> int:
    """How many blank lines usually stand between two paragraphs."""
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 2] if gaps else 0
