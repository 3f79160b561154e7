"""What the typesetter cannot set is found before anything is published, with its file and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.ground.characters import unseen_in
from plansite.ground.findings import Fault, Place, Rule, rule
from plansite.ground.typefaces import NAMES, Typeface, characters, chosen
from plansite.languages import Language
from plansite.model import Plan, Table

#: Where a line may break: blanks, hyphens and dashes, slashes, and around Chinese characters and marks.
_RUN: Final = re.compile(r"[^\s\-\u2010-\u2015/\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]+")
#: Leaders of a table of contents that was left out: the templates break them (base.typ, `quoted`).
_LEADERS: Final = re.compile(r"[.…·．]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """A text that the PDFs set: where it stands, and how many characters in a row without a break find room there.

    ``most`` is how many the cell of a table holds in all; none outside tables.
    """

    text: str
    place: Place
    longest: int
    most: int | None = None


def _cells(table: Table, language: Language) -> Iterator[_Set]:
    """The cells of a table: head, categories, rows."""

    def cell(key: str, text: str, place: Place) -> _Set:
        room = language.typesetting.room(key)
        return _Set(text=text, place=place, longest=room.longest, most=room.most)

    for column in table.columns:
        yield cell(column.role, column.head[language], column.head.at(language.code))
    for category in table.categories:
        yield from (cell("category", name[language], name.at(language.code)) for name in [category.name] if name)
        for row in category.indicators:
            for column in table.columns:
                place = row.cell_place(column.key, language)
                yield cell(column.role, row.cell(column.key, language), place)


def _texts(plan: Plan) -> Iterator[_Set]:
    """Every text that the PDFs set."""
    for language in plan.languages:
        yield from _texts_in(plan, language)
    for correction in plan.corrections:
        longest = plan.original.typesetting.line
        source = _LEADERS.sub(r"\g<0> ", correction.source)
        yield _Set(text=source, place=correction.at("source"), longest=longest)
        yield _Set(text=correction.published, place=correction.at("published"), longest=longest)


def _texts_in(plan: Plan, language: Language) -> Iterator[_Set]:
    """Those in one language."""
    longest = language.typesetting.line
    for passage in plan.passages(language):
        if passage.role != "cell":
            yield _Set(text=passage.text, place=passage.place, longest=longest)
    for table in plan.tables:
        yield from _cells(table, language)
    others = [table.note for table in plan.tables if table.note]
    others += [note.text for note in plan.notes] + [correction.reason for correction in plan.corrections]
    for text in others:
        yield _Set(text=text[language], place=text.at(language.code), longest=longest)


@rule("font-character")
def font_character(plan: Plan) -> Iterator[Fault]:
    """The fonts of the PDFs have every character.

    Bad:  an emoji, or a rare character that Noto Serif SC and Noto Sans SC lack
    Good: a character of GB 18030 that both have, or other words
    """
    known = characters()
    for each in _texts(plan):
        lacking = {character for character in each.text if ord(character) not in known}
        for character in sorted(lacking - {unseen for _, unseen in unseen_in(each.text)}):  # those have a rule
            yield Fault(
                place=each.place,
                message=f"the fonts of the PDFs lack “{character}” (U+{ord(character):04X})",
                hint=f"write it with characters that {NAMES} have",
                hint_zh=f"PDF 所用字体（{NAMES}）没有“{character}”字，请改用字体中有的字符",
            )


@rule("font-fallback", "warning")
def font_fallback(plan: Plan) -> Iterator[Fault]:
    """A typeface of the office has every character that it is to set.

    Bad:  fonts/simfang.ttf without the character 〇, which the text has: Noto Serif SC stands in for it
    Good: a font of the office with the characters of GB 18030
    """
    told: set[tuple[Path, str]] = set()
    for language in plan.languages:
        faces, uses = chosen(plan.fonts, language.typesetting.faces), language.typesetting.uses
        for passage in plan.passages(language) if faces else ():
            use = uses.get("cover" if passage.id.key == "cover" else passage.role, "text")
            face = faces.get(use)
            for character in sorted(set(passage.text)) if face else ():
                if face and ord(character) not in face.characters and (face.path, character) not in told:
                    told.add((face.path, character))
                    yield _stand_in(face, character, passage.place)


def _stand_in(face: Typeface, character: str, place: Place) -> Fault:
    return Fault(
        place=place,
        message=f"{face.path.name} lacks “{character}” (U+{ord(character):04X}); a face of the project stands in",
        hint="put a font with this character into plan/fonts/, or leave it so",
        hint_zh=f"字体 {face.path.name} 没有“{character}”字，已用项目自带字体代替；可在 plan/fonts/ 换用字符更全的字体",
    )


def _short(text: str) -> str:
    return text if len(text) <= 16 else f"{text[:16]}…"


@rule("unbreakable")
def unbreakable(plan: Plan) -> Iterator[Fault]:
    """No string without a place to break a line is wider than a column of the PDFs.

    Bad:  a web address of sixty characters without a slash or hyphen; a unit of twelve letters
    Good: a shorter address; a string with a hyphen or a blank
    """
    for each in _texts(plan):
        for match in _RUN.finditer(each.text):
            if len(match[0]) > each.longest:
                yield Fault(
                    place=each.place,
                    message=f"“{_short(match[0])}” has {len(match[0])} characters without a place to break the line",
                    hint=f"shorten it to {each.longest} characters, or put a blank or a hyphen in",
                    hint_zh=f"连续 {len(match[0])} 个字符无处换行：请缩短到 {each.longest} 个以内，或加空格、连字符",
                )


@rule("long-cell")
def long_cell(plan: Plan) -> Iterator[Fault]:
    """A cell of a table is short enough for its row to stand on one page.

    Bad:  an indicator whose name is a paragraph of four hundred characters
    Good: a name; what else is to be said in the note below the table
    """
    for cell in (cell for language in plan.languages for table in plan.tables for cell in _cells(table, language)):
        length = len(cell.text)
        if cell.most is not None and length > cell.most:
            yield Fault(
                place=cell.place,
                message=f"this cell of a table has {length} characters; the PDFs have room for {cell.most}",
                hint="shorten it, or say the rest in the note below the table",
                hint_zh=f"表格单元格最多 {cell.most} 个字符：请缩短，其余内容写入表下的注",
            )


@rule("empty-column")
def empty_column(plan: Plan) -> Iterator[Fault]:
    """A special column has items.

    Bad:  a file in columns/ with its title alone
    Good: the title and at least one item
    """
    for expression in plan.expressions:
        for column in expression.columns:
            if not column.items:
                yield Fault(
                    place=column.place,
                    message="this special column is empty",
                    hint="write its items below the title, each as `- text` with its identity on the next line",
                    hint_zh="此专栏没有条目：请在标题下补写，每条以“- ”开头，下一行写标识",
                )


PDF_CHECKS: Final[tuple[Rule[[Plan]], ...]] = (font_character, font_fallback, unbreakable, long_cell, empty_column)
