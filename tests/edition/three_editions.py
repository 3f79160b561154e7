"""A small plan in three editions: the draft as files, the others as changes to it with a list of what each change is."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import yaml

from plansite.edition.release import kept_files
from plansite.model import Plan
from plansite.model.history import lock_text, record
from tests.bad_plans import apply
from tests.loaded import read

HERE: Final = Path(__file__).parent / "three"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An edition, the one before it, and what was written down by hand: kind by block, and what changes mean."""

    old: Plan
    new: Plan
    blocks: Mapping[str, str]
    meanings: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """From the draft to the final edition, and from that to the amended one."""
    with TemporaryDirectory() as folder:
        plan = Path(folder) / "plan"
        shutil.copytree(HERE / "draft", plan)
        editions, found = [read(plan)], []
        for name in ("final", "amended"):
            entry = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
            for change in entry["changes"]:
                apply(plan / change["file"], change)
            editions.append(read(plan))
            found.append(
                Step(old=editions[-2], new=editions[-1], blocks=entry["blocks"], meanings=tuple(entry["meanings"]))
            )
    return tuple(found)


@cache
def three_editions() -> Plan:
    """The plan with three editions, two of them kept."""
    with TemporaryDirectory() as folder:
        return read(written(Path(folder)))


def written(folder: Path) -> Path:
    """The plan with its amended edition, below a folder, the two before kept as they were published."""
    plan = folder / "plan"
    shutil.copytree(HERE / "draft", plan)
    keep(plan)
    for name in ("final", "amended"):
        for change in yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))["changes"]:
            apply(plan / change["file"], change)
        keep(plan)
    return plan


def keep(folder: Path) -> None:
    """Release the edition that stands in a folder."""
    plan = read(folder)
    assert plan.meta.edition
    edition = plan.meta.edition
    kept = kept_files(plan, edition.name.texts[0], edition.published)
    for name, text in {**kept, "identities.lock": lock_text(record(plan))}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
