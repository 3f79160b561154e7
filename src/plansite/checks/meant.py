"""Entries of figures.yml that reach no figure, each with the figure that it is meant for."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.checks.gone import taken_out
from plansite.model import FigureEntry, Plan
from plansite.model.classification import classification
from plansite.model.derived import per_plan
from plansite.model.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """``entry`` reaches no figure, and ``figure`` has no entry.

    ``quote``: the quotation of the original with the figure that stands there now, where that stands in the text.
    """

    entry: FigureEntry
    figure: Figure
    quote: str = ""

    @property
    def changed(self) -> bool:
        """Whether the figure has other words now; else the entry names another place."""
        return self.entry.figure != self.figure.text


@per_plan
def meant(plan: Plan) -> tuple[Meant, ...]:
    """Each entry with one figure: that of its words, near or far; else that of its quotation; else the only one of its
    block with its unit (or the only date), where the entry has no quotation.
    """
    found = classification(plan)
    free = [each.figure for each in found.figures if each.missing]
    lost = [each for each in found.unmatched(plan) if isinstance(each, FigureEntry)]
    lost = [each for each in lost if each.block not in taken_out(plan)]
    pairs: list[Meant] = []
    for fitting in (_of_its_words, _of_its_quotation, _alone):
        for pair in fitting(plan, lost, free):
            lost.remove(pair.entry)
            free.remove(pair.figure)
            pairs.append(pair)
    return tuple(pairs)


def changed_entry(plan: Plan, line: int) -> Meant | None:
    """What the entry on a line of figures.yml is meant for, where its figure has other words now."""
    return next((each for each in meant(plan) if each.changed and each.entry.place.line == line), None)


def _of_its_words(plan: Plan, lost: list[FigureEntry], free: list[Figure]) -> Iterator[Meant]:
    for entry in tuple(lost):
        same = [figure for figure in free if figure.text == entry.figure]
        if same:
            yield Meant(entry=entry, figure=min(same, key=lambda figure: figure.block != entry.block))


def _of_its_quotation(plan: Plan, lost: list[FigureEntry], free: list[Figure]) -> Iterator[Meant]:
    for entry in tuple(lost):
        before, _, behind = entry.quote[plan.original].partition(entry.figure) if entry.quote else ("", "", "")
        for figure in free:
            quote = f"{before}{figure.text}{behind}"
            there = figure.passage.text[max(figure.start - len(before), 0) :]
            if figure.block == entry.block and (before or behind) and there.startswith(quote):
                yield Meant(entry=entry, figure=figure, quote=quote)
                break


def _alone(plan: Plan, lost: list[FigureEntry], free: list[Figure]) -> Iterator[Meant]:
    for entry in [each for each in lost if each.quote is None]:
        like = [figure for figure in free if _is_like(plan, figure, entry)]
        rivals = [each for each in lost if each.quote is None and like and _is_like(plan, like[0], each)]
        if len(like) == len(rivals) == 1:
            yield Meant(entry=entry, figure=like[0])


def _is_like(plan: Plan, figure: Figure, entry: FigureEntry) -> bool:
    was = next(iter(plan.original.reading.figures(entry.figure)), None)
    if was is None or figure.block != entry.block or was.form != figure.form:
        return False
    return figure.form == "date" or was.unit == figure.unit
