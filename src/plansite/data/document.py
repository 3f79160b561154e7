"""``Plan`` → one document of plain JSON values: the whole plan, each text in both languages.

Every other format to take away is made from this document, so that none can say anything that it does not. Texts are
``{"zh": …, "en": …}``; what the source does not give is ``null``; values are the strings of the source.
"""

from collections.abc import Iterator
from typing import Any, Final

from plansite.data.ties import figures, links, progress, value_of
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import State
from plansite.languages import LANGUAGES, Language
from plansite.model import (
    Block,
    Category,
    Chapter,
    Column,
    ColumnCall,
    Indicator,
    Item,
    Measure,
    Notice,
    Paragraph,
    Plan,
    Section,
    Table,
    TableCall,
    Text,
)
from plansite.model.standing import better, standing
from plansite.model.version import version

Json = dict[str, Any]
_COVER: Final = Identity(kind="page", key="cover")
_NOTICE: Final = Identity(kind="page", key="notice")

#: What may be done with what; the same as in LICENSE.
RIGHTS: Final = {
    "zh": "中文文本是编制单位公布的公开文件；英文译文、术语表和编者注按 MIT 许可证使用。",
    "en": "The Chinese text is a public document of its issuer. The English translation, the glossary and the editor’s "
    "notes may be used under the MIT License.",
}


def document(plan: Plan, base: str = "") -> Json:
    """The whole plan. ``base`` is the public address of the site, empty where there is none."""
    now = version(plan)
    return {
        "$schema": "plan.schema.json",
        "version": {"date": now.date or None, "digest": now.digest},
        "home": base or None,
        "rights": RIGHTS,
        "meta": _meta(plan),
        "notice": _notice(plan.zh.notice, plan.en.notice) if plan.zh.notice else None,
        "cover": _cover(plan),
        "chapters": list(_chapters(plan)),
        "columns": list(_columns(plan)),
        "tables": [_table(plan, table) for table in plan.tables],
        "progress": list(progress(plan)),
        "notes": list(_notes(plan)),
        "links": list(links(plan)),
        "figures": list(figures(plan)),
        "corrections": list(_corrections(plan)),
        "glossary": list(_glossary(plan)),
        "changes": [
            {"date": entry.date, "text": _text(entry.text), "blocks": [*map(str, entry.blocks)]}
            for entry in plan.changes
        ],
        "moved": [
            {"from": str(entry.source), "to": str(entry.target), "date": entry.date, "reason": _text(entry.reason)}
            for entry in plan.moved
        ],
        "published": [*map(str, plan.published)],
    }


def _pair(zh: str, en: str) -> Json:
    return {"zh": zh, "en": en}


def _text(text: Text | None) -> Json | None:
    return None if text is None else _pair(text.zh, text.en)


def _meta(plan: Plan) -> Json:
    meta, call = plan.meta, plan.meta.consultation
    return {
        **{key: _text(getattr(meta, key)) for key in ("title", "short_title", "summary", "status", "issuer", "date")},
        "period": {"start": meta.period.start, "end": meta.period.end} if meta.period else None,
        "consultation": {
            "opened": call.opened,
            "closes": call.closes,
            "contact": _text(call.contact),
            "telephone": call.telephone,
        }
        if call
        else None,
    }


def _cover(plan: Plan) -> list[Json]:
    """The lines of the cover as published: the status stands in brackets there."""
    keys = [key for key in ("title", "status", "issuer", "date") if getattr(plan.meta, key)]
    zh, en = (list(_cover_lines(plan, language)) for language in LANGUAGES)
    return [{"key": key, "text": _pair(*lines)} for key, *lines in zip(keys, zh, en, strict=True)]


def _cover_lines(plan: Plan, language: Language) -> Iterator[str]:
    for passage in plan.passages(language):
        if passage.id == _COVER:
            yield passage.text
        elif passage.id.kind != "announcement" and passage.id != _NOTICE:
            return


def _notice(zh: Notice, en: Notice | None) -> Json:
    english = {paragraph.id: paragraph.text for paragraph in en.paragraphs} if en else {}
    blocks = [
        {"id": str(each.id), "kind": "announcement", "text": _pair(each.text, english.get(each.id, ""))}
        for each in zh.paragraphs
    ]
    return {"id": "notice", "title": _pair(zh.title, en.title if en else ""), "blocks": blocks}


