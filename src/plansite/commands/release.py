"""`plansite release`: record what is published from now on.

Every identity of the plan goes into plan/identities.lock: from then on a check fails when one of them is gone without a
successor in plan/moved.yml. With `--edition NAME --date YYYY-MM-DD` the whole published document goes into
plan/editions/, too, and its digest into plan/editions.lock. Running it again changes nothing.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from plansite.commands.command import Command, Failed, WrongUsage, day, existing_plan, plan_option
from plansite.commands.findings import good_plan
from plansite.edition.release import NotReleased, kept_files
from plansite.ground.write import trouble, write_tree
from plansite.model import Plan
from plansite.model.history import lock_text, record
from plansite.model.proposals import NAME as PROPOSALS

LOCK: Final = "identities.lock"


def _run(arguments: Namespace) -> None:
    if bool(arguments.edition) != bool(arguments.date):
        raise WrongUsage("--edition and --date belong together  --edition 和 --date 须同时给出")
    folder = existing_plan(arguments)
    plan = good_plan(folder)
    if plan.proposals:
        raise Failed(f"{PROPOSALS} is not settled: run plansite settle first  请先运行 plansite settle 落实待定事项")
    recorded = record(plan)
    try:
        write_tree(folder, {**_kept(plan, arguments), LOCK: lock_text(recorded)}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    new = sum(identity not in plan.published for identity in recorded)
    print(f"{LOCK}: {len(recorded)} identities, {new} of them new  共 {len(recorded)} 个标识，新增 {new} 个")


def _kept(plan: Plan, arguments: Namespace) -> Mapping[str, str]:
    """The files of the edition, where one is to be kept."""
    if not arguments.edition:
        return {}
    try:
        files = kept_files(plan, arguments.edition, arguments.date)
    except NotReleased as error:
        raise Failed(str(error)) from error
    print(f"{arguments.edition} ({arguments.date}): {', '.join(files)}  已存档")
    return files


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--edition", metavar="NAME", help="keep the whole text as the edition of this name")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day on which that edition is published")


COMMAND = Command(
    name="release", summary="record the identities that are published; keep an edition", options=_options, run=_run
)
