"""The entry of a list in a YAML file in which a finding stands: taken out, or written anew."""

from collections.abc import Iterator, Mapping

import yaml

from plansite.ground.findings import Edit, Proposal
from plansite.office.edits import change
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import YamlText, end_of, names, node_of, plain

#: A text, a text for each language, or nothing.
Value = str | Mapping[str, str] | None


def without_entry(texts: Texts, path: str, line: int) -> Proposal | None:
    """The file without the entry that a line belongs to."""
    entry = Entry.of(texts, path, line)
    return entry.taken_out() if entry else None


class Entry:
    """The entry of a list in which a finding stands."""

    def __init__(self, path: str, text: YamlText, entries: yaml.SequenceNode, at: int) -> None:
        self._path, self._text, self._entries, self._at = path, text, entries, at
        self.node: yaml.Node = entries.value[at]

    @classmethod
    def of(cls, texts: Texts, path: str, line: int) -> "Entry | None":
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

    def rewritten(self, values: Mapping[str, Value]) -> Proposal:
        """The file with other values in it; without a value, a key goes. In a mapping the other languages stay."""
        assert isinstance(self.node, yaml.MappingNode)
        for key, value in values.items():
            self._text.put(self.node, key, value)
        return Proposal(edits=change(self._path, self._text.text, self._text.changed()))

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
