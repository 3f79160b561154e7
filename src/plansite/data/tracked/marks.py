"""The elements of WordprocessingML that track changes: runs that were inserted or deleted, marks of paragraphs, rows.

ECMA-376 part 1, 17.13.5: `w:ins` and `w:del` around runs; inside `w:rPr` of a paragraph's `w:pPr` they track its mark;
inside `w:trPr` a row of a table.
"""

from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, Literal

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plansite.edition.comparison import Pieces

How = Literal["same", "removed", "added"]
_TAGS: Final = {"removed": "w:del", "added": "w:ins"}


@dataclass(slots=True)
class Marks:
    """Makes the elements; each gets a number of its own, the author, and the day of the new edition."""

    author: str
    date: str
    _numbers: Any = field(default_factory=lambda: count(1))

    def change(self, how: How) -> Any:
        """`w:ins` or `w:del` with its author and date."""
        element = OxmlElement(_TAGS[how])
        element.set(qn("w:id"), str(next(self._numbers)))
        element.set(qn("w:author"), self.author)
        element.set(qn("w:date"), f"{self.date}T00:00:00Z")
        return element

    def runs(self, paragraph: Any, pieces: Pieces) -> None:
        """Put the pieces of a line into a paragraph (`w:p`)."""
        for piece in pieces:
            run = OxmlElement("w:r")
            text = OxmlElement("w:delText" if piece.op == "removed" else "w:t")
            text.text = piece.text
            text.set(qn("xml:space"), "preserve")
            run.append(text)
            if piece.op == "same":
                paragraph.append(run)
            else:
                change = self.change(piece.op)
                change.append(run)
                paragraph.append(change)

    def paragraph(self, paragraph: Any, how: How) -> None:
        """Track the mark of a paragraph: what is inserted or deleted is the whole paragraph."""
        if how == "same":
            return
        properties = paragraph.get_or_add_pPr()
        marks = OxmlElement("w:rPr")
        marks.append(self.change(how))
        properties.append(marks)

    def row(self, row: Any, how: How) -> None:
        """Track a row of a table."""
        if how != "same":
            row.get_or_add_trPr().append(self.change(how))
