"""Findings and proposals as people see them: paths from where they stand, and what would be written, in whole lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from plansite.ground.findings import HOME, Edit, Finding, Place, Proposal

_PATH: Final = re.compile(rf"(?<![\w./-]){HOME}/")
#: A command of make that works on plan/ unless it is told another folder.
_COMMAND: Final = re.compile(r'make translated ID=(?:"[^"]+"|[\w-]+)')


def seen_from(folder: Path, stand: Path) -> str:
    """A folder as whoever stands in another names it: `plans/water`; by its name alone where it is not below that."""
    folder, stand = folder.resolve(), stand.resolve()
    return folder.relative_to(stand).as_posix() if folder.is_relative_to(stand) else folder.name


def told(found: Finding, folder: Path, stand: Path | None = None) -> Finding:
    """A finding, and what is proposed for it, with the paths of the folder of its plan.

    ``stand`` is where the user stands; the current folder, if nobody says otherwise.
    """
    return told_as(found, seen_from(folder, stand or Path.cwd()))


def told_as(found: Finding, shown: str) -> Finding:
    """A finding, and what is proposed for it, with the paths of a folder that is shown so."""
    if shown == HOME:
        return found
    place = found.place
    return replace(
        found,
        place=Place(path=_named(place.path, shown), line=place.line, column=place.column),
        message=_named(found.message, shown),
        hint=_named(found.hint, shown),
        hint_zh=_named(found.hint_zh, shown),
        proposal=_told(found.proposal, shown) if found.proposal else None,
    )


def _named(text: str, shown: str) -> str:
    home = "" if shown == "." else f"{shown}/"
    return _COMMAND.sub(lambda match: f"{match[0]} PLAN={shown}", _PATH.sub(lambda _: home, text))


def _told(proposal: Proposal, shown: str) -> Proposal:
    return replace(
        proposal,
        edits=tuple(
            Edit(path=_named(each.path, shown), line=each.line, old=each.old, new=each.new) for each in proposal.edits
        ),
        options=tuple((words, words_zh, _told(option, shown)) for words, words_zh, option in proposal.options),
    )


def shown(found: Finding, folder: Path) -> Iterator[str]:
    """A finding, and what is proposed for it, as whole lines of the file."""
    said = told(found, folder)
    yield str(said)
    if said.proposal:
        yield from lines_of(said.proposal)


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
