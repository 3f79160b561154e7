"""What waits for its translation, and what of a translation that is being made is published meanwhile.

The texts that stand on many pages (plan.yml, tables, terms, notes) come first; then each chapter is published as soon
as it is whole, with the special columns, tables and pictures that it calls.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from plansite.ground.findings import Fault, Finding, Place, did_you_mean, rule
from plansite.languages import Language
from plansite.model import Chapter, ColumnCall, Expression, Grid, PictureCall, Plan, TableCall
from plansite.model.history import chapter_identities
from plansite.model.texts import ByLanguage
from plansite.model.translation import chapter_data, common_data, texts_in

#: How many names of files a finding lists.
_NAMED: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFile:
    """A chapter, special column or notice that is not whole in a language: its first place and how many blocks wait.

    ``begun``: something of it is translated. A file that is not there waits, too, with no blocks.
    """

    code: str
    place: Place
    blocks: int = 0
    begun: bool = False


@rule("translation-waiting", level="warning")
def still_waiting(place: Place, message: str, hint: str, hint_zh: str) -> Iterator[Fault]:
    """A translation that plan.yml lists under `translating` is finished file by file; what waits is counted.

    Bad:  a chapter of which half is translated; `title: { zh: 某规划, en: "" }`
    Good: the whole chapter translated: from then on it is published
    """
    yield Fault(place=place, message=message, hint=hint, hint_zh=hint_zh)


@rule("translating-language")
def no_translation(plan: Plan) -> Iterator[Fault]:
    """What plan.yml lists under `translating` is a translation of this plan.

    Bad:  `translating: [fr]` where there is no French; `translating: [zh]` where that is the original
    Good: `translating: [en]`, with `languages: [zh, en]`
    """
    codes = [language.code for language in plan.translations]
    for code in plan.meta.translating:
        if code not in codes:
            hint, hint_zh = did_you_mean(code, codes)
            yield Fault(
                place=plan.meta.at("translating"),
                message=f"{code!r} is not a translation of this plan",
                hint=hint,
                hint_zh=f"本规划没有这种译文；{hint_zh}",
            )


def _of_language(
    plan: Plan, language: Language, files: list[WaitingFile], first: tuple[str, ...], whole: int
) -> Iterator[Finding]:
    """How far a translation is, in one finding."""
    name, name_zh, chapters = language.english_name, language.chinese_name, len(plan.text.chapters)
    if first:
        message = f"the {name} is not published yet: texts wait in {_listed(first)}"
        hint, hint_zh = "translate these first", f"{name_zh}尚未发布，请先译完：{_listed(first)}"
    elif whole == chapters and not files:
        message = f"the {name} is whole"
        hint = f"take {language} out of translating: from then on, what is missing in it is an error"
        hint_zh = f"{name_zh}已全部译完，请从 translating 中删去 {language}；此后缺译即为错误"
    else:
        message = f"{whole} of {chapters} chapters are published in {name}"
        hint = "a chapter is published as soon as it is whole"
        hint_zh = f"{name_zh}已发布 {whole} 章，一章译完即发布一章"
    if untouched := tuple(_short(file.place.path) for file in files if not file.begun):
        hint += f"; not begun: {_listed(untouched)}"
        hint_zh += f"；尚未动笔：{_listed(untouched)}"
    yield from still_waiting(plan.meta.at("translating"), message, hint, hint_zh)


def _of_blocks(file: WaitingFile, language: Language, original: Language) -> Iterator[Finding]:
    """How many blocks of a document that was begun wait."""
    yield from still_waiting(
        file.place,
        f"{file.blocks} block(s) from here on wait for their {language.english_name}",
        f"write the {language.english_name} below each line that begins with > ; "
        f"until the file is whole, readers find the {original.english_name}",
        f"请在以 > 开头的行下面写上{language.chinese_name}译文；全部译完之前，读者看到的是{original.chinese_name}",
    )


def _of_texts(place: Place, count: int, language: Language) -> Iterator[Finding]:
    """How many texts of a data file wait."""
    yield from still_waiting(
        place,
        f"{count} text(s) of this file wait for their {language.english_name}; the first stands here",
        f'fill in {language}: "" from here on',
        f'请从此处起补上 {language}: "" 中的{language.chinese_name}译文',
    )


def _listed(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" … (+{more})" if more > 0 else "")


def publishable(plan: Plan, files: Iterable[WaitingFile]) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan with what is whole of the translations that are being made, and what there is still to do."""
    findings = list(no_translation(plan))
    expressions = list(plan.expressions)
    for expression in plan.expressions[1:]:
        if (language := expression.language).code in plan.meta.translating:
            expressions.remove(expression)
            waiting = [file for file in files if file.code == language.code]
            first = _by_file((text for value in common_data(plan) for text in texts_in(value)), language)
            kept = _whole(plan, expression)
            findings += _findings(plan, language, waiting, first, len(kept.chapters))
            expressions += [kept] if kept.chapters and not first else []
    return replace(plan, expressions=tuple(expressions)), tuple(findings)


