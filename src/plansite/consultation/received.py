"""What came in, as it was read from files, before anybody knows whom it is from and where it belongs."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from plansite.ground.characters import BLANK, broken_in, unseen_in
from plansite.ground.findings import Place
from plansite.ground.vocabulary import Channel, CommentKind
from plansite.languages import known, language
from plansite.languages.commenting import Commenting, Role
from plansite.model.entry import Places

#: Stands where a character of a text was lost.
_LOST: Final = "□"
#: Between the identity and the kind of a comment, in the form.
_DOT: Final = " · "
_LONGEST_KIND: Final = 12
#: Where an entry stands that no file holds yet.
NOWHERE: Final = Places(place=Place(path="comments.yml"), keys={})
#: A row of a table, or the labelled lines of a letter: what each says, by what its head or label is.
Roles = dict[Role, str]
_OF_SENDERS: Final[tuple[Role, ...]] = ("name", "organisation", "contact", "date")


class Unreadable(Exception):
    """A file cannot be read; the message says why, in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One comment as it was written. ``block`` is an identity that stood beside it, ``place`` the place in words.

    ``question`` is the identity of the question that it answers, ``asked`` the number of that in its round.
    """

    suggestion: str
    block: str = ""
    place: str = ""
    quote: str = ""
    reason: str = ""
    kind: CommentKind | None = None
    question: str = ""
    asked: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote, as they said themselves. All of it is personal data."""

    name: str = ""
    organisation: str = ""
    contact: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.organisation or self.contact)

    def or_else(self, other: "Author") -> "Author":
        """The same, with what it does not say from another."""
        return Author(
            name=self.name or other.name,
            organisation=self.organisation or other.organisation,
            contact=self.contact or other.contact,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one sender wrote in one file. ``date`` is a day in ISO 8601. ``left`` are lines that became no comment.

    ``round`` is that which the file says it is for, if it says so.
    """

    author: Author = Author()
    date: str = ""
    channel: Channel
    remarks: tuple[Remark, ...] = ()
    says_nothing: bool = False
    left: tuple[str, ...] = ()
    round: str = ""


@dataclass(slots=True)
class Draft:
    """A letter that is being read."""

    channel: Channel
    roles: Roles = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    says_nothing: bool = False

    def label(self, role: Role, text: str) -> None:
        """What stands behind a label; the first that says something counts, contacts are put together."""
        text = text.strip()
        if role == "contact" and text and self.roles.get(role):
            self.roles[role] += f" {text}"
        elif text:
            self.roles.setdefault(role, text)

    def letter(self, author: Author = Author()) -> Letter:
        """What was read; ``author`` is who the envelope says it is from."""
        said = Author(
            name=self.roles.get("name", ""),
            organisation=self.roles.get("organisation", ""),
            contact=self.roles.get("contact", ""),
        )
        return Letter(
            author=said.or_else(author),
            date=day_in(self.roles.get("date", "")),
            channel=self.channel,
            remarks=tuple(self.remarks),
            says_nothing=self.says_nothing and not self.remarks,
            left=tuple(self.left),
        )


@cache
def ways() -> tuple[Commenting, ...]:
    """How comments are written, in every language."""
    return tuple(language(code).commenting for code in known())


def role_of(text: str) -> Role | None:
    """What a head or a label says, in whatever language."""
    return next(filter(None, (way.role(text) for way in ways())), None)


def is_of_sender(role: Role) -> bool:
    """Whether it tells of whoever wrote, and not of what they say."""
    return role in _OF_SENDERS


def kind_of(text: str) -> CommentKind | None:
    """The kind that a cell names."""
    for way in ways():
        for kind, pattern in way.kinds.items():
            if text and pattern.search(text):
                return kind
    return None


def channel_of(text: str) -> Channel | None:
    """How a comment came in, by what a cell says of it."""
    for way in ways():
        for channel, pattern in way.channels.items():
            if text and pattern.search(text):
                return channel
    return None


def says_nothing(text: str) -> bool:
    """Whether somebody says that there is no comment."""
    return bool(text.strip()) and any(way.nothing.fullmatch(text.strip()) for way in ways())


def is_courtesy(line: str) -> bool:
    """Whether a line says nothing of the plan: a greeting, or what the form itself says."""
    return any(way.courtesy.fullmatch(line.strip()) for way in ways()) or bool(_of_the_form().fullmatch(line.strip()))


@cache
def _of_the_form() -> re.Pattern[str]:
    """What stands on the form beside its tables, in every language: its title, its remarks, its version."""
    forms: list[str] = []
    for words in (language(code).words for code in known()):
        until, until_to, remark, version, title = (
            re.sub(r"\\\{\w+\\\}", ".*", re.escape(words[f"form_{part}"]))
            for part in ("until", "until_to", "remark", "version", "title")
        )
        forms += [rf"(?:{until_to}|{until})?\s*{remark}", version, title]
    return re.compile("|".join(forms), re.DOTALL)


def round_in(text: str) -> str:
    """The round that the foot of a form names; empty where it names none."""
    for code in known():
        form = re.escape(language(code).words["form_version"]).replace(r"\{round\}", r"([\w-]+)")
        if match := re.search(form.replace(r"\{form\}", ""), text):
            return match[1]
    return ""


def _tag(place: str) -> tuple[str, CommentKind | None, int]:
    """What the form wrote in small below a place, ``m3-1-2 · 文字``: place, kind, and the number of a question."""
    head, dot, said = place.rpartition(_DOT)
    if not dot:
        head, _, said = place.rpartition("\n")
        if kind_of(said) is None or len(said) > _LONGEST_KIND:
            return place, None, 0
    for code in known():
        form = re.escape(language(code).words["question"]).replace(r"\{number\}", r"(\d+)")
        if match := re.fullmatch(form, said.strip()):
            return head, None, int(match[1])
    return head, kind_of(said), 0


def remark_of(roles: Roles) -> Remark | None:
    """The comment that a row or a group of labelled lines holds; None where it holds none."""
    suggestion, reason, quote = (roles.get(key, "").strip() for key in ("suggestion", "reason", "quote"))
    if not (suggestion or reason or quote):
        return None
    if not suggestion:
        suggestion, reason, quote = (reason, "", quote) if reason else (quote, "", "")
    place, kind, number = _tag(roles.get("place", "").strip())
    return Remark(
        block=roles.get("block", "").strip(),
        place=place,
        asked=number,
        quote=quote,
        suggestion=suggestion,
        reason=reason,
        kind=kind_of(roles.get("kind", "")) or kind,
    )


def clean(text: str) -> str:
    """A text without characters that nobody sees, its blanks one; a character that was lost shows its place."""
    text = unicodedata.normalize("NFC", text)
    unseen = {character for _, character in unseen_in(text)}
    lost = {character for _, character in broken_in(text)} - unseen
    shown = "".join(_LOST if each in lost else each for each in text if each not in unseen)
    return "\n".join(filter(None, (BLANK.sub(" ", line).strip() for line in shown.split("\n"))))


def day_in(text: str) -> str:
    """The day that a text names: 2022-02-21, 2022/2/21, 2022年2月21日; empty where it names no day of the calendar."""
    digits = "".join(character if character.isdigit() else " " for character in text).split()
    if len(digits) >= 3 and len(digits[0]) == 4:
        try:
            return date(*map(int, digits[:3])).isoformat()
        except ValueError:
            return ""
    return ""
