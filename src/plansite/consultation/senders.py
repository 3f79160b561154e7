"""inbox/senders.csv: who the numbers of the register are. It holds personal data and stays with the office."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from plansite.consultation.privacy import without_personal
from plansite.consultation.received import NOWHERE, Author, clean, ways
from plansite.ground.vocabulary import SenderKind
from plansite.languages import language_of
from plansite.model import Sender

_COLUMNS: Final = ("round", "number", "kind", "name", "organisation", "contact", "comments", "files")
_CONTACT: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|\+?\d[\d -]{5,}\d", re.ASCII)
#: Between the entries of one cell.
_GAP: Final = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A sender whom the office knows: the number that the register has for them, and all that is not published."""

    round: str
    number: int
    author: Author
    comments: tuple[int, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def kind(self) -> SenderKind:
        """Whether it is an organisation, by its own words or by its name."""
        author = self.author
        if author.organisation or any(way.organisation.search(author.name) for way in ways() if author.name):
            return "organisation"
        return "person" if author.name else "unknown"

    @property
    def published(self) -> Sender:
        """The entry of the register: an organisation by its name, a person by the masked one."""
        author = self.author
        name = author.organisation or author.name
        if self.kind == "person":
            name = language_of(name).commenting.masked(name)
        name = without_personal(clean(name))
        return Sender.model_construct(places=NOWHERE, number=self.number, kind=self.kind, name=name or None, people=1)

    @property
    def private_names(self) -> tuple[str, ...]:
        """The name of a person, which must not stand in any text."""
        return (self.author.name,) if self.author.name and not self._is_body(self.author.name) else ()

    @staticmethod
    def _is_body(name: str) -> bool:
        return any(way.organisation.search(name) for way in ways())

    def with_more(self, author: Author, comments: Iterable[int], file: str) -> "Known":
        """The same sender, who wrote once more."""
        return replace(
            self,
            author=self.author.or_else(author),
            comments=tuple(dict.fromkeys((*self.comments, *comments))),
            files=tuple(dict.fromkeys((*self.files, file))),
        )

    def is_same(self, author: Author) -> bool:
        """Whether somebody is this sender: by an address or a telephone number, else as the same organisation.

        A name alone does not tell: many people have the same.
        """
        if _contacts(self.author) & _contacts(author):
            return True
        own, other = self.author, author
        same_body = bool(own.organisation) and own.organisation == other.organisation
        return same_body and (not own.name or not other.name or own.name == other.name)


def _contacts(author: Author) -> frozenset[str]:
    """Addresses and telephone numbers, so that they can be compared."""
    found = (match[0].casefold() for match in _CONTACT.finditer(author.contact))
    return frozenset(each if "@" in each else re.sub(r"\D", "", each)[-11:] for each in found)


def senders_text(known: Iterable[Known]) -> str:
    """The table, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for each in known:
        author = each.author
        numbers = _GAP.join(map(str, each.comments))
        row = (each.round, each.number, each.kind, author.name, author.organisation, author.contact, numbers)
        writer.writerow([*map(_safe, map(str, row)), _safe(_GAP.join(each.files))])
    return "\ufeff" + out.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def read_senders(text: str) -> tuple[Known, ...]:
    """The senders of the table.

    Raises:
        ValueError: it lacks a column, or a number is none.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if missing := [column for column in _COLUMNS if column not in (rows.fieldnames or ())]:
        raise ValueError(f"column {missing[0]} is missing")
    return tuple(_known({key: (value or "").removeprefix("'") for key, value in row.items()}) for row in rows)


def _known(row: dict[str, str]) -> Known:
    author = Author(name=row["name"], organisation=row["organisation"], contact=row["contact"])
    return Known(
        round=row["round"],
        number=int(row["number"]),
        author=author,
        comments=tuple(int(each) for each in row["comments"].split(_GAP.strip()) if each.strip()),
        files=tuple(filter(None, row["files"].split(_GAP))),
    )
