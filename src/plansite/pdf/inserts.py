"""Tables that are none of indicators, and pictures, as the templates set them."""

import base64
import io

from PIL import Image, UnidentifiedImageError

from plansite.languages import Language
from plansite.model import Grid, GridCell, Picture, Plan
from plansite.pdf.marks import Marker
from plansite.pdf.sheets import GridCellSheet, GridSheet, PictureSheet


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
        heads=grid.heads,
        rows=tuple(tuple(_cell(cell, language) for cell in row) for row in grid.rows),
        note=marker.run(grid.note[language], grid.id) if grid.note else (),
        behind=behind,
    )


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
