"""plan/ becomes one ``Plan``: every file is read once, here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from plansite.ground.findings import Fault, Finding, Place, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.languages import Language, known, language
from plansite.load.documents import read_chapter, read_column, read_notice
from plansite.load.files import File, read_file
from plansite.load.strict_yaml import read_yaml
from plansite.model import (
    Allowance,
    Change,
    Chapter,
    Column,
    Correction,
    Expression,
    Figures,
    Link,
    Meta,
    Move,
    Note,
    Notice,
    Plan,
    Progress,
    Report,
    Source,
    Table,
    Term,
    Text,
)
from plansite.model.entries import Marks
from plansite.model.translation import lock_name

T = TypeVar("T")
_CHAPTER_KEY: Final = re.compile(r"\d{2,3}", re.ASCII)
_NUMBER: Final = r"(?:0|[1-9]\d{0,3})"  # as in identities
_COLUMN_FILE: Final = re.compile(rf"columns/({_NUMBER}(?:-{_NUMBER})?)\.[a-z]{{2,3}}\.md", re.ASCII)
_CHAPTER_FILE: Final = re.compile(r"chapters/(\d{2,3})\.([a-z]{2,3})\.md", re.ASCII)
_LOCK_LINE: Final = re.compile(r"(\S+) ([0-9a-f]{16})", re.ASCII)
_PROGRESS_FILE: Final = re.compile(r"progress/(\d{4})\.yml", re.ASCII)
_TABLE_FILE: Final = re.compile(rf"indicators/table-({_NUMBER})\.yml", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of reading plan/. Without plan.yml there is no plan.

    ``unread`` names the files below plan/ that could not be read.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    unread: frozenset[str]


@rule("missing-file")
def missing_file(path: str, known: tuple[str, ...], *, listed: bool = False) -> Iterator[Fault]:
    """Every file that the plan needs is there, such as each chapter that plan.yml lists, in each language.

    Bad:  `chapters: ["00", "11"]` and no chapters/11.zh.md
    Good: a chapter file for every number in the list
    """
    hint, hint_zh = did_you_mean(path, known)
    yield Fault(
        place=Place(path=path),
        message="this file is missing",
        hint=f"add it{', or take it out of the list in plan.yml' if listed else ''}; {hint}",
        hint_zh=f"缺少这个文件：请补上{'，或从 plan.yml 的列表中删去' if listed else ''}；{hint_zh}",
    )


@rule("unreadable-file")
def unreadable_file(path: str, reason: str) -> Iterator[Fault]:
    """Every file of the plan can be read.

    Bad:  a chapter that belongs to somebody else, who lets nobody read it
    Good: a file that whoever builds the site may read
    """
    yield Fault(
        place=Place(path=path),
        message=f"this file cannot be read: {reason}",
        hint="ask for the right to read it, or copy it afresh",
        hint_zh="无法读取这个文件：请检查读取权限，或重新复制一份",
    )


@rule("unread-file")
def unread_file(path: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """Every file in plan/ is read by something: a misnamed file would be left out of the site unnoticed.

    Bad:  plan/chapters/11.zh.md that plan.yml does not list; plan/columns/3-1 (copy).zh.md
    Good: the file under the name that the plan reads, or no such file
    """
    hint, hint_zh = did_you_mean(path, known)
    yield Fault(
        place=Place(path=path),
        message="nothing reads this file",
        hint=f"list it in plan.yml if it is a chapter, rename it, or move it out of plan/; {hint}",
        hint_zh=f"没有任何地方用到这个文件：若是章，请列入 plan.yml；否则请改名或移出 plan/；{hint_zh}",
    )


@rule("chapter-list")
def strange_chapter(meta: Meta) -> Iterator[Fault]:
    """plan.yml lists each chapter once, by the number in its file name.

    Bad:  `chapters: ["0", "1", "1"]`
    Good: `chapters: ["00", "01", "02"]`
    """
    for position, key in enumerate(meta.chapters):
        if not _CHAPTER_KEY.fullmatch(key) or key in meta.chapters[:position]:
            yield Fault(
                place=meta.at("chapters"),
                message=f"{key!r} is not the number of a chapter file, or stands here twice",
                hint="write the two digits of the file name, each once",
                hint_zh="请写章文件名中的两位数字，每章一次",
            )


@rule("language-unknown")
def unknown_language(meta: Meta, codes: tuple[str, ...]) -> Iterator[Fault]:
    """plan.yml lists languages that the project has a folder for, each once.

    Bad:  `languages: [zh, eng]`
    Good: `languages: [zh, en]`
    """
    for position, code in enumerate(codes):
        if code not in known() or code in codes[:position]:
            hint, hint_zh = did_you_mean(code, known())
            yield Fault(
                place=meta.at("languages") if meta.languages else meta.title.at(code),
                message=f"{code!r} is not a language of this project, or stands here twice",
                hint=hint,
                hint_zh=f"没有这种语言，或重复列出；{hint_zh}",
            )


@rule("lock-form")
def broken_lock(path: str, number: int, line: str) -> Iterator[Fault]:
    """A lock file has a line per block: its identity, and in translation.en.lock a digest. Commands write it.

    Bad:  `m3-1-2` in translation.en.lock; `m3-1` in identities.lock
    Good: `m3-1-2 5f0c1d2e3a4b5c6d` in translation.en.lock; `m3-1-2` in identities.lock
    """
    yield Fault(
        place=Place(path=path, line=number),
        message=f"{line[:40]!r} is not a line of a lock file",
        hint="restore the file as it was last published; commands write it (make translated, make release)",
        hint_zh="锁定文件由命令写成（make translated、make release），请勿手改：请恢复上次发布时的文件",
    )


@dataclass(slots=True)
class _Loader:
    """Reads files below plan/, remembers which, and gathers findings."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    #: The codes of the plan's languages, the original first; empty until plan.yml has been read.
    languages: tuple[str, ...] = ()

    def shown(self, name: str) -> str:
        """The name as findings show it; a file system allows names that are no text."""
        plain = "".join(character if character.isprintable() else "\ufffd" for character in name)
        return f"{self.folder.name}/{plain}"

    def present(self) -> list[str]:
        """The names of all files below plan/, in order; hidden ones are the operating system's."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        names = (path.relative_to(self.folder) for path in files)
        return sorted(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))

    def file(self, name: str, *, received: bool = False) -> File | None:
        self.known.add(name)
        path = self.folder / name
        if not path.is_file():
            self.unread.add(name)
            beside = tuple(
                self.shown(other)
                for other in self.present()
                if other not in self.known and not other.startswith("source/")
            )
            self.findings += missing_file(self.shown(name), beside, listed=name.startswith("chapters/"))
            return None
        try:
            file, findings = read_file(path, self.shown(name), received=received)
        except OSError as error:
            file, findings = None, tuple(unreadable_file(self.shown(name), error.strerror or str(error)))
        self.findings += findings
        if file is None:
            self.unread.add(name)
        return file

    def data(self, name: str, form: type[T]) -> T | None:
        if (file := self.file(name)) is None:
            return None
        value, findings = read_yaml(file, form, self.languages)
        self.findings += findings
        if value is None:
            self.unread.add(name)
        return value

    def chapters(self, meta: Meta, language: Language) -> Iterator[Chapter]:
        for key in dict.fromkeys(meta.chapters):
            if _CHAPTER_KEY.fullmatch(key) and (file := self.file(f"chapters/{key}.{language}.md")):
                chapter, findings = read_chapter(file, language, int(key))
                self.findings += findings
                yield chapter

    def columns(self, language: Language) -> Iterator[Column]:
        found = (_COLUMN_FILE.fullmatch(name) for name in self.present())
        numbers = {match[1] for match in found if match}
        for number in sorted(numbers, key=lambda number: [int(part) for part in number.split("-")]):
            if file := self.file(f"columns/{number}.{language}.md"):
                column, findings = read_column(file, language, number)
                self.findings += findings
                if column is not None:
                    yield column

    def notice(self, language: Language) -> Notice | None:
        if (file := self.file(f"notice.{language}.md")) is None:
            return None
        notice, findings = read_notice(file, language)
        self.findings += findings
        return notice

    def expression(self, meta: Meta, language: Language) -> Expression:
        return Expression(
            language=language,
            chapters=tuple(self.chapters(meta, language)),
            columns=tuple(self.columns(language)),
            notice=self.notice(language),
        )

    def tables(self) -> Iterator[Table]:
        for name in self.present():
            if _TABLE_FILE.fullmatch(name) and (table := self.data(name, Table)):
                yield table

    def progress(self) -> Iterator[Progress]:
        """What was reported, a file a year. There is none until an office reports something."""
        for name in self.present():
            if match := _PROGRESS_FILE.fullmatch(name):
                reports = self.data(name, tuple[Report, ...])
                if reports is not None:
                    yield Progress(year=int(match[1]), reports=reports, place=Place(path=self.shown(name)))

    def optional(self, name: str, form: type[T]) -> T | None:
        """A data file that a plan without such entries need not have."""
        self.known.add(name)
        return self.data(name, form) if (self.folder / name).is_file() else None

    def lines(self, name: str) -> list[str]:
        """The lines of a lock file. Without it nothing has been confirmed or published yet."""
        self.known.add(name)
        file = self.file(name) if (self.folder / name).is_file() else None
        return file.text.splitlines() if file else []

    def lock(self, name: str) -> dict[str, str]:
        """A key and a digest a line."""
        lines = self.lines(name)
        for number, line in enumerate(lines, 1):
            if not _LOCK_LINE.fullmatch(line):
                self.findings += broken_lock(self.shown(name), number, line)
        return {match[1]: match[2] for line in lines if (match := _LOCK_LINE.fullmatch(line))}

    def published(self, name: str) -> dict[Identity, Place]:
        """An identity a line, with its place."""
        found = {}
        for number, line in enumerate(self.lines(name), 1):
            try:
                found[Identity.parse(line)] = Place(path=self.shown(name), line=number)
            except ValueError:
                self.findings += broken_lock(self.shown(name), number, line)
        return found

    def meta(self) -> Meta | None:
        """plan.yml, and with it the languages of the plan."""
        meta = self.data("plan.yml", Meta)
        if meta is not None:
            codes = meta.languages or meta.title.codes
            if strange := tuple(unknown_language(meta, codes)):
                self.findings += strange
                codes += self.written()  # so that no text in a language that is misspelt there is a finding of its own
            self.languages = tuple(code for code in dict.fromkeys(codes) if code in known())
        return meta if self.languages else None

    def written(self) -> tuple[str, ...]:
        """The languages in which there are chapters: first that of the document as received, then the others."""
        found = {match[2] for name in self.present() if (match := _CHAPTER_FILE.fullmatch(name))}
        source = [code for code in known() if f"source/notice.{code}.txt" in self.present()]
        return tuple(code for code in dict.fromkeys([*source, *known()]) if code in found)

    def stand_in(self) -> Meta:
        """For a plan.yml that cannot be read: what the chapters that are there tell, so that their findings are told,
        too."""
        found = [match for name in self.present() if (match := _CHAPTER_FILE.fullmatch(name))]
        self.languages = self.written()
        marks = Marks(place=Place(path=self.shown("plan.yml")), keys={})
        title = Text.model_construct(marks=marks)
        chapters = tuple(dict.fromkeys(match[1] for match in found))
        return Meta.model_construct(title=title, chapters=chapters, marks=marks)

    def plan(self, meta: Meta) -> Plan:
        self.findings += strange_chapter(meta)
        languages = [language(code) for code in self.languages]
        expressions = tuple(self.expression(meta, each) for each in languages)
        name = f"source/notice.{languages[0] if languages else ''}.txt"
        source = self.file(name, received=True)
        return Plan(
            meta=meta,
            expressions=expressions,
            tables=tuple(self.tables()),
            glossary=self.data("glossary.yml", tuple[Term, ...]) or (),
            corrections=self.data("corrections.yml", tuple[Correction, ...]) or (),
            notes=self.data("notes.yml", tuple[Note, ...]) or (),
            allowances=self.data("allowances.yml", tuple[Allowance, ...]) or (),
            translated={each.code: self.lock(lock_name(each)) for each in languages[1:]},
            published=self.published("identities.lock"),
            moved=self.optional("moved.yml", tuple[Move, ...]) or (),
            changes=self.optional("changes.yml", tuple[Change, ...]) or (),
            figures=self.optional("figures.yml", Figures),
            links=self.optional("links.yml", tuple[Link, ...]) or (),
            progress=tuple(self.progress()),
            source=Source(path=self.shown(name), text=source.text if source else ""),
        )

    def others(self) -> Iterator[Finding]:
        known = tuple(self.shown(name) for name in self.known)
        for name in self.present():
            if name not in self.known:
                yield from unread_file(self.shown(name), known)


def load(folder: Path) -> Loaded:
    """Read plan/.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    loader = _Loader(folder=folder)
    meta = loader.meta()
    plan = loader.plan(meta or loader.stand_in())
    if meta is not None:
        loader.findings += loader.others()
    return Loaded(plan=plan if meta else None, findings=tuple(sorted(loader.findings)), unread=frozenset(loader.unread))


PLAN_RULES: Final = (missing_file, unreadable_file, unread_file, strange_chapter, unknown_language, broken_lock)
