"""The figures of the text with what plan/figures.yml says of each."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.ground.identities import Identity
from plansite.model import CommonFigure, FigureCells, FigureEntry, Plan
from plansite.model.derived import per_plan
from plansite.model.figures import Figure, cells, figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """A figure and its entry: its own, one that holds everywhere, or none."""

    figure: Figure
    entry: FigureEntry | None
    common: CommonFigure | None

    @property
    def missing(self) -> bool:
        """Whether nothing classifies the figure."""
        return self.entry is None and self.common is None


def _plain(figure: str) -> str:
    """A figure in ordinary characters: ７６．８％ and 76.8% are one."""
    return unicodedata.normalize("NFKC", figure)


class Classification:
    """Every figure in reading order; what no entry reaches; what reaches no figure."""

    def __init__(self, plan: Plan) -> None:
        data = plan.figures
        self._own: dict[tuple[Identity, str], list[FigureEntry]] = defaultdict(list)
        for entry in data.figures if data else ():
            self._own[entry.block, _plain(entry.figure)].append(entry)
        self._common = {_plain(entry.figure): entry for entry in reversed(data.everywhere if data else ())}
        self.figures = tuple(self._classified(figure) for figure in figures(plan))
        self.cells = {(number, column): place for number, column, _, place in reversed(list(cells(plan)))}
        self._by_block: dict[Identity, list[Classified]] = defaultdict(list)
        for each in self.figures:
            self._by_block[each.figure.block].append(each)
        self._by_indicator: dict[str | None, list[tuple[Figure, FigureEntry]]] = defaultdict(list)
        for figure, entry in self.tied():
            self._by_indicator[entry.indicator].append((figure, entry))

    def _classified(self, figure: Figure) -> Classified:
        text = _plain(figure.text)
        fitting = [entry for entry in self._own.get((figure.block, text), ()) if entry.nth in {None, figure.nth}]
        exact = [entry for entry in fitting if entry.nth is not None]
        entry = next(iter(exact or fitting), None)
        return Classified(figure=figure, entry=entry, common=None if entry else self._common.get(text))

    def of(self, block: Identity) -> tuple[Classified, ...]:
        """The figures of one block."""
        return tuple(self._by_block.get(block, ()))

    def unmatched(self, plan: Plan) -> Iterator[FigureEntry | CommonFigure | FigureCells]:
        """Entries that classify no figure, in the order of the file."""
        used = {id(entry) for each in self.figures for entry in (each.entry, each.common)}
        data = plan.figures
        if data is not None:
            yield from (entry for entry in data.cells if (entry.table, entry.column) not in self.cells)
            yield from (entry for entry in data.everywhere if id(entry) not in used)
            yield from (entry for entry in data.figures if id(entry) not in used)

    def promises(self, block: Identity) -> tuple[tuple[Figure, FigureEntry], ...]:
        """What a block promises in figures, in reading order."""
        return tuple((each.figure, each.entry) for each in self.of(block) if each.entry and each.entry.promise)

    def tied(self) -> Iterator[tuple[Figure, FigureEntry]]:
        """The figures that are values of an indicator."""
        for each in self.figures:
            if each.entry and each.entry.kind == "indicator":
                yield each.figure, each.entry

    def tied_to(self, slug: str) -> tuple[tuple[Figure, FigureEntry], ...]:
        """Those that are values of one indicator."""
        return tuple(self._by_indicator.get(slug, ()))


@per_plan
def classification(plan: Plan) -> Classification:
    """The figures of a plan with their entries."""
    return Classification(plan)
