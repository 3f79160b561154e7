"""What the page of a comparison shows: what the changes mean, then the text with what was removed and added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from plansite.edition.comparison import BlockChange, Comparison, LineChange, Meaning, Subject
from plansite.edition.rounds import Causes, behind
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.inline import inline
from plansite.pages.naming import name_of

_SIDES: Final = {"old": ("same", "removed"), "new": ("same", "added")}
_TAGS: Final = {"removed": "del", "added": "ins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of a block: of both editions in one, and each by itself. ``role`` is its key without a number.

    ``plain`` is the old line without marks.
    """

    role: str
    number: str
    plain: Markup
    merged: Markup
    old: Markup
    new: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A block. ``label`` is its number, of a row that of its table; ``what`` says what became of it; ``before`` and
    ``after`` are the blocks changed before and after it; ``causes`` are numbers and addresses of comments.
    """

    id: str
    label: str
    kind: str
    what: str
    address: str
    lines: tuple[LineView, ...]
    before: str = ""
    after: str = ""
    causes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Blocks that follow each other: all changed, or all to be folded under ``summary``."""

    summary: str
    blocks: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningView:
    """What a change means, and where it stands on the page."""

    id: str
    label: str
    name: Markup
    old: Markup
    new: Markup
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningGroup:
    """Everything that changes mean for one kind of thing."""

    title: str
    entries: tuple[MeaningView, ...]


class ChangesView:
    """Makes the views of one comparison in the words of one language."""

    def __init__(
        self,
        comparison: Comparison,
        plan: Plan,
        language: Language,
        addresses: Mapping[Identity, str],
        causes: Causes,
    ) -> None:
        self._comparison, self._language, self._addresses = comparison, language, addresses
        self._plan, self._causes = plan, causes
        self._words = language.words
        self._tables = {row.identity: table.id for table in plan.tables for row in table.indicators}
        self._jumps = [str(change.id) for change in comparison.changed if change.kind != "punctuation"]

    def groups(self) -> Iterator[MeaningGroup]:
        """What the changes mean, those for targets first."""
        subjects: tuple[Subject, ...] = ("target", "commitment", "measure", "column")
        for subject in subjects:
            if entries := tuple(map(self._meaning, self._comparison.about(subject))):
                yield MeaningGroup(title=self._words[f"changes_{subject}"], entries=entries)

    def _meaning(self, meaning: Meaning) -> MeaningView:
        return MeaningView(
            id=str(meaning.block),
            label=self._name(meaning.block) if meaning.subject != "target" else "",
            name=inline(meaning.name, language=self._comparison.language),
            old=inline(meaning.old, language=self._comparison.language),
            new=inline(meaning.new, language=self._comparison.language),
            what=self._what(meaning),
        )

    def _name(self, block: Identity) -> str:
        return name_of(self._plan, block, self._language)

    def _what(self, meaning: Meaning) -> str:
        words = self._words
        if meaning.shift:
            return words[f"target_{meaning.shift}"]
        if meaning.aspects:
            return self._language.writing.list_comma.join(words[f"aspect_{aspect}"] for aspect in meaning.aspects)
        others = self._language.writing.list_comma.join(map(self._name, meaning.others))
        return words[f"fate_{meaning.fate}"] + (f"{self._language.writing.colon}{others}" if others else "")

    def stretches(self) -> Iterator[Stretch]:
        """The text: what changed open, what did not and what only changed its marks folded."""
        for kind, group in groupby(self._comparison.blocks, key=_folded):
            views = tuple(map(self._view, group))
            summary = self._words[f"folded_{kind}"].format(count=len(views)) if kind else ""
            yield Stretch(summary=summary, blocks=views)

    def _view(self, change: BlockChange) -> ChangeView:
        identity = str(change.id)
        at = self._jumps.index(identity) if identity in self._jumps else -1
        return ChangeView(
            id=identity,
            label=self._label(change.id),
            kind=change.kind,
            what=self._fate(change),
            address=self._addresses.get(change.id, "") if change.new else "",
            lines=tuple(line_view(line, self._comparison.language) for line in change.lines),
            before=self._jumps[at - 1] if at > 0 else "",
            after=self._jumps[at + 1] if 0 <= at < len(self._jumps) - 1 else "",
            causes=tuple(self._caused(change)),
        )

    def _caused(self, change: BlockChange) -> Iterator[tuple[str, str]]:
        for comment in behind(change, self._causes):
            yield str(comment.number), self._addresses[comment.identity]

    def _label(self, block: Identity) -> str:
        """What stands before a block; a row has its name among its own lines, so that of its table."""
        if block.kind != "indicator":
            return self._name(block)
        return self._name(self._tables[block]) if block in self._tables else ""

    def _fate(self, change: BlockChange) -> str:
        if not change.is_change:
            return ""
        writing = self._language.writing
        fates = [self._words[f"change_{change.kind}"]]
        if change.moved and change.kind != "moved":
            fates.append(self._words["change_moved"])
        others = writing.list_comma.join(map(self._name, change.others))
        return writing.list_comma.join(fates) + (f"{writing.colon}{others}" if others else "")


def _role(key: str) -> str:
    """What a line is, as style sheets know it: a ``note`` there is one of the editors, which opens at a click."""
    role = key.partition("-")[0] if key.rpartition("-")[2].isdigit() else key
    return "table-note" if role == "note" else role


def line_view(line: LineChange, language: Language) -> LineView:
    """A line in the language in which its editions are compared."""
    return LineView(
        role=_role(line.key),
        number=line.number,
        plain=inline(line.old, language=language),
        merged=_pieces(line, ("same", "removed", "added"), language),
        old=_pieces(line, _SIDES["old"], language),
        new=_pieces(line, _SIDES["new"], language),
    )


def _pieces(line: LineChange, ops: tuple[str, ...], language: Language) -> Markup:
    shown = Markup("")
    for piece in line.pieces:
        if piece.op in ops:
            text = inline(piece.text, language=language)
            tag = _TAGS.get(piece.op)
            shown += Markup(f"<{tag}>{text}</{tag}>") if tag else text
    return shown


def _folded(change: BlockChange) -> str:
    """Under what a block is folded; empty where it is open."""
    return change.kind if change.kind in {"unchanged", "punctuation"} else ""
