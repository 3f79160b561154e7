"""``Plan`` → the parts of the document that say something about the text: tables, notes, links, figures, history."""

from collections.abc import Iterator
from typing import cast

from plansite.edition.document.by_language import texts
from plansite.edition.document.entries import (
    ChangePart,
    CommonFigurePart,
    CorrectionPart,
    FigureCellsPart,
    FigurePart,
    LinkPart,
    MovePart,
    NotePart,
    ReadersWordsPart,
    TermPart,
)
from plansite.edition.document.fields import Texts
from plansite.edition.document.inserts import GridCellPart, GridPart, PartPart, PicturePart
from plansite.edition.document.tables import (
    CategoryPart,
    CellPart,
    IndicatorPart,
    ReportPart,
    TableColumnPart,
    TablePart,
    ValuePart,
)
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import Comparator
from plansite.model import Category, GridCell, Indicator, Plan, Table
from plansite.model.standing import better, standing
from plansite.model.texts import Forms, Text


def _indicator_id(slug: str) -> str:
    return str(Identity(kind="indicator", key=slug))


def tables(plan: Plan) -> tuple[TablePart, ...]:
    """The tables with their indicators."""
    return tuple(_table(plan, table) for table in plan.tables)


def parts(plan: Plan) -> tuple[PartPart, ...]:
    """The parts into which the chapters are grouped."""
    return tuple(PartPart(title=texts(plan, part.title), first=str(int(part.first))) for part in plan.meta.parts)


def grids(plan: Plan) -> tuple[GridPart, ...]:
    """The tables that are none of indicators."""
    return tuple(
        GridPart(
            id=str(grid.id),
            number=grid.number,
            caption=texts(plan, grid.caption),
            rows=tuple(tuple(_grid_cell(plan, cell) for cell in row) for row in grid.rows),
            note=texts(plan, grid.note),
        )
        for grid in plan.grids
    )


def _grid_cell(plan: Plan, cell: GridCell) -> GridCellPart:
    return GridCellPart(text=texts(plan, cell.text), head=cell.head, rows=cell.rows, columns=cell.columns)


def pictures(plan: Plan) -> tuple[PicturePart, ...]:
    """The pictures."""
    return tuple(
        PicturePart(
            id=str(each.id),
            number=each.number,
            file=each.file,
            caption=texts(plan, each.caption),
            text=texts(plan, each.text),
        )
        for each in plan.pictures
    )


def _table(plan: Plan, table: Table) -> TablePart:
    return TablePart(
        id=str(table.id),
        number=table.number,
        label={language.code: str(table.label(language)) for language in plan.languages},
        caption=texts(plan, table.caption),
        columns=tuple(
            TableColumnPart(key=each.key, role=each.role, year=each.year, head=texts(plan, each.head))
            for each in table.columns
        ),
        categories=tuple(_category(plan, table, category) for category in table.categories),
        note=texts(plan, table.note),
    )


def _category(plan: Plan, table: Table, category: Category) -> CategoryPart:
    rows = tuple(_indicator(plan, table, row) for row in category.indicators)
    return CategoryPart(name=texts(plan, category.name), indicators=rows)


def _indicator(plan: Plan, table: Table, row: Indicator) -> IndicatorPart:
    return IndicatorPart(
        id=str(row.identity),
        name=texts(plan, row.name),
        unit=texts(plan, row.unit),
        kind=row.kind,
        target=_value(row.target) if row.target else None,
        actual=_value(row.actual) if row.actual else None,
        cells=dict(_cells(plan, table, row)),
        sub=row.sub,
        direction=better(row),
        counted=row.counted,
        state=standing(plan, table, row).verdict.state,
        new=row.new,
        baseline=_indicator_id(row.baseline) if row.baseline else None,
    )


def _value(value: Value) -> ValuePart:
    comparator = cast(Comparator, value.comparator) if value.comparator else None
    low, high = (None if number is None else f"{number:f}" for number in (value.low, value.high))
    return ValuePart(
        text=value.text, kind=value.kind, comparator=comparator, number=value.digits or None, low=low, high=high
    )


def _cells(plan: Plan, table: Table, row: Indicator) -> Iterator[tuple[str, CellPart]]:
    for column in table.columns:
        if (cell := row.cells.get(column.key)) is not None:
            text = texts(plan, cell) if isinstance(cell, Text) else cell.text
            value = row.value(column.key) if column.is_value else None
            yield column.key, CellPart(text=text, value=_value(value) if value else None)


