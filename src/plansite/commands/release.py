"""`plansite release`: record what is published from now on: every identity of the plan goes into plan/identities.lock.

From then on a check fails when one of them is gone without a successor in plan/moved.yml. Running it again changes
nothing.
"""

from argparse import ArgumentParser, Namespace
from typing import Final

from plansite.commands.command import Command, Failed, existing_plan, plan_option
from plansite.commands.findings import good_plan
from plansite.ground.write import trouble, write_tree
from plansite.model.history import lock_text, record

LOCK: Final = "identities.lock"


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = good_plan(folder)
    recorded = record(plan)
    try:
        write_tree(folder, {LOCK: lock_text(recorded)}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    new = sum(identity not in plan.published for identity in recorded)
    print(f"{LOCK}: {len(recorded)} identities, {new} of them new  共 {len(recorded)} 个标识，新增 {new} 个")


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)


COMMAND = Command(
    name="release", summary="record the identities of what is published from now on", options=_options, run=_run
)
