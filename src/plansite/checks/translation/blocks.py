"""A translation has the blocks of the original in the same order, and nothing waits untranslated."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.languages import Language
from plansite.model import (
    Chapter,
    Column,
    ColumnCall,
    Measure,
    Notice,
    Paragraph,
    PictureCall,
    Plan,
    Section,
    TableCall,
)
from plansite.model.translation import chapter_data, common_data, texts_in

#: The blocks of a document by their names, each with its place.
Outline = list[tuple[str, Place]]


@rule("translation-missing")
def untranslated(plan: Plan) -> Iterator[Fault]:
    """Every text of the data files is there in every language of the plan, but in those that plan.yml is translating.

    Bad:  `name: { zh: 城市PM2.5平均浓度 }`
    Good: `name: { zh: 城市PM2.5平均浓度, en: Average urban PM2.5 concentration }`
    """
    data = (*common_data(plan), *chapter_data(plan))
    asked = [language for language in plan.translations if language.code not in plan.meta.translating]
    waiting = [text for value in data for text in texts_in(value)] if asked else []
    for language in asked:
        for text in waiting:
            if not text.is_translated(language):
                yield Fault(
                    place=text.place,
                    message=f"“{text[plan.original][:20]}” has no {language.english_name}",
                    hint=f"add {language}: with its translation",
                    hint_zh=f"缺少{language.chinese_name}，请补上 {language}: 及译文",
                )


def _outline(document: Chapter | Column) -> Outline:
    if isinstance(document, Column):
        return [(str(item.id), item.place) for item in document.items]
    names: Outline = []
    for block in document.blocks:
        match block:
            case Section() | Measure() | Paragraph():
                names.append((str(block.id), block.place))
            case TableCall():
                names.append((f"table {block.number}", block.place))
            case PictureCall():
                names.append((f"picture {block.number}", block.place))
            case ColumnCall():
                names.append((f"special column {block.number}", block.place))
    return names


def _notice(notice: Notice) -> Outline:
    return [(str(paragraph.id), paragraph.place) for paragraph in notice.paragraphs]


def _documents(plan: Plan, language: Language) -> Iterator[tuple[Outline, Outline, Place]]:
    """Each document of the original, its translation, and where that begins."""
    expression = plan.expression(language)
    for chapter in plan.text.chapters:
        if translated := expression.chapter(chapter.number):
            yield _outline(chapter), _outline(translated), translated.place
    for column in plan.text.columns:
        if twin := expression.column(column.number):
            yield _outline(column), _outline(twin), twin.place
    if plan.text.notice and expression.notice:
        yield _notice(plan.text.notice), _notice(expression.notice), expression.notice.place


@rule("translation-blocks")
def different_blocks(plan: Plan) -> Iterator[Fault]:
    """A translation has the blocks of the original, in the same order.

    Bad:  chapters/03.en.md without the paragraph that 03.zh.md has as p3-1-1; two measures in the other order
    Good: block for block the same identities and calls
    """
    for language in plan.translations:
        for original, translated, place in _documents(plan, language):
            # A stand-in for an identity that is missing is a finding of its own.
            if not any(name.endswith("-0") or name == "a0" for name, _ in (*original, *translated)):
                for where, message in _compared(original, translated, place, plan.original):
                    yield _differs(where, message, plan.original, language)


def _compared(original: Outline, translated: Outline, place: Place, source: Language) -> Iterator[tuple[Place, str]]:
    """Where a translated document departs from the original, and how."""
    names, others = [name for name, _ in original], [name for name, _ in translated]
    for name, there in original:
        if name not in others:
            yield place, f"{name} is missing here (it stands at {there})"
    for name, here in translated:
        if name not in names:
            yield here, f"{name} does not stand in the {source.english_name}"
    common = [name for name in names if name in others]
    ordered = [(name, here) for name, here in translated if name in names]
    for expected, (name, here) in zip(common, ordered, strict=False):
        if name != expected:
            yield here, f"{name} stands where the {source.english_name} has {expected}"
            return


def _differs(place: Place, message: str, original: Language, translation: Language) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint=f"bring the {translation.english_name} into the order of the {original.english_name}, block for block",
        hint_zh=f"{translation.chinese_name}的段落、调用要与{original.chinese_name}逐一对应、顺序一致",
    )