def progress(plan: Plan) -> Iterator[ReportPart]:
    """The values that were reported, year by year."""
    for each in plan.progress:
        for report in each.reports:
            yield ReportPart(
                indicator=_indicator_id(report.indicator),
                year=each.year,
                value=_value(report.value),
                source=texts(plan, report.source),
                date=report.date,
            )


def notes(plan: Plan) -> Iterator[NotePart]:
    """The editor's notes."""
    for note in plan.notes:
        yield NotePart(
            id=str(note.identity),
            block=str(note.block),
            kind=note.kind,
            proof=note.proof,
            after=texts(plan, note.after),
            text=texts(plan, note.text),
        )


def links(plan: Plan) -> Iterator[LinkPart]:
    """What blocks serve and report on, and whom their text names as responsible."""
    for link in plan.links:
        yield LinkPart(
            block=str(link.block),
            indicators=tuple(map(_indicator_id, link.indicators)),
            reports=tuple(map(_indicator_id, link.reports)),
            responsible=tuple(texts(plan, words) for words in link.responsible),
        )


def _reason(plan: Plan, key: str) -> Texts | None:
    reasons = plan.figures.reasons if plan.figures else ()
    return texts(plan, next((reason.text for reason in reasons if reason.id == key), None))


def figures(plan: Plan) -> Iterator[FigurePart]:
    """The figures of the text that have an entry of their own."""
    for each in plan.figures.figures if plan.figures else ():
        written = {language.code: each.written[language] for language in plan.translations} if each.written else {}
        yield FigurePart(
            block=str(each.block),
            figure=each.figure,
            nth=each.nth,
            kind=each.kind,
            indicator=_indicator_id(each.indicator) if each.indicator else None,
            value=each.value,
            unit=texts(plan, each.unit),
            by=each.by,
            basis=each.basis,
            written=written or None,
            quote=texts(plan, each.quote),
            reason=_reason(plan, each.reason),
        )


def common_figures(plan: Plan) -> Iterator[CommonFigurePart]:
    """The figures that are context wherever they stand."""
    for each in plan.figures.everywhere if plan.figures else ():
        yield CommonFigurePart(figure=each.figure, reason=_reason(plan, each.reason))


def figure_cells(plan: Plan) -> Iterator[FigureCellsPart]:
    """The columns of values."""
    for each in plan.figures.cells if plan.figures else ():
        yield FigureCellsPart(table=each.table, column=each.column, reason=_reason(plan, each.reason))


def corrections(plan: Plan) -> Iterator[CorrectionPart]:
    """Where the text departs from the document as received."""
    for each in plan.corrections:
        yield CorrectionPart(
            block=str(each.block) if each.block else None,
            line=each.line,
            source=each.source,
            published=each.published,
            reason=texts(plan, each.reason),
        )


def glossary(plan: Plan) -> Iterator[TermPart]:
    """The terms."""
    for each in plan.glossary:
        yield TermPart(
            id=str(each.identity),
            term=texts(plan, each),
            forms=_forms(plan, each.forms),
            reading=each.reading,
            linked=each.linked,
            note=texts(plan, each.note),
        )


def readers_words(plan: Plan) -> Iterator[ReadersWordsPart]:
    """What readers say, and what they mean by it."""
    for each in plan.readers_words:
        yield ReadersWordsPart(words=_forms(plan, each.words), means=_forms(plan, each.means))


def _forms(plan: Plan, forms: Forms | None) -> dict[str, tuple[str, ...]]:
    """Those of every language that has some."""
    found = {language.code: forms.of(language) for language in plan.languages} if forms else {}
    return {code: words for code, words in found.items() if words}


def changes(plan: Plan) -> Iterator[ChangePart]:
    """The changelog of the plan."""
    for each in plan.changes:
        yield ChangePart(date=each.date, text=texts(plan, each.text), blocks=tuple(map(str, each.blocks)))


def moved(plan: Plan) -> Iterator[MovePart]:
    """The identities that were moved."""
    for each in plan.moved:
        yield MovePart(
            source=str(each.source), target=str(each.target), date=each.date, reason=texts(plan, each.reason)
        )
