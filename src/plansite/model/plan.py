"""The whole plan, and its passages in reading order."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.typefaces import Typeface
from plansite.languages import Language
from plansite.model.blocks import (
    Chapter,
    ColumnCall,
    Expression,
    Measure,
    Paragraph,
    PictureCall,
    Section,
    TableCall,
)
from plansite.model.consultation import Comment, Round
from plansite.model.editions import Kept
from plansite.model.glossary import ReadersWords, Term
from plansite.model.inserts import Grid, Picture, PictureFile
from plansite.model.meta import Edition, Meta, Part
from plansite.model.notes import Allowance, Change, Correction, Move, Note, Unsure
from plansite.model.papers import PaperKind, Template
from plansite.model.passages import Passage, column_passages, grid_passages, paragraph_passage, table_passages
from plansite.model.progress import Progress, Report
from plansite.model.proposals import Proposal
from plansite.model.tables import Indicator, Table
from plansite.model.ties import Figures, Link

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """原文. The document as received."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """规划. Everything under plan/, read once.

    ``expressions`` are the texts by language, the original first. ``translated`` holds, for each translation by its
    code, the digests of translation.<code>.lock by identity. ``published`` is identities.lock: every identity that was
    ever published, with its place in that file. ``figures`` is None where no one has begun to classify them;
    ``progress`` is in the order of years. ``fonts`` are those of the office, for its PDFs. ``grids`` are the tables
    that are none of indicators; ``unsure`` is what the importer asks the editor. ``rounds`` are those of
    consultation, the earliest first. ``kept`` are the editions as they were published, in the order of days
    (``plansite.edition`` reads them), ``proposals`` what an import of a later edition asks. ``later`` are the
    editions that came after it, of a plan that was read back from a kept one to be published again. ``templates`` are
    the office's own for the papers of a round.
    """

    meta: Meta
    expressions: tuple[Expression, ...]
    tables: tuple[Table, ...]
    glossary: tuple[Term, ...]
    readers_words: tuple[ReadersWords, ...]
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    allowances: tuple[Allowance, ...]
    translated: Mapping[str, Mapping[str, str]]
    published: Mapping[Identity, Place]
    moved: tuple[Move, ...]
    changes: tuple[Change, ...]
    figures: Figures | None
    links: tuple[Link, ...]
    progress: tuple[Progress, ...]
    source: Source
    fonts: tuple[Typeface, ...] = ()
    grids: tuple[Grid, ...] = ()
    pictures: tuple[Picture, ...] = ()
    picture_files: tuple[PictureFile, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    rounds: tuple[Round, ...] = ()
    kept: tuple[Kept, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    later: tuple[Edition, ...] = ()
    templates: tuple[Template, ...] = ()
    _index: "_Index" = field(init=False, repr=False, compare=False)
    _kept: dict[Any, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self))
        object.__setattr__(self, "_kept", {})

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the plan, the original first."""
        return tuple(expression.language for expression in self.expressions)

    @property
    def original(self) -> Language:
        """The language in which the plan was written."""
        return self.text.language

    @property
    def translations(self) -> tuple[Language, ...]:
        """The languages into which it was translated."""
        return self.languages[1:]

    @property
    def text(self) -> Expression:
        """The original."""
        return self.expressions[0]

    def expression(self, language: Language) -> Expression:
        """The text in one language of the plan."""
        return next(each for each in self.expressions if each.language.code == str(language))

    def waiting(self, language: Language) -> tuple[Chapter, ...]:
        """The chapters of the original that are not yet translated into a language."""
        expression = self.expression(language)
        return tuple(chapter for chapter in self.text.chapters if expression.chapter(chapter.number) is None)

    def others(self, language: Language) -> tuple[Language, ...]:
        """The languages of the plan but for one."""
        return tuple(each for each in self.languages if each != language)

    def keep(self, compute: "Callable[[Plan], T]") -> T:
        """What a function works out from this plan, worked out once (see ``model.derived``)."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        found: T = self._kept[compute]
        return found

    def allows(self, rule: str, block: str, about: str) -> bool:
        """Whether plan/allowances.yml makes an exception from a rule for these words of this block."""
        return (rule, block, about) in self._index.allowed

    def table(self, number: str) -> Table | None:
        """The table of that number, if there is one."""
        return self._index.tables.get(number)

    def grid(self, number: str) -> Grid | None:
        """The other table of that number, if there is one."""
        return next((grid for grid in self.grids if grid.number == number), None)

    def picture(self, number: str) -> Picture | None:
        """The picture of that number, if there is one."""
        return next((picture for picture in self.pictures if picture.number == number), None)

    def part_before(self, chapter: Chapter) -> Part | None:
        """The part that begins with a chapter."""
        return next((part for part in self.meta.parts if part.first == f"{chapter.number:02}"), None)

    def part_of(self, chapter: Chapter) -> Part | None:
        """The part in which a chapter stands."""
        firsts = {part.first: part for part in self.meta.parts}
        begun = self.meta.chapters[: self.meta.chapters.index(f"{chapter.number:02}") + 1]
        return next((firsts[name] for name in reversed(begun) if name in firsts), None)

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

    def moved_to(self, identity: Identity) -> tuple[Identity, ...]:
        """The identities that were published once and lead to this one now."""
        return self._index.moved.get(identity, ())

    def round(self, name: str) -> Round | None:
        """The round of consultation of that name, if there is one."""
        return next((each for each in self.rounds if each.id == name), None)

    def template(self, kind: PaperKind, language: Language) -> Template | None:
        """The office's own template for a paper in a language, if there is one."""
        return next((each for each in self.templates if (each.kind, each.code) == (kind, language.code)), None)

    def comments_on(self, identity: Identity) -> tuple[tuple[Round, Comment], ...]:
        """The comments on a block, round by round."""
        return self._index.comments.get(identity, ())

    def passages(self, language: Language) -> tuple[Passage, ...]:
        """All of the plan's own words in reading order: notice, cover, then chapter by chapter."""
        return self._once(("passages", language.code), lambda: self._passages(language))

    def _passages(self, language: Language) -> Iterator[Passage]:
        expression = self.expression(language)
        if expression.notice is not None:
            page = Identity(kind="page", key="notice")
            yield Passage(id=page, role="title", text=expression.notice.title, place=expression.notice.place)
            yield from (paragraph_passage(paragraph) for paragraph in expression.notice.paragraphs)
        page = Identity(kind="page", key="cover")
        for _, text, place in self.meta.cover(language):
            yield Passage(id=page, role="title", text=text, place=place)
        for chapter in expression.chapters:
            yield from self.chapter_passages(chapter, language)

    def chapter_passages(self, chapter: Chapter, language: Language) -> tuple[Passage, ...]:
        """One chapter's words in reading order, with the tables and special columns that it calls."""
        return self._once((chapter.id, language.code), lambda: self._chapter_passages(chapter, language))

    def _once(self, key: object, passages: Callable[[], Iterator[Passage]]) -> tuple[Passage, ...]:
        """Every check and every page asks for passages, so the plan keeps them."""
        if key not in self._kept:
            self._kept[key] = tuple(passages())
        found: tuple[Passage, ...] = self._kept[key]
        return found

    def _chapter_passages(self, chapter: Chapter, language: Language) -> Iterator[Passage]:
        if part := self.part_before(chapter):
            yield Passage(id=chapter.id, role="title", text=part.title[language], place=part.title.at(language.code))
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
                    yield paragraph_passage(block)
                case TableCall(number=number):
                    if table := self.table(number):
                        yield from table_passages(table, language)
                    elif grid := self.grid(number):
                        yield from grid_passages(grid, language)
                case PictureCall(number=number):
                    if (picture := self.picture(number)) and picture.caption:
                        place = picture.caption.at(language.code)
                        yield Passage(id=picture.id, role="caption", text=picture.title(language), place=place)
                case ColumnCall(number=number):
                    if column := self.expression(language).column(number):
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
    moved: Mapping[Identity, tuple[Identity, ...]]
    comments: Mapping[Identity, tuple[tuple[Round, Comment], ...]]

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
            moved=_grouped((move.target, move.source) for move in plan.moved),
            comments=_grouped(
                (comment.block, (each, comment)) for each in plan.rounds for comment in each.comments if comment.block
            ),
        )


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order."""
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
