"""Records: what a search can find, one for each identity, with its words in every language of the plan."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from plansite.ground.identities import Identity
from plansite.ground.vocabulary import KINDS
from plansite.languages import Language
from plansite.model import (
    Chapter,
    Column,
    ColumnCall,
    Expression,
    Grid,
    Indicator,
    Measure,
    Notice,
    Paragraph,
    Picture,
    PictureCall,
    Plan,
    Section,
    Table,
    TableCall,
    Term,
    Text,
)
from plansite.pages.addresses import Addresses
from plansite.pages.downloads import whole_titles
from plansite.pages.facts import facts
from plansite.pages.kinds import PageKind

#: The kinds of a record, by their number in the index: those of the plan, then pages of the site itself.
RECORD_KINDS: Final[tuple[str, ...]] = (*KINDS, "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a record says in one language: its title, and the text below it. Both are empty while it waits."""

    head: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One block. ``page`` is its page below the language (``3/``), ``up`` what it stands in, by identity.

    ``past``: it is an indicator of a table of results, one that looks back. ``record[language]`` are its words in a
    language.
    """

    id: str
    kind: str
    page: str
    up: str
    past: bool = False
    words: Mapping[Language, Words] = field(repr=False)

    def __getitem__(self, language: Language) -> Words:
        return self.words.get(language, Words())


def records(plan: Plan, kinds: Iterable[PageKind] = ()) -> Iterator[Record]:
    """Every block of the plan in reading order, then notes, terms and those of the site's own pages that are searched.

    ``kinds``: the table of pages.
    """
    yield _record(plan, Identity(kind="page", key="cover"), "", "", partial(_cover, plan))
    if plan.text.notice:
        yield from _notice(plan, plan.text.notice)
    for chapter in plan.text.chapters:
        yield from _chapter(plan, chapter)
    yield from _notes(plan)
    for term in plan.glossary:
        yield _record(plan, term.identity, "glossary/", "glossary", partial(_term, term))
    for kind in kinds:
        if kind.searched:
            yield from _site_pages(plan, kind)


def _record(plan: Plan, identity: Identity, page: str, up: str, words: Callable[[Language], Words]) -> Record:
    every = {language: words(language) for language in plan.languages}
    return Record(id=_name(identity), kind=identity.kind, page=page, up=up, words=every)


def _name(identity: Identity) -> str:
    return identity.key if identity.kind == "page" else str(identity)


def _joined(language: Language, parts: list[str]) -> str:
    return language.writing.semicolon.join(filter(None, parts))


def _cover(plan: Plan, language: Language) -> Words:
    meta, words = plan.meta, language.words
    lines = [f"{name}{language.writing.colon}{fact}" for name, fact in facts(plan, language)]
    lines += [words["downloads"], *(title for _, title in whole_titles(plan, language))]
    return Words(
        head=meta.title[language], text=_joined(language, [*lines, meta.summary[language] if meta.summary else ""])
    )


def _notice(plan: Plan, notice: Notice) -> Iterator[Record]:
    page = Identity(kind="page", key="notice")
    running = plan.keep(_running)
    yield _record(plan, page, "notice/", "", lambda language: running[language].get("notice", Words()))
    for paragraph in notice.paragraphs:
        yield _running_record(plan, paragraph.id, "notice/", "notice")


def _running_record(plan: Plan, identity: Identity, page: str, up: str) -> Record:
    """A block of the running text, with what each language has under its identity."""
    running = plan.keep(_running)
    return _record(plan, identity, page, up, lambda language: running[language].get(_name(identity), Words()))


def _running(plan: Plan) -> dict[Language, dict[str, Words]]:
    return {each.language: {_name(identity): words for identity, words in _blocks(each)} for each in plan.expressions}


def _blocks(expression: Expression) -> Iterator[tuple[Identity, Words]]:
    """The words of everything that an expression says in chapters, special columns and the notice."""
    language = expression.language
    if notice := expression.notice:
        yield Identity(kind="page", key="notice"), Words(head=notice.title)
        yield from ((paragraph.id, Words(text=paragraph.text)) for paragraph in notice.paragraphs)
    for chapter in expression.chapters:
        yield chapter.id, Words(head=chapter.title or language.words["preamble"])
        for block in chapter.blocks:
            match block:
                case Section():
                    yield block.id, Words(head=block.text)
                case Measure():
                    yield block.id, Words(head=block.lead, text=block.text)
                case Paragraph():
                    yield block.id, Words(text=block.text)
    for column in expression.columns:
        yield column.id, Words(head=column.heading(language))
        yield from ((item.id, Words(head=item.lead, text=item.text)) for item in column.items)


def _chapter(plan: Plan, chapter: Chapter) -> Iterator[Record]:
    page, up = f"{chapter.number}/", chapter.id.key
    yield _running_record(plan, chapter.id, page, "")
    for block in chapter.blocks:
        match block:
            case Section():
                yield _running_record(plan, block.id, page, chapter.id.key)
                up = str(block.id)
            case Measure() | Paragraph():
                yield _running_record(plan, block.id, page, up)
            case TableCall():
                if table := plan.table(block.number):
                    yield from _table(plan, table, page, up)
                elif grid := plan.grid(block.number):
                    yield _record(plan, grid.id, page, up, partial(_grid, grid))
            case PictureCall():
                if picture := plan.picture(block.number):
                    yield _record(plan, picture.id, page, up, partial(_picture, picture))
            case ColumnCall():
                if column := plan.text.column(block.number):
                    yield from _column(plan, column, page, up)


def _column(plan: Plan, column: Column, page: str, up: str) -> Iterator[Record]:
    yield _running_record(plan, column.id, page, up)
    for item in column.items:
        yield _running_record(plan, item.id, page, str(column.id))


def _table(plan: Plan, table: Table, page: str, up: str) -> Iterator[Record]:
    def words(language: Language) -> Words:
        if table.caption and not table.caption.is_translated(language):
            return Words()
        cells = [text[language] for text in (*([table.note] if table.note else []), *_heads(table))]
        return Words(head=table.title(language), text=_joined(language, [*cells, language.words["tables"]]))

    yield _record(plan, table.id, page, up, words)
    for category in table.categories:
        for row in category.indicators:
            record = _record(plan, row.identity, page, str(table.id), _row(table, category.name, row))
            yield replace(record, past=table.has_results)


def _grid(grid: Grid, language: Language) -> Words:
    cells = [text for text, _ in grid.cells(language)]
    note = [grid.note[language]] if grid.note else []
    return Words(head=grid.title(language), text=_joined(language, [*cells, *note])) if cells else Words()


def _picture(picture: Picture, language: Language) -> Words:
    return Words(head=picture.title(language), text=picture.text[language] if picture.text else "")


def _heads(table: Table) -> Iterator[Text]:
    yield from (column.head for column in table.columns)
    yield from (category.name for category in table.categories if category.name)


def _row(table: Table, category: Text | None, row: Indicator) -> Callable[[Language], Words]:
    """``规划目标值：≥98%；产品质量``: each figure with its unit, so that 98% is found as it is said."""

    def words(language: Language) -> Words:
        if not row.name.is_translated(language):
            return Words()
        cells = [
            f"{column.head[language]}{language.writing.colon}{row.quantity(value, language)}"
            for column in table.value_columns
            if (value := row.value(column.key))
        ]
        cells += [category[language]] if category else []
        return Words(head=row.title(language), text=_joined(language, cells))

    return words


def _notes(plan: Plan) -> Iterator[Record]:
    addresses = Addresses(plan)
    for note in plan.notes:
        if note.block in addresses:
            kind = f"note_kind_{note.kind.replace('-', '_')}"
            words = {
                language: Words(head=language.words[kind], text=note.text[language])
                for language in plan.languages
                if note.text.is_translated(language)
            }
            page, up = addresses.page(note.block), _name(note.block)
            yield Record(id=str(note.identity), kind=note.identity.kind, page=page, up=up, words=words)


def _term(term: Term, language: Language) -> Words:
    """A term with its note, and its other renderings in brackets, where the engine reads them too."""
    if not term[language]:
        return Words()
    forms = "; ".join(term.renderings(language)[1:])
    note = term.note[language] if term.note else ""
    return Words(head=term[language], text=" ".join(filter(None, (note, f"[{forms}]" if forms else ""))))


def _site_pages(plan: Plan, kind: PageKind) -> Iterator[Record]:
    """A record for each page of a kind, in every language that has it."""
    names: dict[str, dict[Language, Words]] = {}
    for language in kind.languages(plan):
        words = _site_page(plan, kind, language)
        for title, path in kind.listed(plan, language):
            name = path.removeprefix(f"{language}/").removesuffix(".md")
            names.setdefault(name, {})[language] = replace(words, head=title if kind.pages else words.head)
    for name, found in names.items():
        yield Record(id=name.replace("/", "-"), kind="site", page=f"{name}/", up="", words=found)


def _site_page(plan: Plan, kind: PageKind, language: Language) -> Words:
    more = kind.search_text(plan, language) if kind.search_text else ()
    text = " ".join([kind.description(plan, language), *more])
    return Words(head=kind.title(language), text=re.sub(r"\s*\n\s*", " ", text))
