"""An entry that is about nothing any more, taken out."""

import yaml

from plansite.ground.findings import Edit, Finding, Proposal
from plansite.model import Plan
from plansite.office.edits import change
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import YamlText


def no_entry(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without the entry of a finding; the figure that has come in its place has a finding of its own."""
    return without_entry(texts, found.place.path, found.place.line)


def without_entry(texts: Texts, path: str, line: int) -> Proposal | None:
    """The file without the entry that begins at a line."""
    before = texts.text(path)
    try:
        text = YamlText(before)
    except yaml.YAMLError:
        return None
    lists = [each for _, each in text.root.value] if isinstance(text.root, yaml.MappingNode) else [text.root]
    for entries in (each for each in lists if isinstance(each, yaml.SequenceNode)):
        for at, entry in enumerate(entries.value):
            if entry.start_mark.line + 1 == line:
                text.remove(entries, [at])
                return Proposal(edits=_edits(path, before, text))
    return None


def link_of_nothing(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without the link of a block that was published and is gone; one that never was is a slip."""
    is_gone = any(found.message.startswith(f"{each} ") for each in plan.published)
    return no_entry(plan, texts, found) if is_gone else None


def _edits(path: str, before: str, text: YamlText) -> tuple[Edit, ...]:
    """The lines of the entry, as they go."""
    gone = text.splices[0]
    if gone.new:
        return change(path, before, text.changed())
    line = before.count("\n", 0, gone.start) + 1
    return (Edit(path=path, line=line, old=before[gone.start : gone.end].rstrip("\n"), new=""),)
