"""The files of plan/, as text: what is written is this and nothing else."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.importer.outline import (
    Block,
    Chapter,
    Column,
    Item,
    Measure,
    Outline,
    Paragraph,
    Section,
    Table,
)
from plansite.languages import Language

_ACTIVE: Final = re.compile(r"([\\`*_{}\[\]])")
_OPENING: Final = re.compile(r"^(#{1,6}(?= |$)|#|>|[-+](?= )|(?<!\S)\d+(?=[.)] ))")
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff]")
_SPECIAL: Final = re.compile(r"[,\[\]{}:#&*!|>'\"%@`?\\\x00-\x1f]|^[-=~]")

#: Lists that an editor fills. An import makes them empty, and leaves those that are there alone.
BEGINNINGS: Final = ("notes.yml", "glossary.yml", "allowances.yml")


def source_name(language: Language) -> str:
    """Where the document as received is kept, within plan/."""
    return f"source/notice.{language}.txt"


def build_files(outline: Outline, language: Language) -> Mapping[str, str]:
    """Path within plan/ → text, for all but the source itself; ``language`` is that of the document."""
    files = {"plan.yml": "".join(_plan(outline, language))}
    if outline.notice:
        files[f"notice.{language}.md"] = _file(
            [f"# {escape(outline.notice.title)}", *(map(_paragraph, outline.notice.paragraphs))]
        )
    files |= {f"chapters/{chapter.number:02}.{language}.md": _chapter(chapter) for chapter in outline.chapters}
    files |= {f"columns/{column.number}.{language}.md": _column(column) for column in outline.columns}
    files |= {f"indicators/table-{table.number}.yml": "".join(_table(table, language)) for table in outline.tables}
    files["corrections.yml"] = "".join(_corrections(outline, language)) or "[]\n"
    return files | dict.fromkeys(BEGINNINGS, "[]\n")


def escape(text: str) -> str:
    """Backslashes before what Markdown would take for its own.

    >>> print(escape("累**项"), escape("# 号"), escape("1. A"))
    累\\*\\*项 \\# 号 1\\. A
    """
    escaped = _ACTIVE.sub(r"\\\1", text)
    if match := re.match(r"(\d+)([.)] .*)", escaped, re.DOTALL):
        return f"{match[1]}\\{match[2]}"
    return f"\\{escaped}" if _OPENING.match(escaped) else escaped


def scalar(text: str) -> str:
    """A YAML string, plain where that is safe.

    >>> print(scalar("质量建设"), scalar("95"), scalar("a: b"))
    质量建设 "95" "a: b"
    """
    plain = _IDEOGRAPH.search(text) and not _SPECIAL.search(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _file(blocks: list[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _plan(outline: Outline, language: Language) -> Iterator[str]:
    for key in ("title", "status", "issuer", "date"):
        if text := "".join(entry.text for entry in outline.cover if entry.key == key):
            yield f"{key}: {{ {language}: {scalar(text)} }}\n"
    if outline.period:
        yield f"period: {{ start: {outline.period[0]}, end: {outline.period[1]} }}\n"
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
        case Table():
            yield f'{{{{ table("{block.number}") }}}}'


def _paragraph(paragraph: Paragraph) -> str:
    return f"{escape(paragraph.text)}\n{{: #{paragraph.identity} }}"


def _column(column: Column) -> str:
    items = [_item(item, f"{at}." if column.ordered else "-") for at, item in enumerate(column.items, 1)]
    return _file([f"# {escape(column.title)}\n{{: #c{column.number} }}", *items])


def _item(item: Item, mark: str) -> str:
    lead = f"**{escape(item.lead)}**" if item.lead else ""
    text = item.text if not item.ordinal or mark != "-" else f"{item.ordinal}.{item.text}"
    return f"{mark} {lead}{escape(text)}\n{' ' * (len(mark) + 1)}{{: #{item.identity} }}"


def _table(table: Table, language: Language) -> Iterator[str]:
    yield f'number: "{table.number}"\ncaption: {{ {language}: {scalar(table.caption)} }}\nhead:\n'
    for key, text in zip(("category", "name", "unit", "target", "actual"), table.head, strict=False):
        yield f"  {key}: {{ {language}: {scalar(text)} }}\n"
    yield "categories:\n"
    for category in table.categories:
        yield f"  - name: {{ {language}: {scalar(category.name)} }}\n    indicators:\n"
        for indicator in category.indicators:
            yield f"      - id: {indicator.identity}\n        name: {{ {language}: {scalar(indicator.name)} }}\n"
            if indicator.unit:
                yield f"        unit: {{ {language}: {scalar(indicator.unit)} }}\n"
            for key, value in zip(("target", "actual"), indicator.values, strict=False):
                yield f'        {key}: "{value}"\n'
            if indicator.new:
                yield "        new: true\n"
    if table.note:
        yield f"note: {{ {language}: {scalar(table.note)} }}\n"


def _corrections(outline: Outline, language: Language) -> Iterator[str]:
    entries = [("", each.line, each.text, "", each.reason_zh, each.reason) for each in outline.dropped]
    entries += [
        (each.block, each.line, each.source, each.published, each.reason_zh, each.reason) for each in outline.departures
    ]
    for block, line, source, published, reason_zh, reason in sorted(entries, key=lambda entry: entry[1]):
        yield f"- block: {block}\n  line: {line}\n" if block else f"- line: {line}\n"
        yield f"  source: {scalar(source)}\n  published: {scalar(published)}\n"
        yield f"  reason: {{ {language}: {scalar(reason_zh if language.script == 'Hani' else reason)} }}\n"
