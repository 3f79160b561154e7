"""What an import prints: counts, an outline, and what it was unsure of."""

from collections.abc import Iterator

from plansite.importer.outline import Chapter, Column, Measure, Outline, Paragraph, Section, Table


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
        yield f"  {path}:{doubt.line}: {doubt.message}" if doubt.line else f"  {path}: {doubt.message}"


def counts(outline: Outline) -> Iterator[str]:
    """How many of each kind were recognised."""
    notice = _many(len(outline.notice.paragraphs), "paragraph") if outline.notice else "none"
    preamble = " and a preamble" if any(chapter.number == 0 for chapter in outline.chapters) else ""
    parts = (
        _many(sum(chapter.number > 0 for chapter in outline.chapters), "chapter") + preamble,
        _many(sum(bool(section.heading) for section in outline.sections), "section"),
        _many(sum(isinstance(block, Measure) for block in outline.blocks), "measure"),
        _many(sum(isinstance(block, Paragraph) for block in outline.blocks), "other paragraph"),
    )
    items = _many(sum(len(column.items) for column in outline.columns), "item")
    indicators = _many(sum(len(table.indicators) for table in outline.tables), "indicator")
    yield "recognised:"
    yield f"  notice: {notice}; cover: {', '.join(entry.key for entry in outline.cover) or 'none'}"
    yield f"  {', '.join(parts)}"
    yield f"  {_many(len(outline.columns), 'special column')} with {items}"
    yield f"  {_many(len(outline.tables), 'table')} with {indicators}"
    dropped, departures = len(outline.dropped), len(outline.departures)
    yield f"  {_many(dropped, 'line')} of chrome dropped, {_many(departures, 'mark')} set in another form"
    for reason in dict.fromkeys(each.reason for each in outline.dropped):
        lines = [str(each.line) for each in outline.dropped if each.reason == reason]
        yield f"    {'lines' if len(lines) > 1 else 'line'} {', '.join(lines)}: {reason}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def outline_lines(outline: Outline) -> Iterator[str]:
    """The headings, each with its line, and the blocks below them in a word or two."""
    if outline.notice:
        yield f"{outline.notice.line:>5}  {outline.notice.title}"
    for entry in outline.cover:
        yield f"{entry.line:>5}  {entry.key}: {entry.text}"
    for chapter in outline.chapters:
        yield f"{chapter.line:>5}  {_name(chapter)}"
        for section in chapter.sections:
            heading = section.heading or "(before the first section)"
            yield f"{section.line:>5}    {heading}: {_summary(section)}"
            yield from _inserts(section)


def _name(chapter: Chapter) -> str:
    return chapter.heading or "(preamble)"


def _summary(section: Section) -> str:
    measures = sum(isinstance(block, Measure) for block in section.blocks)
    paragraphs = sum(isinstance(block, Paragraph) for block in section.blocks)
    parts = [f"{measures} m" if measures else "", f"{paragraphs} p" if paragraphs else ""]
    return ", ".join(filter(None, parts)) or "-"


def _inserts(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Column):
            leads = sum(bool(item.lead) for item in block.items)
            told = _many(len(block.items), "item") + (f", {leads} with a lead" if leads else "")
            yield f"{block.line:>5}      专栏{block.number} {block.title}: {told}"
        if isinstance(block, Table):
            names = ", ".join(f"{category.name} {len(category.indicators)}" for category in block.categories)
            yield f"{block.line:>5}      表{block.number} {block.caption}: {names}"
