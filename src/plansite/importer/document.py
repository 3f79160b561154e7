"""A document read whole: from its text to its outline, its files and their balance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plansite.importer.balance import check_balance
from plansite.importer.body import BodyReader, find_period
from plansite.importer.chrome import find_chrome
from plansite.importer.columns import split_columns
from plansite.importer.files import build_files, source_name
from plansite.importer.front import read_front
from plansite.importer.headings import find_ranks
from plansite.importer.lines import Line, decode, read_lines, without
from plansite.importer.outline import Outline, Remarks
from plansite.importer.passages import doubtful_joins, join_lines
from plansite.languages import Language, language_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import comes to: the outline, the files to write, and how many characters were compared."""

    outline: Outline
    files: Mapping[str, bytes]
    characters: int


def import_document(data: bytes, path: str, language: Language | None = None) -> Import:
    """Turn a document as received into the files of plan/.

    ``language`` is that of the document; without one it is found by its script.

    Raises:
        ImportFailure: it cannot be read, has no headings, or would not come through unchanged.
    """
    text = decode(data, path)
    tongue = language or language_of(text)
    outline = read_outline(text, path)
    files = build_files(outline, tongue)
    characters = check_balance(text, outline, files, path, tongue)
    encoded = {name: content.encode() for name, content in files.items()}
    return Import(outline=outline, files=encoded | {source_name(tongue): data}, characters=characters)


def read_outline(text: str, path: str) -> Outline:
    """Recognise the structure of a document.

    Raises:
        ImportFailure: it has no headings.
    """
    remarks = Remarks()
    received = tuple(read_lines(text))
    dropped = find_chrome(received)
    lines = _passages(without(received, frozenset(each.line for each in dropped)), remarks)
    front = read_front(lines, remarks)
    ranks = find_ranks(front.rest, path)
    chapters = BodyReader(lines=front.rest, ranks=ranks, remarks=remarks).read()
    return Outline(
        notice=front.notice,
        cover=front.cover,
        period=find_period(chapters, remarks),
        chapters=chapters,
        dropped=dropped,
        departures=tuple(remarks.departures),
        doubts=tuple(remarks.doubts),
    )


def _passages(lines: tuple[Line, ...], remarks: Remarks) -> tuple[Line, ...]:
    joined = join_lines(lines)
    for line, message in doubtful_joins(lines, joined):
        remarks.doubt(line, message)
    return tuple(piece for line in joined for piece in _pieces(line))


def _pieces(line: Line) -> Iterator[Line]:
    first, *others = split_columns(line.text)
    yield replace(line, text=first)
    yield from (Line(number=line.number, text=text) for text in others)
