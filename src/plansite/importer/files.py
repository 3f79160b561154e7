"""The files of plan/: what is written is this and nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.importer.data_files import data_files
from plansite.importer.elements import Block, Column, Figure, Item, Measure, Paragraph, PlainTable, Table
from plansite.importer.outline import Chapter, Outline, Section
from plansite.importer.yaml_text import by_language
from plansite.languages import Language

_ACTIVE: Final = re.compile(r"([\\`*_{}\[\]])")
#: How headings, quotations and items begin, and lines that are markup as a whole (load/markup_slips.py).
_OPENING: Final = re.compile(r"#|>|[-+](?= )|-(?=-{2,}\s*$)|~(?=~~)|<(?=<{6})|=(?=={6})|\|(?=\|{6})")


def source_name(language: Language) -> str:
    """Where the text of the document is kept, within plan/."""
    return f"source/notice.{language}.txt"


def build_files(outline: Outline, language: Language) -> Mapping[str, str]:
    """Path within plan/ → text, for all but the source and the pictures; ``language`` is that of the document."""
    files = {"plan.yml": "".join(_plan(outline, language))}
    if outline.notice:
        files[f"notice.{language}.md"] = _file(
            [f"# {escape(outline.notice.title)}", *(map(_paragraph, outline.notice.paragraphs))]
        )
    files |= {f"chapters/{chapter.number:02}.{language}.md": _chapter(chapter) for chapter in outline.chapters}
    files |= {f"columns/{column.number}.{language}.md": _column(column) for column in outline.columns}
    return {**files, **data_files(outline, language)}


def escape(text: str) -> str:
    """Backslashes before what Markdown would take for its own.

    >>> print(escape("累**项"), escape("# 号"), escape("1. A"), escape("---"))
    累\\*\\*项 \\# 号 1\\. A \\---
    """
    escaped = escape_inside(text)
    if match := re.match(r"(\d+)([.)] .*)", escaped, re.DOTALL):
        return f"{match[1]}\\{match[2]}"
    return f"\\{escaped}" if _OPENING.match(escaped) else escaped


def escape_inside(text: str) -> str:
    """The same for text that does not begin its line, such as a heading.

    >>> print(escape_inside("累**项"), escape_inside("1. A"))
    累\\*\\*项 1. A
    """
    return _ACTIVE.sub(r"\\\1", text)


def _file(blocks: list[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _plan(outline: Outline, language: Language) -> Iterator[str]:
    for key in ("title", "status", "issuer", "date"):
        if texts := [entry.text for entry in outline.cover if entry.key == key]:
            yield f"{key}: {by_language(language.writing.gap.join(texts), language)}\n"
    if outline.period:
        yield f"period: {{ start: {outline.period[0]}, end: {outline.period[1]} }}\n"
    if outline.parts:
        yield "parts:\n"
        for part in outline.parts:
            yield f'  - {{ title: {by_language(part.title, language)}, first: "{part.first:02}" }}\n'
    names = ", ".join(json.dumps(f"{chapter.number:02}") for chapter in outline.chapters)
    yield f"chapters: [{names}]\n"


def _chapter(chapter: Chapter) -> str:
    blocks = [f"# {escape(chapter.heading)}"] if chapter.heading else []
    for section in chapter.sections:
        blocks += _section(section)
    return _file(blocks)


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"## {escape(section.heading)}\n{{: #s{section.chapter}-{section.number} }}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Measure():
            yield f"### {escape(block.lead)}\n{{: #{block.identity} }}"
            yield escape(block.text)
        case Paragraph():
            yield _paragraph(block)
        case Column():
            yield f'{{{{ special_column("{block.number}") }}}}'
        case Table() | PlainTable():
            yield f'{{{{ table("{block.number}") }}}}'
        case Figure():
            yield f'{{{{ picture("{block.number}") }}}}'


def _paragraph(paragraph: Paragraph) -> str:
    return f"{escape(paragraph.text)}\n{{: #{paragraph.identity} }}"


def _column(column: Column) -> str:
    items = [_item(item, f"{at}." if column.ordered else "-") for at, item in enumerate(column.items, 1)]
    return _file([f"# {escape(column.title)}\n{{: #c{column.number} }}", *items])


def _item(item: Item, mark: str) -> str:
    lead = f"**{escape(item.lead)}**" if item.lead else ""
    text = item.text if not item.ordinal or mark != "-" else f"{item.ordinal}.{item.text}"
    return f"{mark} {lead}{escape(text)}\n{' ' * (len(mark) + 1)}{{: #{item.identity} }}"
