"""`plansite tables`: plan/ → docs/, the pages that MkDocs reads."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed, plan_option, project
from plansite.commands.findings import good_plan
from plansite.ground.write import trouble
from plansite.site.generated import generate
from plansite.site.settings import public_address
from plansite.site.workspace import BusyError, writing


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--docs", type=Path, metavar="FOLDER", help="where the pages go (default: docs/)")


def _run(arguments: Namespace) -> None:
    here = project(arguments)
    docs = arguments.docs or here.docs
    plan = good_plan(here.plan)
    try:
        with writing(here, docs):
            written = generate(plan, public_address(here.settings), docs)
    except BusyError as error:
        raise Failed(str(error)) from error
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"docs/: {written.changed} written, {written.same} unchanged, {written.removed} removed")


COMMAND = Command(name="tables", summary="write the generated pages into docs/", options=_options, run=_run)
