"""The plan in one language as Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018): the text.

    coverPage   the call for comments, in a container
    preface     the cover
    mainBody    chapter, section; paragraph; hcontainer for what the standard has no name for: measure, special-column
                and its items, table; the preamble is an hcontainer without heading
    table       rows and cells as in HTML; the table's own note is an authorialNote, for it is its authors'
    noteRef     where an editor’s note stands: these are editorial, and so they are kept in ``meta/notes``

``eId`` is the identity of the block. Text is that of the plan to the character; ``num`` and ``heading`` joined are its
headings. The metadata are in ``akn_meta``.
"""

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from plansite.data.akn_meta import meta, work_date
from plansite.data.marks import Mark, Marks
from plansite.data.outline import by_id
from plansite.data.plain import table_rows
from plansite.languages import Language

Json = dict[str, Any]
NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_COVER: Final = {"title": "docTitle", "status": "docStatus", "issuer": "docProponent", "date": "span"}


def akn_text(document: Json, language: Language) -> str | None:
    """The XML, or None for a plan without any date: the standard demands one, and none is made up."""
    if work_date(document) is None:
        return None
    writer = _Writer(document, language)
    body = [*writer.front(), element("mainBody", *writer.chapters())]
    whole = element("doc", meta(document, language, writer.marks.placed), *body, name="plan")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n{whole}</akomaNtoso>\n'


def element(tag: str, *content: str, **attributes: str) -> str:
    """An element of elements, on lines of its own."""
    return f"<{tag}{_attributes(attributes)}>\n{''.join(content)}</{tag}>\n"


def line(tag: str, content: str, **attributes: str) -> str:
    """An element of text, on one line."""
    return f"<{tag}{_attributes(attributes)}>{content}</{tag}>\n"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.rstrip("_")}="{escape(text)}"' for name, text in attributes.items())


class _Writer:
    """One edition, written block by block; it counts the notes as it goes."""

    def __init__(self, document: Json, language: Language) -> None:
        self._document = document
        self._language: Language = language
        self._columns = by_id(document["columns"])
        self._tables = by_id(document["tables"])
        self.marks = Marks(document["notes"], language)

    def front(self) -> list[str]:
        """The notice and the cover."""
        found = []
        if notice := self._document["notice"]:
            title = line("p", self._run(notice["title"], "notice"), class_="title")
            blocks = [line("p", self._run(block["text"], block["id"]), eId=block["id"]) for block in notice["blocks"]]
            found.append(element("coverPage", element("container", title, *blocks, name="notice", eId="notice")))
        return [*found, element("preface", *self._cover(), eId="cover")]

    def chapters(self) -> Iterator[str]:
        """The chapters, each with its sections."""
        for chapter in self._document["chapters"]:
            blocks = "".join(self._sections(chapter["blocks"]))
            if chapter["title"]:
                yield element("chapter", self._heading(chapter["title"], chapter["id"]), blocks, eId=chapter["id"])
            else:
                yield element("hcontainer", blocks, name="preamble", eId=chapter["id"])

    def _cover(self) -> Iterator[str]:
        *lines, last = self._document["cover"]
        for each in [*lines, last]:
            tag = _COVER[each["key"]]
            words = self._run(each["text"], "cover", last=each is last)
            yield line("p", f"<{tag}>{words}</{tag}>")

    def _sections(self, blocks: list[Json]) -> Iterator[str]:
        opened = False
        for block in blocks:
            if block["kind"] == "section":
                yield ("</section>\n" if opened else "") + f'<section eId="{block["id"]}">\n'
                yield self._heading(block["text"], block["id"])
                opened = True
            else:
                yield self._block(block)
        if opened:
            yield "</section>\n"

    def _run(self, text: Json, block: str, *, last: bool = True) -> str:
        pieces = self.marks.cut(text[self._language], block, last=last)
        return "".join(_note_ref(each) if isinstance(each, Mark) else escape(each, quote=False) for each in pieces)

    def _heading(self, title: Json, block: str) -> str:
        """``num`` and ``heading``: 三、 and what follows."""
        words = self._run(title, block)
        number = self._language.reading.heading_number(words)
        num = line("num", number.text) if number else ""
        return num + line("heading", words[len(number.text) :] if number else words)

    def _block(self, block: Json) -> str:
        match block["kind"]:
            case "measure":
                lead = line("heading", self._run(block["lead"], block["id"], last=False))
                text = line("p", self._run(block["text"], block["id"]))
                return element("hcontainer", lead, element("content", text), name="measure", eId=block["id"])
            case "column":
                return self._column(self._columns[block["id"]])
            case "table":
                return self._table(self._tables[block["id"]])
            case _:
                text = line("p", self._run(block["text"], block["id"]))
                return element("paragraph", element("content", text), eId=block["id"])

    def _column(self, column: Json) -> str:
        num = line("num", escape(column["label"][self._language], quote=False))
        heading = line("heading", self._run(column["title"], column["id"]))
        items = [self._item(item, f"{at}." if column["ordered"] else "") for at, item in enumerate(column["items"], 1)]
        return element("hcontainer", num, heading, *items, name="special-column", eId=column["id"])

    def _item(self, item: Json, mark: str) -> str:
        has_text = bool(item["text"][self._language])
        num = line("num", mark) if mark else ""
        lead = self._run(item["lead"], item["id"], last=not has_text) if item["lead"] else ""
        heading = line("heading", lead) if lead else ""
        text = line("p", self._run(item["text"], item["id"]) if has_text else "")
        return element("hcontainer", num, heading, element("content", text), name="item", eId=item["id"])

    def _table(self, table: Json) -> str:
        label = escape(table["label"][self._language], quote=False)
        caption = label + self._run(table["caption"], table["id"], last=not table["note"])
        parts = [element("table", line("caption", caption), *self._rows(table))]
        if note := table["note"]:
            words = self._run(note, table["id"])
            parts.append(line("p", f'<authorialNote placement="bottom"><p>{words}</p></authorialNote>'))
        return element("hcontainer", element("content", *parts), name="table", eId=table["id"])

    def _rows(self, table: Json) -> Iterator[str]:
        head, *rows = table_rows(table, self._language)
        yield element("tr", *(_cell("th", escape(cell, quote=False)) for cell in head))
        spans = [
            (row["id"], len(category["indicators"]) if number == 0 else 0)
            for category in table["categories"]
            for number, row in enumerate(category["indicators"])
        ]
        for (block, span), (category, name, *others) in zip(spans, rows, strict=True):
            first = [_cell("th", escape(category, quote=False), rowspan=str(span))] if span else []
            named = _cell("th", self._run({self._language: name}, block))
            cells = [_cell("td", escape(cell, quote=False)) for cell in others]
            yield element("tr", *first, named, *cells, eId=block)


def _cell(tag: str, content: str, **attributes: str) -> str:
    return line(tag, f"<p>{content}</p>", **attributes)


def _note_ref(mark: Mark) -> str:
    return f'<noteRef href="#{mark.note["id"]}" marker="{mark.number}"/>'
