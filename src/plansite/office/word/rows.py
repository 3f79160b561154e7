"""The text of a chapter as rows: a paragraph of Word each, its languages side by side, its name out of sight."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from plansite.model import Chapter, Column, ColumnCall, Measure, Paragraph, PictureCall, Plan, Section, TableCall

RowKind = Literal["title", "section", "lead", "text", "paragraph", "call", "column", "item"]
#: The Word style of each kind, by its name that every program of offices knows.
STYLES: Final[Mapping[RowKind, str]] = {
    "title": "Heading 1",
    "section": "Heading 2",
    "lead": "Heading 3",
    "text": "Normal",
    "paragraph": "Normal",
    "call": "Quote",
    "column": "Heading 4",
    "item": "List Bullet",
}
#: What stands in the place of a chapter's number where the notice is meant.
NOTICE: Final = -1
_NAME: Final = re.compile(r"plan_([a-z0-9_]+?)(?:__([a-z]+))?_([a-z]{2,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One row. ``id`` is the identity of its block (of a title its page; of a call, what it calls).

    ``leads`` are the lead sentences of an item, by language; they begin its text.
    """

    kind: RowKind
    id: str
    texts: Mapping[str, str]
    leads: Mapping[str, str]

    def mark(self, code: str) -> str:
        """The name of its bookmark in a language: `plan_m3_1_2__lead_zh`."""
        return bookmark(self.id, self.kind, code)


def bookmark(name: str, kind: str, code: str) -> str:
    """The name of a bookmark, which `named` reads; Word allows forty characters."""
    return f"plan_{name.replace('-', '_')}__{kind}_{code}"


def named(mark: str) -> tuple[str, str, str] | None:
    """Identity, kind and language that a bookmark names; None for one of somebody else."""
    match = _NAME.fullmatch(mark)
    return (match[1].replace("_", "-"), match[2] or "", match[3]) if match else None


def parts(plan: Plan) -> tuple[int, ...]:
    """The notice, if there is one, and the chapters, by their numbers."""
    notice = (NOTICE,) if plan.text.notice else ()
    return (*notice, *(chapter.number for chapter in plan.text.chapters))


def part_of(row: TextRow) -> int | None:
    """The chapter whose number is in the identity of a row; None where none is."""
    if row.kind == "title":
        return int(row.id) if row.id.isdigit() else NOTICE
    if row.id[0] == "a":
        return NOTICE
    return int(row.id[1:].split("-")[0]) if row.id[0] in "smp" else None


def file_of(part: int, code: str) -> str:
    """The file of a chapter, or of the notice, in a language."""
    return f"notice.{code}.md" if part == NOTICE else f"chapters/{part:02}.{code}.md"


def rows(plan: Plan, number: int) -> tuple[TextRow, ...]:
    """The rows of a chapter with its special columns where they stand, or of the notice."""
    if number == NOTICE:
        return tuple(_notice(plan))
    chapters = {language.code: plan.expression(language).chapter(number) for language in plan.languages}
    original = chapters[plan.original.code]
    there = {code: chapter for code, chapter in chapters.items() if chapter is not None}
    return tuple(_rows(plan, original, there)) if original else ()


def _row(kind: RowKind, name: str, texts: Mapping[str, str], leads: Mapping[str, str] | None = None) -> TextRow:
    return TextRow(kind=kind, id=name, texts=texts, leads=leads or {})


def _rows(plan: Plan, original: Chapter, chapters: Mapping[str, Chapter]) -> Iterator[TextRow]:
    if original.title:
        yield _row("title", str(original.id), {code: chapter.title for code, chapter in chapters.items()})
    blocks = {
        code: {block.id: block for block in chapter.blocks if isinstance(block, Section | Measure | Paragraph)}
        for code, chapter in chapters.items()
    }
    for block in original.blocks:
        if isinstance(block, Section | Measure | Paragraph):
            same = {code: found[block.id] for code, found in blocks.items() if block.id in found}
            if isinstance(block, Measure):
                leads = {code: each.lead for code, each in same.items() if isinstance(each, Measure)}
                yield _row("lead", str(block.id), leads)
            kind: RowKind = "section" if isinstance(block, Section) else "text"
            kind = "paragraph" if isinstance(block, Paragraph) else kind
            yield _row(kind, str(block.id), {code: each.text for code, each in same.items()})
            continue
        if isinstance(block, ColumnCall):
            yield from _column(plan, block.number)
        else:
            yield _row("call", _called(block), {code: f"〔{_called(block)}〕" for code in chapters})


def _notice(plan: Plan) -> Iterator[TextRow]:
    notices = {language.code: plan.expression(language).notice for language in plan.languages}
    there = {code: notice for code, notice in notices.items() if notice}
    original = there.get(plan.original.code)
    if original is None:
        return
    yield _row("title", "notice", {code: notice.title for code, notice in there.items()})
    for block in original.paragraphs:
        same = {code: each.text for code, notice in there.items() for each in notice.paragraphs if each.id == block.id}
        yield _row("paragraph", str(block.id), same)


def _called(block: TableCall | PictureCall) -> str:
    return f"{'t' if isinstance(block, TableCall) else 'f'}{block.number}"


def _column(plan: Plan, number: str) -> Iterator[TextRow]:
    columns: dict[str, Column] = {}
    for language in plan.languages:
        if column := plan.expression(language).column(number):
            columns[language.code] = column
    original = columns.get(plan.original.code)
    if original is None:
        return
    yield _row("column", str(original.id), {code: column.title for code, column in columns.items()})
    gaps = {language.code: language.writing.gap for language in plan.languages}
    for item in original.items:
        same = {code: found for code, column in columns.items() for found in column.items if found.id == item.id}
        texts = {code: whole(each.lead, each.text, gaps[code]) for code, each in same.items()}
        yield _row("item", str(item.id), texts, {code: each.lead for code, each in same.items()})


def whole(lead: str, text: str, gap: str) -> str:
    """An item as one text: its lead sentence, and what follows."""
    return f"{lead}{gap if lead and text else ''}{text}"
