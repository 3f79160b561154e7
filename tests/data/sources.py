"""From plan.json back to the Markdown files of plan/, to the character."""

from collections.abc import Iterator
from typing import Any

from plansite.importer.files import escape
from plansite.languages import Language

Json = dict[str, Any]


def markdown_sources(document: Json, languages: tuple[Language, ...]) -> dict[str, str]:
    """chapters/, columns/ and the notice by path below plan/."""
    return {path: "\n\n".join(blocks) + "\n" for path, blocks in _files(document, languages)}


def _files(document: Json, languages: tuple[Language, ...]) -> Iterator[tuple[str, list[str]]]:
    for language in languages:
        notice = document["notice"]
        title = f"# {_heading(notice['title'][language.code])}"
        yield f"notice.{language}.md", [title, *(_block(block, language) for block in notice["blocks"])]
        for chapter in document["chapters"]:
            head = [f"# {_heading(chapter['title'][language.code])}"] if chapter["title"] else []
            blocks = [_block(block, language) for block in chapter["blocks"]]
            yield f"chapters/{chapter['number']:02}.{language}.md", head + blocks
        for column in document["columns"]:
            head = [f"# {_heading(column['title'][language.code])}\n{{: #{column['id']} }}"]
            items = [_item(item, number, column, language) for number, item in enumerate(column["items"], 1)]
            yield f"columns/{column['number']}.{language}.md", head + items


def _heading(text: str) -> str:
    """A number or sign is no mark of a list behind #."""
    return escape(f"§{text}")[1:]


def _block(block: Json, language: Language) -> str:
    identity = f"{{: #{block['id']} }}"
    match block["kind"]:
        case "section":
            return f"## {_heading(block['text'][language.code])}\n{identity}"
        case "measure":
            return f"### {_heading(block['lead'][language.code])}\n{identity}\n\n{escape(block['text'][language.code])}"
        case "table":
            return f'{{{{ table("{block["id"][1:]}") }}}}'
        case "column":
            return f'{{{{ special_column("{block["id"][1:]}") }}}}'
        case _:
            return f"{escape(block['text'][language.code])}\n{identity}"


def _item(item: Json, number: int, column: Json, language: Language) -> str:
    mark = f"{number}." if column["ordered"] else "-"
    lead = f"**{escape(item['lead'][language.code])}**" if item["lead"] else ""
    gap = language.writing.gap if lead and item["text"][language.code] else ""
    return f"{mark} {lead}{gap}{escape(item['text'][language.code])}\n{' ' * (len(mark) + 1)}{{: #{item['id']} }}"
