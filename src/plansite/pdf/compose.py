"""``Plan`` → sheets: the plan, or one chapter of it, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from plansite.ground.identities import Identity
from plansite.ground.typefaces import chosen
from plansite.languages import Language
from plansite.model import (
    Block,
    Chapter,
    Column,
    ColumnCall,
    Item,
    Measure,
    Notice,
    Paragraph,
    PictureCall,
    Plan,
    Section,
    TableCall,
)
from plansite.model.translation import behind
from plansite.model.version import Version, version
from plansite.pages.chart_groups import chart_groups
from plansite.pages.charts import Chart, chart_svg
from plansite.pages.stage import stage
from plansite.pdf.inserts import grid_sheet, picture_sheet, table_sheet
from plansite.pdf.marks import Marker
from plansite.pdf.sheets import (
    BlockSheet,
    ChapterSheet,
    ChartSheet,
    ChartsSheet,
    ColumnSheet,
    CorrectionSheet,
    NoticeSheet,
    PlanSheet,
    Run,
    Sheet,
    TextKind,
    TongueSheet,
)
from plansite.pdf.typesetter import design
from plansite.pdf.web import Web

_COVER: Final = Identity(kind="page", key="cover")
_NOTICE: Final = Identity(kind="page", key="notice")
#: How wide a chart is, in its own pixels: its text is then about as large as that of a table.
_CHART: Final = 290


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Makes the sheet of one PDF. A composer is used once: it places each note once."""

    plan: Plan
    language: Language
    web: Web | None
    translation: Language
    marker: Marker
    behind: frozenset[Identity]
    version: Version

    @classmethod
    def of(
        cls, plan: Plan, language: Language, web: Web | None = None, translation: Language | None = None
    ) -> "Composer":
        """A fresh composer.

        Args:
            web: where the annotated plan leads to; none for the plain one, as its issuer would print it.
            translation: the language that stands in the facing column of the original.
        """
        return cls(
            plan=plan,
            language=language,
            web=web,
            translation=translation or language,
            marker=Marker(plan, language, annotated=web is not None),
            behind=behind(plan, language),
            version=version(plan),
        )

    @property
    def annotated(self) -> bool:
        """Whether it makes the annotated plan."""
        return self.web is not None

    def _address(self, identity: Identity | None) -> str:
        return self.web.block(identity) if self.web and identity else ""

    def whole(self) -> PlanSheet:
        """The whole plan: cover, notice, chapters; annotated, corrections and charts, too."""
        cover = self._cover()
        expression = self.plan.expression(self.language)
        beside = self.plan.expression(self.translation)  # what faces nothing is left out
        notice = self._notice(expression.notice) if expression.notice and beside.notice else None
        chapters = tuple(
            self._chapter(each, in_part=self.plan.part_of(each) is not None)
            for each in expression.chapters
            if beside.chapter(each.number)
        )
        return self._plan("whole", cover, notice, chapters)

    def part(self, chapter: Chapter) -> PlanSheet:
        """One chapter alone."""
        begins = self.plan.part_before(chapter) is not None
        return self._plan("chapter", self._cover(), None, (self._chapter(chapter, in_part=begins),))

    def _plan(
        self,
        part: Literal["whole", "chapter"],
        cover: dict[str, Run],
        notice: NoticeSheet | None,
        chapters: tuple[ChapterSheet, ...],
    ) -> PlanSheet:
        writing, typesetting, original = self.language.writing, self.language.typesetting, self.plan.original
        appended = self.annotated and part == "whole"
        return PlanSheet(
            design=design(self.language),
            faces={use: (face.family,) for use, face in chosen(self.plan.fonts, typesetting.faces).items()},
            tongue=tongue(self.language),
            script=self.language.script,
            gap=writing.gap,
            colon=writing.colon,
            han=tongue(original) if (original.script, self.language.script) == ("Hani", "Latn") else None,
            translated=self.language != original,
            annotated=self.annotated,
            stage=stage(self.plan, self.language),
            part=part,
            title=cover["title"],
            name=self.plan.meta.title[self.language],
            status=cover.get("status", ()),
            issuer=cover.get("issuer", ()),
            date=cover.get("date", ()),
            version=str(self.version),
            address=self.web.home if self.web else "",
            code=self.web.code if self.web else "",
            notice=notice,
            chapters=chapters,
            corrections=tuple(self._corrections()) if appended else (),
            charts=tuple(self._charts()) if appended else (),
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

    def _cover(self) -> dict[str, Run]:
        """The lines of the cover that the source has, with their notes."""
        lines = {key: text for key, text, _ in self.plan.meta.cover(self.language)}
        last = list(lines)[-1]
        return {key: self.marker.run(text, _COVER, last=key == last) for key, text in lines.items()}

    def _notice(self, notice: Notice) -> NoticeSheet:
        title = self.marker.run(notice.title, _NOTICE)
        return NoticeSheet(title=title, blocks=tuple(self._text(block, 0) for block in notice.paragraphs))

    def _chapter(self, chapter: Chapter, *, in_part: bool) -> ChapterSheet:
        title = self.marker.run(chapter.title, chapter.id) if chapter.title else ()
        name, part = chapter.title or self.language.words["preamble"], self.plan.part_before(chapter)
        level = 2 if in_part else 1
        return ChapterSheet(
            id=str(chapter.id),
            level=level,
            part=part.title[self.language] if part else "",
            name=name,
            title=title,
            blocks=tuple(self._blocks(chapter.blocks, level + 1)),
        )

    def _blocks(self, blocks: tuple[Block, ...], first: int) -> Iterator[Sheet]:
        """The blocks of a chapter. What stands before its first section is one level higher than what follows."""
        level = first
        for block in blocks:
            match block:
                case Section():
                    level = first + 1
                    yield self._text(block, first)
                case TableCall(number=number):
                    if table := self.plan.table(number):
                        yield table_sheet(table, self.language, self.marker, self._address, self.behind)
                    elif grid := self.plan.grid(number):
                        yield grid_sheet(grid, self.language, self.marker, *self._place(grid.id))
                case PictureCall(number=number):
                    if picture := self.plan.picture(number):
                        yield picture_sheet(self.plan, picture, self.language, self.marker, *self._place(picture.id))
                case ColumnCall(number=number):
                    if column := self.plan.expression(self.language).column(number):
                        yield self._column(column, level)
                case _:
                    yield self._text(block, level)

    def _place(self, identity: Identity) -> tuple[str, bool]:
        """The address of a block, and whether its translation waits for an update."""
        return self._address(identity), identity in self.behind

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
            address=self._address(identity),
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
            address=self._address(column.id),
            level=level,
            name=str(column.label(self.language)),
            title=self.marker.run(column.title, column.id),
            ordered=column.ordered,
            items=tuple(self._text(item, 0) for item in column.items),
            behind=column.id in self.behind,
        )

    def _corrections(self) -> Iterator[CorrectionSheet]:
        for correction in self.plan.corrections:
            on = correction.block
            yield CorrectionSheet(
                label=on.label if on else "",
                address=self._address(on),
                line=correction.line,
                source=correction.source,
                published=correction.published,
                reason=correction.reason[self.language],
            )

    def _charts(self) -> Iterator[ChartsSheet]:
        for group in chart_groups(self.plan, self.language):
            yield ChartsSheet(
                title=group.title, lead=group.lead, charts=tuple(self._chart(chart) for chart in group.charts)
            )

    def _chart(self, chart: Chart) -> ChartSheet:
        svg = chart_svg(chart, _CHART, self.language.typesetting.chart_faces)
        return ChartSheet(svg=svg, height=chart.height / _CHART, alt=f"{chart.title} {chart.desc}")


def tongue(language: Language) -> TongueSheet:
    """A language as Typst names it."""
    lang, _, region = language.locale.lower().partition("_")
    return TongueSheet(lang=lang, region=region or None)
