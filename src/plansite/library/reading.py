"""library.yml → ``Library``, or what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plansite.ground.findings import Finding, Place
from plansite.languages import known, language
from plansite.library import rules
from plansite.library.catalogue import NAME, Catalogue, Named, PlanEntry
from plansite.library.library import OWN_NAMES, Library, Member
from plansite.load.files import read_file
from plansite.load.meta import NAME as PLAN
from plansite.load.reading import Read, read_entries
from plansite.load.strict_yaml import compose

#: A folder in which a plan was published before: what a path of an address has, and never a way up.
_FORMER: Final = re.compile(r"(?:[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*)?", re.ASCII)
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
#: Bytes of a whole address at most: file systems and zips take some 200 in one name.
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What came of reading library.yml; there is a library only where nothing is wrong."""

    library: Library | None
    findings: tuple[Finding, ...]


def read_library(path: Path) -> Listed:
    """Read library.yml and look for the folders that it names.

    Args:
        path: of the file; folders that it names are looked for from its own.

    Raises:
        OSError: it cannot be read.
    """
    catalogue, findings = _catalogue(path)
    if catalogue is None or findings:
        return Listed(library=None, findings=tuple(sorted(findings)))
    members, wrong = _members(catalogue, path.absolute().parent)
    none = () if catalogue.plans else rules.no_plans(catalogue.at("plans"))
    findings = (*none, *_names(catalogue), *wrong)
    codes = catalogue.languages or catalogue.title.codes
    if findings:
        return Listed(library=None, findings=tuple(sorted(findings)))
    ordered = tuple(sorted(members, key=lambda member: member.address))
    languages = tuple(language(code) for code in codes)
    return Listed(library=Library(catalogue=catalogue, languages=languages, members=ordered), findings=())


def _catalogue(path: Path) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The file in its form; its languages are known only once it has been read without them."""
    file, findings = read_file(path, NAME)
    value, slips, readable = compose(file) if file else (None, (), False)
    findings = (*findings, *slips)
    if file is None or not readable:
        return None, findings
    first: Read[Catalogue] = read_entries(value, file, Catalogue, ())
    if first.value is None:
        return None, (*findings, *first.findings)
    codes = first.value.languages or first.value.title.codes
    place = first.value.at("languages" if first.value.languages else "title")
    strange = [code for position, code in enumerate(codes) if code not in known() or code in codes[:position]]
    if strange:
        unknown = (found for code in strange for found in rules.unknown_language(place, code, known()))
        return None, (*findings, *unknown)
    read: Read[Catalogue] = read_entries(value, file, Catalogue, codes)
    return read.value, (*findings, *read.findings)


def _names(catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the lists, and with the words of them that entries use."""
    places, fields = catalogue.regions, catalogue.fields
    yield from (*_repeated(places), *_repeated(fields))
    for entry in catalogue.plans:
        for key, name, names in (("place", entry.where, places), ("field", entry.field, fields)):
            ids = tuple(each.id for each in names)
            if name is not None and name not in ids:
                yield from rules.unknown_name(entry.at(key), key, name, ids)


def _repeated(names: tuple[Named, ...]) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for each in names:
        if each.id in first:
            yield from rules.name_twice(each.at("id"), each.id, first[each.id])
        first.setdefault(each.id, each.at("id"))


def _members(catalogue: Catalogue, root: Path) -> tuple[list[Member], list[Finding]]:
    """The plans that the entries name, and what is wrong with the entries."""
    members: list[Member] = []
    findings: list[Finding] = []
    folders: dict[Path, Place] = {}
    for entry in catalogue.plans:
        found, wrong = _found(entry, root)
        findings += wrong
        for folder in found:
            real = folder.resolve()
            if real in folders:
                shown = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)
                findings += rules.folder_twice(entry.at("folder"), shown, folders[real])
                continue
            folders[real] = entry.at("folder")
            address = _address(entry, folder)
            strange = tuple(_strange(entry, address)) or tuple(_taken(entry, address, members))
            findings += strange
            if not strange:
                members.append(Member(folder=folder, address=address, entry=entry))
    return members, [*findings, *_former(members)]


def _former(members: list[Member]) -> Iterator[Finding]:
    """Former addresses that are none, or that lie in the site of a plan."""
    for member in members:
        for former in member.entry.formerly:
            place, path = member.entry.at("formerly"), former.strip("/")
            if not _FORMER.fullmatch(path):
                yield from rules.strange_address(place, former, "it is no path below the host", "不是主机下的路径")
            for other in members:
                if f"{path}/".startswith(f"{other.address}/"):
                    yield from rules.address_twice(place, path, other.address, other.entry.at("address"))


def _found(entry: PlanEntry, root: Path) -> tuple[list[Path], list[Finding]]:
    """The folders of plans that an entry names."""
    place, text = entry.at("folder"), entry.folder
    if "*" not in text:
        folder = root / text
        if (folder / PLAN).is_file():
            return [folder], []
        beside = folder.parent.glob(f"*/{PLAN}") if folder.parent.is_dir() else ()
        there = tuple(sorted(Path(text).with_name(each.parent.name).as_posix() for each in beside))
        return [], [*rules.missing_folder(place, text, there)]
    anchor = Path(text).is_absolute() or ".." in Path(text).parts
    matches = [] if anchor else sorted(each.parent for each in root.glob(f"{text}/{PLAN}"))
    if not matches:
        return [], [*rules.empty_pattern(place, text)]
    outside = [each for each in matches if not each.resolve().is_relative_to(root.resolve()) or each.is_symlink()]
    findings = [found for each in outside for found in rules.folder_outside(place, each.relative_to(root).as_posix())]
    return [each for each in matches if each not in outside], findings


def _address(entry: PlanEntry, folder: Path) -> str:
    """The address that an entry gives a plan; the name of its folder stands for ``*``, and where none is said."""
    name = folder.resolve().name
    return name if entry.address is None else entry.address.replace("*", name)


def _strange(entry: PlanEntry, address: str) -> Iterator[Finding]:
    """What keeps an address from being one."""
    names = address.split("/")
    reason = None
    if not all(map(_NAME.fullmatch, names)):
        reason = ("it has more than small letters, digits and single hyphens", "只能用小写字母、数字和单个连字符")
    elif names[0] in {*OWN_NAMES, *known()}:
        reason = (f"the library keeps {names[0]}/ for itself", f"{names[0]}/ 由规划库自己使用")
    elif len(address) > _LONGEST:
        reason = (f"it is longer than {_LONGEST} characters", f"超过{_LONGEST}个字符")
    if reason:
        yield from rules.strange_address(entry.at("address"), address, *reason)


def _taken(entry: PlanEntry, address: str, members: list[Member]) -> Iterator[Finding]:
    """What other plan has the address, or one in it, or around it."""
    for other in members:
        if f"{other.address}/".startswith(f"{address}/") or f"{address}/".startswith(f"{other.address}/"):
            yield from rules.address_twice(entry.at("address"), address, other.address, other.entry.at("address"))
            return
