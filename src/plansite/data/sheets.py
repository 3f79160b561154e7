"""The sheets: what stands in the columns of the CSV files of indicators, measures, commitments, reported values and
comments."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar, get_args

from plansite.data.comments import COMMENTS, comment_rows
from plansite.data.sheet import Field, Languages, Sheet, TextField
from plansite.data.sheet_columns import has_parts, value_fields
from plansite.data.sheet_rows import AddressOf, BlockRow, CommitmentRow, block_rows, commitment_rows
from plansite.edition.document.fields import DIGITS
from plansite.edition.document.tables import ReportPart, ValuePart
from plansite.edition.document.whole import Document
from plansite.ground.vocabulary import COMPARATORS, STATES, Direction, FigureBasis, IndicatorKind

R = TypeVar("R")
Constraints = dict[str, Any]

_SOURCE: Final = "The string of the source."
_FROM_ROOT: Final = "From the root of the site."
_REQUIRED: Final[Constraints] = {"required": True}
_NUMBER: Final = DIGITS.replace("?:", "")


def _value(
    name: str, read: Callable[[R], ValuePart | None], *, pattern: str = "", required: bool, description: str = _SOURCE
) -> tuple[Field[R], ...]:
    """A value in three columns: its string, its comparator, its number."""
    needed: Constraints = _REQUIRED if required else {}
    shape: Constraints = {"pattern": pattern} if pattern else {}

    def part(key: str) -> Callable[[R], str | None]:
        return lambda row: getattr(read(row), key, None)

    return (
        Field(name=name, read=part("text"), description=description, constraints=needed | shape),
        Field(name=f"{name}_comparator", read=part("comparator"), constraints={"enum": [*COMPARATORS]}),
        Field(name=f"{name}_number", read=part("number"), type="number", constraints=needed),
    )


def _yes_or_no(truth: bool) -> str:
    return "true" if truth else "false"


#: The indicator of a commitment or a reported value is one of the first sheet.
_TIED: Final = {"foreignKeys": [{"fields": "indicator", "reference": {"resource": "indicators", "fields": "id"}}]}

INDICATORS: Final[Sheet[BlockRow]] = Sheet(
    name="indicators",
    title="sheet_indicators",
    keys={"primaryKey": "id"},
    fields=(
        Field(
            name="id",
            read=lambda row: row.indicator.id,
            constraints=_REQUIRED | {"unique": True, "pattern": "i-[a-z0-9]+(-[a-z0-9]+)*"},
        ),
        Field(
            name="table",
            read=lambda row: row.entry.table.id if row.entry.table else None,
            constraints=_REQUIRED | {"pattern": r"t\d+"},
        ),
        TextField(
            name="category",
            read=lambda row: row.entry.category.name if row.entry.category else None,
        ),
        TextField(name="name", read=lambda row: row.indicator.name, constraints=_REQUIRED),
        TextField(name="unit", read=lambda row: row.indicator.unit, description="Empty where the source gives none."),
        Field(name="kind", read=lambda row: row.indicator.kind, constraints={"enum": [*get_args(IndicatorKind)]}),
        *_value("target", lambda row: row.indicator.target, required=False),
        *_value(
            "actual",
            lambda row: row.indicator.actual,
            required=False,
            description="The string of the source; empty where the table has no results.",
        ),
        Field(
            name="direction",
            read=lambda row: row.indicator.direction,
            description="From the comparator of the target, or entered by the editors.",
            constraints={"enum": [*get_args(Direction)]},
        ),
        Field(
            name="counted",
            read=lambda row: _yes_or_no(row.indicator.counted),
            type="boolean",
            description="false: the note below the table says that statistics are no longer compiled.",
            constraints=_REQUIRED,
        ),
        Field(
            name="state",
            read=lambda row: row.indicator.state,
            description="How the indicator stands, by the rule that the page of indicators states.",
            constraints=_REQUIRED | {"enum": [*STATES]},
        ),
        Field(
            name="new",
            read=lambda row: _yes_or_no(row.indicator.new),
            type="boolean",
            description="true: the value is a number to be added, not a total.",
            constraints=_REQUIRED,
        ),
        Field(
            name="baseline",
            read=lambda row: row.indicator.baseline,
            description="The indicator of an earlier table that measures the same thing.",
        ),
        TextField(name="address", read=lambda row: row.address, description=_FROM_ROOT),
    ),
)

MEASURES: Final[Sheet[BlockRow]] = Sheet(
    name="measures",
    title="sheet_measures",
    keys={"primaryKey": "id"},
    fields=(
        Field(
            name="id",
            read=lambda row: row.entry.id,
            constraints=_REQUIRED | {"unique": True, "pattern": r"[mc]\d+-\d+(-\d+)?"},
        ),
        Field(
            name="kind",
            read=lambda row: row.entry.kind,
            description="measure, or item: an item of a special column.",
            constraints=_REQUIRED | {"enum": ["measure", "item"]},
        ),
        Field(
            name="chapter",
            read=lambda row: row.entry.chapter.id if row.entry.chapter else None,
            constraints=_REQUIRED | {"pattern": r"\d+"},
        ),
        TextField(
            name="chapter",
            title="field_chapter_title",
            read=lambda row: row.entry.chapter.title if row.entry.chapter else None,
        ),
        Field(
            name="section",
            read=lambda row: row.entry.section.id if row.entry.section else None,
            constraints={"pattern": r"s\d+-\d+"},
        ),
        TextField(
            name="section",
            title="field_section_title",
            read=lambda row: row.entry.section.text if row.entry.section else None,
        ),
        Field(
            name="column",
            read=lambda row: row.entry.column.id if row.entry.column else None,
            constraints={"pattern": r"c\d+(-\d+)?"},
        ),
        TextField(
            name="column",
            title="field_column_title",
            read=lambda row: row.entry.column.title if row.entry.column else None,
        ),
        TextField(name="lead", read=lambda row: row.measure.lead),
        TextField(name="text", read=lambda row: row.measure.text),
        Field(
            name="indicators",
            read=lambda row: " ".join(row.link.indicators) if row.link else None,
            description="Identities, a blank between them.",
        ),
        Field(
            name="reports",
            read=lambda row: " ".join(row.link.reports) if row.link else None,
            description="Identities of the indicators whose result the text tells, a blank between them.",
        ),
        TextField(
            name="responsible",
            read=lambda row: row.responsible,
            description="Exact quotations, “ | ” between them; empty where the text names no one.",
        ),
        TextField(name="address", read=lambda row: row.address, description=_FROM_ROOT),
    ),
)

COMMITMENTS: Final[Sheet[CommitmentRow]] = Sheet(
    name="commitments",
    title="sheet_commitments",
    keys={"primaryKey": ["block", "number"]} | _TIED,
    fields=(
        Field(
            name="block",
            read=lambda row: row.figure.block,
            constraints=_REQUIRED | {"pattern": r"[mcp]\d+-\d+-\d+"},
        ),
        Field(
            name="number",
            read=lambda row: str(row.number),
            type="integer",
            constraints=_REQUIRED | {"minimum": 1},
        ),
        TextField(
            name="figure",
            read=lambda row: row.strings,
            description="The string of the text; in the original with its unit.",
            constraints=_REQUIRED,
        ),
        TextField(name="unit", read=lambda row: row.figure.unit, description="Empty where the text gives none."),
        Field(name="by", read=lambda row: row.figure.by, type="year", description="Empty where the text gives none."),
        Field(
            name="basis",
            read=lambda row: row.figure.basis,
            description="new: a number to be added; total: a number in all. Empty where the text does not say.",
            constraints={"enum": [*get_args(FigureBasis)]},
        ),
        Field(
            name="indicator",
            title="field_promised_indicator",
            read=lambda row: row.figure.indicator,
            description="The indicator whose target it is; empty for a commitment of its own.",
        ),
        TextField(name="quote", read=lambda row: row.figure.quote, constraints=_REQUIRED),
        TextField(name="address", read=lambda row: row.address, description=_FROM_ROOT),
    ),
)

PROGRESS: Final[Sheet[ReportPart]] = Sheet(
    name="progress",
    title="sheet_progress",
    keys={"primaryKey": ["indicator", "year"]} | _TIED,
    fields=(
        Field(name="indicator", read=lambda row: row.indicator, constraints=_REQUIRED),
        Field(name="year", read=lambda row: str(row.year), type="year", constraints=_REQUIRED),
        *_value("value", lambda row: row.value, pattern=_NUMBER, required=True),
        TextField(name="source", read=lambda row: row.source, constraints=_REQUIRED),
        Field(name="date", read=lambda row: row.date, type="date", constraints=_REQUIRED),
    ),
)

#: In a plan that has rows which give a part of the row above.
_SUB: Final[Field[BlockRow]] = Field(
    name="sub",
    read=lambda row: _yes_or_no(row.indicator.sub),
    type="boolean",
    description="true: the row gives a part of the row above.",
    constraints=_REQUIRED,
)

#: The sheets, with the columns that every plan has in them.
SHEETS: Final[tuple[Sheet[Any], ...]] = (INDICATORS, MEASURES, COMMITMENTS, PROGRESS, COMMENTS)


def sheets(document: Document) -> tuple[Sheet[Any], ...]:
    """The sheets of a plan: that of the indicators has a column for every kind of value in its tables."""
    more = (*value_fields(document), *([_SUB] if has_parts(document) else []))
    return (replace(INDICATORS, fields=(*INDICATORS.fields, *more)), *SHEETS[1:])


def sheet_files(document: Document, languages: Languages, address_of: AddressOf) -> Iterator[tuple[str, str]]:
    """All files by name. Each has its head even where it has no row, so that whoever reads the files finds it."""
    indicators = sheets(document)[0]
    yield indicators.path, indicators.text(block_rows(document, address_of, "indicator"), languages)
    yield MEASURES.path, MEASURES.text(block_rows(document, address_of, "measure", "item"), languages)
    yield COMMITMENTS.path, COMMITMENTS.text(commitment_rows(document, address_of), languages)
    yield PROGRESS.path, PROGRESS.text(document.progress, languages)
    yield COMMENTS.path, COMMENTS.text(comment_rows(document, address_of), languages)
