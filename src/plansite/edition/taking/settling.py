"""What was decided about an import is carried out: identities go back to their blocks, or lead on in moved.yml.

What editors wrote about a block follows it: links, notes and figures of a block that has another identity now name that
one; those of a block that is gone go with it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.edition.carrying import INSERTS
from plansite.edition.taking.chunks import renamed
from plansite.edition.taking.files import Files, path_under
from plansite.edition.taking.tables import numbered
from plansite.edition.taking.yaml_edits import with_labels, without_entries
from plansite.ground.identities import Identity
from plansite.languages import of_findings
from plansite.model import Plan, Proposal
from plansite.model.history import identities
from plansite.model.labels import inserts

MOVED: Final = "moved.yml"
#: The folder of the tables whose rows have identities.
TABLES: Final = "indicators/"
#: Files that name blocks of the received text, and those that say something about blocks of the plan.
_LISTS: Final = ("corrections.yml", "unsure.yml")
_ABOUT: Final = ("links.yml", "notes.yml", "figures.yml")
Names = Mapping[Identity, Identity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """``files`` that change, ``gone`` those that are no longer there, and how many entries went ``out`` with blocks."""

    files: Files
    gone: tuple[str, ...]
    out: int


def settled_files(plan: Plan, files: Files, date: str) -> Settled:
    """The files below plan/ that change when every proposal was decided.

    Args:
        plan: the plan, with no proposal open.
        files: its files as text, by path.
        date: the day from which identities that are gone lead on, in ISO 8601.
    """
    names = _names(plan)
    changed = {path_under(name, names): _renamed(name, text, names) for name, text in files.items()}
    present = {names.get(identity, identity) for identity in identities(plan)}
    moves = {
        of: names.get(target, target)
        for entry in sorted(plan.proposals, key=lambda each: each.decision == "accept")
        for of, target in _moves(entry, plan)
        if of in plan.published and of not in present
    }
    followed = _followed(plan, moves)
    gone = {of: target for of, target in moves.items() if of not in followed}
    notes = {each.identity: gone[each.block] for each in plan.notes if each.block in gone}
    moves |= {of: target for of, target in notes.items() if of in plan.published}
    changed[MOVED] = _moved(changed.get(MOVED, ""), plan, moves, date)
    changed["plan.yml"] = with_labels(changed["plan.yml"], _labels(plan, names))
    out = 0
    for name in _ABOUT:
        if name in changed:
            text = _following(changed[name], {of: moves[of] for of in followed})
            changed[name], count = without_entries(text, "block", set(map(str, gone)))
            out += count
    return Settled(
        files={name: text for name, text in changed.items() if text != files.get(name)},
        gone=tuple(name for name in files if name not in changed),
        out=out,
    )


def _names(plan: Plan) -> Names:
    """The blocks that get another identity: that which they had, or a new one where they bear it wrongly."""
    names = {entry.block: entry.of[0] for entry in plan.proposals if entry.block and _goes_back(entry)}
    used = {*plan.published, *identities(plan), *(move.source for move in plan.moved)}
    for entry in plan.proposals:
        if entry.block and _is_refused_insert(entry):
            fresh = _free(entry.block, used)
            used.add(fresh)
            names[entry.block] = fresh
            for item in _items(entry.block, identities(plan)):
                names[item] = Identity(kind="item", key=f"{fresh.key}-{item.key.rpartition('-')[2]}")
    return names


def _is_refused_insert(entry: Proposal) -> bool:
    """Whether a special column or table bears an identity that an editor says is not its own."""
    block = entry.block
    return block is not None and block.kind in INSERTS and entry.of == (block,) and entry.decision == "reject"


def _free(block: Identity, used: set[Identity]) -> Identity:
    start = block.key[: block.key.rfind("-") + 1]
    keys = (each.key.removeprefix(start) for each in used if each.kind == block.kind and each.key.startswith(start))
    return Identity(kind=block.kind, key=f"{start}{max(int(key) for key in keys if key.isdigit()) + 1}")


def _items(column: Identity, known: tuple[Identity, ...]) -> list[Identity]:
    return [each for each in known if each.kind == "item" and each.key.rpartition("-")[0] == column.key]


def _labels(plan: Plan, names: Names) -> dict[str, str]:
    """The numbers of special columns and tables that are not those of their identities."""
    shown = {names.get(each.id, each.id): each.shown for each in inserts(plan, plan.original)}
    return {str(identity): number for identity, number in shown.items() if number != identity.key}


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
        case "announcement" | "indicator" | "column" | "table":
            return True
        case _:
            return False


def _moves(entry: Proposal, plan: Plan) -> Iterator[tuple[Identity, Identity]]:
    """Which identities lead on, and where to."""
    if entry.fate in {"new", "split"} or _goes_back(entry):
        return
    agreed = entry.decision == "accept" and entry.fate in {"same", "merged"}
    target = entry.block if agreed else entry.to
    items = _items(entry.of[0], tuple(plan.published)) if _is_refused_insert(entry) else []
    yield from ((of, target) for of in (*entry.of, *items) if target)


def _renamed(name: str, text: str, names: Names) -> str:
    if name.endswith(".md"):
        return renamed(text, lambda identity: names.get(identity, identity))
    if name.startswith(TABLES):
        for fresh, known in names.items():
            text = re.sub(rf"(?m)^(\s*-?\s*id: ){re.escape(fresh.key)}$", rf"\g<1>{known.key}", text)
    if name in _LISTS:
        for fresh, known in names.items():
            text = re.sub(rf"\b{re.escape(str(fresh))}\b(?!-)", str(known), text)
    path = path_under(name, names)
    return numbered(text, path.rpartition("-")[2].removesuffix(".yml")) if path != name else text


def _followed(plan: Plan, moves: Names) -> set[Identity]:
    """The identities that are gone while their words stand in another block."""
    kept = [each for each in plan.proposals if each.fate in {"same", "merged"} and each.decision == "accept"]
    return {of for entry in kept for of in entry.of if of in moves}


def _following(text: str, moves: Names) -> str:
    """What was written about blocks, under their present identities."""
    for of, target in moves.items():
        text = re.sub(rf"(\bblock:\s*){re.escape(str(of))}(?![\w-])", rf"\g<1>{target}", text)
    return text


def _moved(text: str, plan: Plan, moves: Names, date: str) -> str:
    """moved.yml with more entries; those that led to what is gone now lead on with it."""
    for of, target in moves.items():
        text = re.sub(rf"(\bto:\s*\"?){re.escape(str(of))}(?![\w-])", rf"\g<1>{target}", text)
    entries = "".join(_entry(of, target, plan, date) for of, target in moves.items())
    kept = re.sub(r"^\[\]\n?", "", text, flags=re.MULTILINE)
    return f"{kept}{entries}" if entries else text


def _entry(of: Identity, target: Identity, plan: Plan, date: str) -> str:
    english, chinese = of_findings()
    about = next((note.block for note in plan.notes if note.identity == of), of)
    home = Identity(kind="column", key=about.key.rpartition("-")[0]) if about.kind == "item" else about
    reason = next(each.reason for who in (about, home) for each in plan.proposals if who in each.of)
    said = {chinese.code: reason[chinese], english.code: reason[english]}
    texts = ", ".join(f'{each}: "{said.get(each, reason[english])}"' for each in plan.meta.codes)
    return f'- from: "{of}"\n  to: "{target}"\n  date: "{date}"\n  reason: {{ {texts} }}\n'