def _findings(
    plan: Plan, language: Language, files: list[WaitingFile], first: dict[str, tuple[Place, int]], whole: int
) -> Iterator[Finding]:
    yield from _of_language(plan, language, files, tuple(map(_short, first)), whole)
    for file in files:
        if file.begun:
            yield from _of_blocks(file, language, plan.original)
    more = [text for value in chapter_data(plan) for text in texts_in(value)]
    more += [cell for grid in plan.grids for cell in _cells(grid, plan.original)]
    for place, count in (*first.values(), *_by_file(more, language).values()):
        yield from _of_texts(place, count, language)


def _short(path: str) -> str:
    """The path below the folder of the plan."""
    return path.partition("/")[2]


def _by_file(texts: Iterable[ByLanguage], language: Language) -> dict[str, tuple[Place, int]]:
    """The texts that wait, counted by their files, with the first place in each."""
    waiting = [text.at(language.code) for text in texts if not text.is_translated(language)]
    counts = Counter(place.path for place in waiting)
    return {path: (min(place for place in waiting if place.path == path), count) for path, count in counts.items()}


def _cells(grid: Grid, original: Language) -> Iterator[ByLanguage]:
    """What the original says in the cells of a table."""
    return (cell.text for row in grid.rows for cell in row if cell.text.is_translated(original))


def _whole(plan: Plan, expression: Expression) -> Expression:
    """What is whole of a translation: its chapters with all that they call."""
    language = expression.language
    chapters = tuple(chapter for chapter in expression.chapters if _is_whole(plan, chapter, expression))
    called = {block.number for chapter in chapters for block in chapter.blocks if isinstance(block, ColumnCall)}
    columns = tuple(column for column in expression.columns if column.number in called)
    return Expression(language=language, chapters=chapters, columns=columns, notice=expression.notice)


def _is_whole(plan: Plan, chapter: Chapter, expression: Expression) -> bool:
    """Whether a chapter has all that stands on its page: what it calls, and what is quoted from it."""
    for block in chapter.blocks:
        if isinstance(block, ColumnCall) and plan.text.column(block.number) and not expression.column(block.number):
            return False
    return all(text.is_translated(expression.language) for text in _on_page(plan, chapter))


def _on_page(plan: Plan, chapter: Chapter) -> Iterator[ByLanguage]:
    for block in chapter.blocks:
        match block:
            case TableCall(number=number) if grid := plan.grid(number):
                yield from (*texts_in(grid), *_cells(grid, plan.original))
            case PictureCall(number=number) if picture := plan.picture(number):
                yield from texts_in(picture)
    blocks = set(chapter_identities(plan, chapter))
    yield from (text for link in plan.links if link.block in blocks for text in texts_in(link))
    figures = plan.figures.figures if plan.figures else ()
    yield from (text for figure in figures if figure.block in blocks for text in texts_in(figure))


WAITING_RULES: Final = (still_waiting, no_translation)
