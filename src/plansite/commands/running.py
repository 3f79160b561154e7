"""Running a subcommand: its arguments, and what comes of it as lines and an exit code."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from plansite.commands.command import Command, Failed, WrongUsage

DONE: Final = 0
FAILED: Final = 1
WRONG_USAGE: Final = 2


class _Parser(ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Print it and leave."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message} ({self.prog} --help)\n")


def run(commands: Sequence[Command], argv: Sequence[str] | None = None) -> int:
    """Run the one of these subcommands that the arguments name; its exit code.

    Raises:
        SystemExit: the arguments are not those of any, or ask for help.
    """
    arguments = _parser(commands).parse_args(argv)
    command: Command = arguments.command
    try:
        command.run(arguments)
    except WrongUsage as error:
        return _ended(WRONG_USAGE, str(error))
    except Failed as error:
        return _ended(FAILED, str(error))
    except KeyboardInterrupt:
        return _ended(FAILED, "stopped")
    return DONE


def _ended(code: int, message: str) -> int:
    """Say why a command did not do its work, below what it has printed."""
    sys.stdout.flush()
    if message:
        print(message, file=sys.stderr)
    return code


def _parser(commands: Sequence[Command]) -> ArgumentParser:
    parser = _Parser(prog="plansite", description="Check a plan and publish it as a site, as PDFs and as data.")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in commands:
        description = sys.modules[command.run.__module__].__doc__
        one = subcommands.add_parser(
            command.name,
            help=command.summary,
            description=description,
            formatter_class=RawDescriptionHelpFormatter,
        )
        command.options(one)
        place = "the folder with mkdocs.yml (default: the current one)"
        one.add_argument("--root", type=Path, default=Path(), metavar="FOLDER", help=place)
        one.set_defaults(command=command)
    return parser
