"""The plan as one frozen object. Nothing here reads, checks, renders or writes."""

from plansite.model.blocks import (
    Block,
    Call,
    Chapter,
    Column,
    ColumnCall,
    Expression,
    Item,
    Measure,
    Notice,
    Paragraph,
    PictureCall,
    Section,
    TableCall,
)
from plansite.model.consultation import (
    Attachment,
    Attachments,
    Body,
    Comment,
    Contact,
    Decision,
    Invitation,
    Question,
    Register,
    Round,
    Sender,
)
from plansite.model.editions import Kept
from plansite.model.entry import Entry
from plansite.model.glossary import ReadersWords, Term
from plansite.model.inserts import Grid, GridCell, Picture, PictureFile
from plansite.model.meta import Adoption, Consultation, Edition, Meta, Part, Period
from plansite.model.notes import Allowance, Change, Correction, Move, Note, Unsure
from plansite.model.papers import Template
from plansite.model.passages import Passage
from plansite.model.plan import Plan, Source
from plansite.model.progress import Progress, Report
from plansite.model.proposals import Proposal
from plansite.model.tables import Category, Indicator, Table, TableColumn
from plansite.model.texts import Text
from plansite.model.ties import CommonFigure, FigureCells, FigureEntry, Figures, Link, Reason

__all__ = [
    "Adoption",
    "Allowance",
    "Attachment",
    "Attachments",
    "Block",
    "Body",
    "Call",
    "Category",
    "Change",
    "Chapter",
    "Column",
    "ColumnCall",
    "Comment",
    "CommonFigure",
    "Consultation",
    "Contact",
    "Correction",
    "Decision",
    "Edition",
    "Entry",
    "Expression",
    "FigureCells",
    "FigureEntry",
    "Figures",
    "Grid",
    "GridCell",
    "Indicator",
    "Invitation",
    "Item",
    "Kept",
    "Link",
    "Measure",
    "Meta",
    "Move",
    "Note",
    "Notice",
    "Paragraph",
    "Part",
    "Passage",
    "Period",
    "Picture",
    "PictureCall",
    "PictureFile",
    "Plan",
    "Progress",
    "Proposal",
    "Question",
    "ReadersWords",
    "Reason",
    "Register",
    "Report",
    "Round",
    "Section",
    "Sender",
    "Source",
    "Table",
    "TableCall",
    "TableColumn",
    "Template",
    "Term",
    "Text",
    "Unsure",
]
