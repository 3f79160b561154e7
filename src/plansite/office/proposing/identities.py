"""The identity that a block lacks: one never used in the original, that of the original in a translation."""

import re
from collections.abc import Iterable, Iterator

from plansite.ground.findings import Edit, Finding, Proposal
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import KIND_NAMES, KINDS
from plansite.model import Plan
from plansite.model.history import identities
from plansite.office.proposing.files import Texts

_IDENTITY = re.compile(r"\{:\s*#(\S+?)\s*\}")
_KINDS = {"section": "s", "measure": "m", "paragraph": "p", "column": "c", "item": "c", "announcement": "a"}


def missing_identity(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The line of an identity, below the block."""
    place = found.place
    kind = next((kind for kind in _KINDS if _is_about(found, kind)), None)
    name = place.path.partition("/")[2]
    match = re.search(r"\.([a-z]{2,3})\.md$", name)
    if kind is None or match is None:
        return None
    fresh = (
        _fresh(plan, texts, found, kind)
        if match[1] == plan.original.code
        else _of_original(texts, place.path, match[1], plan.original.code, _KINDS[kind], place.line)
    )
    if fresh is None:
        return None
    rows = texts.text(place.path).split("\n")
    end = place.line
    while kind != "section" and end < len(rows) and rows[end].strip() and not rows[end].startswith(("#", "- ")):
        end += 1
    indent = "  " if kind == "item" else ""
    return Proposal(
        edits=(Edit(path=place.path, line=end + 1, old="", new=f"{indent}{{: #{fresh} }}\n"),),
        mechanical=match[1] == plan.original.code,
    )


def _is_about(found: Finding, kind: str) -> bool:
    return any(each == kind and f"this {KIND_NAMES[each][0]} has" in found.message for each in KINDS)


def _fresh(plan: Plan, texts: Texts, found: Finding, kind: str) -> str | None:
    """The next number of the section or special column that was never used."""
    prefix = _KINDS[kind]
    if kind == "announcement":
        return next_identity(plan, "a", "")
    if kind == "column":
        return None
    above = [
        match[1]
        for row in texts.text(found.place.path).split("\n")[: found.place.line]
        if (match := _IDENTITY.search(row))
    ]
    name = found.place.path.rpartition("/")[2].split(".")[0]
    if kind == "item":
        column = name if "-" in name else f"{int(name)}-0"
        return next_identity(plan, "c", f"{column}-") if "-" in name else None
    if kind == "section":
        return next_identity(plan, "s", f"{int(name)}-")
    section = next((each for each in reversed(above) if each[0] in "smp" and each[1:2].isdigit()), f"s{int(name)}-0")
    chapter, number = section[1:].split("-")[:2]
    return next_identity(plan, prefix, f"{chapter}-{number}-")


def next_identity(plan: Plan, prefix: str, key: str, taken: Iterable[str] = ()) -> str:
    """The identity of this form with the next number that was never used; measures and paragraphs count together.

    ``taken`` are those that others were given and that stand in no file yet.
    """
    used = {str(each) for each in (*identities(plan), *plan.published, *(move.source for move in plan.moved))}
    heads = [f"{letter}{key}" for letter in ("mp" if prefix in "mp" else prefix)]
    numbers = [
        int(name.removeprefix(head))
        for name in (*used, *taken)
        for head in heads
        if name.startswith(head) and name.removeprefix(head).isdigit()
    ]
    return f"{prefix}{key}{max((number for number in numbers if number < 9000), default=0) + 1}"


def _of_original(texts: Texts, path: str, code: str, original: str, prefix: str, line: int) -> str | None:
    """The first identity of this kind that the original has behind the last one above, and the translation lacks."""
    there = list(_identities(texts.text(path.replace(f".{code}.md", f".{original}.md"))))
    rows = texts.text(path).split("\n")
    mine = set(_identities(texts.text(path)))
    above = [each for row in rows[:line] for each in _identities(row) if each in there]
    start = there.index(above[-1]) + 1 if above else 0
    free = (each for each in there[start:] if each not in mine and each.startswith(prefix))
    found = next(free, None)
    return found if found and _is_identity(found) else None


def _identities(text: str) -> Iterator[str]:
    yield from (match[1] for match in _IDENTITY.finditer(text))


def _is_identity(text: str) -> bool:
    try:
        Identity.parse(text)
    except ValueError:
        return False
    return True
