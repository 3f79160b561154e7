"""What an import of a later edition left to decide: every proposal leads somewhere, and is decided before a release."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.languages import of_findings
from plansite.model import Plan, Proposal
from plansite.model.history import identities


@rule("proposal-open", level="warning")
def undecided(plan: Plan) -> Iterator[Fault]:
    """What became of a block, where an import was not sure, has been decided: `decision: accept`, or `reject`.

    Bad:  an entry of proposals.yml with `decision: open`
    Good: `decision: accept` on every entry, then `plansite settle`
    """
    english, chinese = of_findings()
    for entry in plan.proposals:
        if entry.decision == "open":
            of = ", ".join(map(str, entry.of))
            subject = f"{entry.block} " if entry.block else ""
            yield Fault(
                place=entry.at("decision"),
                message=f"{subject}“{entry.words}”: {entry.fate}{f', of {of}' if of else ''}? ({entry.certainty} %)",
                hint=f"{entry.reason[english]}; write decision: accept (or reject), then run plansite settle",
                hint_zh=f"{entry.reason[chinese]}；decision 写 accept 为同意、reject 为不同意，再运行 plansite settle",
            )


@rule("proposal-form")
def impossible(plan: Plan) -> Iterator[Fault]:
    """A proposal names a block that stands in the text, and blocks that were known before and are not taken.

    Bad:  `block: m3-9-9` where there is no such block; `of: [m3-9-9]` that never was; `fate: new`, `decision: reject`
    Good: `fate: same`, `block: m3-1-9`, `of: [m3-1-2]`
    """
    present = set(identities(plan))
    for entry in plan.proposals:
        if entry.block and entry.block not in present:
            yield _unknown(entry, "block", entry.block, present)
        if entry.to and entry.to not in present:
            yield _unknown(entry, "to", entry.to, present)
        for identity in entry.of:
            if identity not in plan.published and identity not in present:
                yield _unknown(entry, "of", identity, set(plan.published))
        if problem := _incomplete(entry):
            yield Fault(
                place=entry.place,
                message=f"this cannot be decided: {problem[0]}",
                hint="correct fate, block, of or to; a block that is not new is the same, split or merged",
                hint_zh=f"{problem[1]}：请更正 fate、block、of 或 to",
            )


@rule("proposal-twice")
def contradictory(plan: Plan) -> Iterator[Fault]:
    """What was decided of a block is one thing: it is the same as one block, merged into one, or dropped; not two.

    A block of the new text is one thing, too: the same as one that was known, split off one, or new. A block that still
    stands in the text under its identity is nothing else.

    Bad:  `fate: same`, `of: [m3-1-2]` and `fate: dropped`, `of: [m3-1-2]`, both with `decision: accept`
    Good: one of them with `decision: reject`, or taken out
    """
    taken: dict[tuple[str, Identity], Proposal] = {}
    renamed = {entry.block for entry in plan.proposals}
    standing = set(identities(plan)) - renamed
    for entry in plan.proposals:
        for identity in _decided(entry):
            first = taken.setdefault(identity, entry)
            if first is not entry:
                yield _twice(
                    entry, identity, f"and {_told(first)} in line {first.place.line}", f"第 {first.place.line} 行"
                )
            elif identity[0] == "of" and identity[1] in standing:
                yield _twice(entry, identity, "and it still stands in the text", "该标识仍在文中")


def _decided(entry: Proposal) -> Iterator[tuple[str, Identity]]:
    """The blocks of which an entry says what they are, each under the key that names it."""
    if entry.decision != "accept":
        return
    if entry.block and entry.fate in {"same", "split", "new"}:
        yield "block", entry.block
    if entry.fate in {"same", "merged", "dropped"}:
        yield from (("of", identity) for identity in entry.of)


def _told(entry: Proposal) -> str:
    return f"{entry.fate} {entry.block}" if entry.fate in {"same", "merged"} else entry.fate


def _twice(entry: Proposal, decided: tuple[str, Identity], other: str, other_zh: str) -> Fault:
    key, identity = decided
    return Fault(
        place=entry.at(key),
        message=f"{identity} cannot be two things: {_told(entry)} here, {other}",
        hint="keep the decision that is right: correct the other entry, write decision: reject there, or take it out",
        hint_zh=f"{identity} 的两种说法互相矛盾（{other_zh}）：请只留对的一条，另一条更正、改为 reject 或删去",
    )


def _unknown(entry: Proposal, key: str, identity: Identity, known: set[Identity]) -> Fault:
    hint, hint_zh = did_you_mean(str(identity), map(str, known))
    return Fault(
        place=entry.at(key),
        message=f"there is no {identity}",
        hint=hint,
        hint_zh=f"没有标识为 {identity} 的内容；{hint_zh}",
    )


def _incomplete(entry: Proposal) -> tuple[str, str] | None:
    """What a proposal lacks to be carried out."""
    if entry.decision == "reject" and entry.fate in {"new", "dropped"}:
        return f"to reject {entry.fate} says not what it is instead", "不同意时要写明实际情况"
    if entry.fate in {"same", "merged"} and entry.decision == "accept" and (entry.block is None or len(entry.of) != 1):
        return f"{entry.fate} needs a block and one that it was", "要写明现在的 block 和原来的 of（一个）"
    gone = entry.fate == "dropped" or (entry.fate in {"same", "merged"} and entry.decision == "reject")
    if gone and entry.of and entry.to is None:
        return "links to what is gone lead nowhere without to", "删去的内容要用 to 写明由何处接替"
    return None


PROPOSAL_CHECKS = (undecided, impossible, contradictory)
