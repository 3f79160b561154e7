"""The document of a plan: what plan.json holds, and what an edition is kept as."""

import json
from typing import Annotated, Final, Literal

from pydantic import Field

from plansite.edition.document.entries import (
    ChangePart,
    CommonFigurePart,
    CorrectionPart,
    CoverLinePart,
    FigureCellsPart,
    FigurePart,
    LinkPart,
    MetaPart,
    MovePart,
    NotePart,
    ReadersWordsPart,
    SchemaVersion,
    TermPart,
    VersionPart,
)
from plansite.edition.document.fields import AnyId, Code, Part, Texts
from plansite.edition.document.inserts import GridPart, PartPart, PicturePart
from plansite.edition.document.rounds import RoundPart
from plansite.edition.document.tables import ReportPart, TablePart
from plansite.edition.document.text import ChapterPart, ColumnPart, NoticePart

SCHEMA_VERSION: Final[SchemaVersion] = 1


class Document(Part):
    """The whole plan, each text in every language of the plan. null: the plan does not give it."""

    form: Literal["plan.schema.json"] = Field(default="plan.schema.json", alias="$schema")
    schema_version: SchemaVersion = Field(default=SCHEMA_VERSION, description="The form of this file.")
    languages: Annotated[tuple[Code, ...], Field(min_length=1)] = Field(
        description="The languages of the plan: the original first, then its translations."
    )
    version: VersionPart
    home: str | None = Field(description="The public address of the site.")
    rights: Texts = Field(description="What may be done with what.")
    meta: MetaPart
    notice: NoticePart | None
    cover: tuple[CoverLinePart, ...]
    chapters: tuple[ChapterPart, ...]
    columns: tuple[ColumnPart, ...] = Field(description="The special columns, each called once by a chapter.")
    parts: tuple[PartPart, ...] = Field(default=(), description="The parts into which the chapters are grouped.")
    tables: tuple[TablePart, ...]
    grids: tuple[GridPart, ...] = Field(default=(), description="The tables that are none of indicators.")
    pictures: tuple[PicturePart, ...] = ()
    progress: tuple[ReportPart, ...] = Field(description="What was reported, in the order of years.")
    rounds: tuple[RoundPart, ...] = Field(default=(), description="The rounds of consultation, the earliest first.")
    notes: tuple[NotePart, ...]
    links: tuple[LinkPart, ...]
    figures: tuple[FigurePart, ...]
    common_figures: tuple[CommonFigurePart, ...]
    figure_cells: tuple[FigureCellsPart, ...]
    corrections: tuple[CorrectionPart, ...]
    glossary: tuple[TermPart, ...]
    readers_words: tuple[ReadersWordsPart, ...] = Field(
        default=(), description="What readers say for something that the plan calls otherwise."
    )
    changes: tuple[ChangePart, ...]
    moved: tuple[MovePart, ...]
    published: tuple[AnyId, ...] = Field(description="Every identity that was ever published.")
    behind: dict[Code, tuple[AnyId, ...]] = Field(
        description="By translation: the blocks that do not yet translate the original as it stands now."
    )


def read_document(text: str) -> Document:
    """The document that a text holds, such as that of plan.json.

    Raises:
        ValueError: the text is no document, or one of another form. (pydantic's errors are ValueErrors.)
    """
    value = json.loads(text)
    version = value.get("schema_version") if isinstance(value, dict) else None
    if version != SCHEMA_VERSION:
        raise ValueError(f"schema_version is {version}; this program reads {SCHEMA_VERSION}")
    return Document.model_validate_json(json.dumps(value), context={"languages": value.get("languages")})
