"""The whole file: headings, paragraphs and tables of both editions, with the changes between them tracked."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final

from docx import Document

from plansite.data.tracked.marks import How, Marks
from plansite.edition.comparison.aligning import align
from plansite.edition.comparison.blocks import Line, TextBlock, text_blocks
from plansite.edition.comparison.lineal import Station, lineal
from plansite.edition.comparison.words import Pieces, compare_words
from plansite.edition.kept import Published
from plansite.ground.word_files import set_typefaces
from plansite.languages import Language

#: The style of a line, by its key; all else is running text.
_STYLES: Final = {"title": "Heading 1", "heading": "Heading 2", "lead": "Heading 3", "caption": "Heading 3"}
#: The time that entries of the zip bear, and the file itself: the same editions give the same bytes.
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)
Place = tuple[How, tuple[tuple[str, Pieces], ...]]


def tracked_file(old: Published, new: Published, language: Language) -> bytes:
    """The Word file of two editions in one language that both have."""
    sides = text_blocks(old.plan, language), text_blocks(new.plan, language)
    moves = {move.source: move.target for move in new.plan.moved}
    document = Document()
    _prepare(document, new, language)
    marks = Marks(author=new.edition.name[language] or new.date, date=new.date)
    styles = {key: document.styles[name].style_id for key, name in _STYLES.items()}  # asked for once, not for each line
    stations = lineal(*sides, align(*sides, moves).pairs)
    for is_row, group in groupby(stations, key=_is_row):
        if is_row:
            _table(document, [_place(each, language) for each in group], marks)
        else:
            for each in group:
                _paragraphs(document, _place(each, language), marks, styles)
    return _packed(document)


def _is_row(station: Station) -> bool:
    block = station.new or station.old
    return block is not None and block.id.kind == "indicator"


def _place(station: Station, language: Language) -> Place:
    """How a block came or went, and its lines: key and pieces, numbers of titles included."""
    before, after = _lines(station.old), _lines(station.new)
    how: How = "added" if station.old is None else "removed" if station.new is None else "same"
    keys = _merged([line.key for line in before], [line.key for line in after])
    texts = [{line.key: line.number + line.text for line in side} for side in (before, after)]
    return how, tuple((key, compare_words(texts[0].get(key, ""), texts[1].get(key, ""), language)) for key in keys)


def _lines(block: TextBlock | None) -> tuple[Line, ...]:
    return block.lines if block else ()


def _merged(old: list[str], new: list[str]) -> Iterator[str]:
    """The keys of both, those of the new block in order, each old one that is gone behind the one before it."""
    waiting = [key for key in old if key not in new]
    for key in new:
        while waiting and key in old and old.index(waiting[0]) < old.index(key):
            yield waiting.pop(0)
        yield key
    yield from waiting


def _paragraphs(document: Any, place: Place, marks: Marks, styles: Mapping[str, str]) -> None:
    how, lines = place
    for key, pieces in lines:
        paragraph = document.add_paragraph()._p
        if style := styles.get(key.partition("-")[0]):
            paragraph.style = style
        marks.paragraph(paragraph, _of_line(how, pieces))
        marks.runs(paragraph, pieces)


def _of_line(how: How, pieces: Pieces) -> How:
    """Whether the whole line came or went, with its block or alone."""
    ops: set[How] = {piece.op for piece in pieces}
    return ops.pop() if len(ops) == 1 and how == "same" else how


def _table(document: Any, places: list[Place], marks: Marks) -> None:
    """The rows of a table, each cell under its column."""
    columns = {key: at for at, key in enumerate(dict.fromkeys(key for _, lines in places for key, _ in lines))}
    table = document.add_table(rows=len(places), cols=len(columns), style="Table Grid")
    for row, (how, lines) in zip(table.rows, places, strict=True):
        marks.row(row._tr, how)
        cells = row.cells
        for key, pieces in lines:
            marks.runs(cells[columns[key]].paragraphs[0]._p, pieces)


def _prepare(document: Any, new: Published, language: Language) -> None:
    """Typefaces of the language, and no time but the day of the edition."""
    for style in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        set_typefaces(document.styles[style], language.typesetting.word_faces)
    day = datetime.fromisoformat(new.date).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = new.plan.meta.title[language], new.edition.name[language]
    properties.created = properties.modified = day
    properties.last_modified_by, properties.comments = "", ""


def _packed(document: Any) -> bytes:
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in _ordered(source.namelist()):
            entry = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _ordered(names: Iterable[str]) -> list[str]:
    """The list of types first, as Word writes it."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
