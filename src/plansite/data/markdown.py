"""The plan in one language as one Markdown file that needs nothing but CommonMark, tables and footnotes.

Identities are anchors (``<a id="m3-1-2"></a>``), editor’s notes are footnotes. Leads of items are ``<strong>``:
``**`` beside Chinese marks is no emphasis in CommonMark.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from plansite.data.marks import Mark, Marks
from plansite.data.outline import by_id
from plansite.data.plain import table_rows
from plansite.languages import Language

Json = dict[str, Any]
#: What Markdown escapes with a backslash, everywhere …
_ESCAPED: Final = re.compile(r"([\\`*_\[\]{}])")
#: … what only entities keep from one extension or another …
_ENTITIES: Final = re.compile(r"[&<>~^$|@=]")
#: … and what would be a mark of its own at the head of a line.
_OPENING: Final = re.compile(r"^(?:[#+:-]|\d+(?=[.)](?:\s|$)))")
_TITLES: Final = {"zh": "编者注", "en": "Editor’s notes"}


def markdown_text(document: Json, language: Language) -> str:
    """Front matter, notice, cover, chapter by chapter, then the notes."""
    writer = _Writer(document, language)
    return "\n\n".join([_front(document, language), *writer.parts(), *writer.footnotes()]) + "\n"


def escape(text: str) -> str:
    """Plain text that stays plain text in Markdown.

    >>> print(escape("累**项 <b> 1|2"), escape("1. 一"), escape("+ A"))
    累\\*\\*项 &lt;b&gt; 1&#124;2 &#49;. 一 &#43; A
    """
    text = _ESCAPED.sub(r"\\\1", text)
    text = _ENTITIES.sub(lambda match: html.escape(match[0]) if match[0] in "&<>" else f"&#{ord(match[0])};", text)
    return _OPENING.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", text)


def _front(document: Json, language: Language) -> str:
    version = document["version"]
    entries = {
        "title": document["meta"]["title"][language],
        "lang": language.tag,
        "version": " · ".join(filter(None, [version["date"], version["digest"]])),
        "rights": document["rights"][language],
    }
    lines = (f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in entries.items())
    return "\n".join(["---", *lines, "---"])


def _anchor(block: str) -> str:
    return f'<a id="{block}"></a>'


class _Writer:
    """One edition, written block by block; it counts the notes as it goes."""

    def __init__(self, document: Json, language: Language) -> None:
        self._document = document
        self._language: Language = language
        self._marks = Marks(document["notes"], language)
        self._columns = by_id(document["columns"])
        self._tables = by_id(document["tables"])

    def parts(self) -> Iterator[str]:
        if notice := self._document["notice"]:
            yield f"# {self._run(notice['title'], 'notice')}"
            yield from map(self._paragraph, notice["blocks"])
        yield from self._cover()
        for chapter in self._document["chapters"]:
            if chapter["title"]:
                yield f"# {self._run(chapter['title'], chapter['id'])}"
            for block in chapter["blocks"]:
                yield from self._block(block)

    def footnotes(self) -> Iterator[str]:
        """The notes that were placed, in order."""
        for mark in self._marks.placed:
            yield f"[^{mark.note['id']}]: {_TITLES[self._language]}: {escape(mark.note['text'][self._language])}"

    def _cover(self) -> Iterator[str]:
        *lines, last = self._document["cover"]
        for number, line in enumerate([*lines, last]):
            words = self._run(line["text"], "cover", last=line is last)
            yield words if number else f"# {words}"

    def _run(self, text: Json, block: str, *, last: bool = True) -> str:
        pieces = self._marks.cut(text[self._language], block, last=last)
        return "".join(f"[^{each.note['id']}]" if isinstance(each, Mark) else escape(each) for each in pieces)

    def _block(self, block: Json) -> Iterator[str]:
        match block["kind"]:
            case "section":
                yield f"## {_anchor(block['id'])}{self._run(block['text'], block['id'])}"
            case "measure":
                yield f"### {_anchor(block['id'])}{self._run(block['lead'], block['id'], last=False)}"
                yield self._run(block["text"], block["id"])
            case "column":
                yield "\n".join(self._column(self._columns[block["id"]]))
            case "table":
                yield from self._table(self._tables[block["id"]])
            case _:
                yield self._paragraph(block)

    def _paragraph(self, block: Json) -> str:
        return _anchor(block["id"]) + self._run(block["text"], block["id"])

    def _column(self, column: Json) -> Iterator[str]:
        """A block quotation, so that one sees where the special column ends."""
        label = escape(column["label"][self._language])
        yield f"> ### {_anchor(column['id'])}{label}{self._run(column['title'], column['id'])}"
        for number, item in enumerate(column["items"], 1):
            mark = f"{number}." if column["ordered"] else "-"
            yield from (">", f"> {mark} {_anchor(item['id'])}{self._item(item)}")

    def _item(self, item: Json) -> str:
        if not item["lead"]:
            return self._run(item["text"], item["id"])
        has_text = bool(item["text"][self._language])
        lead = f"<strong>{self._run(item['lead'], item['id'], last=not has_text)}</strong>"
        gap = " " if self._language == "en" and has_text else ""
        return lead + gap + (self._run(item["text"], item["id"]) if has_text else "")

    def _table(self, table: Json) -> Iterator[str]:
        label = escape(table["label"][self._language])
        yield f"{_anchor(table['id'])}{label}{self._run(table['caption'], table['id'], last=not table['note'])}"
        head, *rows = table_rows(table, self._language)
        ids = [row["id"] for category in table["categories"] for row in category["indicators"]]
        lines = [[*map(escape, head)], ["---"] * len(head)]
        lines += map(self._row, ids, rows)
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        if table["note"]:
            yield self._run(table["note"], table["id"])

    def _row(self, block: str, cells: list[str]) -> list[str]:
        category, name, *others = cells
        name = self._run({self._language: name}, block)
        return [escape(category), _anchor(block) + name, *map(escape, others)]
