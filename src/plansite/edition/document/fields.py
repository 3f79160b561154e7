"""What the parts of the document are made of: identities, dates, numbers, and texts by language."""

from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo
from typing_extensions import TypeAliasType

from plansite.ground.identities import pattern
from plansite.ground.vocabulary import KINDS, Kind


class Part(BaseModel):
    """A part of the document: frozen, and closed. Every key is there; null says that the plan does not give it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        populate_by_name=True,
        json_schema_serialization_defaults_required=True,
    )


def _form(*kinds: Kind) -> str:
    return f"^(?:{'|'.join(pattern(kind) for kind in kinds)})$"


AnyId = TypeAliasType("AnyId", Annotated[str, Field(pattern=_form(*KINDS), description="An identity of any kind.")])
PageId = Annotated[str, Field(pattern=_form("page"))]
SectionId = Annotated[str, Field(pattern=_form("section"))]
MeasureId = Annotated[str, Field(pattern=_form("measure"))]
ParagraphId = Annotated[str, Field(pattern=_form("paragraph"))]
AnnouncementId = Annotated[str, Field(pattern=_form("announcement"))]
ColumnId = Annotated[str, Field(pattern=_form("column"))]
ItemId = Annotated[str, Field(pattern=_form("item"))]
PictureId = Annotated[str, Field(pattern=_form("picture"))]
TableId = Annotated[str, Field(pattern=_form("table"))]
IndicatorId = Annotated[str, Field(pattern=_form("indicator"))]
NoteId = Annotated[str, Field(pattern=_form("note"))]
TermId = Annotated[str, Field(pattern=_form("term"))]

#: How a number stands in the source.
DIGITS: Final = r"-?(?:0|[1-9]\d*)(?:\.\d+)?"
Digits = Annotated[str, Field(pattern=f"^{DIGITS}$")]
Date = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]
Year = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=1)]
Code = Annotated[str, Field(pattern="^[a-z]{2,3}$")]


def _in_every_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """The languages are those of the document, which whoever reads it gives in the context."""
    codes = (info.context or {}).get("languages")
    if codes is not None and set(texts) != set(codes):
        raise ValueError(f"a text has the languages {', '.join(codes)} of the document, and no others")
    return texts


Texts = TypeAliasType(
    "Texts",
    Annotated[
        dict[Code, str],
        Field(description="A text in each language of the plan, by its code. Empty while a translation waits."),
        AfterValidator(_in_every_language),
    ],
)
