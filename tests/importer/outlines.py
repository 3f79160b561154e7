"""An outline as text, one line per thing, for golden files and for assertions that show their difference."""

from collections.abc import Iterator

from plansite.importer.outline import Block, Chapter, Column, Item, Measure, Outline, Paragraph, Table


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
    for chapter in outline.chapters:
        yield from _chapter(chapter)
    yield from (f"{each.line} dropped ({each.reason}) {each.text}" for each in outline.dropped)
    yield from (f"{each.line} departure {each.block}: {each.source} → {each.published}" for each in outline.departures)
    yield from (f"{each.line} unsure: {each.message}" for each in sorted(outline.doubts) if each.line)


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
            yield f"{block.line}     c{block.number} 专栏 {block.title}"
            yield from map(_item, block.items)
        case Table():
            yield from _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    return f"{paragraph.line}     {paragraph.identity} {paragraph.text}"


def _item(item: Item) -> str:
    ordinal = f"{item.ordinal}. " if item.ordinal else ""
    lead = f"[{item.lead}] " if item.lead else ""
    return f"{item.line}       {item.identity} {ordinal}{lead}{item.text}".rstrip()


def _table(table: Table) -> Iterator[str]:
    yield f"{table.line}     t{table.number} 表 {table.caption} | {' | '.join(table.head)}"
    for category in table.categories:
        yield f"{category.line}       {category.name}"
        for row in category.indicators:
            new = " new" if row.new else ""
            yield f"{row.line}         {row.identity} {row.name} | {row.unit or '-'} | {' | '.join(row.values)}{new}"
    if table.note:
        yield f"        {table.note}"
