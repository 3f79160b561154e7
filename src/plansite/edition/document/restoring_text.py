"""``Document`` → the running text in one language."""

from collections.abc import Iterator
from typing import Final

from plansite.edition.document.fields import Texts
from plansite.edition.document.text import (
    BlockPart,
    ChapterPart,
    ColumnCallPart,
    ColumnPart,
    MeasurePart,
    PictureCallPart,
    SectionPart,
    TableCallPart,
)
from plansite.edition.document.whole import Document
from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
    Chapter,
    Column,
    ColumnCall,
    Expression,
    Item,
    Measure,
    Notice,
    Paragraph,
    PictureCall,
    Section,
    TableCall,
)

_FILE: Final = "plan.json"


def place(*steps: str) -> Place:
    """Where something stands in the document: the keys that lead to it."""
    return Place(path=f"{_FILE}#{'/'.join(steps)}")


def expression(document: Document, language: Language) -> Expression:
    """The text in one language: of a translation, what does not wait."""
    reader = _Reader(language=language.code, original=document.languages[0])
    return Expression(
        language=language,
        chapters=tuple(filter(None, map(reader.chapter, document.chapters))),
        columns=tuple(filter(None, map(reader.column, document.columns))),
        notice=reader.notice(document),
    )


class _Reader:
    """Takes one language out of the parts. What has no text in a translation is not there yet."""

    def __init__(self, language: str, original: str) -> None:
        self._language = language
        self._original = original

    def _text(self, texts: Texts | None) -> str:
        return texts[self._language] if texts else ""

    def _waits(self, *texts: Texts | None) -> bool:
        """Whether the original says something that this language does not say yet."""
        found = [each for each in texts if each and each[self._original]]
        return bool(found) and not any(map(self._text, found))

    def _place(self, *steps: str) -> Place:
        return place(*steps, self._language)

    def notice(self, document: Document) -> Notice | None:
        """The call for comments."""
        notice = document.notice
        if notice is None or self._waits(notice.title, *(block.text for block in notice.blocks)):
            return None
        paragraphs = tuple(
            Paragraph(id=Identity.parse(block.id), text=self._text(block.text), place=self._place("notice", block.id))
            for block in notice.blocks
            if not self._waits(block.text)
        )
        return Notice(title=self._text(notice.title), paragraphs=paragraphs, place=self._place("notice", "title"))

    def chapter(self, chapter: ChapterPart) -> Chapter | None:
        """A chapter with the blocks that have their text."""
        if self._waits(chapter.title, *(text for block in chapter.blocks for text in _texts(block))):
            return None
        where = self._place("chapters", chapter.id, "title")
        return Chapter(
            number=chapter.number, title=self._text(chapter.title), blocks=tuple(self._blocks(chapter)), place=where
        )

    def _blocks(self, chapter: ChapterPart) -> Iterator[Block]:
        for block in chapter.blocks:
            if not self._waits(*_texts(block)):
                yield self._block(block, chapter.id)

    def _block(self, block: BlockPart, chapter: str) -> Block:
        identity, where = Identity.parse(block.id), ("chapters", chapter, block.id)
        match block:
            case TableCallPart():
                return TableCall(number=identity.key, place=self._place(*where))
            case PictureCallPart():
                return PictureCall(number=identity.key, place=self._place(*where))
            case ColumnCallPart():
                return ColumnCall(number=identity.key, place=self._place(*where))
            case SectionPart():
                return Section(id=identity, text=self._text(block.text), place=self._place(*where))
            case MeasurePart():
                return Measure(
                    id=identity,
                    lead=self._text(block.lead),
                    text=self._text(block.text),
                    place=self._place(*where, "lead"),
                    text_place=self._place(*where, "text"),
                )
            case _:
                return Paragraph(id=identity, text=self._text(block.text), place=self._place(*where))

    def column(self, column: ColumnPart) -> Column | None:
        """A special column with the items that have their text."""
        if self._waits(column.title, *(text for item in column.items for text in (item.lead, item.text))):
            return None
        items = tuple(
            Item(
                id=Identity.parse(item.id),
                lead=self._text(item.lead),
                text=self._text(item.text),
                place=self._place("columns", column.id, item.id),
            )
            for item in column.items
            if not self._waits(item.lead, item.text)
        )
        return Column(
            id=Identity.parse(column.id),
            number=column.number,
            title=self._text(column.title),
            ordered=column.ordered,
            items=items,
            place=self._place("columns", column.id, "title"),
        )


def _texts(block: BlockPart) -> tuple[Texts, ...]:
    match block:
        case TableCallPart() | ColumnCallPart() | PictureCallPart():
            return ()
        case MeasurePart():
            return block.lead, block.text
        case _:
            return (block.text,)
