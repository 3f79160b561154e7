"""`plansite check`: check plan/ and write nothing."""

from argparse import ArgumentParser, Namespace

from plansite.checks import CHECKS
from plansite.commands.command import Command, existing_plan, plan_option
from plansite.commands.findings import good_plan
from plansite.load import READING_RULES


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--list", action="store_true", help="print the rules and stop")


def _run(arguments: Namespace) -> None:
    if arguments.list:
        for rule in (*READING_RULES, *CHECKS):
            print(f"{rule.name}\n    {rule.doc.strip()}\n")
        return
    good_plan(existing_plan(arguments), typesetting=True, propose=True)


COMMAND = Command(name="check", summary="check the plan and write nothing", options=_options, run=_run)
