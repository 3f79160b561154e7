"""Tables and pictures, as the templates set them."""

import base64
import io
from collections.abc import Callable, Iterator, Set
from typing import Final

from PIL import Image, UnidentifiedImageError

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Grid, GridCell, Indicator, Picture, Plan, Table
from plansite.pdf.marks import Marker
from plansite.pdf.sheets import GridCellSheet, GridSheet, GroupSheet, HeadSheet, PictureSheet, RowSheet, TableSheet

#: From this character on, one takes an em; letters and digits take about half of it.
_WIDE: Final = 0x2E80
#: Ems: a column is no narrower and no wider beside others; cells up to the third stand in one line.
_LEAST, _MOST, _SHORT = 2.5, 18.0, 8.0
#: What stands on both sides of its words.
_PADDING: Final = 1.2


def table_sheet(
    table: Table, language: Language, marker: Marker, address: Callable[[Identity], str], behind: Set[Identity]
) -> TableSheet:
    """A table of indicators. ``behind``: what waits for an update of its translation, here or elsewhere."""
    caption = marker.run(table.caption_in(language), table.id, last=table.note is None)
    groups = tuple(
        GroupSheet(
            category=category.title(language),
            rows=tuple(_row(table, each, language, marker, address) for each in category.indicators),
        )
        for category in table.categories
    )
    return TableSheet(
        kind="table",
        id=str(table.id),
        label=table.id.label,
        address=address(table.id),
        name=str(table.label(language)),
        caption=caption,
        columns=tuple(
            HeadSheet(key=each.key, role=each.role, head=each.head[language], is_value=each.is_value)
            for each in table.columns
        ),
        groups=groups,
        note=marker.run(table.note[language], table.id) if table.note else (),
        lacks_unit=table.lacks_unit,
        behind=any(identity in behind for identity in (table.id, *(each.identity for each in table.indicators))),
    )


def _row(
    table: Table, indicator: Indicator, language: Language, marker: Marker, address: Callable[[Identity], str]
) -> RowSheet:
    return RowSheet(
        id=str(indicator.identity),
        label=indicator.identity.label,
        address=address(indicator.identity),
        name=marker.run(indicator.title(language), indicator.identity),
        cells={column.key: indicator.cell(column.key, language) for column in table.columns},
    )


def grid_sheet(grid: Grid, language: Language, marker: Marker, address: str, behind: bool) -> GridSheet:
    """Any other table."""
    return GridSheet(
        kind="grid",
        id=str(grid.id),
        label=grid.id.label,
        address=address,
        name=str(grid.label(language)) if grid.caption else "",
        caption=marker.run(grid.caption_in(language), grid.id, last=grid.note is None),
        width=grid.width,
        shares=tuple(_shares(grid, language)),
        heads=grid.heads,
        rows=tuple(tuple(_cell(cell, language) for cell in row) for row in grid.rows),
        note=marker.run(grid.note[language], grid.id) if grid.note else (),
        behind=behind,
    )


def _shares(grid: Grid, language: Language) -> Iterator[float]:
    """How wide each column is beside the others: as its cells are long, in ems, within bounds."""
    lengths: dict[int, list[float]] = {column: [] for column in range(grid.width)}
    below: dict[int, int] = {}  # columns that a cell reaches into from above, and for how many rows yet
    for row in grid.rows:
        waiting, column = iter(row), 0
        while column < grid.width:
            if below.get(column, 0):
                below[column] -= 1
                column += 1
                continue
            if (cell := next(waiting, None)) is None:
                break
            if cell.columns == 1 and cell.text[language]:
                lengths[column].append(sum(1 if ord(each) > _WIDE else 0.55 for each in cell.text[language]))
            below |= {column + right: cell.rows - 1 for right in range(cell.columns)}
            column += cell.columns
    for found in lengths.values():
        longest, usual = max(found, default=0), sum(found) / max(len(found), 1)
        yield round(min(max(longest if longest <= _SHORT else (longest + usual) / 2, _LEAST), _MOST) + _PADDING, 1)


def _cell(cell: GridCell, language: Language) -> GridCellSheet:
    return GridCellSheet(text=cell.text[language], head=cell.head, rows=cell.rows, columns=cell.columns)


def picture_sheet(
    plan: Plan, picture: Picture, language: Language, marker: Marker, address: str, behind: bool
) -> PictureSheet:
    """A picture with its caption."""
    data = next((each.data for each in plan.picture_files if each.name == picture.file), b"")
    return PictureSheet(
        kind="picture",
        id=str(picture.id),
        label=picture.id.label,
        address=address,
        name=str(picture.label(language)) if picture.caption else "",
        caption=marker.run(picture.caption_in(language), picture.id),
        svg=_svg(data),
        alt=picture.alt(language),
        behind=behind,
    )


def _svg(data: bytes) -> str:
    """A picture of dots within a drawing: templates read no files, and JSON holds no bytes."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            flat = io.BytesIO()
            image.convert("RGB").save(flat, "PNG")
    except (UnidentifiedImageError, OSError, ValueError):
        return ""
    encoded = base64.b64encode(flat.getvalue()).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{encoded}"/></svg>'
    )
