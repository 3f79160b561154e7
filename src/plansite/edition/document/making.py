"""``Plan`` → ``Document``: the whole, and the running text. ``entry_parts`` makes the rest."""

from collections.abc import Iterator, Mapping

from plansite.edition.document import entry_parts
from plansite.edition.document.entries import CoverLinePart, VersionPart
from plansite.edition.document.fields import Texts
from plansite.edition.document.meta_parts import meta
from plansite.edition.document.rights import rights
from plansite.edition.document.rounds import rounds
from plansite.edition.document.text import (
    AnnouncementPart,
    BlockPart,
    ChapterPart,
    ColumnCallPart,
    ColumnPart,
    ItemPart,
    MeasurePart,
    NoticePart,
    ParagraphPart,
    PictureCallPart,
    SectionPart,
    TableCallPart,
)
from plansite.edition.document.whole import Document
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
    Call,
    Chapter,
    Column,
    ColumnCall,
    Expression,
    Item,
    Measure,
    PictureCall,
    Plan,
    Section,
    TableCall,
)
from plansite.model.derived import per_plan
from plansite.model.translation import behind, digests
from plansite.model.version import version

_NOTICE = Identity(kind="page", key="notice")


def document(plan: Plan, base: str = "") -> Document:
    """The whole plan. ``base`` is the public address of the site, empty where there is none."""
    return _document(plan).model_copy(update={"home": base or None})


@per_plan
def _document(plan: Plan) -> Document:
    now = version(plan)
    return Document(
        languages=tuple(language.code for language in plan.languages),
        version=VersionPart(date=now.date or None, digest=now.digest),
        home=None,
        rights={language.code: rights(plan, language) for language in plan.languages},
        meta=meta(plan),
        notice=_notice(plan),
        cover=tuple(_cover(plan)),
        chapters=tuple(_chapter(plan, chapter) for chapter in plan.text.chapters),
        columns=tuple(_column(plan, column) for column in plan.text.columns),
        parts=entry_parts.parts(plan),
        tables=entry_parts.tables(plan),
        grids=entry_parts.grids(plan),
        pictures=entry_parts.pictures(plan),
        progress=tuple(entry_parts.progress(plan)),
        rounds=tuple(rounds(plan)),
        notes=tuple(entry_parts.notes(plan)),
        links=tuple(entry_parts.links(plan)),
        figures=tuple(entry_parts.figures(plan)),
        common_figures=tuple(entry_parts.common_figures(plan)),
        figure_cells=tuple(entry_parts.figure_cells(plan)),
        corrections=tuple(entry_parts.corrections(plan)),
        glossary=tuple(entry_parts.glossary(plan)),
        readers_words=tuple(entry_parts.readers_words(plan)),
        changes=tuple(entry_parts.changes(plan)),
        moved=tuple(entry_parts.moved(plan)),
        published=tuple(map(str, plan.published)),
        behind={language.code: tuple(_behind(plan, language)) for language in plan.translations},
    )


def _behind(plan: Plan, language: Language) -> Iterator[str]:
    late = behind(plan, language)
    return (str(identity) for identity in digests(plan) if identity in late)


@per_plan
def _by_identity(plan: Plan) -> Mapping[str, Mapping[Identity, object]]:
    """Everything that a language has a text of its own for, by the code of the language."""
    return {expression.language.code: dict(_named(expression)) for expression in plan.expressions}


def _named(expression: Expression) -> Iterator[tuple[Identity, object]]:
    if expression.notice:
        yield _NOTICE, expression.notice
        yield from ((paragraph.id, paragraph) for paragraph in expression.notice.paragraphs)
    for chapter in expression.chapters:
        yield chapter.id, chapter
        yield from ((block.id, block) for block in chapter.blocks if not isinstance(block, Call))
    for column in expression.columns:
        yield column.id, column
        yield from ((item.id, item) for item in column.items)


def _texts(plan: Plan, identity: Identity, key: str) -> Texts:
    """One text of what has this identity, such as the ``lead`` of a measure, in every language."""
    return {code: getattr(found.get(identity), key, "") for code, found in _by_identity(plan).items()}


def _notice(plan: Plan) -> NoticePart | None:
    if plan.text.notice is None:
        return None
    blocks = tuple(
        AnnouncementPart(id=str(each.id), text=_texts(plan, each.id, "text")) for each in plan.text.notice.paragraphs
    )
    return NoticePart(id=str(_NOTICE), title=_texts(plan, _NOTICE, "title"), blocks=blocks)


def _cover(plan: Plan) -> Iterator[CoverLinePart]:
    lines = {language.code: [text for _, text, _ in plan.meta.cover(language)] for language in plan.languages}
    for position, (key, _, _) in enumerate(plan.meta.cover(plan.original)):
        yield CoverLinePart(key=key, text={code: texts[position] for code, texts in lines.items()})


def _chapter(plan: Plan, chapter: Chapter) -> ChapterPart:
    title = _texts(plan, chapter.id, "title") if chapter.title else None
    blocks = tuple(_block(plan, block) for block in chapter.blocks)
    return ChapterPart(id=str(chapter.id), number=chapter.number, title=title, blocks=blocks)


def _block(plan: Plan, block: Block) -> BlockPart:
    match block:
        case TableCall(number=number):
            return TableCallPart(id=str(Identity(kind="table", key=number)))
        case PictureCall(number=number):
            return PictureCallPart(id=str(Identity(kind="picture", key=number)))
        case ColumnCall(number=number):
            return ColumnCallPart(id=str(Identity(kind="column", key=number)))
        case Section():
            return SectionPart(id=str(block.id), text=_texts(plan, block.id, "text"))
        case Measure():
            lead, text = _texts(plan, block.id, "lead"), _texts(plan, block.id, "text")
            return MeasurePart(id=str(block.id), lead=lead, text=text)
        case _:
            return ParagraphPart(id=str(block.id), text=_texts(plan, block.id, "text"))


def _column(plan: Plan, column: Column) -> ColumnPart:
    return ColumnPart(
        id=str(column.id),
        number=column.number,
        label={language.code: str(column.label(language)) for language in plan.languages},
        title=_texts(plan, column.id, "title"),
        ordered=column.ordered,
        items=tuple(_item(plan, item) for item in column.items),
    )


def _item(plan: Plan, item: Item) -> ItemPart:
    lead = _texts(plan, item.id, "lead") if item.lead else None
    return ItemPart(id=str(item.id), lead=lead, text=_texts(plan, item.id, "text"))
