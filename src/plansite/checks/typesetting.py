"""What the typesetter cannot set is found before anything is published, with its file and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.findings import Fault, Place, Rule, rule
from plansite.ground.typefaces import NAMES, characters
from plansite.languages import LANGUAGES, Language
from plansite.model import Plan, Table, Text

#: Latin characters in a row that a line of the narrowest column can still hold.
LONGEST: Final = 40
#: Where a line may break: blanks, hyphens and dashes, slashes, and around Chinese characters and marks.
_RUN: Final = re.compile(r"[^\s\-\u2010-\u2015/\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]+")
#: Leaders of a table of contents that was left out: the templates break them (base.typ, `quoted`).
_LEADERS: Final = re.compile(r"[.…·．]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """What a cell of a table holds: characters in a row without a break, and in all, since no row breaks over pages."""

    longest: int
    most: int


CATEGORY: Final = _Cell(longest=14, most=60)
NAME: Final = _Cell(longest=24, most=300)
UNIT: Final = _Cell(longest=8, most=30)
VALUE: Final = _Cell(longest=10, most=30)


def _cells(table: Table, language: Language) -> Iterator[tuple[str, Place, _Cell]]:
    """The cells of a table: head, categories, rows."""
    widths = {"category": CATEGORY, "name": NAME, "unit": UNIT}
    cells: list[tuple[Text | None, _Cell]] = [(each.head, widths.get(each.key, VALUE)) for each in table.columns]
    for category in table.categories:
        cells.append((category.name, CATEGORY))
        cells += [cell for row in category.indicators for cell in ((row.name, NAME), (row.unit, UNIT))]
    for text, cell in cells:
        if text is not None:
            yield text[language], text.at(language), cell
    for row in table.indicators:
        yield str(row.target), row.at("target"), VALUE
        yield str(row.actual or ""), row.at("actual"), VALUE


def _texts(plan: Plan) -> Iterator[tuple[str, Place, int]]:
    """Every text that the PDFs set, where it stands, and how many characters without a break its column holds."""
    for language in LANGUAGES:
        for passage in plan.passages(language):
            if passage.role != "cell":
                yield passage.text, passage.place, LONGEST
        for table in plan.tables:
            yield from ((text, place, cell.longest) for text, place, cell in _cells(table, language))
            if table.note is not None:
                yield table.note[language], table.note.at(language), LONGEST
        for note in plan.notes:
            yield note.text[language], note.text.at(language), LONGEST
        for correction in plan.corrections:
            yield correction.reason[language], correction.reason.at(language), LONGEST
    for correction in plan.corrections:
        yield _LEADERS.sub(r"\g<0> ", correction.source), correction.at("source"), LONGEST
        yield correction.published, correction.at("published"), LONGEST


@rule("font-character")
def font_character(plan: Plan) -> Iterator[Fault]:
    """The fonts of the PDFs have every character.

    Bad:  an emoji, or a rare character that Noto Serif SC and Noto Sans SC lack
    Good: a character of GB 18030 that both have, or other words
    """
    known = characters()
    for text, place, _ in _texts(plan):
        for character in sorted({character for character in text if ord(character) not in known}):
            yield Fault(
                place=place,
                message=f"the fonts of the PDFs lack “{character}” (U+{ord(character):04X})",
                hint=f"write it with characters that {NAMES} have",
                hint_zh=f"PDF 所用字体（{NAMES}）没有“{character}”字，请改用字体中有的字符",
            )


def _short(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:16]}…"


@rule("unbreakable")
def unbreakable(plan: Plan) -> Iterator[Fault]:
    """No string without a place to break a line is wider than a column of the PDFs.

    Bad:  a web address of sixty characters without a slash or hyphen; a unit of twelve letters
    Good: a shorter address; a string with a hyphen or a blank
    """
    for text, place, longest in _texts(plan):
        for match in _RUN.finditer(text):
            if len(match[0]) > longest:
                yield Fault(
                    place=place,
                    message=f"“{_short(match[0])}” has {len(match[0])} characters without a place to break the line",
                    hint=f"shorten it to {longest} characters, or put a blank or a hyphen in",
                    hint_zh=f"连续 {len(match[0])} 个字符无处换行：请缩短到 {longest} 个以内，或加空格、连字符",
                )


@rule("long-cell")
def long_cell(plan: Plan) -> Iterator[Fault]:
    """A cell of a table is short enough for its row to stand on one page.

    Bad:  an indicator whose name is a paragraph of four hundred characters
    Good: a name; what else is to be said in the note below the table
    """
    for language in LANGUAGES:
        for table in plan.tables:
            for text, place, cell in _cells(table, language):
                if len(text) > cell.most:
                    yield Fault(
                        place=place,
                        message=f"this cell of a table has {len(text)} characters; the PDFs have room for {cell.most}",
                        hint="shorten it, or say the rest in the note below the table",
                        hint_zh=f"表格单元格最多 {cell.most} 个字符：请缩短，其余内容写入表下的注",
                    )


@rule("empty-column")
def empty_column(plan: Plan) -> Iterator[Fault]:
    """A special column has items.

    Bad:  columns/3-1.zh.md with its title alone
    Good: the title and at least one item
    """
    for language in LANGUAGES:
        for column in plan.expression(language).columns:
            if not column.items:
                yield Fault(
                    place=column.place,
                    message="this special column is empty",
                    hint="write its items below the title, each as `- text` with its identity on the next line",
                    hint_zh="此专栏没有条目：请在标题下补写，每条以“- ”开头，下一行写标识",
                )


PDF_CHECKS: Final[tuple[Rule[[Plan]], ...]] = (font_character, unbreakable, long_cell, empty_column)
