"""`plansite release`: record what is published from now on.

Every identity of the plan goes into plan/identities.lock: from then on a check fails when one of them is gone without a
successor in plan/moved.yml. With `--edition NAME --date YYYY-MM-DD` the whole published document goes into
plan/editions/, too, and its digest into plan/editions.lock; the first edition is entered in plan.yml. Running it again
changes nothing.
"""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from plansite.commands.command import Command, Failed, WrongUsage, day, existing_plan, plan_option
from plansite.commands.edition_options import by_language, entry, status_option
from plansite.commands.findings import good_plan
from plansite.edition.release import NotReleased, kept_files
from plansite.edition.taking.yaml_edits import with_entry
from plansite.ground.write import trouble, write_tree
from plansite.load import load
from plansite.model import Plan
from plansite.model.history import lock_text, record
from plansite.model.proposals import NAME as PROPOSALS

LOCK: Final = "identities.lock"
_PLAN: Final = "plan.yml"


def _run(arguments: Namespace) -> None:
    if bool(arguments.edition) != bool(arguments.date):
        raise WrongUsage("--edition and --date belong together  --edition 和 --date 须同时给出")
    folder = existing_plan(arguments)
    plan = good_plan(folder)
    if plan.proposals:
        raise Failed(f"{PROPOSALS} is not settled: run plansite settle first  请先运行 plansite settle 落实待定事项")
    recorded = record(plan)
    entered = _entered(plan, folder, arguments)
    try:
        write_tree(folder, {**entered, **_kept(_with(plan, folder, entered), arguments), LOCK: lock_text(recorded)}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    new = sum(identity not in plan.published for identity in recorded)
    print(f"{LOCK}: {len(recorded)} identities, {new} of them new  共 {len(recorded)} 个标识，新增 {new} 个")


def _entered(plan: Plan, folder: Path, arguments: Namespace) -> Mapping[str, str]:
    """plan.yml with its first edition, where one is to be kept and none is there.

    Raises:
        WrongUsage: a translation of the plan has no name for it.
    """
    if plan.meta.editions or not arguments.edition:
        return {}
    names = by_language(plan, arguments.edition)
    for language in plan.translations:
        if language.code not in names:
            raise WrongUsage(
                f"what is it called in {language.english_name}? Add --edition {language}=…  "
                f"请加上{language.chinese_name}名称：--edition {language}=…"
            )
    return {_PLAN: with_entry((folder / _PLAN).read_text("utf-8"), "editions", entry(names, arguments))}


def _with(plan: Plan, folder: Path, files: Mapping[str, str]) -> Plan:
    """The plan with other files in the place of its own."""
    if not files:
        return plan
    with TemporaryDirectory() as place:
        copy = Path(place) / folder.resolve().name
        shutil.copytree(folder, copy)
        write_tree(copy, files, ())
        return load(copy).plan or plan


def _kept(plan: Plan, arguments: Namespace) -> Mapping[str, str]:
    """The files of the edition, where one is to be kept."""
    if not arguments.edition:
        return {}
    name = by_language(plan, arguments.edition)[plan.original.code]
    try:
        files = kept_files(plan, name, arguments.date)
    except NotReleased as error:
        raise Failed(str(error)) from error
    print(f"{name} ({arguments.date}): {', '.join(files)}  已存档")
    return files


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument(
        "--edition", action="append", metavar="NAME", help="keep the whole text as the edition of this name"
    )
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day on which that edition is published")
    status_option(parser, "draft")


COMMAND = Command(
    name="release", summary="record the identities that are published; keep an edition", options=_options, run=_run
)
