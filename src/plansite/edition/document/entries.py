"""The parts that say something about the text: cover, notes, links, figures, corrections, terms, history."""

from typing import Literal

from pydantic import Field

from plansite.edition.document.fields import (
    AnyId,
    Code,
    Count,
    Date,
    Digest,
    IndicatorId,
    NoteId,
    Part,
    TermId,
    Texts,
    Year,
)
from plansite.ground.vocabulary import EditionStatus, FigureBasis, FigureKind, FigureValue, NoteKind
from plansite.model.meta import CoverKey


class VersionPart(Part):
    """The version of the content: the day on which it was put up for comment, and a digest of all that readers get."""

    date: Date | None
    digest: Digest


class PeriodPart(Part):
    """The years of the plan, both included."""

    start: Year
    end: Year


class ConsultationPart(Part):
    """The call for comments: from when to when, and whom to ask."""

    opened: Date
    closes: Date
    contact: Texts | None
    telephone: str | None


class AdoptionPart(Part):
    """The document by which an edition was adopted."""

    title: Texts
    number: str | None
    link: str | None


class EditionPart(Part):
    """An edition: the day on which it was published is its name in addresses."""

    published: Date
    name: Texts
    status: EditionStatus
    adopted: Date | None
    effective: Date | None
    adopted_by: AdoptionPart | None


class LabelPart(Part):
    """The number that a special column or table bears in this edition."""

    block: str
    number: str


class MetaPart(Part):
    """What the cover says. short_title, summary, origin and direction are words of the site about the plan."""

    title: Texts
    short_title: Texts | None
    summary: Texts | None
    origin: Texts | None = Field(description="Where the text was found, and what became of it.")
    direction: Texts | None = Field(description="How the editors chose which way is better.")
    status: Texts | None
    issuer: Texts | None
    date: Texts | None
    period: PeriodPart | None
    consultation: ConsultationPart | None
    editions: tuple[EditionPart, ...] = Field(
        default=(), description="In the order of days; the last is the one that this document holds."
    )
    labels: tuple[LabelPart, ...] = Field(
        default=(), description="Special columns and tables whose number is not that of their identity."
    )


class CoverLinePart(Part):
    """A line of the cover as published: the status stands in brackets there."""

    key: CoverKey
    text: Texts


class NotePart(Part):
    """An editor’s note on a block; its mark stands after the words `after`, else at the end of the block."""

    id: NoteId
    block: AnyId
    kind: NoteKind
    proof: bool = Field(default=False, description="Only a proof-reader wants it: it leaves no mark in the original.")
    after: Texts | None
    text: Texts


class LinkPart(Part):
    """Indicators that a block serves, those whose result it reports, and whom its text names as responsible."""

    block: AnyId
    indicators: tuple[IndicatorId, ...]
    reports: tuple[IndicatorId, ...]
    responsible: tuple[Texts, ...] = Field(description="Exact quotations from the block.")


class FigurePart(Part):
    """A figure of the text: tied to an indicator, a commitment of its own, or context, with the reason."""

    block: AnyId
    figure: str
    nth: Count | None = Field(description="null where all equal strings of the block mean the same.")
    kind: FigureKind
    indicator: IndicatorId | None
    value: FigureValue | None
    unit: Texts | None
    by: str | None
    basis: FigureBasis | None
    written: dict[Code, str] | None = Field(description="The figure as translations have it, by language.")
    quote: Texts | None
    reason: Texts | None


class CommonFigurePart(Part):
    """A figure that is context wherever it stands and no entry of its own says otherwise."""

    figure: str
    reason: Texts | None


class FigureCellsPart(Part):
    """A column of a table whose cells are the values of its indicators."""

    table: str
    column: str
    reason: Texts | None


class CorrectionPart(Part):
    """Where the text departs from the document as received."""

    block: AnyId | None
    line: Count
    source: str
    published: str
    reason: Texts


class TermPart(Part):
    """A term: its rendering and accepted other forms by language, and how it is read where that is not plain."""

    id: TermId
    term: Texts
    forms: dict[Code, tuple[str, ...]]
    reading: str | None
    linked: bool = Field(default=True, description="Texts mark the term.")
    note: Texts | None


class ReadersWordsPart(Part):
    """Words of readers, and the strings of the plan that they mean, by language."""

    words: dict[Code, tuple[str, ...]]
    means: dict[Code, tuple[str, ...]]


class ChangePart(Part):
    """An entry of the plan’s changelog: what happened on a day, and to which blocks."""

    date: Date
    text: Texts
    blocks: tuple[AnyId, ...]


class MovePart(Part):
    """What stands in the place of an identity that was published once."""

    source: AnyId = Field(alias="from")
    target: AnyId = Field(alias="to")
    date: Date
    reason: Texts


#: The number of the form of the document. A change that old documents do not fit raises it.
SchemaVersion = Literal[1]
