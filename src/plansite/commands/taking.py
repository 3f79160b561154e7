"""Taking a received later edition over into a plan: `plansite import FINAL.docx --onto plan/`."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from plansite.commands.command import Failed
from plansite.commands.findings import readable_plan
from plansite.commands.settle import text_files
from plansite.edition.taking.files import OtherPlan, Taken, take_over
from plansite.importer.document import import_document
from plansite.importer.folder import write_folder
from plansite.importer.report import report
from plansite.load import load
from plansite.model import Plan
from plansite.model.proposals import NAME
from plansite.office.undo import kept_record

_SOURCE = "source/"


def take_onto(source: Path, folder: Path) -> None:
    """Import a document onto a plan, and print what was recognised, carried over and left to decide.

    Raises:
        ImportFailure: the document cannot be read.
        OSError: the folder cannot be written.
        Failed: it is the document of another plan, or proposals of an import before it are not settled.
    """
    plan = readable_plan(folder)
    if plan.proposals:
        raise Failed(f"{NAME} still holds proposals of an import: settle them first  请先落实上次导入的待定事项")
    made = import_document(source.read_bytes(), str(source), plan.original)
    with TemporaryDirectory() as place:
        write_folder(Path(place) / "received", made.files)
        received = load(Path(place) / "received").plan
        new = text_files(Path(place) / "received")
    if received is None:
        raise Failed(f"{source}: nothing of a plan was found in it  未能识别出规划的内容")
    try:
        taken = take_over(plan, received, text_files(folder), new)
    except OtherPlan as error:
        raise Failed(f"{source}: {error}") from error
    files, gone = _everything(taken, plan, folder, made.files), _gone(taken, folder, made.files)
    record = kept_record(folder, {**files, **dict.fromkeys(gone)}, source.name)
    write_folder(folder, {**files, **{name: text.encode() for name, text in record.items()}}, gone=gone)
    print("\n".join(report(made.outline, str(source), made.characters)))
    print(_told(taken))


def _everything(taken: Taken, plan: Plan, folder: Path, made: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the plan, the document as received, and the one before under the day of its edition."""
    files = {name: text.encode() for name, text in taken.files.items()}
    files |= {name: data for name, data in made.items() if name.startswith((_SOURCE, "pictures/"))}
    day = plan.meta.editions[-2].published if len(plan.meta.editions) > 1 else "before"
    return files | {f"{_SOURCE}{day}/{path.name}": path.read_bytes() for path in _sources(folder)}


def _sources(folder: Path) -> list[Path]:
    """The document of the edition before, as it was received."""
    return [path for path in sorted((folder / _SOURCE).glob("*")) if path.is_file()]


def _gone(taken: Taken, folder: Path, made: Mapping[str, bytes]) -> tuple[str, ...]:
    """Files of the edition before that this one does not have."""
    sources = (f"{_SOURCE}{path.name}" for path in _sources(folder))
    return (*taken.gone, *(name for name in sources if name not in made))


def _told(taken: Taken) -> str:
    names, asked = taken.carried.identities, len(taken.carried.asked)
    kept = len(names) - sum(match.new is not None for match in taken.carried.asked)
    told = f"{kept} of {len(names)} blocks keep their identities  {len(names)} 处内容中 {kept} 处沿用原标识"
    if not asked:
        return told
    return f"{told}\n{NAME}: {asked} to decide, then plansite settle  {asked} 处待核对，核对后运行 plansite settle"
