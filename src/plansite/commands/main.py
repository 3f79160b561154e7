"""The command `plansite` with all its subcommands."""

from collections.abc import Sequence
from typing import Final

from plansite.commands.build import BUILD
from plansite.commands.check import CHECK
from plansite.commands.command import Command
from plansite.commands.hosting import HOSTING
from plansite.commands.importing import IMPORT
from plansite.commands.new import NEW
from plansite.commands.offline import OFFLINE
from plansite.commands.pdf import PDF
from plansite.commands.release import RELEASE
from plansite.commands.running import run
from plansite.commands.serve import SERVE
from plansite.commands.tables import TABLES
from plansite.commands.translated import TRANSLATED
from plansite.commands.zensical import ZENSICAL

COMMANDS: Final[tuple[Command, ...]] = (
    CHECK, TABLES, PDF, BUILD, SERVE, NEW, IMPORT, TRANSLATED, RELEASE, OFFLINE, HOSTING, ZENSICAL,
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; its exit code."""
    return run(COMMANDS, argv)
