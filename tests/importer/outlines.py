"""An outline as text, one line per thing, for golden files and for assertions that show their difference."""

from collections.abc import Iterator

from plansite.importer.elements import Block, Column, Figure, Item, Measure, Paragraph, PlainCell, PlainTable, Table
from plansite.importer.outline import Chapter, Outline


def describe(outline: Outline) -> str:
    """Everything that was recognised, with source lines and identities."""
    return "\n".join(_lines(outline)) + "\n"


def _lines(outline: Outline) -> Iterator[str]:
    if outline.notice:
        yield f"{outline.notice.line} notice {outline.notice.title}"
        yield from (_paragraph(paragraph) for paragraph in outline.notice.paragraphs)
    yield from (f"{entry.line} cover {entry.key}: {entry.text}" for entry in outline.cover)
    if outline.period:
        yield f"period {outline.period[0]} to {outline.period[1]}"
    parts = {part.first: part for part in outline.parts}
    for chapter in outline.chapters:
        if part := parts.get(chapter.number):
            yield f"{part.line} part {part.title}"
        yield from _chapter(chapter)
    yield from (f"{each.line} term {each.identity} {each.name}: {each.note}" for each in outline.terms)
    yield from (f"{each.line} dropped ({each.reason}) {each.text}" for each in outline.dropped)
    yield from (f"{each.line} departure {each.block}: {each.source} → {each.published}" for each in outline.departures)
    yield from (
        f"{each.line} unsure {each.block or outline.block_at(each.line)}: {each.taken.english}; or {each.instead.english}"
        for each in sorted(outline.doubts)
    )


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"{chapter.line} chapter {chapter.number} {chapter.heading}".rstrip()
    for section in chapter.sections:
        if section.heading:
            yield f"{section.line}   s{section.chapter}-{section.number} {section.heading}"
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Measure():
            yield f"{block.line}     {block.identity} [{block.lead}] {block.text}"
        case Paragraph():
            yield _paragraph(block)
        case Column():
            yield f"{block.line}     {block.identity} 专栏 {block.title}"
            yield from map(_item, block.items)
        case Table():
            yield from _table(block)
        case PlainTable():
            yield f"{block.line}     {block.identity} plain {block.caption}".rstrip()
            yield from (f"      {' | '.join(map(_cell, row))}" for row in block.rows)
            yield from _note(block.note)
        case Figure():
            yield f"{block.line}     {block.identity} picture {block.file} {block.caption} ({block.description})"


def _paragraph(paragraph: Paragraph) -> str:
    return f"{paragraph.line}     {paragraph.identity} {paragraph.text}"


def _item(item: Item) -> str:
    ordinal = f"{item.ordinal}. " if item.ordinal else ""
    lead = f"[{item.lead}] " if item.lead else ""
    return f"{item.line}       {item.identity} {ordinal}{lead}{item.text}".rstrip()


def _cell(cell: PlainCell) -> str:
    spans = f"↓{cell.rows}" * (cell.rows > 1) + f"→{cell.columns}" * (cell.columns > 1)
    return f"{'*' if cell.head else ''}{cell.text}{spans}"


def _table(table: Table) -> Iterator[str]:
    heads = " | ".join(f"{head.key}{f' {head.year}' if head.year else ''}={head.text}" for head in table.head)
    yield f"{table.line}     {table.identity} indicators {table.caption} | {heads}"
    for category in table.categories:
        yield f"{category.line}       {category.name or '-'}"
        for row in category.indicators:
            cells = " | ".join(f"{cell.text}{'↑' * cell.repeated}" for cell in row.cells)
            yield f"{row.line}         {row.identity} {cells}{' new' * row.new}{' sub' * row.sub}"
    yield from _note(table.note)


def _note(note: str) -> Iterator[str]:
    if note:
        yield f"        {note}"
