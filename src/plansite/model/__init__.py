"""The plan as one frozen object. Nothing here reads, checks, renders or writes."""

from plansite.model.blocks import (
    Block,
    Chapter,
    Column,
    ColumnCall,
    Expression,
    Item,
    Measure,
    Notice,
    Paragraph,
    Section,
    TableCall,
)
from plansite.model.entry import Entry
from plansite.model.glossary import ReadersWords, Term
from plansite.model.meta import Consultation, Meta, Period
from plansite.model.notes import Allowance, Change, Correction, Move, Note
from plansite.model.plan import Passage, Plan, Source
from plansite.model.progress import Progress, Report
from plansite.model.tables import Category, Indicator, Table, TableColumn
from plansite.model.texts import Text
from plansite.model.ties import CommonFigure, FigureCells, FigureEntry, Figures, Link, Reason

__all__ = [
    "Allowance",
    "Block",
    "Category",
    "Change",
    "Chapter",
    "Column",
    "ColumnCall",
    "CommonFigure",
    "Consultation",
    "Correction",
    "Entry",
    "Expression",
    "FigureCells",
    "FigureEntry",
    "Figures",
    "Indicator",
    "Item",
    "Link",
    "Measure",
    "Meta",
    "Move",
    "Note",
    "Notice",
    "Paragraph",
    "Passage",
    "Period",
    "Plan",
    "Progress",
    "ReadersWords",
    "Reason",
    "Report",
    "Section",
    "Source",
    "Table",
    "TableCall",
    "TableColumn",
    "Term",
    "Text",
]
