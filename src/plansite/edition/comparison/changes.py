"""What became of each block between two editions, with the words that were removed and added."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from plansite.edition.comparison.aligning import Alignment
from plansite.edition.comparison.blocks import Line, TextBlock, by_identity
from plansite.edition.comparison.words import Piece, Pieces, compare_words, new_text, old_text
from plansite.edition.likeness import plain
from plansite.ground.identities import Identity
from plansite.languages import Language

ChangeKind = Literal["unchanged", "moved", "punctuation", "wording", "figure", "split", "merged", "added", "dropped"]
CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line of a block: its key, the number that stands before it now (or stood, where it is gone), its pieces."""

    key: str
    number: str
    pieces: Pieces

    @property
    def old(self) -> str:
        """The line as it was; empty where there was none."""
        return old_text(self.pieces)

    @property
    def new(self) -> str:
        """The line as it is; empty where there is none."""
        return new_text(self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChange:
    """A block in both editions, or in one.

    ``old`` and ``new`` are its identities, which differ where it moved to another; None where an edition lacks it.
    ``moved`` says that it stands elsewhere; of such a block alone whose words stayed, ``moved`` is its kind. ``others``
    are the blocks it was split into or off, or merged from or into. ``chapter`` is where it stands, or stood.
    """

    kind: ChangeKind
    old: Identity | None
    new: Identity | None
    chapter: Identity | None
    moved: bool
    lines: tuple[LineChange, ...]
    others: tuple[Identity, ...] = ()

    @property
    def id(self) -> Identity:
        """Its identity now, or the one that it had."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of no block")
        return found

    @property
    def is_change(self) -> bool:
        """Whether anything became of it."""
        return self.kind != "unchanged"


def block_changes(
    old: tuple[TextBlock, ...], new: tuple[TextBlock, ...], alignment: Alignment, language: Language
) -> Iterator[BlockChange]:
    """Every block of either edition: those of the new one in its order, each dropped one where it stood."""
    before = by_identity(old)
    gone = _gone_behind(old, alignment.pairs)
    yield from (_dropped(block, alignment) for block in gone.get(None, ()))
    for block in new:
        was = alignment.pairs.get(block.id)
        one = before[was] if was else None
        yield _kept(one, block, alignment, language) if one else _added(block, alignment, language)
        yield from (_dropped(each, alignment) for each in gone.get(was, ()) if was)


def _gone_behind(
    old: tuple[TextBlock, ...], pairs: Mapping[Identity, Identity]
) -> Mapping[Identity | None, list[TextBlock]]:
    """The dropped blocks by the block that stood before them and is still there; None for those at the beginning."""
    kept, found = set(pairs.values()), dict[Identity | None, list[TextBlock]]()
    last: Identity | None = None
    for block in old:
        if block.id in kept:
            last = block.id
        else:
            found.setdefault(last, []).append(block)
    return found


def _kept(old: TextBlock, new: TextBlock, alignment: Alignment, language: Language) -> BlockChange:
    lines = tuple(_lines(old.lines, new.lines, language))
    split = tuple(part for part, whole in alignment.split.items() if whole == new.id)
    merged = tuple(part for part, whole in alignment.merged.items() if whole == new.id)
    moved = new.id in alignment.moved
    kind: ChangeKind = "split" if split else "merged" if merged else change_of(old, new, language)
    return BlockChange(
        kind="moved" if moved and kind == "unchanged" else kind,
        old=old.id,
        new=new.id,
        chapter=new.chapter,
        moved=moved,
        lines=lines,
        others=split or merged,
    )


def _added(block: TextBlock, alignment: Alignment, language: Language) -> BlockChange:
    whole = alignment.split.get(block.id)
    return BlockChange(
        kind="split" if whole else "added",
        old=None,
        new=block.id,
        chapter=block.chapter,
        moved=False,
        lines=tuple(_lines((), block.lines, language)),
        others=(whole,) if whole else (),
    )


def _dropped(block: TextBlock, alignment: Alignment) -> BlockChange:
    whole = alignment.merged.get(block.id)
    return BlockChange(
        kind="merged" if whole else "dropped",
        old=block.id,
        new=None,
        chapter=block.chapter,
        moved=False,
        lines=tuple(LineChange(key=line.key, number=line.number, pieces=_one(line.text)) for line in block.lines),
        others=(whole,) if whole else (),
    )


def _one(text: str) -> Pieces:
    return (Piece(op="removed", text=text),)


def _lines(old: tuple[Line, ...], new: tuple[Line, ...], language: Language) -> Iterator[LineChange]:
    """The lines of the new block by their keys, each with those that only the old one has behind the one before it."""
    before = {line.key: line for line in old}
    keys = {line.key for line in new}
    waiting = _waiting(old, keys)
    yield from waiting.get("", ())
    for line in new:
        was = before.get(line.key)
        pieces = compare_words(was.text if was else "", line.text, language)
        yield LineChange(key=line.key, number=line.number, pieces=pieces)
        yield from waiting.get(line.key, ())


def _waiting(old: tuple[Line, ...], keys: set[str]) -> Mapping[str, list[LineChange]]:
    found: dict[str, list[LineChange]] = {}
    last = ""
    for line in old:
        if line.key in keys:
            last = line.key
        else:
            change = LineChange(key=line.key, number=line.number, pieces=_one(line.text))
            found.setdefault(last, []).append(change)
    return found


def change_of(old: TextBlock, new: TextBlock, language: Language) -> ChangeKind:
    """Whether the words of a block changed, its figures, or marks alone."""
    if old.words == new.words and [line.key for line in old.lines] == [line.key for line in new.lines]:
        return "unchanged"
    if _figures(old, language) != _figures(new, language):
        return "figure"
    return "punctuation" if plain(old.words) == plain(new.words) else "wording"


def _figures(block: TextBlock, language: Language) -> Counter[str]:
    """The figures of a block: in digits, in words, dates, blanks; each as it stands."""
    found = (figure for line in block.lines for figure in language.reading.figures(line.text))
    return Counter("".join(figure.text.split()) for figure in found if figure.form != "name")
