"""What an import prints: counts, an outline, and what it was unsure of."""

from collections.abc import Iterator

from plansite.importer.elements import Block, Column, Figure, Measure, Paragraph, PlainTable, Table
from plansite.importer.outline import Chapter, Outline, Section


def report(outline: Outline, path: str, characters: int) -> Iterator[str]:
    """The lines to print."""
    yield from counts(outline)
    yield f"  {characters} characters of the source, each in one place"
    yield ""
    yield from outline_lines(outline)
    yield ""
    doubts = sorted(set(outline.doubts))
    yield f"unsure of {len(doubts)}:" if doubts else "unsure of nothing"
    for doubt in doubts:
        yield f"  {path}:{doubt.line}: {doubt.taken.english}; or {doubt.instead.english}"
        yield f"    {doubt.taken.chinese}；或：{doubt.instead.chinese}"


def counts(outline: Outline) -> Iterator[str]:
    """How many of each kind were recognised."""
    notice = _many(len(outline.notice.paragraphs), "paragraph") if outline.notice else "none"
    keys = dict.fromkeys(entry.key for entry in outline.cover)
    yield "recognised:"
    yield f"  notice: {notice}; cover: {', '.join(keys) or 'none'}"
    yield f"  {', '.join(_texts(outline))}"
    items = _many(sum(len(column.items) for column in outline.columns), "item")
    indicators = _many(sum(len(table.indicators) for table in outline.tables), "indicator")
    yield f"  {_many(len(outline.columns), 'special column')} with {items}"
    yield f"  {_many(len(outline.tables), 'table')} with {indicators}"
    for found, noun in ((outline.plain_tables, "other table"), (outline.figures, "picture"), (outline.terms, "term")):
        if found:
            yield f"  {_many(len(found), noun)}"
    dropped, departures = len(outline.dropped), len(outline.departures)
    yield f"  {_many(dropped, 'line')} dropped, {_many(departures, 'mark')} set in another form"
    for reason in dict.fromkeys(each.reason for each in outline.dropped):
        lines = [str(each.line) for each in outline.dropped if each.reason == reason]
        yield f"    {'lines' if len(lines) > 1 else 'line'} {', '.join(lines)}: {reason}"


def _texts(outline: Outline) -> Iterator[str]:
    preamble = " and a preamble" if any(chapter.number == 0 for chapter in outline.chapters) else ""
    if outline.parts:
        yield _many(len(outline.parts), "part")
    yield _many(sum(chapter.number > 0 for chapter in outline.chapters), "chapter") + preamble
    yield _many(sum(bool(section.heading) for section in outline.sections), "section")
    yield _many(sum(isinstance(block, Measure) for block in outline.blocks), "measure")
    yield _many(sum(isinstance(block, Paragraph) for block in outline.blocks), "other paragraph")


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def outline_lines(outline: Outline) -> Iterator[str]:
    """The headings, each with its line, and the blocks below them in a word or two."""
    if outline.notice:
        yield f"{outline.notice.line:>5}  {outline.notice.title}"
    for entry in outline.cover:
        yield f"{entry.line:>5}  {entry.key}: {entry.text}"
    parts = {part.first: part for part in outline.parts}
    for chapter in outline.chapters:
        if part := parts.get(chapter.number):
            yield f"{part.line:>5}  == {part.title}"
        yield f"{chapter.line:>5}  {_name(chapter)}"
        for section in chapter.sections:
            heading = section.heading or "(before the first section)"
            yield f"{section.line:>5}    {heading}: {_summary(section)}"
            yield from (f"{block.line:>5}      {told}" for block in section.blocks if (told := _insert(block)))


def _name(chapter: Chapter) -> str:
    return chapter.heading or "(preamble)"


def _summary(section: Section) -> str:
    measures = sum(isinstance(block, Measure) for block in section.blocks)
    paragraphs = sum(isinstance(block, Paragraph) for block in section.blocks)
    parts = [f"{measures} m" if measures else "", f"{paragraphs} p" if paragraphs else ""]
    return ", ".join(filter(None, parts)) or "-"


def _insert(block: Block) -> str:
    """An insert in a line: its identity, its title, what is in it."""
    match block:
        case Column():
            leads = sum(bool(item.lead) for item in block.items)
            told = _many(len(block.items), "item") + (f", {leads} with a lead" if leads else "")
            return f"{block.identity} {block.title}: {told}"
        case Table():
            names = ", ".join(f"{category.name} {len(category.indicators)}".strip() for category in block.categories)
            return f"{block.identity} {block.caption}: {names}"
        case PlainTable():
            return f"{block.identity} {block.caption}: {_many(len(block.rows), 'row')}"
        case Figure():
            return f"{block.identity} {block.caption}: {block.file}"
    return ""
