"""Marks that stand in the text of a page: editor's notes by number, terms at their first use."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Note, Plan, Term
from plansite.model.terms import TermFinder, terms_in_original
from plansite.pages.inline import inline
from plansite.pages.naming import name_of, note_kind
from plansite.pages.notes import NotePlacer, PlacedNote, hanging_notes


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note as a page shows it: its number on the page, the block it hangs on."""

    number: int
    id: str
    block: str
    label: str
    kind: str
    text: Markup
    moved: tuple[str, ...]

    @property
    def place(self) -> str:
        """The anchor of the block: a page has that of its title."""
        return "chapter" if self.block.isdigit() or self.block == "notice" else self.block


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A term that a page explains where it first uses it."""

    id: str
    name: Markup
    note: Markup
    address: str


@dataclass(slots=True)
class Annotator:
    """Sets the marks of one page and remembers what it has set, in order."""

    plan: Plan
    language: Language
    terms: TermFinder
    glossary_address: str
    listed: bool = True  # whether the page ends with the list of its terms; else they link to the glossary
    notes: list[NoteView] = field(default_factory=list)
    explained: dict[str, TermView] = field(default_factory=dict)
    placer: NotePlacer[Note] = field(init=False)

    def __post_init__(self) -> None:
        self.placer = NotePlacer(hanging_notes(self.plan, self.language))

    def heading(self, text: str, identity: Identity | None = None, *, last: bool = False) -> Markup:
        """A heading or lead: marks of notes whose words stand in it (``last``: also of those without), no terms."""
        return inline(text, self._note_marks(text, identity, last=last), language=self.language)

    def prose(self, text: str, identity: Identity) -> Markup:
        """A paragraph: notes (those without a place of their own at its end) and terms."""
        return self.pieces(text, identity)[0]

    def pieces(self, text: str, identity: Identity, cuts: Sequence[int] = ()) -> tuple[Markup, ...]:
        """A paragraph cut at offsets. A mark at the end of a piece stays with it; no term is cut in two."""
        marks = self._note_marks(text, identity, last=True)
        links = self._term_links(text, identity, {offset for offset, _ in marks} | {*cuts})
        # A link opens and closes by turns; what opens at a cut belongs to the piece that begins there.
        placed = [
            ((bisect_left if turn % 2 else bisect_right)(cuts, offset), offset, markup)
            for turn, (offset, markup) in enumerate(links)
        ]
        placed += [(bisect_left(cuts, offset), offset, markup) for offset, markup in marks]
        placed.sort(key=lambda each: each[1])
        return tuple(
            inline(
                text[start:end],
                [(offset - start, markup) for piece, offset, markup in placed if piece == position],
                language=self.language,
            )
            for position, (start, end) in enumerate(pairwise([0, *cuts, len(text)]))
        )

    def opened(self, identity: Identity) -> list[NoteView]:
        """The notes that hang on a block, to be shown below it."""
        return [note for note in self.notes if note.block == str(identity)]

    def _note_marks(self, text: str, identity: Identity | None, *, last: bool) -> list[tuple[int, Markup]]:
        placed = self.placer.place(text, identity, last=last) if identity else ()
        return [(each.offset, self._number(each)) for each in placed]

    def _number(self, placed: PlacedNote[Note]) -> Markup:
        note = placed.note
        view = NoteView(
            number=placed.number,
            id=str(note.identity),
            block=str(note.block),
            label=name_of(self.plan, note.block, self.language),
            kind=note_kind(note, self.language),
            text=inline(note.text[self.language], language=self.language),
            moved=tuple(map(str, self.plan.moved_to(note.identity))),
        )
        self.notes.append(view)
        label = self.language.words["note"].format(number=view.number)
        link = f'<a href="#{view.id}" aria-label="{label}">{view.number}</a>'
        return Markup(f'<sup class="note-mark" data-site data-search-exclude>{link}</sup>')

    def _term_links(self, text: str, block: Identity, taken: set[int]) -> list[tuple[int, Markup]]:
        """Start and end of a link for each term at its first use on the page that no note's mark would cut."""
        links: list[tuple[int, Markup]] = []
        for start, end, term in self.terms.uses(text):
            cut = any(start < offset < end for offset in taken)
            if cut or term.note is None or term.id in self.explained or not self._is_marked(term, block):
                continue
            self.explained[term.id] = TermView(
                id=f"x-{term.id}",
                name=inline(term[self.language], language=self.language),
                note=inline(term.note[self.language], language=self.language),
                address=f"{self.glossary_address}#{term.identity}",
            )
            view = self.explained[term.id]
            target = f"#{view.id}" if self.listed else view.address
            links += [(start, Markup(f'<a class="term" href="{target}">')), (end, Markup("</a>"))]
        return links

    def _is_marked(self, term: Term, block: Identity) -> bool:
        """Whether a term is marked in a block: in a translation, only what is a term in the original, too."""
        if not term.linked:
            return False
        return self.language == self.plan.original or term.id in terms_in_original(self.plan).get(block, ())
