"""The folder plan/: which files it has, which of them were read, and what was wrong with them."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from plansite.ground.findings import HOME, Fault, Finding, Place, did_you_mean, rule
from plansite.load.aside import answered
from plansite.load.files import File, read_file
from plansite.load.reading import read_yaml
from plansite.load.waiting import WaitingFile

T = TypeVar("T")


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


@rule("file-outside")
def file_outside(path: str) -> Iterator[Fault]:
    """No file of a plan lies outside its folder: a link could publish what nobody meant to.

    Bad:  plan/chapters/01.zh.md as a link to a file of another plan
    Good: a file of its own
    """
    yield Fault(
        place=Place(path=path),
        message="this is a link that leads out of the folder of the plan",
        hint="put the file itself here",
        hint_zh="这是指向规划文件夹之外的链接：请把文件本身放在这里",
    )


#: Files of Windows, and the locks and copies of Word, WPS, LibreOffice and editors.
_LEFT_BEHIND: Final = re.compile(r"\..*|~\$.*|Thumbs\.db|desktop\.ini|.*~|.*\.(?:tmp|bak|swp)", re.IGNORECASE)


def _is_left_behind(name: str) -> bool:
    return bool(_LEFT_BEHIND.fullmatch(name))


def _leads_into(link: Path, root: Path) -> bool:
    """Whether a link leads into a folder; one that leads in circles leads nowhere, and is no file."""
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


@dataclass(slots=True)
class Folder:
    """Reads files below plan/, remembers which, and gathers findings.

    ``languages`` are the codes of the plan's languages, the original first; empty until plan.yml has been read.
    ``waiting`` are the documents that a translation which is being made does not have whole.
    """

    path: Path
    findings: list[Finding] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    languages: tuple[str, ...] = ()
    waiting: list[WaitingFile] = field(default_factory=list)
    _present: tuple[str, ...] | None = None

    def shown(self, name: str) -> str:
        """The name as findings show it; a file system allows names that are no text."""
        if not name.isprintable():
            name = "".join(character if character.isprintable() else "\ufffd" for character in name)
        return f"{HOME}/{name}"

    def present(self) -> tuple[str, ...]:
        """The names of all files below plan/, in order, without those that systems and office programs leave there."""
        if self._present is None:
            files = (path for path in self.path.rglob("*") if path.is_file())
            names = (path.relative_to(self.path) for path in files)
            kept = (name.as_posix() for name in names if not any(map(_is_left_behind, name.parts)))
            self._present = tuple(sorted(kept))
        return self._present

    def has(self, *names: str) -> bool:
        """Whether one of these files is there."""
        return any((self.path / name).is_file() for name in names)

    def file(self, name: str, *, received: bool = False) -> File | None:
        self.known.add(name)
        path = self.path / name
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

    def translated(self, name: str, code: str) -> File | None:
        """A document of a translation that is being made, if it is whole."""
        if not self.has(name):
            self.waiting.append(WaitingFile(code=code, place=Place(path=self.shown(name))))
            return None
        if (file := self.file(name)) is None:
            return None
        found = answered(file)
        if found.waiting:
            place = Place(path=file.path, line=found.waiting[0])
            self.waiting.append(WaitingFile(code=code, place=place, blocks=len(found.waiting), begun=found.begun))
            return None
        return found.file

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of a file that is no text."""
        self.known.add(name)
        path = self.path / name
        if path.is_file():
            return path.read_bytes()
        self.unread.add(name)
        self.findings += missing_file(self.shown(name), tuple(map(self.shown, self.present())))
        return None

    def data(self, name: str, form: type[T]) -> T | None:
        if (file := self.file(name)) is None:
            return None
        read = read_yaml(file, form, self.languages)
        self.findings += read.findings
        if not read.whole:
            self.unread.add(name)
        return read.value

    def optional(self, name: str, form: type[T]) -> T | None:
        """A data file that a plan without such entries need not have."""
        self.known.add(name)
        path = self.path / name
        return self.data(name, form) if path.is_file() or path.is_symlink() else None

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a lock file. Without it nothing has been confirmed or published yet."""
        self.known.add(name)
        file = self.file(name) if (self.path / name).is_file() else None
        return tuple(file.text.splitlines()) if file else ()

    def leading_out(self) -> Iterator[Finding]:
        """Links, to files or to folders, that lead out of the folder."""
        root = self.path.resolve()
        for place, folders, files in os.walk(self.path):
            for path in (Path(place, name) for name in sorted([*folders, *files])):
                if path.is_symlink() and not _leads_into(path, root):
                    yield from file_outside(self.shown(path.relative_to(self.path).as_posix()))

    def left(self) -> Iterator[Finding]:
        """The files that nothing has read."""
        for name in self.present():
            if name not in self.known:
                yield from unread_file(self.shown(name), tuple(map(self.shown, self.known)))


FOLDER_RULES: Final = (missing_file, unreadable_file, unread_file, file_outside)
