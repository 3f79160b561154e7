"""``Plan`` → sheets: one edition of the plan, or of one chapter, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Final, Literal

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import (
    Block,
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
)
from plansite.model.translation import behind
from plansite.model.version import Version
from plansite.pages.chart_groups import chart_group
from plansite.pages.charts import Chart, chart_svg
from plansite.pdf.marks import Marker
from plansite.pdf.sheets import (
    BlockSheet,
    ChapterSheet,
    ChartSheet,
    ChartsSheet,
    ColumnSheet,
    CorrectionSheet,
    EditionSheet,
    GroupSheet,
    NoticeSheet,
    RowSheet,
    Run,
    Sheet,
    TableSheet,
    TextKind,
)
from plansite.pdf.web import Web

_COVER: Final = Identity(kind="page", key="cover")
_NOTICE: Final = Identity(kind="page", key="notice")
#: How wide a chart is, in its own pixels: its text is then about as large as that of a table.
_CHART: Final = 290
_FACES: Final[dict[Language, str]] = {"zh": "Noto Sans SC", "en": "Libertinus Serif, Noto Sans SC"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Makes the sheets of one edition. A composer is used once: it places each note once."""

    plan: Plan
    language: Language
    web: Web
    translation: Language
    marker: Marker
    behind: frozenset[Identity]
    version: Version

    @classmethod
    def of(
        cls, plan: Plan, language: Language, web: Web, version: Version, translation: Language | None = None
    ) -> "Composer":
        """A fresh composer. ``translation``: the language that stands in the facing column of the original."""
        return cls(
            plan=plan,
            language=language,
            web=web,
            translation=translation or language,
            marker=Marker(plan, language),
            behind=behind(plan, language),
            version=version,
        )

    def whole(self) -> EditionSheet:
        """The whole plan: cover, notice, chapters, corrections, charts."""
        cover = self._cover()
        edition = self.plan.expression(self.language)
        notice = self._notice(edition.notice) if edition.notice else None
        chapters = tuple(self._chapter(chapter) for chapter in edition.chapters)
        corrections = tuple(self._corrections())
        return self._edition("whole", cover, notice, chapters, corrections)

    def part(self, chapter: Chapter) -> EditionSheet:
        """One chapter alone, with the corrections that concern it."""
        blocks = {passage.id for passage in self.plan.chapter_passages(chapter, self.language)}
        chapters = (self._chapter(chapter),)
        corrections = tuple(self._corrections(blocks))
        return self._edition("chapter", self._cover(notes=False), None, chapters, corrections)

    def _edition(
        self,
        part: Literal["whole", "chapter"],
        cover: dict[str, Run],
        notice: NoticeSheet | None,
        chapters: tuple[ChapterSheet, ...],
        corrections: tuple[CorrectionSheet, ...],
    ) -> EditionSheet:
        return EditionSheet(
            language=self.language,
            part=part,
            title=cover["title"],
            name=self.plan.meta.title[self.language],
            status=cover.get("status", ()),
            issuer=cover.get("issuer", ()),
            date=cover.get("date", ()),
            version=str(self.version),
            address=self.web.home,
            code=self.web.code,
            notice=notice,
            chapters=chapters,
            corrections=corrections,
            charts=tuple(self._charts()) if part == "whole" else (),
            words=self._words(),
        )

    def _words(self) -> dict[str, str]:
        """The words of the interface; where they name the language and the original, the names are put in."""
        names = {
            "language": self.language.name_of(self.translation),
            "original": self.language.name_of(self.plan.original),
        }
        named = ("pdf_behind", "translation_remark")
        return {**self.language.words, **{key: self.language.words[key].format(**names) for key in named}}

    def _cover(self, *, notes: bool = True) -> dict[str, Run]:
        """The lines of the cover that the source has, with their notes."""
        after_notice = dropwhile(lambda passage: passage.id != _COVER, self.plan.passages(self.language))
        passages = [passage.text for passage in takewhile(lambda passage: passage.id == _COVER, after_notice)]
        keys = [key for key in ("title", "status", "issuer", "date") if getattr(self.plan.meta, key)]
        lines = list(zip(keys, passages, strict=True))
        if not notes:
            return {key: (text,) for key, text in lines}
        return {key: self.marker.run(text, _COVER, last=key == keys[-1]) for key, text in lines}

    def _notice(self, notice: Notice) -> NoticeSheet:
        title = self.marker.run(notice.title, _NOTICE)
        return NoticeSheet(title=title, blocks=tuple(self._text(block, 0) for block in notice.paragraphs))

    def _chapter(self, chapter: Chapter) -> ChapterSheet:
        title = self.marker.run(chapter.title, chapter.id) if chapter.title else ()
        name = chapter.title or self.language.words["preamble"]
        return ChapterSheet(id=str(chapter.id), name=name, title=title, blocks=tuple(self._blocks(chapter.blocks)))

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Sheet]:
        """The blocks of a chapter. What stands before its first section is one level higher than what follows."""
        level = 2
        for block in blocks:
            match block:
                case Section():
                    level = 3
                    yield self._text(block, 2)
                case TableCall(number=number):
                    if table := self.plan.table(number):
                        yield self._table(table)
                case ColumnCall(number=number):
                    if column := self.plan.expression(self.language).column(number):
                        yield self._column(column, level)
                case _:
                    yield self._text(block, level)

    def _text(self, block: Block | Item, level: int) -> BlockSheet:
        match block:
            case Section(id=identity, text=text):
                return self._sheet("section", identity, level, self.marker.run(text, identity), ())
            case Measure(id=identity, lead=lead, text=text):
                before = self.marker.run(lead, identity, last=False)
                return self._sheet("measure", identity, level, before, self.marker.run(text, identity))
            case Paragraph(id=identity, text=text):
                return self._sheet("paragraph", identity, 0, (), self.marker.run(text, identity))
            case Item(id=identity, lead=lead, text=text):
                before = self.marker.run(lead, identity, last=not text)
                return self._sheet("item", identity, 0, before, self.marker.run(text, identity))
        raise TypeError(f"{block} is not text")

    def _sheet(self, kind: TextKind, identity: Identity, level: int, lead: Run, text: Run) -> BlockSheet:
        return BlockSheet(
            kind=kind,
            id=str(identity),
            label=identity.label,
            address=self.web.block(identity),
            level=level,
            lead=lead,
            text=text,
            behind=identity in self.behind,
        )

    def _column(self, column: Column, level: int) -> ColumnSheet:
        return ColumnSheet(
            kind="column",
            id=str(column.id),
            label=column.id.label,
            address=self.web.block(column.id),
            level=level,
            name=str(column.label(self.language)),
            title=self.marker.run(column.title, column.id),
            ordered=column.ordered,
            items=tuple(self._text(item, 0) for item in column.items),
            behind=column.id in self.behind,
        )

    def _table(self, table: Table) -> TableSheet:
        head = table.head
        heads = (head.category, head.name, head.unit, head.target, head.actual)
        caption = self.marker.run(table.caption[self.language], table.id, last=table.note is None)
        groups = tuple(
            GroupSheet(category=category.name[self.language], rows=tuple(map(self._row, category.indicators)))
            for category in table.categories
        )
        return TableSheet(
            kind="table",
            id=str(table.id),
            label=table.id.label,
            address=self.web.block(table.id),
            name=str(table.label(self.language)),
            caption=caption,
            heads=tuple(text[self.language] for text in heads if text is not None),
            groups=groups,
            note=self.marker.run(table.note[self.language], table.id) if table.note else (),
            lacks_unit=any(row.unit is None for row in table.indicators),
            behind=any(identity in self.behind for identity in (table.id, *(i.identity for i in table.indicators))),
        )

    def _row(self, indicator: Indicator) -> RowSheet:
        return RowSheet(
            id=str(indicator.identity),
            label=indicator.identity.label,
            address=self.web.block(indicator.identity),
            name=self.marker.run(indicator.title(self.language), indicator.identity),
            unit=indicator.unit[self.language] if indicator.unit else "",
            target=str(indicator.target),
            actual=str(indicator.actual or ""),
        )

    def _corrections(self, blocks: set[Identity] | None = None) -> Iterator[CorrectionSheet]:
        for correction in self.plan.corrections:
            on = correction.block
            if blocks is None or on in blocks:
                yield CorrectionSheet(
                    label=on.label if on else "",
                    address=self.web.block(on) if on else "",
                    line=correction.line,
                    source=correction.source,
                    published=correction.published,
                    reason=correction.reason[self.language],
                )

    def _charts(self) -> Iterator[ChartsSheet]:
        for table in self.plan.tables:
            group = chart_group(self.plan, table, self.language)
            yield ChartsSheet(
                title=group.title, lead=group.lead, charts=tuple(self._chart(chart) for chart in group.charts)
            )

    def _chart(self, chart: Chart) -> ChartSheet:
        svg = chart_svg(chart, _CHART, _FACES[self.language])
        return ChartSheet(svg=svg, height=chart.height / _CHART, alt=f"{chart.title} {chart.desc}")
