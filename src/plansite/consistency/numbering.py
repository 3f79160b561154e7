"""Numbers of the document's own parts: headings in order, and references that reach something."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.languages.zh.numbers import up_to_ninety_nine as chinese_number
from plansite.model import Passage, Plan

_NUMERAL: Final = "[一二三四五六七八九十]+"
_CHAPTER: Final = re.compile(f"({_NUMERAL})、")
_SECTION: Final = re.compile(f"（({_NUMERAL})）")
_TABLE: Final = re.compile(r"(?<![图代])表(\d+)")
_COLUMN: Final = re.compile(r"专栏(\d+(?:-\d+)?)")
_NTH: Final = re.compile(f"第({_NUMERAL})章")


@disagreement("numbering", "contradiction", "lost-text", numbers="both")
def broken_numbering(plan: Plan) -> Iterator[Disagreement]:
    """Chapters and sections are numbered one after the other, and what the text refers to is there.

    Sections may begin again with （一）.

    Bad:  （二） and then （四）; 见表3 where there are two tables
    Good: （三）; 见表2; or an editor's note of kind contradiction on the block
    """
    for chapter in plan.zh.chapters:
        expected = 1
        for passage in plan.chapter_passages(chapter, LANGUAGES[0]):
            if passage.role == "title" and passage.id == chapter.id:
                yield from _compared(passage, _CHAPTER, chapter.number)
            elif passage.role == "heading":
                expected = 1 if passage.text.startswith("（一）") else expected
                yield from _compared(passage, _SECTION, expected)
                expected += 1
    yield from _references(plan)


def _compared(passage: Passage, pattern: re.Pattern[str], expected: int) -> Iterator[Disagreement]:
    match = pattern.match(passage.text)
    if match and chinese_number(match[1]) != expected:
        yield Disagreement(
            spots=(spot(passage, match.start(), match.end(), figure=match[1]),),
            zh=f"编号不连续，应为第{expected}",
            en=f"the number is out of order: {expected} is due",
        )


def _references(plan: Plan) -> Iterator[Disagreement]:
    columns = {column.number for column in plan.zh.columns}
    known = {
        _TABLE: {table.number for table in plan.tables},
        _COLUMN: columns | {number.split("-")[0] for number in columns},
    }
    last = max(chapter.number for chapter in plan.zh.chapters) if plan.zh.chapters else 0
    for passage in plan.passages(LANGUAGES[0]):
        if passage.role not in {"text", "item"}:
            continue
        for pattern, numbers in known.items():
            for match in pattern.finditer(passage.text):
                if match[1] not in numbers:
                    yield _nowhere(passage, match)
        for match in _NTH.finditer(passage.text):
            if (chinese_number(match[1]) or 0) > last:
                yield _nowhere(passage, match)


def _nowhere(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=match[1]),),
        zh="所指的部分不存在",
        en="what is referred to is not there",
    )
