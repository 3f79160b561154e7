"""An entry that is about nothing any more, taken out; of one that says more, the words that are about nothing."""

import re
from collections.abc import Iterator

import yaml

from plansite.checks.gone import taken_out
from plansite.ground.findings import Edit, Finding, Proposal
from plansite.languages import of_findings
from plansite.model import Plan
from plansite.office.edits import change
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import YamlText, end_of, names, node_of, plain


def no_entry(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without the entry of a finding; the figure that has come in its place has a finding of its own."""
    return without_entry(texts, found.place.path, found.place.line)


def without_entry(texts: Texts, path: str, line: int) -> Proposal | None:
    """The file without the entry that a line belongs to."""
    entry = _Entry.of(texts, path, line)
    return entry.taken_out() if entry else None


def no_note(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without a note; the identity of one that was published leads on to its block."""
    entry = _Entry.of(texts, found.place.path, found.place.line)
    made = entry.taken_out() if entry else None
    note = next((each for each in plan.notes if entry and each.id == plain(node_of(entry.node, "id"))), None)
    if made is None or note is None or note.identity not in plan.published:
        return made
    (english, said), (chinese, said_zh) = zip(of_findings(), _GONE, strict=True)
    reasons = {english.code: said, chinese.code: said_zh}
    reason = ", ".join(f'{each}: "{reasons.get(each, said)}"' for each in plan.meta.codes)
    target = next((move.target for move in plan.moved if move.source == note.block), note.block)
    day = plan.meta.edition.published if plan.meta.edition else plan.moved[-1].date if plan.moved else ""
    move = f'- from: "{note.identity}"\n  to: "{target}"\n  date: "{day}"\n  reason: {{ {reason} }}\n'
    return Proposal(edits=(*made.edits, Edit(path=texts.path("moved.yml"), line=0, old="", new=move))) if day else made


#: Why the identity of a note leads on.
_GONE = ("What the note told of is not so any more.", "注所说的情况已不存在。")


def of_nothing(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without an entry about what was published and is gone, or without its word in a list of the entry.

    One about what never was is a slip.
    """
    gone = next((each for each in taken_out(plan) if f" {each} was taken out" in found.message), None)
    entry = _Entry.of(texts, found.place.path, found.place.line) if gone else None
    if entry is None or gone is None:
        return None
    return entry.without_word(gone.key, ("indicators", "reports")) or entry.taken_out()


def word_of_nothing(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without a meaning of readers' words that the plan does not have any more."""
    word = re.match(r"“(.*)” does not stand", found.message)
    entry = _Entry.of(texts, found.place.path, found.place.line)
    return entry.without_word(word[1], ("means",)) if entry and word else None


class _Entry:
    """The entry of a list in which a finding stands."""

    def __init__(self, path: str, text: YamlText, entries: yaml.SequenceNode, at: int) -> None:
        self._path, self._text, self._entries, self._at = path, text, entries, at
        self.node: yaml.Node = entries.value[at]

    @classmethod
    def of(cls, texts: Texts, path: str, line: int) -> "_Entry | None":
        """The entry that a line belongs to; None where there is none."""
        try:
            text = YamlText(texts.text(path))
        except yaml.YAMLError:
            return None
        lists = [each for _, each in text.root.value] if isinstance(text.root, yaml.MappingNode) else [text.root]
        for entries in (each for each in lists if isinstance(each, yaml.SequenceNode)):
            for at, entry in enumerate(entries.value):
                last = text.text.count("\n", 0, end_of(entry)) + 1
                if entry.start_mark.line + 1 <= line <= last:
                    return cls(path, text, entries, at)
        return None

    def taken_out(self) -> Proposal:
        """The file without it."""
        self._text.remove(self._entries, [self._at])
        return Proposal(edits=self._edits())

    def without_word(self, word: str, keys: tuple[str, ...]) -> Proposal | None:
        """The file without a word in the lists of the entry; without the entry where these hold nothing else."""
        lists = [each for key in keys for each in _lists(node_of(self.node, key), self.node, key)]
        words = [plain(each) for _, _, node in lists for each in node.value]
        if word not in words:
            return None
        if len(words) == 1:
            return self.taken_out() if set(names(self.node)) <= {"block", "words", *keys} else None
        left = True
        for mapping, key, node in lists:
            kept = [plain(each) for each in node.value if plain(each) != word]
            if len(kept) < len(node.value):
                self._text.put(mapping, key, kept or None)
                left = left and bool(kept)
        return Proposal(edits=change(self._path, self._text.text, self._text.changed()), mechanical=left)

    def _edits(self) -> tuple[Edit, ...]:
        """The lines of the entry, as they go."""
        gone, before = self._text.splices[0], self._text.text
        if gone.new:
            return change(self._path, before, self._text.changed())
        line = before.count("\n", 0, gone.start) + 1
        return (Edit(path=self._path, line=line, old=before[gone.start : gone.end].rstrip("\n"), new=""),)


def _lists(
    node: yaml.Node | None, mapping: yaml.Node, key: str
) -> Iterator[tuple[yaml.MappingNode, str, yaml.SequenceNode]]:
    """The lists under a key: one, or one for each language; each with the mapping and the key that it stands under."""
    if isinstance(node, yaml.SequenceNode) and isinstance(mapping, yaml.MappingNode):
        yield mapping, key, node
    elif isinstance(node, yaml.MappingNode):
        for name, each in node.value:
            if isinstance(each, yaml.SequenceNode):
                yield node, name.value, each
