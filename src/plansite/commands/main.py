"""The command `plansite` with all its subcommands."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from plansite.commands.command import Command
from plansite.commands.running import run

#: The subcommands in the order of the help, and the module beside this one that holds each as ``COMMAND``.
MODULES: Final = {
    "check": "check",
    "tables": "tables",
    "pdf": "pdf",
    "build": "build",
    "serve": "serve",
    "new": "new",
    "import": "importing",
    "add-language": "add_language",
    "translated": "translated",
    "desk": "desk",
    "fix": "fix",
    "sheets": "sheets",
    "word": "word",
    "undo": "undoing",
    "collate": "collating",
    "answers": "answers",
    "templates": "templates",
    "release": "release",
    "new-edition": "new_edition",
    "settle": "settle",
    "offline": "offline",
    "hosting": "hosting",
    "zensical": "zensical",
    "library": "library",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; its exit code. Only its own module is loaded, so that it needs what it needs and no more."""
    words = sys.argv[1:] if argv is None else argv
    named = words[:1] if words and words[0] in MODULES else MODULES
    return run([command(name) for name in named], words)


def command(name: str) -> Command:
    """The subcommand of this name."""
    found: Command = import_module(f"plansite.commands.{MODULES[name]}").COMMAND
    return found
