"""A document read whole: from its bytes to its outline, its files and their balance."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from plansite.importer.appendix import Appendix, find_appendix, moved
from plansite.importer.balance import check_balance, is_explained
from plansite.importer.body import BodyReader, find_period
from plansite.importer.chrome import end_of_column, find_chrome, find_furniture
from plansite.importer.clips import clip
from plansite.importer.columns import frame_columns
from plansite.importer.documents import find_starts
from plansite.importer.files import build_files, source_name
from plansite.importer.forms import ATTACHED, RANKS, form_of, is_title, mark_of
from plansite.importer.front import Front, read_front
from plansite.importer.headings import Ranks, example_of, find_ranks
from plansite.importer.lines import Line, raw_lines, read_lines, without
from plansite.importer.outline import CoverLine, Departure, Dropped, Outline
from plansite.importer.passages import doubtful_joins, join_lines
from plansite.importer.receive import Beside, Received, nothing, receive
from plansite.importer.remarks import Remarks
from plansite.importer.setting import set_outline
from plansite.importer.splits import HeadingSplitter
from plansite.languages import Language, language_of

#: So many characters tell the script of a document.
_SAMPLE: Final = 20_000
_SUFFIXES: Final = {"word": "docx", "web": "html", "pdf": "pdf", "text": "txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import comes to: the outline, the files to write, and how many characters were compared."""

    outline: Outline
    files: Mapping[str, bytes]
    characters: int


def import_document(data: bytes, path: str, language: Language | None = None, beside: Beside = nothing) -> Import:
    """Turn a document as received into the files of plan/.

    ``language`` is that of the document; without one it is found by its script. ``beside`` gives what was saved with a
    page.

    Raises:
        ImportFailure: it cannot be read, or would not come through unchanged.
    """
    received = receive(data, path, beside)
    tongue = language or language_of(received.text[:_SAMPLE])
    outline = read_outline(received, tongue)
    files = build_files(outline, tongue)
    characters = check_balance(received.text, outline, files, path, tongue)
    encoded = {name: content.encode() for name, content in files.items()}
    pictures = {f"pictures/{figure.file}": figure.data for figure in outline.figures}
    everything = {**encoded, **pictures, **_source(data, received, tongue)}
    return Import(outline=outline, files=everything, characters=characters)


def _source(data: bytes, received: Received, language: Language) -> Mapping[str, bytes]:
    """The document as received, and its text: one and the same where it came as text in UTF-8."""
    name = source_name(language)
    if received.form == "text" and _is_utf8(data):
        return {name: data}
    return {name: received.text.encode(), f"source/received.{_SUFFIXES[received.form]}": data}


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in data


def read_outline(received: Received, language: Language) -> Outline:
    """Recognise the structure of a document; its texts are set in the way of its language."""
    remarks = Remarks()
    for line, address in received.lost:
        remarks.doubt(max(line, 1), "picture-lost", text=address[:80])
    furniture = tuple(find_furniture(received))
    present = without(read_lines(received), frozenset(each.line for each in furniture))
    chrome = find_chrome(present)
    framed, ends = frame_columns(without(present, frozenset(each.line for each in chrome)))
    lines = _passages(framed, received, remarks)
    front = read_front(lines, remarks)
    appendix = _explained(find_appendix(front.rest, remarks), received, front)
    ranks = find_ranks(appendix.rest)
    _remark_ranks(ranks, appendix.rest, remarks)
    starts = find_starts(appendix.rest, ranks)
    reader = BodyReader(lines=appendix.rest, ranks=ranks, remarks=remarks, language=language, starts=starts)
    chapters = reader.read()
    raw = raw_lines(received.text)
    found = Outline(
        notice=front.notice,
        cover=_cover(front),
        period=find_period(chapters, "".join(entry.text for entry in front.cover)),
        parts=tuple(reader.parts),
        chapters=chapters,
        terms=appendix.terms,
        dropped=tuple(sorted((*furniture, *chrome, *map(end_of_column, ends), *moved(appendix, raw)), key=_line)),
        departures=_title(front, language),
        doubts=tuple(remarks.doubts()),
    )
    outline = set_outline(found, language)
    dropped = frozenset(each.line for each in outline.dropped)
    return replace(outline, departures=tuple(clip(outline.departures, raw, dropped)))


def _line(dropped: Dropped) -> int:
    return dropped.line


def _passages(lines: tuple[Line, ...], received: Received, remarks: Remarks) -> tuple[Line, ...]:
    joined = join_lines(lines, received.form)
    for number in doubtful_joins(lines, joined):
        remarks.doubt(number, "joined")
    whole: list[Line] = []
    for line in joined:
        if whole and _is_bare(whole[-1]) and is_title(line.text) and mark_of(line.text) is None:
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text}\u3000{line.text}")
        else:
            whole.append(line)
    return tuple(HeadingSplitter(remarks=remarks).split(tuple(whole)))


def _is_bare(line: Line) -> bool:
    """Whether a line is the number of a heading whose words stand on the next line."""
    mark = mark_of(line.text)
    return mark is not None and form_of(line.text) in RANKS and not mark.rest


def _explained(appendix: Appendix, received: Received, front: Front) -> Appendix:
    """The appendix, if its lines hold terms and explanations and nothing else; else no appendix at all."""
    raw = raw_lines(received.text)
    heads = 2 if appendix.taken and ATTACHED.fullmatch(appendix.taken[0].text) else 1
    lines = [each.text for each in moved(appendix, raw)]
    if is_explained(lines[heads:], ((term.name, term.note) for term in appendix.terms)):
        return appendix
    return Appendix(terms=(), taken=(), rest=front.rest)


def _remark_ranks(ranks: Ranks, lines: tuple[Line, ...], remarks: Remarks) -> None:
    if ranks.chapter is None and lines:
        remarks.doubt(lines[0].number, "no-headings")
    elif example := example_of(ranks, lines):
        remarks.doubt(example.number, "headings-by-look", text=example.text[:16])


def _cover(front: Front) -> tuple[CoverLine, ...]:
    """What the cover says; a title that was found elsewhere stands first."""
    if not front.guessed:
        return front.cover
    line = front.rest[0].number if front.rest else 1
    return (CoverLine(line=line, key="title", text=front.guessed), *front.cover)


def _title(front: Front, language: Language) -> tuple[Departure, ...]:
    """A title that the source does not have at its place, as an insertion before the first line of the cover."""
    if not front.guessed:
        return ()
    return (
        Departure(
            line=_cover(front)[1].line if front.cover else _cover(front)[0].line,
            block="cover",
            source="",
            published=language.reading.published(front.guessed),
            reason="No title was found; these words of the document stand for it",
            reason_zh="未找到标题，暂以文中语句为题",
        ),
    )
