"""What was decided about an import is carried out: identities go back to their blocks, or lead on in moved.yml."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.edition.taking.chunks import renamed
from plansite.edition.taking.files import Files
from plansite.ground.identities import Identity
from plansite.languages import of_findings
from plansite.model import Plan, Proposal
from plansite.model.history import identities

MOVED: Final = "moved.yml"
#: The folder of the tables whose rows have identities.
TABLES: Final = "indicators/"
#: Files that name blocks of the received text.
_LISTS: Final = ("corrections.yml", "unsure.yml")


def settled_files(plan: Plan, files: Files, date: str) -> Files:
    """The files below plan/ that change when every proposal was decided.

    Args:
        plan: the plan, with no proposal open.
        files: its files as text, by path.
        date: the day from which identities that are gone lead on, in ISO 8601.
    """
    names = {entry.block: entry.of[0] for entry in plan.proposals if entry.block and _goes_back(entry)}
    changed = {name: _renamed(name, text, names) for name, text in files.items()}
    present = {names.get(identity, identity) for identity in identities(plan)}
    moves = {
        of: names.get(target, target)
        for entry in plan.proposals
        for of, target in _moves(entry)
        if of in plan.published and of not in present
    }
    changed[MOVED] = _moved(changed.get(MOVED, ""), plan, moves, date)
    return {name: text for name, text in changed.items() if text != files.get(name)}


def _goes_back(entry: Proposal) -> bool:
    """Whether a block gets the identity back that it had: it is the same, and stands where it may bear that."""
    if entry.fate != "same" or entry.decision != "accept" or entry.block is None:
        return False
    now, was = entry.block, entry.of[0]
    if now.kind != was.kind:
        return False
    match now.kind:
        case "section" | "measure" | "paragraph":
            return now.chapter == was.chapter
        case "item":
            return now.key.rpartition("-")[0] == was.key.rpartition("-")[0]
        case "announcement" | "indicator":
            return True
        case _:
            return False


def _moves(entry: Proposal) -> Iterator[tuple[Identity, Identity]]:
    """Which identities lead on, and where to."""
    if entry.fate in {"new", "split"} or _goes_back(entry):
        return
    agreed = entry.decision == "accept" and entry.fate in {"same", "merged"}
    target = entry.block if agreed else entry.to
    yield from ((of, target) for of in entry.of if target)


def _renamed(name: str, text: str, names: Mapping[Identity, Identity]) -> str:
    if name.endswith(".md"):
        return renamed(text, lambda identity: names.get(identity, identity))
    if name.startswith(TABLES):
        for fresh, known in names.items():
            text = re.sub(rf"(?m)^(\s*-?\s*id: ){re.escape(fresh.key)}$", rf"\g<1>{known.key}", text)
    if name in _LISTS:
        for fresh, known in names.items():
            text = re.sub(rf"\b{re.escape(str(fresh))}\b(?!-)", str(known), text)
    return text


def _moved(text: str, plan: Plan, moves: Mapping[Identity, Identity], date: str) -> str:
    """moved.yml with more entries; those that led to what is gone now lead on with it."""
    for of, target in moves.items():
        text = re.sub(rf"(\bto:\s*\"?){re.escape(str(of))}(?![\w-])", rf"\g<1>{target}", text)
    entries = "".join(_entry(of, target, plan, date) for of, target in moves.items())
    kept = re.sub(r"^\[\]\n?", "", text, flags=re.MULTILINE)
    return f"{kept}{entries}" if entries else text


def _entry(of: Identity, target: Identity, plan: Plan, date: str) -> str:
    english, chinese = of_findings()
    reason = next(entry.reason for entry in plan.proposals if of in entry.of)
    said = {chinese.code: reason[chinese], english.code: reason[english]}
    texts = ", ".join(f'{each}: "{said.get(each.code, reason[english])}"' for each in plan.languages)
    return f'- from: "{of}"\n  to: "{target}"\n  date: "{date}"\n  reason: {{ {texts} }}\n'
