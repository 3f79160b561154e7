"""Figures of the original: where a passage gives a number, and what it says. What a figure is its language decides."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.languages.reading import FigureForm, FoundFigure
from plansite.model import Passage, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: what its language finds, and where it stands. ``nth`` counts equal strings in the block, from 1."""

    block: Identity
    nth: int
    passage: Passage
    found: FoundFigure

    @property
    def text(self) -> str:
        """The figure as it stands there."""
        return self.found.text

    @property
    def start(self) -> int:
        """The offset of the figure in its passage."""
        return self.found.start

    @property
    def end(self) -> int:
        """The offset behind the figure in its passage."""
        return self.start + len(self.text)

    @property
    def form(self) -> FigureForm:
        """A date, a name, a blank, a number in digits or one in words."""
        return self.found.form

    @property
    def place(self) -> Place:
        """Where it stands in its file."""
        return self.passage.place.shifted(self.start)

    @property
    def before(self) -> str:
        """The words of the passage in front of the figure."""
        return self.passage.text[: self.start]

    @property
    def blank(self) -> bool:
        """Whether the document gives no number here, but only the place for one."""
        return self.form == "blank"

    @property
    def unit(self) -> str:
        """The unit; empty where there is none."""
        return self.found.unit

    @property
    def number(self) -> Decimal | None:
        """The number; of a range the last one. None for names, dates and blanks."""
        return self.found.number

    @property
    def bound(self) -> str:
        """One of ≥ ≤ > <, as a sign or in words, or nothing."""
        return self.found.bound


def passage_figures(passage: Passage, language: Language, seen: Counter[str]) -> Iterator[Figure]:
    """The figures of one passage, in order; ``seen`` counts the strings of the block so far."""
    for found in language.reading.figures(passage.text):
        seen[found.text] += 1
        yield Figure(block=passage.id, nth=seen[found.text], passage=passage, found=found)


def figures(plan: Plan) -> tuple[Figure, ...]:
    """Every figure of the original in reading order, but for the cells of values (`cells`) and numbers of rows."""
    values = {place for _, _, _, place in (*cells(plan), *_numbers(plan))}
    seen: dict[Identity, Counter[str]] = {}
    return tuple(
        figure
        for passage in plan.passages(plan.original)
        if passage.place not in values or passage.role != "cell"
        for figure in passage_figures(passage, plan.original, seen.setdefault(passage.id, Counter()))
    )


def cells(plan: Plan) -> Iterator[tuple[str, str, Identity, Place]]:
    """Table, column, row and place of every cell that gives a value."""
    yield from _cells(plan, frozenset({"base", "actual", "target", "growth", "value"}))


def _numbers(plan: Plan) -> Iterator[tuple[str, str, Identity, Place]]:
    """Those that number the rows."""
    yield from _cells(plan, frozenset({"number"}))


def _cells(plan: Plan, roles: frozenset[str]) -> Iterator[tuple[str, str, Identity, Place]]:
    for table in plan.tables:
        for row in table.indicators:
            for column in table.columns:
                if column.role in roles and column.key in row.cells:
                    yield table.number, column.key, row.identity, row.cell_place(column.key, plan.original)
