"""Proposals as people see them: what would be written, in whole lines."""

from collections.abc import Iterator

from plansite.ground.findings import Finding, Proposal


def shown(found: Finding) -> Iterator[str]:
    """A finding, and what is proposed for it, as whole lines of the file."""
    yield str(found)
    if found.proposal:
        yield from lines_of(found.proposal)


def lines_of(proposal: Proposal) -> Iterator[str]:
    """What a proposal would write, line by line."""
    for edit in proposal.edits:
        where = f"{edit.path}:{edit.line}" if edit.line else edit.path
        yield f"  proposal  建议（{where}）："
        yield from (f"  - {line}" for line in edit.old.split("\n") if edit.old)
        yield from (f"  + {line}" for line in edit.new.rstrip("\n").split("\n") if edit.new)
    for number, (words, words_zh, option) in enumerate(proposal.options, 1):
        yield f"  {number}  {words}  {words_zh}"
        yield from (f"  {line}" for line in lines_of(option))
