"""What the sheets are: which entries of which file stand in each, and in which columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from plansite.ground.vocabulary import NOTE_KINDS, Direction, FigureBasis, FigureKind, FigureValue, IndicatorKind
from plansite.model import Plan

#: text: one text. languages: a text by language. list, lists: several texts, alone or by language.
#: texts: a list of texts by language.
Shape = Literal["text", "languages", "list", "lists", "texts"]
#: What stands between the texts of a list in one cell.
BETWEEN: Final = " | "
YES_NO: Final = ("true", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key of the entries of a sheet, which takes one column, or one for each language.

    ``label``: its word of the interface. ``fixed``: nobody may change it in an entry that is there. ``choices``: the
    words it may have. ``quoted``: its text looks like a number or a date and stays text.
    """

    key: str
    label: str
    shape: Shape = "text"
    fixed: bool = False
    choices: tuple[str, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its name in the interface, and its fields. ``identity``: the fields that name an entry."""

    key: str
    label: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: a field, and the language whose text stands in it, if any."""

    field: Field
    code: str = ""

    @property
    def key(self) -> str:
        """What names the column in the first, hidden row."""
        return f"{self.field.key}.{self.code}" if self.code else self.field.key


_ID: Final = Field(key="id", label="field_id", fixed=True)
_BLOCK: Final = Field(key="block", label="field_block")
_GLOSSARY: Final = Sheet(
    key="glossary",
    label="office_sheet_glossary",
    identity=("id",),
    fields=(
        _ID,
        Field(key="", label="office_term", shape="languages"),
        Field(key="forms", label="office_forms", shape="lists"),
        Field(key="linked", label="office_linked", choices=YES_NO),
        Field(key="reading", label="office_reading"),
        Field(key="note", label="office_note", shape="languages"),
    ),
)
_WORDS: Final = Sheet(
    key="words",
    label="office_sheet_words",
    fields=(
        Field(key="words", label="office_words", shape="lists"),
        Field(key="means", label="office_means", shape="lists"),
    ),
)
_NOTES: Final = Sheet(
    key="notes",
    label="office_sheet_notes",
    identity=("id",),
    fields=(
        _ID,
        _BLOCK,
        Field(key="after", label="office_after", shape="languages"),
        Field(key="kind", label="field_kind", choices=NOTE_KINDS),
        Field(key="proof", label="office_proof", choices=YES_NO),
        Field(key="text", label="office_note", shape="languages"),
    ),
)
_LINKS: Final = Sheet(
    key="links",
    label="office_sheet_links",
    identity=("block",),
    fields=(
        Field(key="block", label="field_block", fixed=True),
        Field(key="indicators", label="field_indicators", shape="list"),
        Field(key="reports", label="field_reports", shape="list"),
        Field(key="responsible", label="field_responsible", shape="texts"),
    ),
)


def _indicators(plan: Plan) -> Sheet:
    keys = dict.fromkeys(
        column.key
        for table in plan.tables
        for column in table.columns
        if column.key not in ("category", "name", "unit")
    )
    labels = {"target": "field_target", "actual": "field_actual"}
    return Sheet(
        key="indicators",
        label="office_sheet_indicators",
        identity=("table", "id"),
        fields=(
            Field(key="table", label="field_table", fixed=True),
            Field(key="category", label="field_category", fixed=True),
            _ID,
            Field(key="name", label="field_name", shape="languages"),
            Field(key="unit", label="field_unit", shape="languages"),
            *(Field(key=key, label=labels.get(key, key), quoted=True) for key in keys),
            Field(key="kind", label="field_kind", choices=get_args(IndicatorKind)),
            Field(key="direction", label="field_direction", choices=get_args(Direction)),
            Field(key="new", label="field_new", choices=YES_NO),
            Field(key="sub", label="office_sub", choices=YES_NO),
            Field(key="counted", label="field_counted", choices=YES_NO),
            Field(key="baseline", label="field_baseline"),
        ),
    )


def _progress(rows: tuple[str, ...]) -> Sheet:
    """``rows``: the identities of the indicators."""
    return Sheet(
        key="progress",
        label="office_sheet_progress",
        identity=("year", "indicator"),
        fields=(
            Field(key="year", label="field_year", fixed=True),
            Field(key="indicator", label="field_indicator", fixed=True, choices=rows),
            Field(key="value", label="field_value", quoted=True),
            Field(key="source", label="field_source", shape="languages"),
            Field(key="date", label="field_date", quoted=True),
        ),
    )


def _figures(rows: tuple[str, ...], reasons: tuple[str, ...]) -> Sheet:
    return Sheet(
        key="figures",
        label="office_sheet_figures",
        fields=(
            _BLOCK,
            Field(key="figure", label="field_figure"),
            Field(key="nth", label="field_number"),
            Field(key="kind", label="field_kind", choices=get_args(FigureKind)),
            Field(key="indicator", label="field_promised_indicator", choices=rows),
            Field(key="value", label="office_value", choices=get_args(FigureValue)),
            Field(key="unit", label="field_unit", shape="languages"),
            Field(key="by", label="field_by", quoted=True),
            Field(key="basis", label="field_basis", choices=get_args(FigureBasis)),
            Field(key="written", label="office_written", shape="languages"),
            Field(key="quote", label="field_quote", shape="languages"),
            Field(key="reason", label="office_reason", choices=reasons),
        ),
    )


def sheets(plan: Plan) -> tuple[Sheet, ...]:
    """The sheets of a plan, in order."""
    rows = tuple(row.id for table in plan.tables for row in table.indicators)
    reasons = tuple(reason.id for reason in plan.figures.reasons) if plan.figures else ()
    return (_indicators(plan), _progress(rows), _GLOSSARY, _WORDS, _NOTES, _LINKS, _figures(rows, reasons))


def columns(sheet: Sheet, plan: Plan) -> Iterator[Column]:
    """The columns of a sheet: languages of a text side by side."""
    for field in sheet.fields:
        if field.shape in ("languages", "lists", "texts"):
            for language in plan.languages:
                if field.key != "written" or language != plan.original:
                    yield Column(field=field, code=language.code)
        else:
            yield Column(field=field)
