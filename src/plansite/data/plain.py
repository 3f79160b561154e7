"""The plan's own words in one language as plain text: nothing is added, and nothing left out.

Blank lines stand between blocks; a table has a line for each row, its cells parted by tabs, so that it can be pasted
into a spreadsheet; a category stands in the first of its rows.
"""

from collections.abc import Iterator

from plansite.languages import Language
from plansite.model import Block, Column, ColumnCall, Grid, Measure, PictureCall, Plan, Table, TableCall


def plain_text(plan: Plan, language: Language) -> str:
    """Notice, cover, then chapter by chapter."""
    return "\n\n".join(_parts(plan, language)) + "\n"


def _parts(plan: Plan, language: Language) -> Iterator[str]:
    expression = plan.expression(language)
    if notice := expression.notice:
        yield notice.title
        yield from (paragraph.text for paragraph in notice.paragraphs)
    yield "\n".join(text for _, text, _ in plan.meta.cover(language))
    for chapter in expression.chapters:
        if part := plan.part_before(chapter):
            yield part.title[language]
        if chapter.title:
            yield chapter.title
        for block in chapter.blocks:
            yield from _block(plan, block, language)


def _block(plan: Plan, block: Block, language: Language) -> Iterator[str]:
    match block:
        case TableCall(number=number):
            if table := plan.table(number):
                yield from _table(table, language)
            elif grid := plan.grid(number):
                yield from _grid(grid, language)
        case PictureCall(number=number):
            if (picture := plan.picture(number)) and picture.caption:
                yield picture.title(language)
        case ColumnCall(number=number):
            if column := plan.expression(language).column(number):
                yield from _column(column, language)
        case Measure():
            yield _run_in(block.lead, block.text, language)
        case _:
            yield block.text


def _run_in(lead: str, text: str, language: Language) -> str:
    """A lead sentence and its text as one line."""
    return language.writing.gap.join(filter(None, (lead, text)))


def _column(column: Column, language: Language) -> Iterator[str]:
    yield column.heading(language)
    for number, item in enumerate(column.items, 1):
        mark = f"{number}." if column.ordered else "•"
        yield f"{mark} {_run_in(item.lead, item.text, language)}"


def _table(table: Table, language: Language) -> Iterator[str]:
    if table.caption:
        yield table.title(language)
    rows = [[column.head[language] for column in table.columns], *(cells for _, cells in table.rows(language))]
    yield "\n".join("\t".join(row) for row in rows)
    if table.note:
        yield table.note[language]


def _grid(grid: Grid, language: Language) -> Iterator[str]:
    if grid.caption:
        yield grid.title(language)
    yield "\n".join("\t".join(cell.text[language] for cell in row) for row in grid.rows)
    if grid.note:
        yield grid.note[language]