def _chapters(plan: Plan) -> Iterator[Json]:
    english = {chapter.number: chapter for chapter in plan.en.chapters}
    for chapter in plan.zh.chapters:
        other = english.get(chapter.number)
        title = _pair(chapter.title, other.title if other else "") if chapter.title else None
        blocks = list(_blocks(chapter, other))
        yield {"id": str(chapter.id), "number": chapter.number, "title": title, "blocks": blocks}


def _blocks(chapter: Chapter, english: Chapter | None) -> Iterator[Json]:
    others: dict[Identity, Section | Measure | Paragraph] = {}
    for block in english.blocks if english else ():
        if isinstance(block, Section | Measure | Paragraph):
            others[block.id] = block
    for block in chapter.blocks:
        yield _block(block, others)


def _block(block: Block, others: dict[Identity, Section | Measure | Paragraph]) -> Json:
    match block:
        case TableCall(number=number):
            return {"id": f"t{number}", "kind": "table"}
        case ColumnCall(number=number):
            return {"id": f"c{number}", "kind": "column"}
        case Measure():
            other = others.get(block.id)
            lead, text = (other.lead, other.text) if isinstance(other, Measure) else ("", "")
            return {"id": str(block.id), "kind": "measure", "lead": _pair(block.lead, lead)} | {
                "text": _pair(block.text, text)
            }
        case _:
            kind = "section" if isinstance(block, Section) else "paragraph"
            text = other.text if (other := others.get(block.id)) else ""
            return {"id": str(block.id), "kind": kind, "text": _pair(block.text, text)}


def _columns(plan: Plan) -> Iterator[Json]:
    for column in plan.zh.columns:
        other = plan.en.column(column.number)
        yield {
            "id": str(column.id),
            "number": column.number,
            "label": {each.code: str(column.label(each)) for each in plan.languages},
            "title": _pair(column.title, other.title if other else ""),
            "ordered": column.ordered,
            "items": list(_items(column, other)),
        }


def _items(column: Column, english: Column | None) -> Iterator[Json]:
    others: dict[Identity, Item] = {item.id: item for item in english.items} if english else {}
    for item in column.items:
        other = others.get(item.id)
        lead = _pair(item.lead, other.lead if other else "") if item.lead else None
        text = _pair(item.text, other.text if other else "")
        yield {"id": str(item.id), "kind": "item", "lead": lead, "text": text}


def _label(forms: Any, number: str) -> Json:
    return {language: forms[language].format(number) for language in LANGUAGES}


def _table(plan: Plan, table: Table) -> Json:
    head = table.head
    return {
        "id": str(table.id),
        "number": table.number,
        "label": {each.code: str(table.label(each)) for each in plan.languages},
        "caption": _text(table.caption),
        "head": {key: _text(getattr(head, key)) for key in ("category", "name", "unit", "target", "actual")},
        "categories": [_category(plan, table, category) for category in table.categories],
        "note": _text(table.note),
    }


def _category(plan: Plan, table: Table, category: Category) -> Json:
    rows = [_indicator(each, standing(plan, table, each).verdict.state) for each in category.indicators]
    return {"name": _text(category.name), "indicators": rows}


def _indicator(indicator: Indicator, state: State) -> Json:
    return {
        "id": str(indicator.identity),
        "name": _text(indicator.name),
        "unit": _text(indicator.unit),
        "kind": indicator.kind,
        "target": value_of(indicator.target),
        "actual": value_of(indicator.actual) if indicator.actual is not None else None,
        "direction": better(indicator),
        "counted": indicator.counted,
        "state": state,
        "new": indicator.new,
        "baseline": str(Identity(kind="indicator", key=indicator.baseline)) if indicator.baseline else None,
    }


def _notes(plan: Plan) -> Iterator[Json]:
    for note in plan.notes:
        yield {
            "id": str(note.identity),
            "block": str(note.block),
            "kind": note.kind,
            "after": _text(note.after),
            "text": _text(note.text),
        }


def _corrections(plan: Plan) -> Iterator[Json]:
    for each in plan.corrections:
        yield {
            "block": str(each.block) if each.block else None,
            "line": each.line,
            "source": each.source,
            "published": each.published,
            "reason": _text(each.reason),
        }


def _glossary(plan: Plan) -> Iterator[Json]:
    for term in plan.glossary:
        note = _text(term.note)
        yield {
            "id": str(term.identity),
            "zh": term.zh,
            "en": term.en,
            "forms": [*term.renderings(LANGUAGES[1])[1:]],
            "note": note,
        }
