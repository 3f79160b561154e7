"""Both languages have the same blocks in the same order, and nothing waits untranslated."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.model import Chapter, Column, ColumnCall, Measure, Paragraph, Plan, Section, TableCall, Text


def _texts(plan: Plan) -> Iterator[Text]:
    meta = plan.meta
    for text in (meta.title, meta.short_title, meta.summary, meta.status, meta.issuer, meta.date):
        if text:
            yield text
    if meta.consultation:
        yield meta.consultation.contact
    for table in plan.tables:
        head = table.head
        heads = (head.category, head.name, head.unit, head.target, head.actual, table.note)
        yield from (text for text in (table.caption, *heads) if text)
        for category in table.categories:
            yield category.name
            for indicator in category.indicators:
                yield from (text for text in (indicator.name, indicator.unit) if text)
    for note in plan.notes:
        yield from (text for text in (note.after, note.text) if text)
    yield from (correction.reason for correction in plan.corrections)
    yield from (allowance.reason for allowance in plan.allowances)
    yield from (move.reason for move in plan.moved)
    yield from (change.text for change in plan.changes)
    yield from (words for link in plan.links for words in link.responsible)
    if plan.figures:
        yield from (reason.text for reason in plan.figures.reasons)
        for entry in plan.figures.figures:
            yield from (text for text in (entry.unit, entry.quote) if text)
    yield from (term.note for term in plan.glossary if term.note)


@rule("translation-missing")
def untranslated(plan: Plan) -> Iterator[Fault]:
    """Every text of the data files has its English.

    Bad:  `name: { zh: 城市PM2.5平均浓度 }`
    Good: `name: { zh: 城市PM2.5平均浓度, en: Average urban PM2.5 concentration }`
    """
    for text in _texts(plan):
        if not text.en.strip():
            yield Fault(
                place=text.place,
                message=f"“{text.zh[:20]}” has no English",
                hint="add en: with its translation",
                hint_zh="缺少英文，请补上 en: 及译文",
            )


def _outline(document: Chapter | Column) -> list[tuple[str, Place]]:
    if isinstance(document, Column):
        return [(str(item.id), item.place) for item in document.items]
    names: list[tuple[str, Place]] = []
    for block in document.blocks:
        match block:
            case Section() | Measure() | Paragraph():
                names.append((str(block.id), block.place))
            case TableCall():
                names.append((f"table {block.number}", block.place))
            case ColumnCall():
                names.append((f"special column {block.number}", block.place))
    return names


def _documents(plan: Plan) -> Iterator[tuple[list[tuple[str, Place]], list[tuple[str, Place]], Place]]:
    for zh, en in zip(plan.zh.chapters, plan.en.chapters, strict=False):
        yield _outline(zh), _outline(en), en.place
    for column in plan.zh.columns:
        if twin := plan.en.column(column.number):
            yield _outline(column), _outline(twin), twin.place
    if plan.zh.notice and plan.en.notice:
        both = ([(str(p.id), p.place) for p in notice.paragraphs] for notice in (plan.zh.notice, plan.en.notice))
        chinese, english = both
        yield chinese, english, plan.en.notice.place


@rule("translation-blocks")
def different_blocks(plan: Plan) -> Iterator[Fault]:
    """The English has the blocks of the Chinese, in the same order.

    Bad:  chapters/03.en.md without the paragraph that 03.zh.md has as p3-1-1; two measures in the other order
    Good: block for block the same identities and calls
    """
    for chinese, english, place in _documents(plan):
        if any(name.endswith("-0") or name == "a0" for name, _ in [*chinese, *english]):
            continue  # a stand-in for an identity that is missing, which is a finding of its own
        zh_names, en_names = [name for name, _ in chinese], [name for name, _ in english]
        for name, where in chinese:
            if name not in en_names:
                yield _differs(place, f"{name} is missing here (it stands at {where})")
        for name, where in english:
            if name not in zh_names:
                yield _differs(where, f"{name} does not stand in the Chinese")
        common = [name for name in zh_names if name in en_names]
        ordered = [(name, where) for name, where in english if name in zh_names]
        for expected, (name, where) in zip(common, ordered, strict=False):
            if name != expected:
                yield _differs(where, f"{name} stands where the Chinese has {expected}")
                break


def _differs(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint="bring the English into the order of the Chinese, block for block",
        hint_zh="英文的段落、调用要与中文逐一对应、顺序一致",
    )
