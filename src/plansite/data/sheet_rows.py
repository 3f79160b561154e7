"""The rows of the sheets, made from the document."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.data.outline import OutlineEntry, outline
from plansite.edition.document.entries import FigurePart, LinkPart
from plansite.edition.document.fields import Texts
from plansite.edition.document.tables import IndicatorPart
from plansite.edition.document.text import ItemPart, MeasurePart
from plansite.edition.document.whole import Document

#: Between the quotations of one cell.
_QUOTES: Final = " | "
#: Where a block is published, by language.
AddressOf = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """A block in its place, with what it serves and its address."""

    entry: OutlineEntry
    link: LinkPart | None
    address: Mapping[str, str]

    @property
    def indicator(self) -> IndicatorPart:
        """The block as an indicator."""
        assert isinstance(self.entry.part, IndicatorPart)
        return self.entry.part

    @property
    def measure(self) -> MeasurePart | ItemPart:
        """The block as a measure or an item of a special column."""
        assert isinstance(self.entry.part, MeasurePart | ItemPart)
        return self.entry.part

    @property
    def responsible(self) -> Texts | None:
        """Whom its text names, by language."""
        named = self.link.responsible if self.link else ()
        return {code: _QUOTES.join(words[code] for words in named) for code in named[0]} if named else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """A promised figure: its number within its block, its string in each language, its address."""

    figure: FigurePart
    number: int
    strings: Texts
    address: Mapping[str, str]


def block_rows(document: Document, address_of: AddressOf, *kinds: str) -> Iterator[BlockRow]:
    """The blocks of some kinds, in reading order."""
    links = {link.block: link for link in document.links}
    for entry in outline(document):
        if entry.kind in kinds:
            yield BlockRow(entry=entry, link=links.get(entry.id), address=address_of(entry.id))


def commitment_rows(document: Document, address_of: AddressOf) -> Iterator[CommitmentRow]:
    """What the text promises in figures: the figures that are commitments or targets, numbered within their block."""
    original, numbers = document.languages[0], Counter[str]()
    for figure in document.figures:
        if figure.kind == "commitment" or figure.value == "target":
            numbers[figure.block] += 1
            yield CommitmentRow(
                figure=figure,
                number=numbers[figure.block],
                strings={original: figure.figure, **(figure.written or {})},
                address=address_of(figure.block),
            )
