"""plan/ becomes one ``Plan``: every file is read once, here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.ground.findings import Finding, Place
from plansite.ground.typefaces import Typeface
from plansite.languages import Language, language
from plansite.load.consultation import read_rounds, with_call
from plansite.load.documents import read_chapter, read_column, read_notice
from plansite.load.editions import read_kept
from plansite.load.files import File
from plansite.load.folder import Folder
from plansite.load.fonts import FOLDER as FONTS
from plansite.load.fonts import is_font, read_font
from plansite.load.locks import read_confirmed, read_published
from plansite.load.meta import CHAPTER_KEY, read_meta, stand_in
from plansite.load.papers import read_templates
from plansite.load.waiting import publishable
from plansite.model import (
    Allowance,
    Change,
    Chapter,
    Column,
    Correction,
    Expression,
    Figures,
    Grid,
    Kept,
    Link,
    Meta,
    Move,
    Note,
    Notice,
    Picture,
    PictureFile,
    Plan,
    Progress,
    Proposal,
    ReadersWords,
    Report,
    Source,
    Table,
    Term,
    Unsure,
)
from plansite.model.labels import labelled
from plansite.model.proposals import NAME as PROPOSALS
from plansite.model.translation import lock_name

_NUMBER: Final = r"(?:0|[1-9]\d{0,3})"  # as in identities
_COLUMN_FILE: Final = re.compile(rf"columns/({_NUMBER}(?:-{_NUMBER})?)\.[a-z]{{2,3}}\.md", re.ASCII)
_PROGRESS_FILE: Final = re.compile(r"progress/(\d{4})\.yml", re.ASCII)
_TABLE_FILE: Final = re.compile(rf"indicators/table-({_NUMBER})\.yml", re.ASCII)
_SOURCE_FILE: Final = re.compile(r"source/notice\.[a-z]{2,3}\.txt", re.ASCII)
_GRID_FILE: Final = re.compile(rf"tables/table-({_NUMBER})\.yml", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of reading plan/. Without plan.yml there is no plan.

    ``unread`` names the files below plan/ that could not be read.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    unread: frozenset[str]


def _document(folder: Folder, meta: Meta, name: str, language: Language) -> File | None:
    """A file of the running text in one language; of a translation that is being made, only when it is whole."""
    name = f"{name}.{language}.md"
    being_made = language.code in meta.translating and language.code != folder.languages[0]
    return folder.translated(name, language.code) if being_made else folder.file(name)


def _chapters(folder: Folder, meta: Meta, language: Language) -> Iterator[Chapter]:
    for key in dict.fromkeys(meta.chapters):
        if CHAPTER_KEY.fullmatch(key) and (file := _document(folder, meta, f"chapters/{key}", language)):
            chapter, findings = read_chapter(file, language, int(key))
            folder.findings += findings
            yield chapter


def _columns(folder: Folder, meta: Meta, language: Language) -> Iterator[Column]:
    found = (_COLUMN_FILE.fullmatch(name) for name in folder.present())
    numbers = {match[1] for match in found if match}
    for number in sorted(numbers, key=lambda number: [int(part) for part in number.split("-")]):
        if file := _document(folder, meta, f"columns/{number}", language):
            column, findings = read_column(file, language, number)
            folder.findings += findings
            if column is not None:
                yield column


def _notice(folder: Folder, meta: Meta, language: Language) -> Notice | None:
    """The notice, which every language has where one has it."""
    if not folder.has(*(f"notice.{code}.md" for code in folder.languages)):
        return None
    if (file := _document(folder, meta, "notice", language)) is None:
        return None
    notice, findings = read_notice(file, language)
    folder.findings += findings
    return notice


def _expression(folder: Folder, meta: Meta, language: Language) -> Expression:
    return Expression(
        language=language,
        chapters=tuple(_chapters(folder, meta, language)),
        columns=tuple(_columns(folder, meta, language)),
        notice=_notice(folder, meta, language),
    )


def _tables(folder: Folder) -> Iterator[Table]:
    for name in folder.present():
        if _TABLE_FILE.fullmatch(name) and (table := folder.data(name, Table)):
            yield table


def _grids(folder: Folder) -> Iterator[Grid]:
    """The tables that are none of indicators."""
    for name in folder.present():
        if _GRID_FILE.fullmatch(name) and (grid := folder.data(name, Grid)):
            yield grid


def _pictures(folder: Folder, kept: Iterable[Kept]) -> tuple[tuple[Picture, ...], tuple[PictureFile, ...]]:
    """The pictures, and their files, with those that kept editions show as far as they are there."""
    present = {name for name in folder.present() if name.startswith("pictures/")}
    shown = [picture.name for each in kept for picture in each.pictures if f"pictures/{picture.name}" in present]
    beside = present - {f"pictures/{name}" for name in shown}
    listed = folder.data("pictures/pictures.yml", tuple[Picture, ...]) if beside else ()
    pictures = listed or ()
    if listed is None:  # then nobody knows what lies beside it
        folder.known.update(beside)
    files = []
    for name in dict.fromkeys([*(picture.file for picture in pictures), *shown]):
        path = folder.bytes_of(f"pictures/{name}")
        files += [PictureFile(name=name, data=path)] if path is not None else []
    return pictures, tuple(files)


def _progress(folder: Folder) -> Iterator[Progress]:
    """What was reported, a file a year. There is none until an office reports something."""
    for name in folder.present():
        if match := _PROGRESS_FILE.fullmatch(name):
            reports = folder.data(name, tuple[Report, ...])
            if reports is not None:
                yield Progress(year=int(match[1]), reports=reports, place=Place(path=folder.shown(name)))


def _source(folder: Folder) -> Source:
    """The text of the document as received, in the language of the original; whatever else lies beside it is kept."""
    name = f"source/notice.{folder.languages[0] if folder.languages else ''}.txt"
    folder.known.update(other for other in folder.present() if other.startswith("source/"))
    has_text = any(_SOURCE_FILE.fullmatch(other) for other in folder.present())
    needed = has_text or folder.has("corrections.yml")
    file = folder.file(name, received=True) if needed else None
    return Source(path=folder.shown(name), text=file.text if file else "")


def _fonts(folder: Folder) -> Iterator[Typeface]:
    """The fonts of the office. What lies beside them, such as a licence, nobody reads."""
    for name in folder.present():
        if name.startswith(FONTS):
            folder.known.add(name)
            if is_font(name):
                typefaces, findings = read_font(folder.path / name, folder.shown(name))
                folder.findings += findings
                yield from typefaces


def _plan(folder: Folder, meta: Meta) -> Plan:
    languages = [language(code) for code in folder.languages]
    kept, rounds = tuple(read_kept(folder)), tuple(read_rounds(folder))
    pictures, picture_files = _pictures(folder, kept)
    plan = Plan(
        meta=with_call(meta, rounds),
        expressions=tuple(_expression(folder, meta, each) for each in languages),
        source=_source(folder),
        tables=tuple(_tables(folder)),
        glossary=folder.optional("glossary.yml", tuple[Term, ...]) or (),
        readers_words=folder.optional("words.yml", tuple[ReadersWords, ...]) or (),
        corrections=folder.optional("corrections.yml", tuple[Correction, ...]) or (),
        notes=folder.optional("notes.yml", tuple[Note, ...]) or (),
        allowances=folder.optional("allowances.yml", tuple[Allowance, ...]) or (),
        translated={each.code: read_confirmed(folder, lock_name(each)) for each in languages[1:]},
        published=read_published(folder, "identities.lock"),
        moved=folder.optional("moved.yml", tuple[Move, ...]) or (),
        changes=folder.optional("changes.yml", tuple[Change, ...]) or (),
        figures=folder.optional("figures.yml", Figures),
        links=folder.optional("links.yml", tuple[Link, ...]) or (),
        progress=tuple(_progress(folder)),
        fonts=tuple(_fonts(folder)),
        grids=tuple(_grids(folder)),
        pictures=pictures,
        picture_files=picture_files,
        proposals=folder.optional(PROPOSALS, tuple[Proposal, ...]) or (),
        kept=kept,
        unsure=folder.optional("unsure.yml", tuple[Unsure, ...]) or (),
        rounds=rounds,
        templates=tuple(read_templates(folder)),
    )
    return labelled(plan)


def load(path: Path) -> Loaded:
    """Read plan/.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not path.is_dir():
        raise NotADirectoryError(f"{path} is not a folder")
    folder = Folder(path=path)
    if outside := tuple(folder.leading_out()):  # nothing is read then, not even to say what is wrong with it
        return Loaded(plan=None, findings=tuple(sorted(outside)), unread=frozenset())
    meta = read_meta(folder)
    plan, waiting = publishable(_plan(folder, meta or stand_in(folder)), folder.waiting)
    folder.findings += waiting
    if meta is not None:
        folder.findings += folder.left()
    return Loaded(plan=plan if meta else None, findings=tuple(sorted(folder.findings)), unread=frozenset(folder.unread))
