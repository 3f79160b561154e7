"""The balance: what is about to be written, read back, against the source, character by character.

Both sides are compared after NFKC and without white space. Bullets, the separator behind the label of a
column or table, and dropped lines stand on neither side; a run of dashes counts as one. Everything else must
be there, in order.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plansite.ground.characters import BLANK
from plansite.importer.columns import split_columns
from plansite.importer.failures import ImportFailure
from plansite.importer.forms import Form, mark_of
from plansite.importer.lines import raw_lines, strip
from plansite.importer.outline import Outline
from plansite.languages import Language

_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_CALL: Final = re.compile(r'\{\{ (table|special_column)\("([\d-]+)"\) \}\}')
_ATTRIBUTES: Final = re.compile(r"\s*\{: #[a-z0-9-]+ \}")
_DASHES: Final = re.compile(r"--+|[—–―─]+|－－+")
_DASH: Final = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Characters with the line that each comes from (0 on the written side)."""

    characters: str
    lines: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, str]]) -> "Stream":
        """Pieces of text end to end."""
        characters: list[str] = []
        lines: list[int] = []
        for line, text in pieces:
            for character in normalise(text):
                if character == _DASH and characters and characters[-1] == _DASH:
                    continue
                characters.append(character)
                lines.append(line)
        return cls(characters="".join(characters), lines=tuple(lines))


def normalise(text: str) -> str:
    """NFKC, no white space, one dash for a run of them."""
    return BLANK.sub("", unicodedata.normalize("NFKC", _DASHES.sub(_DASH, text)))


def check_balance(text: str, outline: Outline, files: Mapping[str, str], path: str, language: Language) -> int:
    """Compare the files with the source; the number of characters that agree.

    Raises:
        ImportFailure: something of the source would be lost, doubled, moved or changed.
    """
    source = Stream.of(_source_pieces(text, outline))
    written = Stream.of((0, piece) for piece in _written_pieces(outline, files, language))
    if source.characters == written.characters:
        return len(source.characters)
    pairs = zip(source.characters, written.characters, strict=False)
    shorter = min(len(source.characters), len(written.characters))
    at = next((at for at, (left, right) in enumerate(pairs) if left != right), shorter)
    raise ImportFailure(
        path=path,
        line=source.lines[min(at, len(source.lines) - 1)] if source.lines else 0,
        message=f"the import would not be faithful: “{source.characters[at : at + 16]}” of the source "
        f"would become “{written.characters[at : at + 16]}”",
        hint="this form is not understood: put the line into a plainer form, or report it",
        hint_zh="导入结果会与原文不符：请把这一行改成更简单的格式，或反馈此问题",
    )


def _source_pieces(text: str, outline: Outline) -> Iterator[tuple[int, str]]:
    """The lines of the source without what is chrome or form."""
    dropped = {each.line for each in outline.dropped}
    bullets = {item.line for column in outline.columns for item in column.items if item.bulleted}
    labels = {each.line for each in outline.columns} | {each.line for each in outline.tables}
    for number, raw in enumerate(raw_lines(text), 1):
        if number in dropped:
            continue
        for piece in split_columns(strip(raw)) if number in bullets | labels else (raw,):
            yield number, _without_form(piece, bulleted=number in bullets, labelled=number in labels)


def _without_form(text: str, *, bulleted: bool, labelled: bool) -> str:
    """A line without its bullet, or without the separator behind its label."""
    mark = mark_of(text)
    if mark and mark.form is Form.BULLET and bulleted:
        return mark.rest
    if mark and mark.form in {Form.COLUMN, Form.TABLE} and labelled:
        word = "专栏" if mark.form is Form.COLUMN else "表"
        return f"{mark.prefix}{word}{mark.label}{mark.rest}"
    return text


def _written_pieces(outline: Outline, files: Mapping[str, str], language: Language) -> Iterator[str]:
    """The words of the files in the order of the source."""
    if (notice := f"notice.{language}.md") in files:
        yield from _markdown(notice, files, {}, language)
    meta: Any = yaml.safe_load(files["plan.yml"])
    for key in dict.fromkeys(entry.key for entry in outline.cover):
        text = meta[key][language.code]
        yield f"（{text}）" if key == "status" else str(text)
    labels = {each.block: _received(each.source) for each in outline.departures}
    for name in meta["chapters"]:
        yield from _markdown(f"chapters/{name}.{language}.md", files, labels, language)


def _received(source: str) -> str:
    """The label as received, e.g. 任务专栏1."""
    mark = mark_of(source)
    if mark is None:
        return source
    return f"{mark.prefix}{'专栏' if mark.form is Form.COLUMN else '表'}{mark.label}"


def _markdown(
    name: str, files: Mapping[str, str], labels: Mapping[str, str], language: Language
) -> Iterator[str]:
    for line in files[name].split("\n"):
        if call := _CALL.fullmatch(line):
            yield from _called(call[1], call[2], files, labels, language)
        elif not _ATTRIBUTES.fullmatch(line):
            yield _words(re.sub(r"^#{1,3} ", "", line))


def _words(line: str) -> str:
    """A line without the signs of Markdown."""
    unbold = re.sub(r"(?<!\\)\*\*", "", line)
    return _ESCAPED.sub(r"\1", unbold)


def _called(
    kind: str, number: str, files: Mapping[str, str], labels: Mapping[str, str], language: Language
) -> Iterator[str]:
    if kind == "table":
        yield labels.get(f"t{number}", f"表{number}")
        yield from _cells(yaml.safe_load(files[f"indicators/table-{number}.yml"]), language.code)
        return
    yield labels.get(f"c{number}", f"专栏{number}")
    for line in files[f"columns/{number}.{language}.md"].split("\n"):
        if not _ATTRIBUTES.fullmatch(line):
            yield _words(re.sub(r"^(# |- )", "", line))


def _cells(table: Any, code: str) -> Iterator[str]:
    yield table["caption"][code]
    yield from (text[code] for text in table["head"].values())
    for category in table["categories"]:
        yield category["name"][code]
        for indicator in category["indicators"]:
            yield indicator["name"][code] + ("（新增）" if indicator.get("new") else "")
            yield indicator.get("unit", {}).get(code, "")
            yield from (indicator[key] for key in ("target", "actual") if key in indicator)
    yield table.get("note", {}).get(code, "")
