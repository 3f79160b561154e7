"""Plans with one thing wrong: a small good plan, changed as a case file says."""

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.forms.drafts import draft
from plansite.languages import language
from plansite.model.papers import PaperKind

HERE: Final = Path(__file__).parent
SMALL: Final = HERE / "plans" / "small"
CASES: Final = HERE / "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """``changes`` are applied in order; ``findings`` are the first lines of all findings that then come, in order."""

    name: str
    changes: tuple[dict[str, Any], ...]
    findings: tuple[str, ...]


def cases(folder: Path = CASES) -> list[Case]:
    """Every case file of a folder."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        entry = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        found.append(Case(name=path.stem, changes=tuple(entry["changes"]), findings=tuple(entry["findings"])))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What an editor slips at: ``find`` becomes ``put`` in ``file`` (without ``find``: at its end); what is told."""

    name: str
    file: str
    put: str
    finding: str
    find: str = ""


def mistakes() -> list[Mistake]:
    """Every mistake of tests/load/mistakes.yml."""
    entries = yaml.load((HERE / "load" / "mistakes.yml").read_text("utf-8"), yaml.CSafeLoader)
    return [Mistake(name=entry.pop("mistake"), **entry) for entry in entries]


def plan_with(case: Case, folder: Path) -> Path:
    """The small plan with the changes of a case, below ``folder``.

    Raises:
        ValueError: the text to be replaced does not stand in its file exactly once.
    """
    plan = folder / "plan"
    shutil.copytree(SMALL, plan)
    for change in case.changes:
        apply(plan / change["file"], change)
    return plan


def apply(path: Path, change: dict[str, Any]) -> None:
    """Make one change to a file: delete it, make it a link, copy it, write it, add to it, or find and put.

    ``template`` puts in its place the Word template of that kind, with what is found in it replaced.
    """
    if change.get("delete"):
        path.unlink()
    elif "link" in change:
        path.unlink()
        path.symlink_to(change["link"])
    elif "bytes" in change:
        path.write_bytes(bytes.fromhex(change["bytes"]))
    elif "template" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(template_with(change["template"], path.name.split(".")[1], change["find"], change["put"]))
    elif "copy" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / change["copy"], path)
    elif "write" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change["write"], "utf-8")
    else:
        path.write_text(changed(path.read_text("utf-8"), change), "utf-8")


def changed(text: str, change: dict[str, Any]) -> str:
    """A text with one change made to it: something is added, or put in the place of what is found.

    Raises:
        ValueError: what is to be replaced does not stand in it exactly once.
    """
    if "add" in change:
        return text + str(change["add"])
    if text.count(change["find"]) != 1:
        raise ValueError(f"{change['find']!r} stands {text.count(change['find'])} times in {change['file']}")
    return text.replace(change["find"], change["put"])


def template_with(kind: PaperKind, code: str, find: str, put: str) -> bytes:
    """The Word template of a kind that comes with the project, with other words in one place.

    Raises:
        ValueError: the words to be replaced do not stand in it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(draft(kind, language(code)))) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            text = given.read(name).decode("utf-8")
            if name == "word/document.xml":
                if find not in text:
                    raise ValueError(f"{find!r} does not stand in the template")
                text = text.replace(find, put)
            made.writestr(name, text)
    return out.getvalue()
