"""What the figures of the text are tied to, and which indicators a block serves: figures.yml and links.yml."""

from plansite.ground.vocabulary import FigureBasis, FigureKind, FigureValue
from plansite.languages import Language
from plansite.model.entry import Entry, Filled, IdentityField, Slug
from plansite.model.texts import Renderings, Text


class Link(Entry):
    """What a block serves or reports on, and whom its text names as responsible.

    ``indicators``: those that the block serves by its own words; ``reports``: those whose result it tells.
    ``responsible``: exact quotations from the block.
    """

    block: IdentityField
    indicators: tuple[Slug, ...] = ()
    reports: tuple[Slug, ...] = ()
    responsible: tuple[Text, ...] = ()


class Reason(Entry):
    """Why figures are classified as they are; entries refer to it by ``id``."""

    id: Slug
    text: Text


class Reasoned(Entry):
    """An entry with its reason."""

    reason: Slug


class FigureCells(Reasoned):
    """The cells of one column of a table, which are values of its indicators."""

    table: str
    column: Slug


class CommonFigure(Reasoned):
    """A figure that is context wherever it stands and no entry of its own says otherwise."""

    figure: Filled


class FigureEntry(Reasoned):
    """One figure of one block. ``nth`` where the same string stands in the block more than once and means two things.

    ``indicator`` and ``value`` tie it to an indicator: its target, its actual, or a level reached that the tables do
    not give. ``unit``, ``by`` (a year), ``basis``, ``quote`` and ``written`` (the figure as each translation has it)
    describe a promise; each is absent where the text does not say it.
    """

    block: IdentityField
    figure: Filled
    nth: int | None = None
    kind: FigureKind
    indicator: Slug | None = None
    value: FigureValue | None = None
    unit: Text | None = None
    by: Filled | None = None
    basis: FigureBasis | None = None
    written: Renderings | None = None
    quote: Text | None = None

    def in_language(self, language: Language, original: Language) -> str:
        """The figure as the text of a language has it; empty where a translation does not say."""
        if language == original:
            return self.figure
        return self.written[language] if self.written else ""

    @property
    def promise(self) -> bool:
        """Whether the figure is promised: a commitment of its own, or the target of an indicator."""
        return self.kind == "commitment" or (self.kind == "indicator" and self.value == "target")


class Figures(Entry):
    """figures.yml."""

    reasons: tuple[Reason, ...]
    cells: tuple[FigureCells, ...] = ()
    everywhere: tuple[CommonFigure, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
