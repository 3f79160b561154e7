"""Proposals made real: their edits in the texts of the files, with the answers of whoever was asked."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from plansite.ground.findings import Edit, Proposal

_ASKED = re.compile(r"⟦([a-z-]+)⟧")


class Misplaced(Exception):
    """The file does not hold any more what an edit replaces."""


def answered(proposal: Proposal, answers: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits of a proposal with the answers in the place of their marks."""
    return tuple(
        Edit(path=edit.path, line=edit.line, old=edit.old, new=_ASKED.sub(lambda m: _written(answers[m[1]]), edit.new))
        for edit in proposal.edits
    )


def _written(answer: str) -> str:
    """An answer inside quotation marks, or a bare word."""
    return json.dumps(answer.strip(), ensure_ascii=False)[1:-1]


def edited(plan: Path, edits: Iterable[Edit]) -> dict[str, str]:
    """The files of the plan that the edits change, by their names below it, as they will be.

    Of edits of the same lines only the first is made: the next look at the plan finds what is left.

    Raises:
        Misplaced: a file is not as the edits take it to be.
    """
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.path.partition("/")[2], []).append(edit)
    return {name: _with(plan / name, found) for name, found in by_file.items()}


def _with(path: Path, edits: list[Edit]) -> str:
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") if path.is_file() else ""
    ends = [edit for edit in edits if not edit.line]
    taken: set[int] = set()
    for edit in sorted((edit for edit in edits if edit.line), key=lambda edit: edit.line, reverse=True):
        lines = set(range(edit.line, edit.line + max(1, edit.old.count("\n") + 1)))
        if not taken & lines:
            text = _replaced(text, edit)
            taken |= lines
    for edit in ends:
        text = _at_end(text, edit.new)
    return text


def _replaced(text: str, edit: Edit) -> str:
    rows = text.split("\n")
    start = sum(len(row) + 1 for row in rows[: edit.line - 1])
    if not edit.old:
        return text[:start] + edit.new.rstrip("\n") + "\n" + text[start:]
    if not text.startswith(edit.old, start):
        raise Misplaced(f"{edit.path}:{edit.line}")
    new, end = edit.new, start + len(edit.old)
    if not new and text[end : end + 1] == "\n":
        end += 1  # a line that goes, goes whole
    return text[:start] + new + text[end:]


def _at_end(text: str, new: str) -> str:
    """A file with an entry more; the `[]` of one without entries goes."""
    kept = re.sub(r"(?m)^\[\]\s*\Z", "", text).rstrip("\n")
    return (kept + "\n" if kept else "") + new.rstrip("\n") + "\n"


def change(path: str, before: str, after: str) -> tuple[Edit, ...]:
    """What makes one text another, as an edit of the lines in which they differ; none where they do not."""
    old, new = before.split("\n"), after.split("\n")
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if before == after:
        return ()
    if head == len(old) - tail:  # only lines more: in front of the one that follows
        line = head + 1 if head < len(old) - 1 else 0
        return (Edit(path=path, line=line, old="", new="\n".join(new[head : len(new) - tail]) + "\n"),)
    return (
        Edit(
            path=path,
            line=head + 1,
            old="\n".join(old[head : len(old) - tail]),
            new="\n".join(new[head : len(new) - tail]),
        ),
    )
