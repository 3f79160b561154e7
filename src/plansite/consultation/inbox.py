"""The folder in which the office gathers what comes in: its files are read, each once, and what cannot be read is told.

What lies in it is personal data. It is never committed: ``collate`` puts a ``.gitignore`` there that says so.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from plansite.consultation.form_file import FORM, FormFile
from plansite.consultation.letters import read_letter
from plansite.consultation.mails import read_mail
from plansite.consultation.received import Author, Letter, Remark, Unreadable
from plansite.consultation.sheets import decoded, read_csv, read_workbook
from plansite.consultation.word_files import read_word

#: What collate itself keeps in the folder.
SENDERS: Final = "senders.csv"
LEDGER: Final = "collated.json"
UNDO: Final = "undo"
ANSWERS: Final = "answers"
_OWN: Final = (SENDERS, LEDGER, UNDO, ANSWERS, ".gitignore")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file of the inbox, or one that hangs on a mail: what it says, or why it cannot be read."""

    name: str
    digest: str
    letters: tuple[Letter, ...] = ()
    trouble: str = ""


def files_of(inbox: Path) -> Iterator[tuple[str, bytes]]:
    """The files that came in, in order of their names, those in folders, too."""
    for path in sorted(inbox.rglob("*")):
        name = path.relative_to(inbox)
        if path.is_file() and name.parts[0] not in _OWN and not name.name.startswith((".", "~$")):
            yield name.as_posix(), path.read_bytes()


def read_item(name: str, data: bytes, author: Author = Author(), date: str = "") -> Iterator[Item]:  # noqa: B008
    """What a file says; a mail with each of its attachments. ``author``, ``date``: those of the mail around it."""
    digest = hashlib.sha256(data).hexdigest()
    kind = name.rpartition(".")[2].lower()
    try:
        if kind in ("eml", "mht"):
            yield from tuple(_mail(name, digest, data))
        else:
            letters = tuple(_from(letter, author, date) for letter in _letters(kind, data))
            yield Item(name=name, digest=digest, letters=letters)
    except Unreadable as trouble:
        yield Item(name=name, digest=digest, trouble=str(trouble))
    except Exception as error:  # a strange file can break any reader; the others are read all the same
        yield Item(name=name, digest=digest, trouble=f"{type(error).__name__}: {error}  无法读取")


def _from(letter: Letter, author: Author, date: str) -> Letter:
    return replace(letter, author=letter.author.or_else(author), date=letter.date or date)


def _letters(kind: str, data: bytes) -> tuple[Letter, ...]:
    readers: dict[str, Callable[[bytes], tuple[Letter, ...]]] = {
        "docx": lambda data: (read_word(data),),
        "json": lambda data: (read_form(data),),
        "csv": read_csv,
        "xlsx": read_workbook,
        "txt": lambda data: (read_letter(decoded(data), "other"),),
    }
    if kind not in readers:
        raise Unreadable(
            f"files of the kind .{kind} are not read: save it as .docx, .xlsx or .txt  请另存为 docx、xlsx 或 txt"
        )
    return readers[kind](data)


def _mail(name: str, digest: str, data: bytes) -> Iterator[Item]:
    mail = read_mail(data)
    letter = replace(read_letter(mail.text, "mail", mail.author), date=mail.date)
    attached = [item for file, each in mail.files for item in read_item(f"{name}/{file}", each, mail.author, mail.date)]
    if any(found.remarks for item in attached for found in item.letters) and not _says_more(letter):
        letter = replace(letter, remarks=(), left=(*letter.left, *(remark.suggestion for remark in letter.remarks)))
    author = next((found.author for item in attached for found in item.letters if found.author), mail.author)
    yield Item(name=name, digest=digest, letters=(replace(letter, author=author.or_else(letter.author)),))
    yield from attached


def _says_more(letter: Letter) -> bool:
    """Whether a mail with a form on it says something of the plan itself: it quotes, names a place, or is long."""
    return any(
        remark.quote or remark.place or len(remark.suggestion) > _COVER_NOTE or len(letter.remarks) > 1
        for remark in letter.remarks
    )


#: A mail with a form that says no more than so many characters is the note that goes with it.
_COVER_NOTE: Final = 60


def read_form(data: bytes) -> Letter:
    """The file that a reader's browser kept.

    Raises:
        Unreadable: it is none, or of another version.
    """
    try:
        value = json.loads(decoded(data))
        if not isinstance(value, dict) or value.get("form") != FORM:
            raise Unreadable("this JSON file is no file of comments  这个 JSON 文件不是意见文件")
        filed = FormFile.model_validate(value)
    except (ValueError, RecursionError) as error:
        problem = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise Unreadable(f"this file of comments is damaged: {problem}  意见文件已损坏") from error
    remarks = (
        Remark(
            suggestion=each.suggestion.strip() or each.reason.strip() or each.quote.strip(),
            block=each.block,
            place=each.place,
            quote=each.quote.strip(),
            reason=each.reason.strip() if each.suggestion.strip() else "",
            kind=each.kind,
            question=each.question,
            language=filed.language,
        )
        for each in filed.comments
    )
    author = Author(name=filed.sender.name, organisation=filed.sender.organisation, contact=filed.sender.contact)
    told = tuple(each for each in remarks if each.suggestion)
    return Letter(author=author, channel="file", remarks=told, round=filed.round)
