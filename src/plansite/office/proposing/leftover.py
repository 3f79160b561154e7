"""An entry that is about nothing any more, taken out; of one that says more, the words that are about nothing."""

import re

from plansite.checks.gone import taken_out
from plansite.ground.findings import Edit, Finding, Proposal
from plansite.languages import of_findings
from plansite.model import Plan
from plansite.office.proposing.entries import Entry
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import node_of, plain


def no_note(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without a note; the identity of one that was published leads on to its block."""
    entry = Entry.of(texts, found.place.path, found.place.line)
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
    entry = Entry.of(texts, found.place.path, found.place.line) if gone else None
    if entry is None or gone is None:
        return None
    return entry.without_word(gone.key, ("indicators", "reports")) or entry.taken_out()


def word_of_nothing(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The file without a meaning of readers' words that the plan does not have any more."""
    word = re.match(r"“(.*)” does not stand", found.message)
    entry = Entry.of(texts, found.place.path, found.place.line)
    return entry.without_word(word[1], ("means",)) if entry and word else None
