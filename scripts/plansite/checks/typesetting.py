"""What the typesetter cannot set is found before anything is published, with its file and line."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.findings import Fault, Place, Rule, rule
from plansite.model import Plan
from plansite.typefaces import NAMES, characters
from plansite.vocabulary import LANGUAGES

#: Latin characters in a row that a line of the narrowest column can still hold, in running text and in a table.
LONGEST: Final = 40
LONGEST_IN_CELL: Final = 24
#: Where a line may break: blanks, hyphens and dashes, slashes, and around Chinese characters and marks.
_RUN: Final = re.compile(r"[^\s\-\u2010-\u2015/\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]+")
#: Leaders of a table of contents that was left out: the templates break them (base.typ, `quoted`).
_LEADERS: Final = re.compile(r"[.…·．]{4}")


def _texts(plan: Plan) -> Iterator[tuple[str, Place, bool]]:
    """Every text that the PDFs set, where it stands, and whether it stands in a table."""
    for language in LANGUAGES:
        for passage in plan.passages(language):
            yield passage.text, passage.place, passage.role == "cell"
        for note in plan.notes:
            yield note.text[language], note.text.at(language), False
        for correction in plan.corrections:
            yield correction.reason[language], correction.reason.at(language), False
    for correction in plan.corrections:
        yield _LEADERS.sub(r"\g<0> ", correction.source), correction.at("source"), False
        yield correction.published, correction.at("published"), False


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


@rule("unbreakable")
def unbreakable(plan: Plan) -> Iterator[Fault]:
    """No string without a place to break a line is wider than a column of the PDFs.

    Bad:  a web address of sixty characters without a slash or hyphen
    Good: a shorter address; a string with a hyphen or a blank
    """
    for text, place, in_table in _texts(plan):
        longest = LONGEST_IN_CELL if in_table else LONGEST
        for match in _RUN.finditer(text):
            if len(match[0]) > longest:
                yield Fault(
                    place=place,
                    message=f"“{match[0][:16]}…” has {len(match[0])} characters without a place to break the line",
                    hint=f"shorten it to {longest} characters, or put a blank or a hyphen in",
                    hint_zh=f"连续 {len(match[0])} 个字符无处换行：请缩短到 {longest} 个以内，或加空格、连字符",
                )


@rule("empty-column")
def empty_column(plan: Plan) -> Iterator[Fault]:
    """A special column has items.

    Bad:  columns/3-1.zh.md with its title alone
    Good: the title and at least one item
    """
    for language in LANGUAGES:
        for column in plan.edition(language).columns:
            if not column.items:
                yield Fault(
                    place=column.place,
                    message="this special column is empty",
                    hint="write its items below the title, each as `- text` with its identity on the next line",
                    hint_zh="此专栏没有条目：请在标题下补写，每条以“- ”开头，下一行写标识",
                )


PDF_CHECKS: Final[tuple[Rule[[Plan]], ...]] = (font_character, unbreakable, empty_column)
