"""The paragraphs of a Word file as rows of the plan: by their bookmarks, else by their words, else new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from plansite.edition.carrying import match_blocks
from plansite.edition.comparison.blocks import Line, TextBlock
from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.office.word.reading import BackRow, Piece
from plansite.office.word.rows import RowKind, TextRow, parts, rows

#: How certain a match by words has to be.
_SURE: Final = 0.8
_BY_STYLE: Final[Mapping[str, RowKind]] = {
    "Heading 1": "title", "heading 1": "title", "Heading 2": "section", "heading 2": "section",
    "Heading 3": "lead", "heading 3": "lead", "Heading 4": "column", "heading 4": "column",
    "List Bullet": "item", "List Paragraph": "item", "Quote": "call",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A row that came back. ``known`` is the one it was; None for a new one, whose kind its style tells."""

    kind: RowKind
    known: TextRow | None
    texts: Mapping[str, str]
    bold: Mapping[str, str]
    tracked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The rows that came back in order, the chapters that they are of, and the rows of these that did not come."""

    rows: tuple[Got, ...]
    chapters: tuple[int, ...]
    gone: tuple[TextRow, ...]


def gathered(plan: Plan, back: tuple[BackRow, ...]) -> Gathered:
    """Every row of a Word file, with the row of the plan that it is."""
    everything: dict[tuple[str, str], tuple[int, TextRow]] = {
        (row.id, row.kind): (number, row) for number in parts(plan) for row in rows(plan, number)
    }
    found: list[Got] = []
    seen: dict[tuple[str, str], None] = {}
    for row in back:
        for got in _of_row(plan, row, {key: each for key, (_, each) in everything.items()}, seen):
            if found or got.known:  # what stands in front of the first row says what the file is
                found.append(got)
    chapters = tuple(sorted({everything[key][0] for key in seen}))
    expected = [row for number, row in everything.values() if number in chapters]
    gone = [row for row in expected if (row.id, row.kind) not in seen]
    matched = _by_words(found, gone, plan.original.code)
    there = {(each.known.id, each.known.kind) for each in matched if each.known}
    return Gathered(
        rows=tuple(matched),
        chapters=chapters,
        gone=tuple(row for row in gone if (row.id, row.kind) not in there),
    )


def _of_row(
    plan: Plan, row: BackRow, known: Mapping[tuple[str, str], TextRow], seen: dict[tuple[str, str], None]
) -> Iterator[Got]:
    """The rows in a row of the table: one, and those that somebody has written below it in its cells."""
    codes = [_code(cell, at, plan) for at, cell in enumerate(row)]
    for pieces in zip_longest(*row):
        by_code = {code: piece for code, piece in zip(codes, pieces, strict=True) if piece and code}
        if not any(piece.text or piece.names for piece in by_code.values()):
            continue
        names = [(name[0], name[1]) for piece in by_code.values() for name in piece.names]
        key = next((name for name in names if name in known and name not in seen), None)
        if key:
            seen[key] = None
        was = known[key] if key else None
        style = next((piece.style for piece in by_code.values() if piece.text), "Normal")
        yield Got(
            kind=was.kind if was else _BY_STYLE.get(style, "paragraph"),
            known=was,
            texts={code: piece.text for code, piece in by_code.items()},
            bold={code: piece.bold for code, piece in by_code.items() if piece.bold != piece.text},
            tracked=any(piece.tracked for piece in by_code.values()),
        )


def _code(cell: tuple[Piece, ...], at: int, plan: Plan) -> str:
    """The language of a column: that which its bookmarks name, else by its place."""
    named = next((name[2] for piece in cell for name in piece.names), "")
    codes = [language.code for language in plan.languages]
    return named if named in codes else codes[at] if at < len(codes) else ""


def _by_words(found: list[Got], gone: list[TextRow], code: str) -> list[Got]:
    """The rows, those that lost their bookmarks matched with those that seem gone."""
    loose = [at for at, got in enumerate(found) if got.known is None and got.texts.get(code)]
    old = {_stand_in(at): row for at, row in enumerate(gone) if row.kind != "call"}
    new = {_stand_in(at): at for at in loose}
    if not old or not new:
        return found
    matches = match_blocks(
        [_block(identity, row.texts.get(code, "")) for identity, row in old.items()],
        [_block(identity, found[at].texts[code]) for identity, at in new.items()],
    )
    made = list(found)
    for match in matches:
        if match.fate == "same" and match.new and match.certainty >= _SURE:
            row, at = old[match.old[0]], new[match.new]
            made[at] = replace(found[at], known=row, kind=row.kind)
    return made


def _stand_in(at: int) -> Identity:
    return Identity(kind="paragraph", key=f"0-0-{at + 1}")


def _block(identity: Identity, text: str) -> TextBlock:
    return TextBlock(id=identity, parent=None, chapter=None, lines=(Line(key="text", text=text),))
