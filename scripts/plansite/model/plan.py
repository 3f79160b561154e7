"""The whole plan, and its passages in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from plansite.findings import Place
from plansite.identities import Identity
from plansite.model.blocks import Chapter, Column, ColumnCall, Edition, Measure, Paragraph, Section, TableCall
from plansite.model.entries import (
    Allowance,
    Change,
    Correction,
    Indicator,
    Meta,
    Move,
    Note,
    Progress,
    Report,
    Table,
    Term,
    Text,
)
from plansite.model.figures import Figures, Link
from plansite.vocabulary import Language

K = TypeVar("K")
V = TypeVar("V")

Role = Literal["title", "heading", "lead", "text", "item", "numbered", "caption", "cell"]

#: How a label such as 专栏3-1： is set in each language. It is part of the published text.
COLUMN_LABEL: dict[Language, str] = {"zh": "专栏{}：", "en": "Special Column {}: "}
TABLE_LABEL: dict[Language, str] = {"zh": "表{}：", "en": "Table {}: "}
NEW_SUFFIX: dict[Language, str] = {"zh": "（新增）", "en": " (newly added)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """原文. The document as received."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the plan's own words, as published, with the identity that a reader would cite for it."""

    id: Identity
    role: Role
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """规划. Everything under plan/, read once.

    ``translated`` is translation.lock: digests by identity. ``published`` is identities.lock: every identity that was
    ever published, with its place in that file. ``figures`` is None where no one has begun to classify them;
    ``progress`` is in the order of years.
    """

    meta: Meta
    zh: Edition
    en: Edition
    tables: tuple[Table, ...]
    glossary: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    allowances: tuple[Allowance, ...]
    translated: Mapping[str, str]
    published: Mapping[Identity, Place]
    moved: tuple[Move, ...]
    changes: tuple[Change, ...]
    figures: Figures | None
    links: tuple[Link, ...]
    progress: tuple[Progress, ...]
    source: Source
    _index: "_Index" = field(init=False, repr=False, compare=False)
    _passages: "dict[tuple[Identity, Language], tuple[Passage, ...]]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self))
        object.__setattr__(self, "_passages", {})

    def allows(self, rule: str, block: str, about: str) -> bool:
        """Whether plan/allowances.yml makes an exception from a rule for these words of this block."""
        return (rule, block, about) in self._index.allowed

    def edition(self, language: Language) -> Edition:
        """The text in one language."""
        return self.zh if language == "zh" else self.en

    def table(self, number: str) -> Table | None:
        """The table of that number, if there is one."""
        return self._index.tables.get(number)

    def indicator(self, slug: str) -> Indicator | None:
        """The indicator of that name, if there is one."""
        return self._index.indicators.get(slug)

    def link_of(self, identity: Identity) -> Link | None:
        """What a block serves, if anything is entered for it."""
        return self._index.links.get(identity)

    def serving(self, slug: str) -> tuple[Identity, ...]:
        """The blocks that serve an indicator, in the order of links.yml."""
        return self._index.serving.get(slug, ())

    def reporting(self, slug: str) -> tuple[Identity, ...]:
        """The blocks that tell the result of an indicator, in the order of links.yml."""
        return self._index.reporting.get(slug, ())

    def reported(self, slug: str) -> tuple[tuple[int, Report], ...]:
        """What was reported for an indicator, year by year."""
        return tuple(
            (each.year, report) for each in self.progress for report in each.reports if report.indicator == slug
        )

    def notes_on(self, identity: Identity) -> tuple[Note, ...]:
        """The editor's notes that hang on a block."""
        return self._index.notes.get(identity, ())

    def passages(self, language: Language) -> Iterator[Passage]:
        """All of the plan's own words in reading order: notice, cover, then chapter by chapter."""
        edition = self.edition(language)
        if edition.notice is not None:
            page = Identity(kind="page", key="notice")
            yield Passage(id=page, role="title", text=edition.notice.title, place=edition.notice.place)
            yield from (_paragraph(paragraph) for paragraph in edition.notice.paragraphs)
        yield from self._cover(language)
        for chapter in edition.chapters:
            yield from self.chapter_passages(chapter, language)

    def _cover(self, language: Language) -> Iterator[Passage]:
        page = Identity(kind="page", key="cover")
        meta = self.meta
        status = {"zh": "（{}）", "en": "({})"}[language]
        lines: tuple[tuple[Text | None, str], ...] = (
            (meta.title, "{}"),
            (meta.status, status),
            (meta.issuer, "{}"),
            (meta.date, "{}"),
        )
        for text, form in lines:
            if text is not None:
                yield Passage(id=page, role="title", text=form.format(text[language]), place=text.at(language))

    def chapter_passages(self, chapter: Chapter, language: Language) -> tuple[Passage, ...]:
        """One chapter's words in reading order, with the tables and special columns that it calls.

        Every check and every page asks for them, so they are put together once.
        """
        key = (chapter.id, language)
        if key not in self._passages:
            self._passages[key] = tuple(self._chapter_passages(chapter, language))
        return self._passages[key]

    def _chapter_passages(self, chapter: Chapter, language: Language) -> Iterator[Passage]:
        if chapter.title:
            yield Passage(id=chapter.id, role="title", text=chapter.title, place=chapter.place)
        for block in chapter.blocks:
            match block:
                case Section():
                    yield Passage(id=block.id, role="heading", text=block.text, place=block.place)
                case Measure():
                    yield Passage(id=block.id, role="lead", text=block.lead, place=block.place)
                    yield Passage(id=block.id, role="text", text=block.text, place=block.text_place)
                case Paragraph():
                    yield _paragraph(block)
                case TableCall(number=number):
                    if table := self.table(number):
                        yield from table_passages(table, language)
                case ColumnCall(number=number):
                    if column := self.edition(language).column(number):
                        yield from column_passages(column, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The ways into the plan that are asked for block by block."""

    tables: Mapping[str, Table]
    notes: Mapping[Identity, tuple[Note, ...]]
    indicators: Mapping[str, Indicator]
    links: Mapping[Identity, Link]
    serving: Mapping[str, tuple[Identity, ...]]
    reporting: Mapping[str, tuple[Identity, ...]]
    allowed: frozenset[tuple[str, str, str]]

    @classmethod
    def of(cls, plan: Plan) -> "_Index":
        return cls(
            tables={table.number: table for table in reversed(plan.tables)},
            notes=_grouped((note.block, note) for note in plan.notes),
            indicators={row.id: row for table in reversed(plan.tables) for row in reversed(table.indicators)},
            links={link.block: link for link in reversed(plan.links)},
            serving=_grouped((slug, link.block) for link in plan.links for slug in dict.fromkeys(link.indicators)),
            reporting=_grouped((slug, link.block) for link in plan.links for slug in dict.fromkeys(link.reports)),
            allowed=frozenset((entry.rule, str(entry.block), entry.about) for entry in plan.allowances),
        )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _paragraph(paragraph: Paragraph) -> Passage:
    return Passage(id=paragraph.id, role="text", text=paragraph.text, place=paragraph.place)


def texts_by_block(plan: Plan, language: Language) -> dict[Identity, str]:
    """The words of each block in one language, a line for each of its passages."""
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages(language):
        texts[passage.id].append(passage.text)
    return {identity: "\n".join(lines) for identity, lines in texts.items()}


def column_passages(column: Column, language: Language) -> Iterator[Passage]:
    """The words of a special column: its labelled title, then its items."""
    label = COLUMN_LABEL[language].format(column.number)
    yield Passage(id=column.id, role="title", text=label + column.title, place=column.place)
    for item in column.items:
        role: Role = "numbered" if column.ordered else "item"
        gap = " " if language == "en" and item.lead and item.text else ""
        yield Passage(id=item.id, role=role, text=item.lead + gap + item.text, place=item.place)


def table_passages(table: Table, language: Language) -> Iterator[Passage]:
    """The words of a table: caption, heads, then row by row, a category before its first row."""

    def cell(identity: Identity, text: Text | None, suffix: str = "") -> Iterator[Passage]:
        if text is not None and text[language]:
            yield Passage(id=identity, role="cell", text=text[language] + suffix, place=text.at(language))

    label, caption = TABLE_LABEL[language].format(table.number), table.caption
    yield Passage(id=table.id, role="caption", text=label + caption[language], place=caption.at(language))
    head = table.head
    for text in (head.category, head.name, head.unit, head.target, head.actual):
        yield from cell(table.id, text)
    for category in table.categories:
        yield from cell(table.id, category.name)
        for row in category.indicators:
            yield from cell(row.identity, row.name, NEW_SUFFIX[language] if row.new else "")
            yield from cell(row.identity, row.unit)
            yield Passage(id=row.identity, role="cell", text=row.target, place=row.at("target"))
            if row.actual is not None:
                yield Passage(id=row.identity, role="cell", text=row.actual, place=row.at("actual"))
    yield from cell(table.id, table.note)
