"""Plain text: a mail, a letter, a note of a call, or the text of a Word document without a table.

Labelled lines (修改意见：, 姓名：) are what they say. Numbered paragraphs are a comment each; without numbers the whole
letter is one. Courtesies say nothing. Nothing else is left out.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from plansite.consultation.received import (
    Author,
    Draft,
    Letter,
    Remark,
    Roles,
    is_courtesy,
    is_of_sender,
    remark_of,
    role_of,
    says_nothing,
    ways,
)
from plansite.ground.vocabulary import Channel
from plansite.languages.commenting import Role

_LABEL: Final = re.compile(r"\s*([^：:\n]{1,24}?)\s*[：:]\s*(.*)", re.DOTALL)
#: A label in a line of several.
_PIECE: Final = re.compile(r"([^\s：:，,；;、]{1,16}(?:[（(][^（()）]{1,8}[）)])?)\s*[：:]")
#: So many characters at most say that comments follow.
_LONGEST_LEAD: Final = 60
#: A line that a mail program put before what it quotes, and what it quotes.
_QUOTED: Final = re.compile(r"\s*(?:>|-{4,}|_{5,}).*")


def read_letter(text: str, channel: Channel, author: Author = Author()) -> Letter:  # noqa: B008 (frozen)
    """What one sender wrote. ``author`` is who the envelope says it is from."""
    draft = Draft(channel=channel)
    told: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if not author.name or line.strip() != author.name:  # a signature says nothing new
            _take(line, draft, told)
    groups = list(_groups(told))
    if len(groups) > 1 and _only_announces(groups[0]):
        draft.left += groups.pop(0)
    draft.remarks += filter(None, map(_remark, groups))
    return draft.letter(author)


def _take(line: str, draft: Draft, told: list[str]) -> None:
    """One line: what it says of the sender, or that there is nothing to say; else it belongs to a comment."""
    if labels := sender_labels(line):
        for label in labels:
            draft.label(*label)
    elif says_nothing(line):
        draft.says_nothing = True
    elif _QUOTED.fullmatch(line) or is_courtesy(line):
        draft.left += [line.strip()] if _QUOTED.fullmatch(line) else []
    else:
        told.append(line.strip())


def sender_labels(line: str) -> tuple[tuple[Role, str], ...]:
    """What a line says of the sender, label by label: 单位：…　联系人：…　电话：…; nothing where it says more."""
    pieces = [match for match in _PIECE.finditer(line) if (role := role_of(match[1])) and is_of_sender(role)]
    if not pieces or line[: pieces[0].start()].strip():
        return ()
    ends = [*(match.start() for match in pieces[1:]), len(line)]
    found = ((role_of(match[1]), line[match.end() : end]) for match, end in zip(pieces, ends, strict=True))
    return tuple((role, text.strip(" \t，,;；、")) for role, text in found if role)


def _label(line: str) -> tuple[Role, str] | None:
    match = _LABEL.fullmatch(line)
    role = role_of(match[1]) if match else None
    return (role, match[2]) if match and role else None


def _starts(line: str) -> int:
    """How long the number is with which a line begins a new comment; 0 where it begins none."""
    return max((match.end() for way in ways() if (match := way.item.match(line))), default=0)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each comment. A letter with one number or none is one comment."""
    numbered = [place for place, line in enumerate(lines) if _starts(line)]
    cuts = sorted({0, *(numbered if len(numbered) > 1 else ()), len(lines)})
    for start, end in pairwise(cuts):
        group = lines[start:end]
        if start in numbered and len(numbered) > 1:
            group = [group[0][_starts(group[0]) :], *group[1:]]
        if any(group):
            yield group


def _only_announces(group: list[str]) -> bool:
    """Whether what stands before the first number only says that comments follow."""
    text = "".join(group)
    return len(text) <= _LONGEST_LEAD and text.rstrip().endswith((":", "："))


def _remark(lines: list[str]) -> Remark | None:
    """A comment: by its labels if it has some, with its other lines where it has no suggestion of its own."""
    roles: Roles = {}
    rest: list[str] = []
    last: Role | None = None
    for line in lines:
        label = _label(line)
        if label:
            last = label[0]
            roles[last] = " ".join(filter(None, (roles.get(last, ""), label[1].strip())))
        elif last in ("suggestion", "reason", "quote") and line:
            roles[last] = f"{roles[last]}\n{line}".strip()
        else:
            rest.append(line)
            last = None if not line else last
    text = "\n".join(rest).strip()
    if text:
        key: Role = "reason" if roles.get("suggestion") and not roles.get("reason") else "suggestion"
        roles[key] = "\n".join(filter(None, (roles.get(key, ""), text)))
    return remark_of(roles)
