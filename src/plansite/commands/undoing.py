"""`plansite undo`: take back the last change that a command or the desk made in plan/."""

from argparse import ArgumentParser, Namespace

from plansite.commands.command import Command, Failed, existing_plan, plan_option
from plansite.ground.write import trouble
from plansite.office.undo import Conflict, undo


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)


def _run(arguments: Namespace) -> None:
    try:
        kept = undo(existing_plan(arguments))
    except Conflict as error:
        raise Failed(f"changed since, so nothing was taken back: {error}  之后又改过，未撤销：{error}") from error
    except OSError as error:
        raise Failed(trouble(error)) from error
    if kept is None:
        print("there is nothing to take back  没有可撤销的改动")
    else:
        print(f"taken back: {kept.title} ({', '.join(kept.files)})  已撤销：{kept.title}")


COMMAND = Command(
    name="undo", summary="take back the last change that a command made in plan/", options=_options, run=_run
)
