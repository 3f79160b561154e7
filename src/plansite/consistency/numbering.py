"""Numbers of the document's own parts: headings in order, and references that reach something."""

import re
from collections.abc import Callable, Iterator

from plansite.consistency.disagreement import Disagreement, disagreement, spot, whole
from plansite.languages.agreement import Agreement, Part
from plansite.languages.reading import HeadingNumber
from plansite.model import Passage, Plan


@disagreement("numbering", "contradiction", "lost-text", numbers="both", needs=whole)
def broken_numbering(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """Chapters and sections are numbered one after the other, and what the text refers to is there.

    Sections may begin again with （一）.

    Bad:  （二） and then （四）; 见表3 where there are two tables
    Good: （三）; 见表2; or an editor's note of kind contradiction on the block
    """
    due = sorted(chapter.number for chapter in plan.text.chapters)  # one that was put in later has the last number
    for chapter, place in zip(plan.text.chapters, due, strict=True):
        expected = 1
        for passage in plan.chapter_passages(chapter, plan.original):
            number = plan.original.reading.heading_number(passage.text)
            if passage.role == "title" and passage.id == chapter.id:
                yield from _compared(passage, number, place)
            elif passage.role == "heading":
                expected = 1 if number and number.value == 1 else expected
                yield from _compared(passage, number, expected)
                expected += 1
    yield from _references(plan, agreement)


def _compared(passage: Passage, number: HeadingNumber | None, expected: int) -> Iterator[Disagreement]:
    if number and number.value != expected:
        yield Disagreement(
            spots=(spot(passage, 0, len(number.text), figure=number.label),),
            matter="number",
            values={"due": expected},
        )


def _references(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """What the text refers to by its number, and is not there."""
    columns = {column.shown for column in plan.text.columns}
    known: dict[Part, Callable[[str], bool]] = {
        "table": ({table.shown for table in plan.tables} | {grid.shown for grid in plan.grids}).__contains__,
        "column": (columns | {number.split("-")[0] for number in columns}).__contains__,
        "chapter": lambda number: plan.original.reading.value(number) <= _last_chapter(plan),
    }
    for passage in plan.passages(plan.original):
        for part, pattern in agreement.references.items() if passage.role in {"text", "item"} else ():
            for match in pattern.finditer(passage.text):
                if not known[part](match[1]):
                    yield _nowhere(passage, match)


def _last_chapter(plan: Plan) -> int:
    return max((chapter.number for chapter in plan.text.chapters), default=0)


def _nowhere(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(spots=(spot(passage, match.start(), match.end(), figure=match[1]),), matter="reference")
