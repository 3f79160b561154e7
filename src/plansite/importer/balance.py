"""The balance: what is about to be written, read back, against the source, character by character.

Both sides are compared after NFKC and without white space. Bullets and dropped lines stand on neither side; a run of
dashes counts as one; declared departures are made on the side of the source. All else must be there, in order. What
was put into the glossary must be there, too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plansite.importer.failures import ImportFailure
from plansite.importer.forms import Form, mark_of
from plansite.importer.lines import raw_lines
from plansite.importer.outline import Outline
from plansite.importer.same import DASH, normalise
from plansite.importer.texts import strip
from plansite.languages import Language

_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_CALL: Final = re.compile(r'\{\{ (table|special_column|picture)\("([\d-]+)"\) \}\}')
_ATTRIBUTES: Final = re.compile(r"\s*\{: #[a-z0-9-]+ \}")
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What stands around a term and its explanation: numbers, marks.
_AROUND: Final = re.compile(r"[\W\d_一二三四五六七八九十]*")


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
            plain = normalise(text)
            if plain.startswith(DASH) and characters and characters[-1] == DASH:
                plain = plain[1:]
            characters.extend(plain)
            lines.extend([line] * len(plain))
        return cls(characters="".join(characters), lines=tuple(lines))


def check_balance(text: str, outline: Outline, files: Mapping[str, str], path: str, language: Language) -> int:
    """Compare the files with the source; the number of characters that agree.

    Raises:
        ImportFailure: something of the source would be lost, doubled, moved or changed.
    """
    source = Stream.of(_source_pieces(text, outline))
    written = Stream.of((0, piece) for piece in Written(files, language).pieces(outline))
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
    """The lines of the source without what is dropped, with what departs, and without bullets of items."""
    dropped = {each.line for each in outline.dropped}
    bullets = {item.line for column in outline.columns for item in column.items if item.bulleted}
    inserted = {each.line: each.published for each in outline.departures if each.block == "cover"}
    departures: dict[int, list[tuple[str, str]]] = {}
    for each in outline.departures:
        if each.block != "cover":
            departures.setdefault(each.line, []).append((each.source, each.published))
    for number, raw in enumerate(raw_lines(text), 1):
        yield number, inserted.get(number, "")
        if number in dropped:
            continue
        line = normalise(raw)
        for source, published in departures.get(number, ()):
            wanted = normalise(source)
            line = line.replace(wanted, normalise(published), 1) if wanted else line + normalise(published)
        yield number, _without_bullet(strip(raw)) if number in bullets else line


def _without_bullet(text: str) -> str:
    mark = mark_of(text)
    return mark.rest if mark and mark.form is Form.BULLET else text


@dataclass(frozen=True, slots=True)
class Written:
    """The words of the files, in the order in which they are read."""

    files: Mapping[str, str]
    language: Language

    def pieces(self, outline: Outline) -> Iterator[str]:
        """Notice, cover, then chapter by chapter with the parts before them."""
        if (notice := f"notice.{self.language}.md") in self.files:
            yield from self._markdown(notice)
        meta = self._data("plan.yml")
        for key in dict.fromkeys(entry.key for entry in outline.cover):
            text = meta[key][self.language.code]
            yield f"（{text}）" if key == "status" else str(text)
        parts = {part["first"]: part["title"][self.language.code] for part in meta.get("parts", [])}
        for name in meta["chapters"]:
            yield parts.get(name, "")
            yield from self._markdown(f"chapters/{name}.{self.language}.md")

    def _data(self, name: str) -> Any:
        return yaml.load(self.files[name], Loader=_Loader)

    def _markdown(self, name: str) -> Iterator[str]:
        for line in self.files[name].split("\n"):
            if call := _CALL.fullmatch(line):
                yield from self._called(call[1], call[2])
            elif not _ATTRIBUTES.fullmatch(line):
                yield _words(re.sub(r"^#{1,3} ", "", line))

    def _called(self, kind: str, number: str) -> Iterator[str]:
        if kind == "special_column":
            yield str(self.language.column_label(number))
            for line in self.files[f"columns/{number}.{self.language}.md"].split("\n"):
                if not _ATTRIBUTES.fullmatch(line):
                    yield _words(re.sub(r"^(# |- )", "", line))
        elif kind == "picture":
            found = next(each for each in self._data("pictures/pictures.yml") if each["number"] == number)
            if caption := self._text(found.get("caption")):
                yield f"{self.language.picture_label(number)}{caption}"
        else:
            kept = (f"indicators/table-{number}.yml", f"tables/table-{number}.yml")
            yield from self._table(number, self._data(next(name for name in kept if name in self.files)))

    def _table(self, number: str, table: Any) -> Iterator[str]:
        if caption := self._text(table.get("caption")):
            yield f"{self.language.table_label(number)}{caption}"
        if "rows" in table:
            yield from (self._text(cell["text"]) for row in table["rows"] for cell in row)
        else:
            yield from (self._text(column["head"]) for column in table["columns"])
            for category in table["categories"]:
                yield from self._category(category, table["columns"])
        yield self._text(table.get("note"))

    def _category(self, category: Any, columns: Any) -> Iterator[str]:
        """The cells row by row; the name of the category in its column, or above its rows where it has none."""
        name = self._text(category.get("name"))
        keys = [column["key"] for column in columns]
        if "category" not in keys:
            yield name
        for at, indicator in enumerate(category["indicators"]):
            for key in keys:
                if key == "category":
                    yield name if at == 0 else ""
                    continue
                yield self._text(indicator.get(key))
                if key == "name" and indicator.get("new"):
                    yield self.language.writing.new_suffix

    def _text(self, value: Any) -> str:
        return str(value.get(self.language.code, "") if isinstance(value, dict) else value or "")


def _words(line: str) -> str:
    """A line without the signs of Markdown."""
    unbold = re.sub(r"(?<!\\)\*\*", "", line)
    return _ESCAPED.sub(r"\1", unbold)


def is_explained(lines: Iterable[str], terms: Iterable[tuple[str, str]]) -> bool:
    """Whether the lines hold the terms and their explanations, and nothing else but marks around them."""
    text = normalise("".join(lines))
    at = 0
    for piece in (normalise(piece) for term in terms for piece in term if piece):
        found = text.find(piece, at)
        if found < 0 or not _AROUND.fullmatch(text[at:found]):
            return False
        at = found + len(piece)
    return bool(_AROUND.fullmatch(text[at:]))
